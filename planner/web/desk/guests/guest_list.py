"""The guest list of an event: who is invited, what they answered, where their letters stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.guard_list import Standing
from planner.accreditation.season import accredited_among
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.events.models.kinds import OVER
from planner.inbox.models import ReceivedMessage
from planner.inbox.queries import messages_of_person, unread_of_event
from planner.invitations.answers import note_answer, why_not_noted
from planner.invitations.colleagues import colleagues_of
from planner.invitations.history import histories
from planner.invitations.messages import offered_answers
from planner.invitations.models import Answer, Invitation
from planner.invitations.operations import why_not_withdrawn, withdraw
from planner.invitations.particulars import Particulars
from planner.invitations.queries import (
    GUEST_LOADS,
    GuestList,
    events_that_invite,
    guest_counts,
)
from planner.invitations.reach import Reach, reach_of
from planner.invitations.seat_counts import seats_of
from planner.invitations.seats import place_in_line
from planner.kernel.messages import gettext as _
from planner.outbox.models import RefusedAddress
from planner.outbox.queries import letters_about
from planner.outbox.refusals import refusals
from planner.web.database import db
from planner.web.desk.calendar.days import today
from planner.web.desk.events.next_step import present_now, reach_now
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.invitations import (
    ANSWER_WORDS,
    KIND_GROUPS,
    REACH_WORDS,
    ChosenForm,
    KindForm,
    NoteForm,
)
from planner.web.desk.guests.guest_filter import (
    guest_filter,
    guests_wanted,
    outlet_name,
    query_of,
)
from planner.web.desk.guests.letters import find_guest, write_letters, write_place_letters
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.paging import page_of
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    member,
)
from planner.web.words import word

blueprint = Blueprint("invitations", __name__, url_prefix="/events/<int:event_id>/invitations")

_NEXT = 5


@blueprint.get("/")
@needs(Role.VIEWER)
def index(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = guest_filter(event)
    wanted = guests_wanted(event, form)
    page = page_of(
        db.session(),
        wanted.select(),
        Invitation.sort_name,
        Invitation.id,
        after=request.args.get("after", ""),
        options=GUEST_LOADS,
    )
    colleagues = colleagues_of(current_work(), [guest.id for guest in page.rows])
    counts = guest_counts(current_work(), event)
    return render_template(
        "desk/invitations/index.html",
        event=event,
        wanted=wanted,
        filter=form,
        query=query_of(wanted),
        page=page,
        counts=counts.answers,
        seats=seats_of(current_work(), event),
        kinds=counts.kinds,
        kind_groups=KIND_GROUPS,
        reach=reach_now(event),
        reach_words=REACH_WORDS,
        states=_states(event, page.rows, colleagues),
        colleagues=colleagues,
        **_seasons(event, wanted, page.rows),
        answers={**ANSWER_WORDS, Answer.NEEDS_ACTION: _("no answer")},
        outlet_name=outlet_name,
        refused=_refused(page.rows),
        unread=_unread(event) if member().may(Role.EDITOR) else 0,
        is_over=event.status in OVER,
        chosen=ChosenForm(),
        bulk_answers=_answers_for_many(event),
        next_events=_next_events() if event.status in OVER else [],
    )


@blueprint.get("/<int:invitation_id>")
@needs(Role.VIEWER)
def show(event_id: int, invitation_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    invitation = find_guest(event, invitation_id)
    return _page(event, invitation, _with_choices(event, NoteForm.of(invitation)))


@blueprint.post("/<int:invitation_id>/answer")
@needs(Role.EDITOR)
def note_guest_answer(event_id: int, invitation_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    invitation = find_guest(event, invitation_id)
    form = _with_choices(event, NoteForm.read())
    _saved, status = submit_form(
        form, lambda: note_answer(current_work(), invitation, form.reply(), form.road.data)
    )
    if status != 303:
        return _page(event, invitation, form, status)
    write_place_letters(event)
    flash(
        _(
            "Noted: %(name)s, %(answer)s.",
            name=invitation.name,
            answer=ANSWER_WORDS[invitation.answer],
        )
    )
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


@blueprint.post("/<int:invitation_id>/withdrawal")
@needs(Role.EDITOR)
def withdraw_invitation(event_id: int, invitation_id: int) -> ResponseReturnValue:
    begin_writing()
    event = find_event(event_id)
    invitation = find_guest(event, invitation_id)
    withdraw(current_work(), invitation)
    write_letters(event, [invitation.id])
    write_place_letters(event)
    flash(
        _(
            "%(name)s is no longer invited. A letter that left is taken back by another.",
            name=invitation.name,
        ),
        Undo(
            url_for("desk.inviting.create", event_id=event.id),
            {"people": str(invitation.person_id)},
        ),
    )
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


def _answers_for_many(event: Event) -> list[Answer]:
    """Those that can be noted for several guests at once: a colleague has a name."""
    offered = offered_answers(has_link=bool(event.link))
    return [one for one in offered if one is not Answer.DELEGATED]


def _next_events() -> list[Event]:
    """Those to which guests of an event that is over can be invited again."""
    found = events_that_invite(current_office().id, today(), _NEXT)
    return list(db.session.scalars(found))


def _states(
    event: Event, guests: Sequence[Invitation], colleagues: Mapping[int, Invitation]
) -> dict[int, Reach]:
    """What our letters have told each guest, by the id of the invitation."""
    now, past = present_now(event), histories(current_work(), guests)
    replaced = {number for number, one in colleagues.items() if one.invited_at is not None}
    return {
        guest.id: reach_of(past[guest.about], guest, now, is_replaced=guest.id in replaced)
        for guest in guests
        if guest.invited_at is not None
    }


def _seasons(event: Event, wanted: GuestList, guests: Sequence[Invitation]) -> dict[str, Any]:
    """Who of them is accredited for the season, where the event takes requests to attend or the list is
    narrowed to those.
    """
    is_chosen = wanted.season_condition is not None
    shows = is_chosen or event.requests_taken is not RequestsTaken.OFF
    people = [guest.person_id for guest in guests] if shows else []
    return {
        "shows_seasons": shows,
        "seasons": accredited_among(current_work(), people, event.starts_on),
        "season_words": word(Standing.SEASON),
    }


def _refused(guests: Iterable[Invitation]) -> dict[str, RefusedAddress]:
    """Those of their addresses that mail servers refuse."""
    asked = refusals(current_office().id, (guest.address for guest in guests if guest.address))
    return {found.address: found for found in db.session.scalars(asked)}


def _unread(event: Event) -> int:
    """How many messages of its guests need somebody."""
    return db.session.scalar(unread_of_event(current_office().id, event.id)) or 0


def _messages(guest: Invitation) -> list[ReceivedMessage]:
    """What they have written lately."""
    return list(db.session.scalars(messages_of_person(guest.office_id, guest.person_id)))


def _place(guest: Invitation) -> int | None:
    """Their place in line, if they wait."""
    waits = guest.standing is Answer.WAITING and guest.withdrawn_at is None
    return place_in_line(current_work(), guest) if waits else None


def _with_choices(event: Event, form: NoteForm) -> NoteForm:
    form.offer(offered_answers(has_link=bool(event.link)))
    return form


def _page(
    event: Event, invitation: Invitation, form: NoteForm, status: int = 200
) -> ResponseReturnValue:
    colleagues = colleagues_of(current_work(), [invitation.id])
    page = render_template(
        "desk/invitations/show.html",
        event=event,
        invitation=invitation,
        form=form,
        kind_form=KindForm(obj=invitation),
        outlet=outlet_name(invitation),
        place=_place(invitation),
        nothing_told=Particulars(),
        state=_states(event, [invitation], colleagues).get(invitation.id),
        reach_words=REACH_WORDS,
        colleague=colleagues.get(invitation.id),
        why_not_noted=why_not_noted(invitation),
        why_not_withdrawn=why_not_withdrawn(invitation),
        refused=_refused([invitation]),
        letters=list(db.session.scalars(letters_about(invitation.office_id, invitation.about))),
        messages=_messages(invitation) if member().may(Role.EDITOR) else [],
    )
    return page, status
