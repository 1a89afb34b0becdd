"""After the event: attendance, publications about it, and the release for its guests."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from planner.accounts.models import Role
from planner.coverage.availability import waiting_releases
from planner.coverage.models import Clip
from planner.coverage.notices import notice_about, notices, send_notice
from planner.coverage.offers import offers
from planner.coverage.operations import add_clip, remove_clip
from planner.coverage.recipients import Recipients, why_not_yet
from planner.coverage.sending import Sent, send_release
from planner.coverage.versions import public_releases
from planner.events.models.event import Event
from planner.invitations.queries import attendance_by_outlet
from planner.jobs.starting import MOST_AT_ONCE, start_notice
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.releases.models import Release
from planner.releases.queries import releases_of_event
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.events.removed import undo_removal
from planner.web.desk.forms.after import ClipForm
from planner.web.desk.jobs.pages import follow
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work, found
from planner.web.words import word

blueprint = Blueprint("after", __name__, url_prefix="/events/<int:event_id>")


@blueprint.get("/after")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    return _page(find_event(event_id), _with_choices(ClipForm()))


@blueprint.post("/clips")
@needs(Role.EDITOR)
def add(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = _with_choices(ClipForm.read())
    clip, status = submit_form(form, lambda: add_clip(current_work(), event, form.plan()))
    if clip is None:
        return _page(event, form, status)
    flash(_("The publication is noted."))
    return redirect(url_for("desk.after.index", event_id=event.id), 303)


@blueprint.post("/clips/<int:clip_id>/removal")
@needs(Role.EDITOR)
def remove(event_id: int, clip_id: int) -> ResponseReturnValue:
    begin_writing()
    event = find_event(event_id)
    clip = db.session.scalars(
        select(Clip).where(
            Clip.office_id == event.office_id, Clip.event_id == event.id, Clip.id == clip_id
        )
    ).one_or_none()
    removed = remove_clip(current_work(), found(clip))
    flash(_("The publication is removed."), undo_removal(removed))
    return redirect(url_for("desk.after.index", event_id=event.id), 303)


@blueprint.post("/follow-up")
@needs(Role.EDITOR)
def send_release_to_guests(event_id: int) -> ResponseReturnValue:
    """`to` names the group of recipients; `in_another=yes` allows another language than theirs.

    The letters are held.
    """
    begin_writing()
    event = find_event(event_id)
    to = _group(request.form.get("to", ""))
    in_another = request.form.get("in_another") == "yes"
    sent = send_release(current_work(), event, current_office(), to, in_another=in_another)
    if not sent.written:
        nobody = _("There is nobody to write to, or everybody was written to already.")
        flash(_with_left_out(nobody, sent))
        return redirect(url_for("desk.after.index", event_id=event.id), 303)
    flash(_with_left_out(_("The letters are in the outbox and wait for you."), sent))
    return redirect(url_for("desk.outbox.index", event=event.id), 303)


@blueprint.post("/notices/<int:release_id>")
@needs(Role.EDITOR)
def send_notices(event_id: int, release_id: int) -> ResponseReturnValue:
    """To everybody who has a version that was corrected or withdrawn, to many by a job. The letters are
    held.
    """
    notice = notice_about(current_work(), find_event(event_id), release_id)
    people = [one.person_id for one in notice.people] if notice else []
    begin_writing()
    event = find_event(event_id)
    of_event = releases_of_event(event.office_id, event.id).where(Release.id == release_id)
    release = found(db.session.scalars(of_event).one_or_none())
    if len(people) > MOST_AT_ONCE:
        return follow(start_notice(current_work(), event.id, release.id, people))
    send_notice(current_work(), event, current_office(), release.id)
    flash(_("The letters are in the outbox and wait for you."))
    return redirect(url_for("desk.outbox.index", event=event.id), 303)


def _group(sent: str) -> Recipients:
    try:
        return Recipients(sent)
    except ValueError:
        raise Conflict(_("Choose to whom the release is sent.")) from None


def _with_left_out(notice: str, sent: Sent) -> str:
    """`notice`, and how many were not written to, if any."""
    sentences = [notice]
    if sent.passed:
        without_language = ngettext(
            "%(count)s person was not written to: there is no release in their language.",
            "%(count)s people were not written to: there is no release in their language.",
            sent.passed,
            count=number_text(sent.passed),
        )
        sentences.append(without_language)
    if sent.unwanted:
        opted_out = ngettext(
            "%(count)s person was not written to: they do not want releases.",
            "%(count)s people were not written to: they do not want releases.",
            sent.unwanted,
            count=number_text(sent.unwanted),
        )
        sentences.append(opted_out)
    return " ".join(sentences)


def _with_choices(form: ClipForm) -> ClipForm:
    form.outlet_id.offer(choices.outlets())
    return form


def _page(event: Event, form: ClipForm, status: int = 200) -> ResponseReturnValue:
    work = current_work()
    releases = public_releases(work, event)
    clips = db.session.scalars(
        select(Clip)
        .options(joinedload(Clip.outlet))
        .where(Clip.office_id == event.office_id, Clip.event_id == event.id)
        .order_by(Clip.published_on.desc(), Clip.id.desc())
    ).all()
    page = render_template(
        "desk/after/index.html",
        event=event,
        form=form,
        clips=clips,
        came=attendance_by_outlet(work, event),
        has_release=bool(releases),
        waiting=waiting_releases(work, event, current_office()),
        not_yet=why_not_yet(work, event),
        offers=[(word(offer.to), offer) for offer in offers(work, event, releases)],
        notices=notices(work, event),
    )
    return page, status
