"""A release on its way to the public: review, clearance, publication, withdrawal."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.files.models import FileKind
from planner.files.operations import read, store
from planner.kernel.errors import Conflict
from planner.kernel.moments import clock_text, day_text
from planner.kernel.phrases import phrase
from planner.releases.issue import Issue, issue_of, paper_of
from planner.releases.letterhead import letterhead
from planner.releases.models import Release, ReleaseStatus
from planner.releases.operations import (
    clear,
    correct,
    publish,
    set_embargo,
    set_slug_line,
    submit,
    take_address,
    take_back,
    withdraw,
)
from planner.releases.papers import release_html
from planner.releases.queries import approver_count
from planner.web.database import db
from planner.web.desk.forms.releases import EmbargoForm, ReasonForm, SlugForm
from planner.web.desk.registers import attempt
from planner.web.desk.release_facts import findings_of, record_of
from planner.web.desk.releases import back, find_release, page
from planner.web.doors import needs
from planner.web.downloads import paper_response
from planner.web.fittings import press, settings
from planner.web.notices import flash
from planner.web.unit import begin_writing, current_office, current_work

blueprint = Blueprint("release_status", __name__, url_prefix="/releases/<int:release_id>")


@blueprint.get("/preview")
@needs(Role.VIEWER)
def preview(release_id: int) -> ResponseReturnValue:
    """As a reader of the newsroom will see it."""
    release = find_release(release_id)
    return render_template(
        "desk/release_status/preview.html", release=release, issue=_issue(release)
    )


@blueprint.get("/paper.pdf")
@needs(Role.VIEWER)
def paper(release_id: int) -> ResponseReturnValue:
    """The paper as it would be printed now, marked as a draft; once published, as it was printed."""
    release = find_release(release_id)
    if release.pdf is not None:
        return paper_response(read(settings().files_folder, release.pdf), _name(release))
    issue = _issue(release)
    watermark = phrase(release.language, "releases.draft")
    return paper_response(_printed(release, issue, watermark), _name(release))


@blueprint.post("/slug-line")
@needs(Role.EDITOR)
def save_slug_line(release_id: int) -> ResponseReturnValue:
    release = find_release(release_id)
    form = SlugForm.read()
    _, status = attempt(
        form,
        lambda: set_slug_line(
            current_work(), release, form.slug_line.data or "", form.opened_version
        ),
        stored=lambda: SlugForm.filled(release),
    )
    if status != 303:
        return page(release, slug=form, status=status)
    flash("The line is saved." if release.slug_line else "The headline runs on from page 2.")
    return back(release)


@blueprint.post("/embargo")
@needs(Role.EDITOR)
def save_embargo(release_id: int) -> ResponseReturnValue:
    release = find_release(release_id)
    form = EmbargoForm.read()
    _, status = attempt(
        form,
        lambda: set_embargo(current_work(), release, form.plan(), form.opened_version),
        stored=lambda: EmbargoForm.filled(release, release.event),
    )
    if status != 303:
        return page(release, embargo=form, status=status)
    flash("The embargo is set." if release.embargo_until else "There is no embargo.")
    return back(release)


@blueprint.post("/submission")
@needs(Role.EDITOR)
def hand_in(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    submit(current_work(), release)
    flash("Handed in. Whoever clears it finds it here.")
    return back(release)


@blueprint.post("/return")
@needs(Role.EDITOR)
def hand_back(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    take_back(current_work(), release)
    flash("Back to draft. The text can be changed again.")
    return back(release)


@blueprint.post("/clearance")
@needs(Role.APPROVER)
def give_clearance(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    approvers = db.session.scalar(approver_count(current_office().id)) or 0
    clear(
        current_work(), release, findings_of(release, record_of(release.event)), approvers=approvers
    )
    flash("Cleared. It can be published now.")
    return back(release)


@blueprint.post("/publication")
@needs(Role.APPROVER)
def give_out(release_id: int) -> ResponseReturnValue:
    """Freeze the text, print the paper once, keep its bytes."""
    begin_writing()
    release = find_release(release_id)
    if release.status is not ReleaseStatus.CLEARED:
        raise Conflict("Only a cleared release can be published.")
    work, findings = current_work(), findings_of(release, record_of(release.event))
    take_address(work, release, _issue(release).headline)
    issue = _issue(release)
    folder = settings().files_folder
    content = _printed(release, issue)
    pdf = store(work, folder, FileKind.PAPER, f"{release.slug}.pdf", content, "application/pdf")
    publish(work, release, issue, pdf, findings)
    flash(
        "Published. It will be in the newsroom when the embargo ends."
        if release.embargo_until and release.embargo_until > work.now
        else "Published. It is in the newsroom now."
    )
    return back(release)


@blueprint.post("/withdrawal")
@needs(Role.APPROVER)
def take_out(release_id: int) -> ResponseReturnValue:
    release = find_release(release_id)
    form = ReasonForm.read()
    if not form.validate():
        return page(release, reason=form, status=422)
    begin_writing()
    withdraw(current_work(), release, form.reason.data)
    flash("Withdrawn. Copies that others keep may be shown for five minutes more.")
    return back(release)


@blueprint.post("/correction")
@needs(Role.EDITOR)
def begin_correction(release_id: int) -> ResponseReturnValue:
    begin_writing()
    version = correct(current_work(), find_release(release_id))
    flash("This is the new version. The published one stays until you publish this one.")
    return redirect(url_for("desk.releases.show", release_id=version.id), 303)


def _issue(release: Release) -> Issue:
    """What was issued, or what would be issued now."""
    if release.issued:
        return Issue.from_json(release.issued)
    office, work = current_office(), current_work()
    address = work.links.release(office.slug, release.slug)
    return issue_of(
        release.blocks,
        language=release.language,
        office=office,
        event=release.event,
        embargo_until=release.embargo_until,
        zone=release.zone,
        slug_line=release.slug_line,
        footer=_footer(release, address),
    )


def _footer(release: Release, address: str) -> str:
    wall = current_work().now.astimezone(ZoneInfo(release.zone))
    when = f"{day_text(wall.date(), release.language)}, {clock_text(wall.time())}"
    said = phrase(release.language, "releases.footer", when=when, address=address)
    if release.number > 1:
        corrected = phrase(release.language, "releases.corrected", number=release.number)
        return f"{corrected} {said}"
    return said


def _printed(release: Release, issue: Issue, watermark: str = "") -> bytes:
    head = letterhead(release.event, release.language, current_office())
    sheet = release_html(paper_of(issue, head, watermark=watermark))
    return press().print(sheet, assets=head.assets(settings().files_folder))


def _name(release: Release) -> str:
    return f"release-{release.language}-{release.number}"
