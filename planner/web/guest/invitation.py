"""A guest's personal page: the event, the guest's answer, the calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office
from planner.accounts.throttle import Limit, count, refuse_too_many
from planner.events.known_days import has_calendar_date, has_new_day
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, EventStatus
from planner.invitations.aliases import alias_called
from planner.invitations.answers import answer, answers_end, takes_answers
from planner.invitations.calendar import public_calendar
from planner.invitations.changed_facts import changed_facts
from planner.invitations.facts import facts_of, when_line
from planner.invitations.guest_page import Shown, shown_to
from planner.invitations.messages import offered_answers
from planner.invitations.models import Answer, Invitation
from planner.invitations.online import facts_for
from planner.invitations.particulars import Particulars
from planner.invitations.queries import invitation_by_public_id
from planner.invitations.seats import as_given
from planner.invitations.wording import letter_word, word
from planner.kernel.dates import clock_text, day_text
from planner.kernel.errors import Busy, Invalid
from planner.kernel.links import INVITATION
from planner.kernel.messages import spoken_language
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.releases.papers.shown_pictures import picture_words
from planner.web.database import db
from planner.web.doors import by_link
from planner.web.extensions import now, settings
from planner.web.guest.afterwards import afterwards
from planner.web.guest.forms import AnswerForm
from planner.web.guest.links import claimed, gone_page, layout_words, office_of, prove
from planner.web.guest.places import is_full_for, place_of
from planner.web.guest.typed import typed_answer
from planner.web.notices import flash, refuse
from planner.web.reader_language import speak
from planner.web.requests import note_refusal
from planner.web.transaction import begin_writing, found, rechecked, stop_writing, work_for

blueprint = Blueprint("invitation", __name__, url_prefix="/i")
blueprint.register_error_handler(404, gone_page("guest.gone"))

KEPT_FOR = timedelta(days=14)
MOST_ANSWERS = 10


@dataclass(frozen=True, slots=True)
class Visit:
    """A request by the guest of `invitation`, whose token was verified."""

    token: str
    invitation: Invitation
    office: Office
    work: Work

    @property
    def language(self) -> str:
        return spoken_language(self.invitation.language)

    @property
    def is_long_over(self) -> bool:
        ends_at = self.invitation.event.ends_at
        return ends_at is not None and self.work.now >= ends_at + KEPT_FOR

    @property
    def takes_answers(self) -> bool:
        return takes_answers(self.invitation.event, self.work.now)


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    visit = _enter(token)
    if visit.is_long_over:
        return _thanks(visit)
    shown = shown_to(visit.work, visit.invitation)
    return _page(visit, _filled(visit, shown), shown)


@blueprint.post("/<token>/answer")
@by_link
def create_answer(token: str) -> ResponseReturnValue:
    visit = _enter(token)
    if visit.is_long_over:
        abort(404)
    form = AnswerForm.read()
    if visit.takes_answers:
        if not form.validate():
            return _page(visit, form), 422
        begin_writing()
    if not visit.takes_answers:
        stop_writing()
        note_refusal()
        return _page(visit, form), 409
    limits = [Limit("guest.answer", visit.invitation.public_id, MOST_ANSWERS)]
    try:
        refuse_too_many(db.session(), now(), limits)
        is_current = answer(visit.work, visit.invitation, form.reply())
    except Busy as error:
        stop_writing()
        refuse(phrase(visit.language, "guest.too_many_answers"))
        return _page(visit, form), 429, {"Retry-After": str(error.retry_after)}
    except Invalid as error:
        stop_writing()
        form.mark(error)
        return _page(visit, form), 422
    count(db.session(), now(), limits)
    flash(_confirmation(visit, is_current=is_current))
    return redirect(url_for("guest.invitation.show", token=token), 303)


@blueprint.get("/<token>/event.ics")
@by_link
def calendar(token: str) -> ResponseReturnValue:
    visit = _enter(token)
    event = visit.invitation.event
    if visit.is_long_over or not has_calendar_date(event) or event.status is EventStatus.DRAFT:
        abort(404)
    octets = public_calendar(
        event,
        language=visit.language,
        url=settings().links.invitation(visit.invitation.public_id, visit.invitation.generation),
        guest=visit.invitation.standing,
        at=visit.work.now,
    )
    return (
        octets,
        200,
        {
            "Content-Type": "text/calendar; charset=utf-8",
            "Content-Disposition": "attachment; filename=event.ics",
        },
    )


@rechecked
def _enter(token: str) -> Visit:
    """Verifies the token; 404 for unknown, withdrawn, revoked and forged ones alike."""
    public_id = claimed(token)
    guest = db.session.scalars(invitation_by_public_id(public_id)).one_or_none()
    named = guest or found(db.session.scalars(alias_called(public_id)).one_or_none())
    prove(token, named, INVITATION, generation=named.generation)
    invitation = named if isinstance(named, Invitation) else named.invitation
    office = office_of(invitation)
    visit = Visit(token, invitation, office, work_for(office))
    speak(visit.language)
    return visit


def _filled(visit: Visit, shown: Shown) -> AnswerForm:
    """The form with the answer that the link selects, else the present one."""
    invitation = visit.invitation
    chosen = _chosen(request.args.get("answer", "")) or as_given(invitation.standing)
    return AnswerForm(
        data={
            "answer": None if chosen is Answer.NEEDS_ACTION else chosen,
            "colleague_name": invitation.colleague_name,
            "colleague_address": invitation.colleague_address,
            "crew": invitation.crew or None,
            "message": invitation.message,
            **AnswerForm.particulars_of(invitation),
            "sequence": str(shown.version.sequence),
        }
    )


def _chosen(word: str) -> Answer | None:
    return Answer(word) if word in set(Answer) else None


def _page(visit: Visit, form: AnswerForm, shown: Shown | None = None) -> str:
    invitation, language = visit.invitation, visit.language
    facts = facts_for(facts_of(invitation.event, language, visit.work.now), invitation.standing)
    shown = shown or shown_to(visit.work, invitation)
    return render_template(
        "guest/invitation/show.html",
        visit=visit,
        invitation=invitation,
        facts=facts,
        form=form,
        question=_question(visit, shown),
        changes=changed_facts(facts, shown.before),
        answers=offered_answers(has_link=facts.is_online),
        closed="" if visit.takes_answers else _why_closed(visit),
        typed=() if visit.takes_answers else typed_answer(form, language),
        reason=_reason(invitation.event),
        until=_until(visit),
        place=place_of(visit.work, invitation),
        nothing_told=Particulars(),
        is_full=visit.takes_answers and is_full_for(visit.work, invitation),
        **_afterwards(visit),
        **_words(visit),
    )


def _question(visit: Visit, shown: Shown) -> str:
    """“The time has changed. Will you come?”"""
    return " ".join((*shown.changes, phrase(visit.language, "guest.will_you_come")))


def _thanks(visit: Visit) -> str:
    return render_template(
        "guest/invitation/thanks.html", visit=visit, **_afterwards(visit), **_words(visit)
    )


def _afterwards(visit: Visit) -> dict[str, Any]:
    event = visit.invitation.event
    after = afterwards(visit.work, visit.office, event, visit.invitation.language)
    return {"after": after, "picture_words": picture_words}


def _words(visit: Visit) -> dict[str, Any]:
    """The variables of the guests' layout."""
    return {
        **layout_words(visit.office, visit.language),
        "word": partial(word, visit.language),
        "letter_word": partial(letter_word, visit.language),
    }


def _why_closed(visit: Visit) -> str:
    """The sentence on why no answer is accepted."""
    event = visit.invitation.event
    if event.status is EventStatus.CANCELLED:
        return phrase(visit.language, "guest.closed_cancelled")
    if has_new_day(event):
        when = when_line(event, visit.language)
        return phrase(visit.language, "guest.closed_put_off", when=when)
    if event.status in (EventStatus.POSTPONED, EventStatus.DRAFT) or event.ends_at is None:
        return phrase(visit.language, "guest.closed_postponed")
    if visit.work.now >= event.ends_at or event.status in OVER:
        return phrase(visit.language, "guest.closed_over")
    return phrase(visit.language, "guest.closed_late")


def _reason(event: Event) -> str:
    """The reason of a cancellation or postponement, as in the letter; else ""."""
    off = (EventStatus.CANCELLED, EventStatus.POSTPONED)
    return event.status_reason if event.status in off else ""


def _until(visit: Visit) -> str:
    """The last minute for an answer, as text; "" if the event has no deadline for answers."""
    event = visit.invitation.event
    end = answers_end(event)
    if end is None:
        return ""
    last = end - timedelta(minutes=1)
    return f"{day_text(last.date(), visit.language)}, {clock_text(last.time())}"


def _confirmation(visit: Visit, *, is_current: bool) -> str:
    invitation = visit.invitation
    if not is_current:
        changes = " ".join(shown_to(visit.work, invitation).changes)
        return phrase(visit.language, "guest.changed_meanwhile", changes=changes)
    answer_text = phrase(visit.language, f"guest.answer_{invitation.answer.value}")
    thanks = phrase(visit.language, "guest.thanks", answer=answer_text)
    return ". ".join(filter(None, (thanks, place_of(visit.work, invitation))))
