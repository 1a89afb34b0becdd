from __future__ import annotations

from itertools import product

import pytest

from planner.events.lifecycle import (
    LONGEST_REASON,
    Letters,
    calendar_status,
    check_open,
    effect,
    move,
    moves,
    status_words,
    step_to,
)
from planner.events.models.kinds import EventStatus
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from tests.factories import Make

S = EventStatus
ALLOWED = {
    S.DRAFT: {S.CONFIRMED, S.TENTATIVE, S.CANCELLED},
    S.TENTATIVE: {S.CONFIRMED, S.DRAFT, S.POSTPONED, S.CANCELLED},
    S.CONFIRMED: {S.HELD, S.TENTATIVE, S.POSTPONED, S.CANCELLED},
    S.POSTPONED: {S.CONFIRMED, S.TENTATIVE, S.CANCELLED},
    S.CANCELLED: {S.CONFIRMED, S.TENTATIVE},
    S.HELD: {S.CLOSED, S.CONFIRMED},
    S.CLOSED: {S.HELD},
}


@pytest.mark.parametrize(("here", "there"), list(product(S, S)))
def test_only_the_moves_of_the_table(make: Make, here: EventStatus, there: EventStatus) -> None:
    event = make.event(status=here)

    if there in ALLOWED[here]:
        move(event, there, "because")
        assert (event.status, event.status_reason) == (there, "because")
    else:
        with pytest.raises(
            Conflict, match=f"is {status_words(here)} cannot become {status_words(there)}."
        ):
            move(event, there, "because")
        assert event.status is here


@pytest.mark.parametrize("to", [S.POSTPONED, S.CANCELLED])
def test_guests_learn_why(make: Make, to: EventStatus) -> None:
    event = make.event()

    with pytest.raises(Invalid) as refusal:
        move(event, to, "  ")

    assert (refusal.value.field, event.status) == ("reason", S.CONFIRMED)


def test_a_reason_has_a_length(make: Make) -> None:
    with pytest.raises(Invalid, match="At most"):
        move(make.event(), S.CANCELLED, "x" * (LONGEST_REASON + 1))


def test_confirming_takes_a_date(make: Make) -> None:
    event = make.event(status=S.DRAFT, starts_on=None, starts_clock=None, ends_clock=None)

    with pytest.raises(Invalid, match="Give the date") as refusal:
        move(event, S.CONFIRMED)

    assert refusal.value.field == "starts_on"


@pytest.mark.parametrize(
    ("here", "there", "letters"),
    [
        (S.DRAFT, S.CONFIRMED, Letters.NONE),
        (S.DRAFT, S.CANCELLED, Letters.CANCELLATION),
        (S.TENTATIVE, S.CONFIRMED, Letters.UPDATE),
        (S.CONFIRMED, S.POSTPONED, Letters.POSTPONEMENT),
        (S.CONFIRMED, S.CANCELLED, Letters.CANCELLATION),
        (S.CONFIRMED, S.HELD, Letters.NONE),
        (S.POSTPONED, S.CONFIRMED, Letters.UPDATE),
        (S.CANCELLED, S.CONFIRMED, Letters.UPDATE),
        (S.HELD, S.CLOSED, Letters.NONE),
    ],
)
def test_each_move_says_what_guests_must_hear(
    make: Make, here: EventStatus, there: EventStatus, letters: Letters
) -> None:
    assert step_to(make.event(status=here), there).letters is letters


def test_what_was_announced_is_no_draft_again(make: Make, work: Work) -> None:
    event = make.event(status=S.TENTATIVE, announced_at=work.now)

    assert {step.to for step in moves(event)} == {S.CONFIRMED, S.POSTPONED, S.CANCELLED}


def test_calendar_words() -> None:
    assert {status: calendar_status(status) for status in S} == {
        S.DRAFT: "TENTATIVE",
        S.TENTATIVE: "TENTATIVE",
        S.CONFIRMED: "CONFIRMED",
        S.POSTPONED: "TENTATIVE",
        S.CANCELLED: "CANCELLED",
        S.HELD: "CONFIRMED",
        S.CLOSED: "CONFIRMED",
    }


def test_a_closed_event_is_not_edited(make: Make) -> None:
    closed = make.event(status=S.CLOSED)

    check_open(make.event(status=S.HELD))
    with pytest.raises(Conflict, match="The event is closed"):
        check_open(closed)


@pytest.mark.parametrize(
    ("here", "to", "written_to", "is_announced", "said"),
    [
        (S.DRAFT, S.CONFIRMED, None, False, "Nobody is written to."),
        (S.TENTATIVE, S.CONFIRMED, None, True,
         "Nobody is invited, so nobody is written to. The page in the newsroom shows it at once."),
        (S.TENTATIVE, S.CONFIRMED, 0, False, "Nobody is written to."),
        (S.TENTATIVE, S.CONFIRMED, 1, False,
         ("One guest gets a letter with the event as it stands then, for their calendar too. "
         "It waits in the outbox until you release it.")),
        (S.CONFIRMED, S.CANCELLED, 1200, True,
         ("1,200 guests get a letter with the reason, which takes it off their calendar. "
         "The letters wait in the outbox until you release them. "
         "The page in the newsroom shows it at once.")),
        (S.CONFIRMED, S.CANCELLED, 0, False,
         "Nobody is written to. Invitations that still wait in the outbox are not sent."),
        (S.CONFIRMED, S.HELD, 0, True,
         ("Nobody is written to. Invitations that still wait in the outbox are not sent. "
         "Nobody can answer any more. "

         "The release can be sent to those who came.")),
        (S.DRAFT, S.CONFIRMED, 2, False,
         ("2 guests get a letter with the event as it stands then, for their calendar too. "
          "The letters wait in the outbox until you release them.")),
    ],
)  # fmt: skip
def test_what_a_move_means_is_said_before_it(
    make: Make,
    here: EventStatus,
    to: EventStatus,
    written_to: int | None,
    is_announced: bool,
    said: str,
) -> None:
    step = step_to(make.event(status=here), to)

    told = effect(
        step,
        written_to=written_to or 0,
        is_announced=is_announced,
        has_guests=written_to is not None,
    )

    assert told == said
