"""One act for several guests of the list, and for those on a list of who came."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.invitations.bulk import Done, check_in_all, note_answers, withdraw_all
from planner.invitations.came_list import guests_in
from planner.invitations.door import why_closed
from planner.invitations.due import Wish
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kinds import set_kind
from planner.invitations.messages import offered_answers
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.invitations import CameForm, ChosenForm
from planner.web.desk.guests.guest_filter import guest_filter, guests_wanted, query_of
from planner.web.desk.guests.letters import write_letters, write_place_letters
from planner.web.doors import needs
from planner.web.form_submission import submit_reading_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work

blueprint = Blueprint("chosen_guests", __name__, url_prefix="/events/<int:event_id>/invitations")

MOST = 500
_MOST_NAMED = 5


class Act(StrEnum):
    """What is done with the guests who are ticked."""

    KIND = "kind"
    ANSWER = "answer"
    AGAIN = "again"
    CAME = "came"
    WITHDRAW = "withdraw"


@blueprint.post("/chosen")
@needs(Role.EDITOR)
def act(event_id: int) -> ResponseReturnValue:
    """With those who are ticked, or with all whom the filter in the address lists."""
    event, form = find_event(event_id), ChosenForm.read()
    acts = _acts(form)
    wanted = request.form.get("act", "")
    if wanted not in acts:
        raise Conflict(_("Choose what to do with the guests."))
    query = query_of(guests_wanted(event, guest_filter(event)))
    begin_writing()
    guests = _guests(event, form)
    flash(acts[Act(wanted)](event, guests))
    return redirect(url_for("desk.invitations.index", event_id=event.id, **query), 303)


@blueprint.get("/came")
@needs(Role.EDITOR)
def came(event_id: int) -> ResponseReturnValue:
    return _came_page(find_event(event_id), CameForm())


@blueprint.post("/came")
@needs(Role.EDITOR)
def read_came(event_id: int) -> ResponseReturnValue:
    """Whom of the guest list a pasted list names. Stores nothing; a POST because the list is long."""
    event, form = find_event(event_id), CameForm.read()
    found, status = submit_reading_form(
        form, lambda: guests_in(current_work(), event, form.came.data or "")
    )
    return _came_page(event, form, found), status


def _came_page(event: Event, form: CameForm, found: object = None) -> str:
    return render_template(
        "desk/chosen_guests/came.html",
        event=event,
        form=form,
        found=found,
        most=MOST,
        closed=why_closed(current_work(), event),
    )


def _guests(event: Event, form: ChosenForm) -> list[Invitation]:
    """Raises `Conflict` for nobody, and for more than are done at once."""
    numbers = [number for number in form.guests.kept if number]
    wanted = guests_wanted(event, guest_filter(event)).all()
    if not form.everybody.data:
        wanted = (
            select(Invitation)
            .where(
                Invitation.office_id == current_office().id,
                Invitation.event_id == event.id,
                Invitation.id.in_(numbers[: MOST + 1]),
            )
            .order_by(Invitation.sort_name, Invitation.id)
        )
    guests = list(db.session.scalars(wanted.limit(MOST + 1)))
    if not guests:
        raise Conflict(_("Tick at least one guest."))
    if len(guests) > MOST:
        raise Conflict(
            _("At most %(most)s guests at once, please. Narrow the list.", most=number_text(MOST))
        )
    return guests


def _acts(form: ChosenForm) -> dict[Act, Callable[[Event, Sequence[Invitation]], str]]:
    return {
        Act.KIND: lambda event, guests: _set_kind(event, guests, form),
        Act.ANSWER: lambda event, guests: _note(event, guests, form),
        Act.AGAIN: _write_again,
        Act.CAME: lambda event, guests: _told(check_in_all(current_work(), guests), _came_sentence),
        Act.WITHDRAW: _withdraw,
    }


def _set_kind(event: Event, guests: Sequence[Invitation], form: ChosenForm) -> str:
    kind: GuestKind | None = form.kind.data
    if kind is None:
        raise Conflict(_("Choose the kind of guest."))
    changed = set_kind(current_work(), guests, kind)
    write_place_letters(event)
    return ngettext(
        "The kind of %(count)s guest was set.",
        "The kind of %(count)s guests was set.",
        changed,
        count=number_text(changed),
    )


def _note(event: Event, guests: Sequence[Invitation], form: ChosenForm) -> str:
    answer: Answer | None = form.answer.data
    if answer is Answer.DELEGATED or answer not in offered_answers(has_link=bool(event.link)):
        raise Conflict(_("Choose the answer."))
    done = note_answers(current_work(), guests, answer, AnswerRoad.PHONE)
    write_place_letters(event)
    return _told(
        done,
        lambda number: ngettext(
            "The answer of %(count)s guest was noted.",
            "The answers of %(count)s guests were noted.",
            number,
            count=number_text(number),
        ),
    )


def _write_again(event: Event, guests: Sequence[Invitation]) -> str:
    write_letters(event, [guest.id for guest in guests], Wish.AGAIN)
    return _("Letters to them are written, once more where nothing is new; they wait for you.")


def _withdraw(event: Event, guests: Sequence[Invitation]) -> str:
    done = withdraw_all(current_work(), guests)
    write_letters(event, [guest.id for guest in done.guests])
    write_place_letters(event)
    return _told(
        done,
        lambda number: ngettext(
            "%(count)s guest is no longer invited. A letter that left is taken back by another.",
            "%(count)s guests are no longer invited. Letters that left are taken back by others.",
            number,
            count=number_text(number),
        ),
    )


def _came_sentence(number: int) -> str:
    return ngettext(
        "%(count)s guest came.", "%(count)s guests came.", number, count=number_text(number)
    )


def _told(done: Done, sentence: Callable[[int], str]) -> str:
    """How many it was done for, and the first of those who were left out, with the reason."""
    said = [sentence(len(done.guests))]
    if done.left_out:
        named = [f"{name} ({why.rstrip('.')})" for name, why in done.left_out[:_MOST_NAMED]]
        more = "…" if len(done.left_out) > _MOST_NAMED else ""
        left = _(
            "Left out (%(number)s): %(named)s",
            number=number_text(len(done.left_out)),
            named="; ".join(named) + more,
        )
        said.append(left)
    return " ".join(said)
