"""The post around an event: saving what moves it, and reading what was written to guests."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
from sqlalchemy import select

from planner.events.changes import Change, shown
from planner.events.models import Event
from planner.events.outline import Outline
from planner.invitations.changes import revise
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter

DAY = date(2012, 3, 27)
Row = tuple[str, str, str, int, str]


def outline(event: Event, **given: Any) -> Outline:
    seen = shown(event)
    return Outline(
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
    return revise(work, event, outline(event, **given), None)


def send(work: Work) -> None:
    """The letters are released and delivered."""
    for letter in work.session.scalars(select(Letter).where(Letter.delivery == Delivery.HELD)):
        letter.delivery = Delivery.SENT
    work.session.flush()


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
