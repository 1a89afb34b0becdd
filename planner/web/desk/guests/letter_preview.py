"""The preview of the letter of invitation."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.coverage.letter_previews import Trial, plan_trial, previewed
from planner.events.models.event import Event
from planner.invitations.messages import Written
from planner.kernel.messages import languages, spoken_language
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import own_texts
from planner.outbox.operations import enqueue
from planner.web.desk.events.pages import find_event
from planner.web.desk.letter_frames import framed
from planner.web.desk.letter_tests import test_said
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work, member

blueprint = Blueprint("letter_preview", __name__, url_prefix="/events/<int:event_id>/inviting")


@blueprint.get("/preview")
@needs(Role.EDITOR)
def show(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    written = _letter(event)
    return render_template(
        "desk/letter_preview/show.html",
        event=event,
        written=written,
        language=letter_language(event),
        languages=languages(),
        sender=current_office(),
    )


@blueprint.get("/preview/letter")
@needs(Role.EDITOR)
def letter(event_id: int) -> ResponseReturnValue:
    """The HTML part alone, for the frame on the preview page."""
    return framed(_letter(find_event(event_id)).html)


@blueprint.post("/test")
@needs(Role.EDITOR)
def send_test(event_id: int) -> ResponseReturnValue:
    """Send the letter to the signed-in member, without personal link or entry of a guest."""
    event, me = find_event(event_id), member().user
    language = letter_language(event)
    plan = plan_trial(current_work(), current_office(), _trial(event), me.name, me.email)
    begin_writing()
    enqueue(current_work(), plan)
    flash(test_said(me.email))
    return redirect(url_for("desk.letter_preview.show", event_id=event.id, language=language), 303)


def _letter(event: Event) -> Written:
    return previewed(current_work(), current_office(), _trial(event))


def _trial(event: Event) -> Trial:
    language, kind = letter_language(event), LetterKind.INVITATION
    own = own_texts(current_work().session, event.office_id, event.id)
    return Trial(kind=kind, language=language, event=event, wording=own.of(kind, language))


def letter_language(event: Event) -> str:
    asked = request.args.get("language", "") or request.form.get("language", "")
    return asked if asked in languages() else spoken_language(event.language)
