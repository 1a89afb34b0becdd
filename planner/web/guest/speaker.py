"""A speaker's personal page: their part as it will be printed, and their answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office
from planner.accounts.throttle import Limit, count, refuse_too_many
from planner.confirmations.answering import answer_part, confirmation_by_public_id
from planner.confirmations.facts import Asked, asked, parts_of
from planner.confirmations.models import SpeakerAnswer, SpeakerConfirmation
from planner.confirmations.speakers import why_nobody
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.queries import event_with_programme
from planner.invitations.people import letter_language
from planner.invitations.wording import letter_word, word
from planner.kernel.errors import Busy, Conflict, Invalid
from planner.kernel.links import SPEAKER
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.web.database import db
from planner.web.doors import by_link
from planner.web.extensions import now
from planner.web.guest.forms import SpeakerForm
from planner.web.guest.links import gone_page, layout_words, office_of, prove, row_claimed
from planner.web.guest.typed import typed_speaker_answer
from planner.web.notices import flash, refuse
from planner.web.reader_language import speak
from planner.web.requests import note_refusal
from planner.web.transaction import begin_writing, found, rechecked, stop_writing, work_for

blueprint = Blueprint("speaker", __name__, url_prefix="/t")
blueprint.register_error_handler(404, gone_page("guest.no_speaker"))
MOST_ANSWERS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeakerVisit:
    """A request by the speaker of `row`, whose token was verified."""

    token: str
    row: SpeakerConfirmation
    event: Event
    office: Office
    work: Work
    language: str

    @property
    def facts(self) -> Asked | None:
        """None once they have no part any more."""
        if not parts_of(self.event, self.row.person_id):
            return None
        return asked(self.work, self.event, self.row.person_id, self.language)

    @property
    def closed(self) -> str:
        """Why nothing can be answered; "" if it can."""
        if why := why_nobody(self.event, self.work.now):
            return why
        has_part = bool(parts_of(self.event, self.row.person_id))
        if self.event.status is EventStatus.CLOSED or not has_part:
            return phrase(self.language, "guest.speaker_gone")
        return ""


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    visit = _enter(token)
    facts, given = visit.facts, request.args.get("answer", "")
    chosen = SpeakerAnswer(given) if given in set(SpeakerAnswer) else visit.row.answer
    form = SpeakerForm(
        data={
            "answer": chosen,
            "name": visit.row.proposed_name or (facts.name if facts else ""),
            "function": visit.row.proposed_function or (facts.function if facts else ""),
            "message": visit.row.message,
        }
    )
    return _page(visit, form)


@blueprint.post("/<token>/answer")
@by_link
def create_answer(token: str) -> ResponseReturnValue:
    visit, form = _enter(token), SpeakerForm.read()
    if not form.validate():
        return _page(visit, form), 422
    begin_writing()
    visit = _enter(token)
    limits = [Limit("guest.answer", visit.row.public_id, MOST_ANSWERS)]
    try:
        refuse_too_many(db.session(), now(), limits)
        answer_part(visit.work, visit.row, visit.event, form.reply(visit.language))
    except Busy as error:
        stop_writing()
        refuse(phrase(visit.language, "guest.too_many_answers"))
        return _page(visit, form), 429, {"Retry-After": str(error.retry_after)}
    except Invalid as error:
        stop_writing()
        form.mark(error)
        return _page(visit, form), 422
    except Conflict as error:
        stop_writing()
        if visit.closed:
            note_refusal()  # the page says why
        else:
            refuse(error.message)
        return _page(visit, form), 409
    count(db.session(), now(), limits)
    flash(phrase(visit.language, f"guest.speaker_said_{visit.row.answer.value}"))
    return redirect(url_for("guest.speaker.show", token=token), 303)


@rechecked
def _enter(token: str) -> SpeakerVisit:
    """Verifies the token; 404 for unknown and forged ones alike."""
    row = row_claimed(token, confirmation_by_public_id)
    prove(token, row, SPEAKER)
    office = office_of(row)
    wanted = event_with_programme(row.office_id, row.event_id)
    event = found(db.session.scalars(wanted).one_or_none())
    language = letter_language(row.person.language, event)
    speak(language)
    return SpeakerVisit(
        token=token, row=row, event=event, office=office, work=work_for(office), language=language
    )


def _page(visit: SpeakerVisit, form: SpeakerForm) -> str:
    closed = visit.closed
    return render_template(
        "guest/speaker/show.html",
        visit=visit,
        facts=visit.facts,
        form=form,
        answers=[SpeakerAnswer.YES, SpeakerAnswer.CORRECTED, SpeakerAnswer.NO],
        closed=closed,
        typed=typed_speaker_answer(form, visit.language) if closed else (),
        word=partial(word, visit.language),
        letter_word=partial(letter_word, visit.language),
        **layout_words(visit.office, visit.language),
    )
