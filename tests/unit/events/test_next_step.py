from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from planner.events.completeness import Lack, Tab
from planner.events.event_counts import EventCounts
from planner.events.models.kinds import EventStatus
from planner.events.next_step import Aim, next_steps
from tests.conftest import NOW

DAY = timedelta(days=1)
READY = EventCounts(
    status=EventStatus.CONFIRMED,
    starts_at=NOW + 7 * DAY,
    ends_at=NOW + 8 * DAY,
    is_announced=True,
    speakers=3,
    invited=12,
)
DATE = Lack(Tab.OUTLINE, "Give the date.", is_needed=True)
SPEAKERS = Lack(Tab.PROGRAMME, "Say who speaks.")


@pytest.mark.parametrize(
    ("given", "tab", "sentence"),
    [
        ({"held_letters": 12}, Tab.INVITATIONS, "12 letters wait in the outbox for you to release."),
        ({"outdated": 1}, Tab.INVITATIONS, "1 guest has not been told of the last change yet."),
        ({"lacks": (DATE,)}, Tab.OUTLINE, "Give the date."),
        ({"status": EventStatus.DRAFT}, Tab.OUTLINE,
         "Confirm the event, or make it tentative, when the plan stands."),
        ({"invited": 0}, Tab.INVITATIONS, "Nobody is invited yet. Choose the journalists."),
        ({"lacks": (SPEAKERS,)}, Tab.PROGRAMME, "Say who speaks."),
        ({"unconfirmed_speakers": 2}, Tab.PEOPLE, "2 speakers have not confirmed yet."),
        ({"unanswered": 1}, Tab.INVITATIONS, "1 journalist has not answered yet."),
        ({"is_announced": False}, Tab.OUTLINE, "Announce the event in the newsroom."),
        ({}, Tab.DOCUMENTS, "All is ready. Draft the advisory and the release."),
        ({"starts_at": NOW + DAY}, Tab.DAY,
         "All is ready. On the day, tick off at the door who comes."),
        ({"starts_at": None, "ends_at": None}, Tab.DOCUMENTS,
         "All is ready. Draft the advisory and the release."),
        ({"starts_at": NOW}, Tab.DAY, "It is on. Tick off who comes."),
        ({"starts_at": NOW - DAY, "ends_at": NOW, "held_letters": 3}, Tab.OUTLINE,
         "The event is over. Note that it was held."),
        ({"status": EventStatus.TENTATIVE, "starts_at": NOW - DAY, "ends_at": NOW}, Tab.OUTLINE,
         "The tentative date is over. Confirm the event, postpone it or cancel it."),
        ({"status": EventStatus.POSTPONED, "outdated": 1}, Tab.INVITATIONS,
         "1 guest has not been told of the last change yet."),
        ({"status": EventStatus.CANCELLED, "outdated": 2}, Tab.INVITATIONS,
         "2 guests have not been told of the last change yet."),
        ({"unsent": 1}, Tab.INVITATIONS,
         "1 guest stands on the list without a letter. Write to them."),
        ({"unsent": 2, "colleagues": 1}, Tab.INVITATIONS,
         "2 guests stand on the list without a letter. Write to them."),
        ({"colleagues": 1}, Tab.INVITATIONS,
         "1 colleague is named to come instead of a guest. Invite them."),
        ({"status": EventStatus.POSTPONED, "unsent": 1}, Tab.OUTLINE, "Confirm the new date."),
        ({"status": EventStatus.POSTPONED}, Tab.OUTLINE, "Confirm the new date."),
        ({"status": EventStatus.POSTPONED, "starts_at": None}, Tab.OUTLINE, "Give the new date."),
        ({"status": EventStatus.POSTPONED, "has_old_day": True}, Tab.OUTLINE, "Give the new date."),
        ({"status": EventStatus.POSTPONED, "starts_at": NOW}, Tab.OUTLINE, "Give the new date."),
        ({"status": EventStatus.CANCELLED}, Tab.OUTLINE,
         "The event is cancelled. Nothing is left to do."),
        ({"status": EventStatus.HELD, "quotes_to_approve": 1, "outdated": 3}, Tab.PEOPLE,
         "1 quotation waits for approval."),
        ({"status": EventStatus.HELD, "releases_open": 2, "releases": 2}, Tab.DOCUMENTS,
         "2 releases are not published yet."),
        ({"status": EventStatus.HELD}, Tab.DOCUMENTS, "Draft the release."),
        ({"status": EventStatus.HELD, "releases": 1}, Tab.AFTER,
         "Send the release to those who came, then close the event."),
        ({"status": EventStatus.CLOSED}, Tab.AFTER, "The event is closed."),
    ],
)  # fmt: skip
def test_what_is_next(given: dict[str, Any], tab: Tab, sentence: str) -> None:
    step = next_steps(replace(READY, **given), NOW)[0]

    assert (step.tab, step.sentence) == (tab, sentence)


@pytest.mark.parametrize(
    ("given", "is_move"),
    [
        ({"lacks": (DATE,)}, False),
        ({"status": EventStatus.DRAFT}, True),
        ({"is_announced": False}, True),
        ({"ends_at": NOW}, True),
        ({"status": EventStatus.POSTPONED}, True),
        ({"status": EventStatus.POSTPONED, "starts_at": None}, False),
        ({"status": EventStatus.HELD}, False),
    ],
)
def test_the_line_leads_to_where_the_event_moves_on(given: dict[str, Any], is_move: bool) -> None:
    step = next_steps(replace(READY, **given), NOW)[0]

    assert (step.aim is Aim.STATUS) is is_move


def test_the_three_most_urgent_steps_are_told() -> None:
    facts = replace(
        READY, held_letters=2, unsent=1, unconfirmed_speakers=2, unanswered=3, is_announced=False
    )

    assert [step.aim for step in next_steps(facts, NOW)] == [
        Aim.LETTERS,
        Aim.UNSENT,
        Aim.SPEAKERS,
    ]


def test_a_draft_asks_for_what_is_missing_before_it_is_confirmed() -> None:
    lacking = replace(READY, status=EventStatus.DRAFT, lacks=(DATE, SPEAKERS))

    assert [step.sentence for step in next_steps(lacking, NOW)] == [
        "Give the date.",
        "Say who speaks.",
    ]


@pytest.mark.parametrize(
    ("given", "move"),
    [
        ({"status": EventStatus.DRAFT, "invited": 0}, EventStatus.CONFIRMED),
        ({"status": EventStatus.DRAFT, "invited": 3}, None),
        ({"starts_at": NOW - DAY, "ends_at": NOW}, EventStatus.HELD),
        (
            {"status": EventStatus.TENTATIVE, "starts_at": NOW - DAY, "ends_at": NOW},
            None,
        ),
        ({"is_announced": False}, None),
    ],
)
def test_a_step_that_takes_no_further_thought_is_the_move_itself(
    given: dict[str, Any], move: EventStatus | None
) -> None:
    first = next_steps(replace(READY, **given), NOW)[0]

    assert (first.aim, first.move) == (Aim.STATUS, move)
