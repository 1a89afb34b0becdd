"""The status of a release: review, clearance, publication, correction, withdrawal."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.files.models import FileKind, StoredFile
from planner.files.operations import read, store
from planner.kernel.dates import list_text
from planner.kernel.embargo import is_over
from planner.kernel.messages import gettext as _
from planner.phrases import phrase
from planner.releases.clearance import clear, request_clearance, send_back
from planner.releases.lifecycle import must_be_draft, must_not_be_out
from planner.releases.models import Release
from planner.releases.operations import correct, withdraw
from planner.releases.papers.letterhead import letterhead
from planner.releases.papers.release_paper import release_html
from planner.releases.papers.release_text import ReleaseText, note_line, release_text_at
from planner.releases.papers.release_word import release_word
from planner.releases.papers.shown_pictures import picture_words
from planner.releases.publication.policy import (
    MAY_CLEAR,
    MAY_PUBLISH,
    MAY_WITHDRAW,
    must_be_somebody_else,
)
from planner.releases.publication.publishing import (
    PreparedRelease,
    prepare,
    publish,
    replacement,
    text_to_publish,
)
from planner.releases.queries import approver_count
from planner.web.database import db
from planner.web.desk.forms.releases import NoteForm, ReasonForm, SendBackForm
from planner.web.desk.releases.editor import back, find_release, keeps_what_was_typed
from planner.web.desk.releases.editor_form import editor_of, save_sent
from planner.web.desk.releases.facts import comments_on, findings_of, record_of, versions_of
from planner.web.desk.releases.sheet import page
from planner.web.doors import needs
from planner.web.downloads import paper_response, word_response
from planner.web.extensions import settings
from planner.web.form_submission import submit_form
from planner.web.notices import flash, refuse
from planner.web.pdf import render_pdf, rendered_once
from planner.web.transaction import begin_writing, current_office, current_work

blueprint = Blueprint("release_status", __name__, url_prefix="/releases/<int:release_id>")


@blueprint.get("/preview")
@needs(Role.VIEWER)
def preview(release_id: int) -> ResponseReturnValue:
    """The release as readers of the newsroom will see it."""
    release = find_release(release_id)
    return render_template(
        "desk/release_status/preview.html",
        release=release,
        issue=_text(release),
        note_line=note_line,
        picture_url=lambda public_id: url_for("desk.files.show", public_id=public_id),
        picture_words=picture_words(release.language),
        replaced=replacement(release, versions_of(release)),
    )


@blueprint.get("/paper.pdf")
@needs(Role.VIEWER)
def paper(release_id: int) -> ResponseReturnValue:
    """The published PDF, or a draft with a watermark before publication.

    With `beside`, for the frame beside the sheet, the same text is printed once.
    """
    release = find_release(release_id)
    name = f"release-{release.language}-{release.number}"
    if stored := release.paper_at(current_work().now):
        return paper_response(read(settings().files_folder, stored), name)
    head = letterhead(release.event, release.language, current_office())
    watermark = phrase(release.language, "releases.draft")
    text, assets = _text(release), head.assets(settings().files_folder)
    html = release_html(text, head, watermark=watermark)
    if "beside" in request.args:
        # The foot of the page tells the minute; a preview need not.
        content = release_html(replace(text, footer=""), head, watermark=watermark)
        return paper_response(rendered_once(content, html, assets), name)
    return paper_response(render_pdf(html, assets), name)


@blueprint.get("/release.docx")
@needs(Role.VIEWER)
def word(release_id: int) -> ResponseReturnValue:
    """The published text, or the draft, for Word."""
    release = find_release(release_id)
    content = release_word(_text(release), current_work().now)
    return word_response(content, f"release-{release.language}-{release.number}")


@blueprint.post("/slug-line")
@needs(Role.EDITOR)
@keeps_what_was_typed
def save_slug_line(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    must_not_be_out(release)
    flash(_("The line is saved.") if release.slug_line else _("The headline runs on from page 2."))
    return back(release)


@blueprint.post("/embargo")
@needs(Role.EDITOR)
@keeps_what_was_typed
def save_embargo(release_id: int) -> ResponseReturnValue:
    """Allowed until publication. A clearance stands, but the editor page shows the change."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    must_not_be_out(release)
    flash(_("The embargo is set.") if release.embargo_until else _("There is no embargo."))
    return back(release)


@blueprint.post("/clearance-request")
@needs(Role.EDITOR)
@keeps_what_was_typed
def request_release_clearance(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    if told := request_clearance(current_work(), release):
        names = list_text([user.name for user in told])
        flash(_("Handed in for clearing. A letter tells %(names)s.", names=names))
    else:
        flash(_("Clearance is requested. Whoever clears it finds the release here."))
    return back(release)


@blueprint.post("/own-clearance")
@needs(MAY_CLEAR)
@keeps_what_was_typed
def clear_alone(release_id: int) -> ResponseReturnValue:
    """Hand in and clear at once, where nobody else could clear it."""
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    actor = current_work().actor_id
    must_be_somebody_else([actor] if actor else [], actor, _approvers())
    request_clearance(current_work(), release)
    _clear(release)
    return back(release)


@blueprint.post("/return")
@needs(Role.EDITOR)
def send_release_back(release_id: int) -> ResponseReturnValue:
    release, form = find_release(release_id), SendBackForm.read()
    _saved, status = submit_form(
        form, lambda: send_back(current_work(), release, form.reason.data or "")
    )
    if status != 303:
        return page(release, sending_back=form, status=status)
    flash(_("Back to draft. The text can be changed again."))
    return back(release)


@blueprint.post("/clearance")
@needs(MAY_CLEAR)
def clear_release(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    _clear(release)
    return back(release)


def _clear(release: Release) -> None:
    record = record_of(release.event, release.embargo_until)
    findings = findings_of(release, record, versions_of(release), comments_on(release))
    clear(current_work(), release, findings, current_office(), approvers=_approvers())
    flash(_("Cleared. It can be published now."))


def _approvers() -> int:
    return db.session.scalar(approver_count(current_office().id)) or 0


@blueprint.post("/publication")
@needs(MAY_PUBLISH)
def publish_release(release_id: int) -> ResponseReturnValue:
    """Prepare, print without a lock, and publish if nothing has changed meanwhile."""
    release, folder = find_release(release_id), settings().files_folder
    record = record_of(release.event, release.embargo_until)
    findings = findings_of(release, record, versions_of(release), comments_on(release))
    prepared = prepare(current_work(), release, findings, current_office(), folder)
    pdf = render_pdf(prepared.html, prepared.assets)
    open_pdf = render_pdf(prepared.open_html, prepared.assets) if prepared.open_html else b""
    begin_writing()
    work = current_work()
    stored = _store_paper(prepared, pdf)
    publish(
        work,
        release,
        prepared,
        current_office(),
        stored,
        _store_paper(prepared, open_pdf) if open_pdf else None,
    )
    flash(
        _("Published. It will be in the newsroom when the embargo ends.")
        if not is_over(release.embargo_until, work.now)
        else _("Published. It is in the newsroom now.")
    )
    return back(release)


def _store_paper(prepared: PreparedRelease, pdf: bytes) -> StoredFile:
    folder, name = settings().files_folder, f"{prepared.slug}.pdf"
    return store(current_work(), folder, FileKind.PAPER, name, pdf, "application/pdf")


@blueprint.post("/withdrawal")
@needs(MAY_WITHDRAW)
def withdraw_release(release_id: int) -> ResponseReturnValue:
    release = find_release(release_id)
    form = ReasonForm.read()
    _saved, status = submit_form(
        form,
        lambda: withdraw(current_work(), release, form.reason.data, form.notice.data or ""),
    )
    if status != 303:
        # Only the page of a published release has this form; others show the error on top.
        refuse(" ".join(map(str, form.form_errors)))
        return page(release, reason=form, status=status)
    flash(
        _(
            "Withdrawn. The newsroom shows a notice in its place. "
            "The After tab offers a letter to those who have it."
        )
    )
    return back(release)


@blueprint.post("/correction")
@needs(Role.EDITOR)
def correct_release(release_id: int) -> ResponseReturnValue:
    release, form = find_release(release_id), NoteForm.read()
    version, status = submit_form(
        form, lambda: correct(current_work(), release, form.note.data or "")
    )
    if version is None:
        return page(release, replace(editor_of(release), note=form), status=status)
    flash(_("This is the new version. The published one stays until you publish this one."))
    return redirect(url_for("desk.releases.show", release_id=version.id), 303)


@blueprint.post("/correction-note")
@needs(Role.EDITOR)
@keeps_what_was_typed
def save_correction_note(release_id: int) -> ResponseReturnValue:
    begin_writing()
    release = find_release(release_id)
    if refused := save_sent(release):
        return page(release, refused)
    must_be_draft(release)
    flash(_("The note on the correction is saved."))
    return back(release)


def _text(release: Release) -> ReleaseText:
    """The published text, or what would be published now."""
    work = current_work()
    if release.issued:
        return release_text_at(release, work.now)
    return text_to_publish(work, release, current_office())
