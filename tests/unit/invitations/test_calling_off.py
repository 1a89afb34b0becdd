from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
import pytest
from sqlalchemy import select

from planner.events.changes import Change, When, shown
from planner.events.models import Certainty, Event, EventStatus
from planner.events.outline import Outline
from planner.invitations.answers import Reply, answer
from planner.invitations.changes import move, revise
from planner.invitations.models import Answer, Invitation
from planner.invitations.operations import invite
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make

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


@pytest.fixture
def event(make: Make) -> Event:
    """The day is fixed, the hour is not yet."""
    return make.event(certainty=Certainty.TIME_TBC, starts_clock=None, ends_clock=None)


@pytest.fixture
def ada(work: Work, make: Make, event: Event) -> Invitation:
    """Invited, with the letter in her hands."""
    (invitation,) = invite(work, event, [make.person("Ada")]).invited
    send(work)
    return invitation


def test_who_never_got_a_letter_hears_nothing_of_a_cancellation(
    work: Work, make: Make, event: Event
) -> None:
    invite(work, event, [make.person("Bob")])

    move(work, event, EventStatus.CANCELLED, "No money.")

    assert letters(work) == [("Bob", "invitation", "REQUEST", 0, "superseded")]


def test_a_cancellation_goes_to_those_who_declined_too(
    work: Work, event: Event, ada: Invitation
) -> None:
    answer(work, ada, Reply(answer=Answer.DECLINED))

    move(work, event, EventStatus.CANCELLED, "No <b>money</b>.")

    letter = last_letter(work)
    assert letters(work, Delivery.HELD) == [("Ada", "cancellation", "CANCEL", 1, "held")]
    assert str(entry_of(letter)["status"]) == "CANCELLED"
    assert "Reason: No <b>money</b>." in letter.text
    assert "No &lt;b&gt;money&lt;/b&gt;." in letter.html
    assert "?answer=" not in letter.text + letter.html


def test_a_postponed_event_leaves_the_calendar_and_says_why(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")

    letter = last_letter(work)

    assert (letter.calendar_method, letter.sequence) == ("CANCEL", 1)
    assert entry_of(letter).decoded("dtstart") == DAY
    assert "Now: the new date will follow" in letter.text
    assert "The speaker is ill." in letter.text


def test_an_event_called_off_twice_rises_each_time(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.TENTATIVE, "We are not sure.")
    send(work)
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")
    send(work)
    move(work, event, EventStatus.CANCELLED, "The hall is closed.")

    assert [row[1:4] for row in letters(work)] == [
        ("invitation", "REQUEST", 0),
        ("update", "REQUEST", 1),
        ("postponement", "CANCEL", 2),
        ("cancellation", "CANCEL", 3),
    ]


def test_what_is_cancelled_may_take_place_after_all(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.CANCELLED, "The hall is closed.")
    send(work)

    move(work, event, EventStatus.CONFIRMED, "The hall is open again.")

    letter = last_letter(work)
    assert letters(work, Delivery.HELD) == [("Ada", "update", "REQUEST", 2, "held")]
    assert "Reason: The hall is open again." in letter.text


def test_a_cancellation_without_a_date_has_no_calendar(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")
    send(work)
    save(work, event, when=When(zone="Europe/Moscow"))

    move(work, event, EventStatus.CANCELLED, "It never will.")

    letter = last_letter(work)
    assert (letter.purpose, letter.calendar, letter.calendar_method) == ("cancellation", None, "")


def test_moves_that_concern_no_guest_write_nothing(
    work: Work, make: Make, event: Event, ada: Invitation
) -> None:
    draft = make.event(status=EventStatus.DRAFT)

    move(work, draft, EventStatus.CONFIRMED)

    assert letters(work, Delivery.HELD) == []
