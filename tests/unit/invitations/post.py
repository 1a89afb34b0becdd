"""The post around an event: saving what moves it, and reading what was written to guests."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import icalendar
from sqlalchemy import select

from planner.contacts.models import Person
from planner.events.changes import Change, shown
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.operations.outline import OutlinePlan, revise_outline
from planner.events.operations.planning import move_event
from planner.invitations.due import Wish
from planner.invitations.letters import bring_in_line
from planner.invitations.models import Invitation
from planner.invitations.operations import Report
from planner.invitations.operations import invite as put_on_list
from planner.invitations.operations import withdraw as take_off_list
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter

DAY = date(2012, 3, 27)
Row = tuple[str, str, str, int, str]


def outline(event: Event, **given: Any) -> OutlinePlan:
    seen = shown(event)
    return OutlinePlan(
        **{
            "kind": event.kind,
            "titles": event.titles,
            "languages": tuple(event.languages),
            "when": seen.when,
            "where": seen.where,
            **given,
        }
    )


def save(work: Work, event: Event, **given: Any) -> Change:
    """The outline is saved, and guests are written to."""
    change = revise_outline(work, event, outline(event, **given), None)
    bring_in_line(work, event)
    return change


def move(work: Work, event: Event, to: EventStatus, reason: str = "") -> Change:
    """The event moves on, and guests are written to."""
    change = move_event(work, event, to, reason)
    bring_in_line(work, event)
    return change


def invite(work: Work, event: Event, persons: Iterable[Person]) -> Report:
    report = put_on_list(work, event, persons)
    bring_in_line(work, event, [guest.id for guest in report.invited], Wish.DETAILS)
    return report


def withdraw(work: Work, guest: Invitation) -> None:
    take_off_list(work, guest)
    bring_in_line(work, guest.event, [guest.id])


def send(work: Work) -> None:
    """The letters are released and delivered."""
    settle(work, Delivery.SENT)


def settle(work: Work, delivery: Delivery) -> None:
    """What waits ends so. What guests were told follows from it, so it is read anew."""
    for letter in work.session.scalars(select(Letter).where(Letter.delivery == Delivery.HELD)):
        letter.delivery = delivery
    work.session.flush()
    for guest in work.session.scalars(select(Invitation)):
        work.session.expire(guest, ["asked_sequence"])


def letters(work: Work, *standing: Delivery) -> list[Row]:
    """Recipient, purpose, METHOD, SEQUENCE and standing, in the order of writing."""
    found = select(Letter).where(Letter.delivery.in_(standing or list(Delivery)))
    return [
        (
            letter.recipient_name,
            letter.purpose,
            letter.calendar_method,
            letter.sequence,
            letter.delivery.value,
        )
        for letter in work.session.scalars(found.order_by(Letter.id))
    ]


def last_letter(work: Work) -> Letter:
    found = work.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert found is not None
    return found


def entry_of(letter: Letter) -> Any:
    assert letter.calendar is not None
    (entry,) = icalendar.Calendar.from_ical(letter.calendar).walk("VEVENT")
    return entry


def unwrapped(letter: Letter) -> str:
    """The text of a letter, its paragraphs on one line each."""
    return letter.text.replace("\n", " ")
