"""What a release tells as past has taken place when the first reader may read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.events.models import EventStatus
from planner.releases.checks import check
from planner.releases.drafting import draft
from planner.releases.facts import Facts
from tests.factories import Make
from tests.unit.releases.conftest import LoadFacts, told
from tests.unit.releases.rounds import UNTIMED, round_table

STARTS = datetime(2012, 3, 27, 7, 0, tzinfo=UTC)
BEFORE = STARTS - timedelta(days=7)
TOO_EARLY = (
    "The text says that the event took place, but it begins on 27 March 2012, 11:00 "
    "(MSK, UTC+04:00; 07:00 UTC). Set an embargo until then or later, or publish after it has "
    "begun."
)


def in_the_way(
    facts: Facts, now: datetime | None = BEFORE, embargo_until: datetime | None = None
) -> list[str]:
    findings = told(check(facts, draft(facts), now=now, embargo_until=embargo_until), 13)
    assert all(is_blocking for _, is_blocking, _ in findings)
    return [sentence.replace("\u00a0", " ") for sentence, *_ in findings]


@pytest.mark.parametrize("status", [EventStatus.CONFIRMED, EventStatus.TENTATIVE])
def test_a_release_of_an_event_to_come_waits_for_it(
    make: Make, facts_of: LoadFacts, status: EventStatus
) -> None:
    facts = facts_of(round_table(make, status=status))

    assert in_the_way(facts) == [TOO_EARLY]
    assert in_the_way(facts, STARTS - timedelta(seconds=1)) == [TOO_EARLY]
    assert in_the_way(facts, STARTS) == []
    assert in_the_way(facts, None) == []


def test_an_embargo_until_the_event_or_later_lets_it_out_before(
    make: Make, facts_of: LoadFacts
) -> None:
    facts = facts_of(round_table(make))

    assert in_the_way(facts, embargo_until=STARTS) == []
    assert in_the_way(facts, embargo_until=STARTS + timedelta(hours=3)) == []
    assert in_the_way(facts, embargo_until=STARTS - timedelta(minutes=1)) == [TOO_EARLY]
    assert in_the_way(facts, embargo_until=BEFORE - timedelta(days=1)) == [TOO_EARLY]


def test_without_an_hour_the_day_alone_is_named_and_waited_for(
    make: Make, facts_of: LoadFacts
) -> None:
    facts = facts_of(round_table(make, **UNTIMED))
    midnight = datetime(2012, 3, 26, 20, 0, tzinfo=UTC)  # of Moscow, UTC+04:00 that year

    assert in_the_way(facts) == [
        (
            "The text says that the event took place, but it begins on 27 March 2012. Set an embargo "
            "until then or later, or publish after it has begun."
        )
    ]
    assert in_the_way(facts, midnight) == []


@pytest.mark.parametrize("status", [EventStatus.HELD, EventStatus.CLOSED])
def test_what_was_noted_as_held_has_taken_place(
    make: Make, facts_of: LoadFacts, status: EventStatus
) -> None:
    facts = facts_of(round_table(make, status=status))

    assert in_the_way(facts) == []


@pytest.mark.parametrize(
    ("status", "how"),
    [
        (EventStatus.DRAFT, "is a draft. Confirm it before its release goes out."),
        (
            EventStatus.POSTPONED,
            "is postponed. Confirm the new date before its release goes out.",
        ),
        (
            EventStatus.CANCELLED,
            (
                "is cancelled. Do not publish this text; if the event takes place after all, "
                "confirm it again."
            ),
        ),
    ],
)
def test_neither_embargo_nor_date_lets_out_what_does_not_take_place(
    make: Make, facts_of: LoadFacts, status: EventStatus, how: str
) -> None:
    facts = facts_of(round_table(make, status=status))
    sentence = f"The text says that the event took place, but it {how}"
    later = STARTS + timedelta(days=1)

    assert in_the_way(facts) == [sentence]
    assert in_the_way(facts, later, embargo_until=later) == [sentence]
    assert in_the_way(facts, None) == [sentence]


def test_an_event_without_a_date_is_told_to_have_none_and_no_more(facts: Facts) -> None:
    coming = replace(facts, event=replace(facts.event, status=EventStatus.CONFIRMED))
    undated = replace(coming, standing=replace(coming.standing, starts_at=None))

    assert in_the_way(undated) == []
