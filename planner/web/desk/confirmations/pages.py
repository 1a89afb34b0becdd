"""Speakers' confirmations of an event: who is asked, who has answered what, what they propose."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.confirmations.answering import dismiss_proposal, reopen_proposal, take_proposal
from planner.confirmations.asking import NOBODY
from planner.confirmations.asking import ask as write_letters
from planner.confirmations.facts import asked
from planner.confirmations.models import SpeakerConfirmation
from planner.confirmations.speakers import KIND, Speaker, speakers_of, why_nobody
from planner.coverage.letter_previews import Trial, plan_trial, previewed
from planner.events.models.event import Event
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, ngettext
from planner.letter_texts.queries import own_texts
from planner.outbox.operations import enqueue
from planner.web.addresses import number_in_query, row_number
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.letter_frames import framed
from planner.web.desk.letter_tests import test_key, test_said
from planner.web.doors import needs
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    rechecked,
)

blueprint = Blueprint("confirmations", __name__, url_prefix="/events/<int:event_id>/confirmations")


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    event, work = find_event(event_id), current_work()
    speakers = speakers_of(work, event)
    meant = [one for one in speakers if not one.why_not]
    texts = own_texts(db.session(), work.office_id, event.id)
    own, standard = texts.only_in(KIND, {one.language for one in meant})
    return render_template(
        "desk/confirmations/index.html",
        event=event,
        speakers=speakers,
        meant=meant,
        left_out=[one for one in speakers if one.why_not],
        changed=_changed(event, speakers),
        why_nobody=why_nobody(event, work.now),
        # In these languages the standard text is sent, though the office has one of its own elsewhere.
        standard=sorted(standard) if own or texts.only_in(KIND, languages())[0] else [],
        person=number_in_query("person"),
    )


@blueprint.post("/")
@needs(Role.EDITOR)
def ask(event_id: int) -> ResponseReturnValue:
    """Write the letters to the people in `person`; they are held."""
    begin_writing()
    event = find_event(event_id)
    numbers = [row_number(given) for given in request.form.getlist("person")]
    count = write_letters(current_work(), event, {one for one in numbers if one is not None})
    flash(
        ngettext(
            "%(count)s letter to a speaker waits in the outbox. Look at it and release it.",
            "%(count)s letters to speakers wait in the outbox. Look at them and release them.",
            count,
            count=number_text(count),
        )
    )
    return redirect(url_for("desk.outbox.index", event=event.id), 303)


@blueprint.get("/letter")
@needs(Role.EDITOR)
def letter(event_id: int) -> Response:
    """As a speaker would get it, for the frame; with `?person=` as that one."""
    event = find_event(event_id)
    speaker = _speaker(event, number_in_query("person"))
    return framed(previewed(current_work(), current_office(), _trial(event, speaker)).html)


@blueprint.post("/test")
@needs(Role.EDITOR)
def send_test(event_id: int) -> ResponseReturnValue:
    """The letter to the signed-in member, with a link that is nobody's."""
    event, me = find_event(event_id), member().user
    speaker = _speaker(event, row_number(request.form.get("person", "")))
    trial = _trial(event, speaker)
    plan = plan_trial(current_work(), current_office(), trial, me.name, me.email, test_key())
    begin_writing()
    enqueue(current_work(), plan)
    flash(test_said(me.email))
    return _back(event)


@blueprint.post("/<int:confirmation_id>/proposal")
@needs(Role.EDITOR)
def decide(event_id: int, confirmation_id: int) -> ResponseReturnValue:
    """`way`: "take" prints what the speaker proposes, anything else leaves it."""
    begin_writing()
    event, row = _found(event_id, confirmation_id)
    if request.form.get("way", "") == "take":
        take_proposal(current_work(), row, event)
        done = _("Taken over: the programme names them as they propose.")
    else:
        dismiss_proposal(current_work(), row)
        done = _("The programme names them as before.")
    address = url_for(
        "desk.confirmations.reopen", event_id=event.id, confirmation_id=confirmation_id
    )
    flash(done, Undo(address))
    return _back(event)


@blueprint.post("/<int:confirmation_id>/undoing")
@needs(Role.EDITOR)
def reopen(event_id: int, confirmation_id: int) -> ResponseReturnValue:
    """The decision is taken back: the proposal waits again."""
    begin_writing()
    event, row = _found(event_id, confirmation_id)
    reopen_proposal(current_work(), row, event)
    flash(_("The decision is taken back: the proposal waits again."))
    return _back(event)


@rechecked
def _found(event_id: int, confirmation_id: int) -> tuple[Event, SpeakerConfirmation]:
    event = find_event(event_id)
    wanted = select(SpeakerConfirmation).where(
        SpeakerConfirmation.office_id == event.office_id,
        SpeakerConfirmation.event_id == event.id,
        SpeakerConfirmation.id == confirmation_id,
    )
    return event, found(db.session.scalars(wanted).one_or_none())


def _speaker(event: Event, person_id: int | None) -> Speaker:
    """The one who was chosen, else the first who would be asked, else the first of all."""
    speakers = speakers_of(current_work(), event)
    first = sorted(speakers, key=lambda one: (one.person.id != person_id, bool(one.why_not)))
    if not first:
        raise Conflict(NOBODY)
    return first[0]


def _trial(event: Event, speaker: Speaker) -> Trial:
    own = own_texts(db.session(), event.office_id, event.id).of(KIND, speaker.language)
    return Trial(
        kind=KIND, language=speaker.language, event=event, wording=own, person=speaker.person
    )


def _changed(event: Event, speakers: list[Speaker]) -> set[int]:
    """Those whose answer was to something else than the programme says now."""
    work = current_work()
    return {
        one.person.id
        for one in speakers
        if one.confirmation is not None
        and one.confirmation.answered_told
        and asked(work, event, one.person.id, one.confirmation.language or one.language).checksum
        != one.confirmation.answered_told
    }


def _back(event: Event) -> ResponseReturnValue:
    return redirect(url_for("desk.confirmations.index", event_id=event.id), 303)
