from __future__ import annotations

from datetime import date, time

from planner.events.changes import When
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventStatus
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.invitations.asked import ada, event
from tests.unit.invitations.post import (
    DAY,
    entry_of,
    invite,
    last_letter,
    letters,
    move,
    save,
    send,
    unwrapped,
)

NEW_DAY = When(starts_on=date(2012, 4, 4), certainty=Certainty.TIME_TBC, zone="Europe/Moscow")
__all__ = ["ada", "event"]


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
    assert told(letter, "Reason") == ["Reason: No <b>money</b>."]
    assert "No &lt;b&gt;money&lt;/b&gt;." in letter.html
    assert "?answer=" not in letter.text + letter.html


def test_a_postponed_event_leaves_the_calendar_and_says_why(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")

    letter = last_letter(work)

    assert (letter.calendar_method, letter.sequence) == ("CANCEL", 1)
    assert entry_of(letter).decoded("dtstart") == DAY
    assert told(letter, "Now", "Reason") == [
        "Now: the new date will follow",
        "Reason: The speaker is ill.",
    ]


def test_the_letter_on_a_postponed_event_tells_the_new_date(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")
    save(work, event, when=NEW_DAY)

    letter = last_letter(work)

    assert letters(work, Delivery.HELD) == [("Ada", "postponement", "CANCEL", 2, "held")]
    assert told(letter, "Now", "Reason") == [
        "Now: Wednesday, 4 April 2012, the hour will be confirmed",
        "Reason: The speaker is ill.",
    ]
    assert (
        "This event will not take place on the day that was planned. The new date is given below; we "
        "shall write to you again as soon as it is confirmed."
    ) in unwrapped(letter)
    assert "new date will follow" not in unwrapped(letter)
    described = str(entry_of(letter)["description"]).replace("\u00a0", " ")
    assert described.startswith(
        "Round table: Rivers without borders. This event is postponed. The new date stands below; it "
        "is not confirmed yet.\n\nWhen: Wednesday, 4 April 2012"
    )


def test_whoever_has_the_letter_on_a_postponed_event_waits_for_the_confirmed_date(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")
    send(work)
    save(work, event, when=NEW_DAY)

    assert letters(work, Delivery.HELD) == []

    move(work, event, EventStatus.CONFIRMED)

    assert last_letter(work).subject == "New date: Rivers without borders"


def test_a_new_hour_of_the_old_day_is_no_new_date(
    work: Work, event: Event, ada: Invitation
) -> None:
    move(work, event, EventStatus.POSTPONED, "The speaker is ill.")
    save(work, event, when=When(starts_on=DAY, starts_clock=time(15), zone="Europe/Moscow"))

    assert told(last_letter(work), "Now") == ["Now: the new date will follow"]


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
    assert letters(work, Delivery.HELD) == [("Ada", "reinstatement", "REQUEST", 2, "held")]
    assert letter.subject == "Takes place after all: Rivers without borders"
    assert "This event, which we had cancelled, will take place after all." in unwrapped(letter)
    assert told(letter, "Reason") == ["Reason: The hall is open again."]


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


def told(letter: Letter, *words: str) -> list[str]:
    """The lines of a letter that begin with one of these words."""
    lines = [line.strip() for line in letter.text.splitlines()]
    return [line for line in lines if line.startswith(words)]
