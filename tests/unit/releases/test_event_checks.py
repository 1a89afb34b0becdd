"""What a release tells as past has taken place when the first reader may read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.events.models.event import Part
from planner.events.models.kinds import EventStatus, PartRole, PartState
from planner.releases.checks.release_checks import check
from planner.releases.drafting import DraftBlock, draft
from planner.releases.facts.release_facts import ReleaseFacts
from tests.factories import Make
from tests.seed import Seed
from tests.unit.releases.conftest import LoadFacts, edited, parts, told
from tests.unit.releases.rounds import UNTIMED, round_table

STARTS = datetime(2012, 3, 27, 7, 0, tzinfo=UTC)
BEFORE = STARTS - timedelta(days=7)
TOO_EARLY = (
    "The text says that the event took place, but it begins on 27 March 2012, 11:00 "
    "(MSK, UTC+04:00; 07:00 UTC). Set an embargo until then or later, or publish after it has "
    "begun."
)


def in_the_way(
    facts: ReleaseFacts, now: datetime | None = BEFORE, embargo_until: datetime | None = None
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


def test_neither_embargo_nor_date_lets_out_a_draft(make: Make, facts_of: LoadFacts) -> None:
    facts = facts_of(round_table(make, status=EventStatus.DRAFT))
    sentence = (
        "The text says that the event took place, but it is a draft. Confirm it before its "
        "release goes out."
    )
    later = STARTS + timedelta(days=1)

    assert in_the_way(facts) == [sentence]
    assert in_the_way(facts, later, embargo_until=later) == [sentence]
    assert in_the_way(facts, None) == [sentence]


@pytest.mark.parametrize(
    ("status", "how"),
    [
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
def test_what_does_not_take_place_is_told_so_or_not_at_all(
    make: Make, facts_of: LoadFacts, status: EventStatus, how: str
) -> None:
    facts = facts_of(round_table(make, status=status))
    told_as_held = edited(facts, "lead", "The lab held a round table.")

    assert in_the_way(facts) == []
    assert [s for s, *_ in told(check(facts, told_as_held, now=BEFORE), 13)] == [
        f"The text says that the event took place, but it {how}"
    ]


def test_what_is_to_come_is_told_in_the_future_or_waits(make: Make, facts_of: LoadFacts) -> None:
    facts = facts_of(round_table(make))
    facts = replace(facts, event=replace(facts.event, is_coming=True))
    told_as_held = edited(facts, "lead", "The lab held a round table.")

    assert in_the_way(facts) == []
    (finding,) = told(check(facts, told_as_held, now=BEFORE), 13)
    assert finding[0].replace("\u00a0", " ") == TOO_EARLY


def test_an_event_without_a_date_is_told_to_have_none_and_no_more(facts: ReleaseFacts) -> None:
    coming = replace(facts, event=replace(facts.event, status=EventStatus.CONFIRMED))
    undated = replace(coming, standing=replace(coming.standing, starts_at=None))

    assert in_the_way(undated) == []


def spoken_of(facts: ReleaseFacts, blocks: Sequence[DraftBlock] | None = None) -> list[str | None]:
    """The blocks that tell of a speaker who is only planned."""
    findings = told(check(facts, draft(facts) if blocks is None else blocks), 14)
    assert all(is_blocking for _, is_blocking, _ in findings)
    return [key for *_, key in findings]


def planned(seed: Seed, item: int, part: int = 0) -> Part:
    one = seed.event.programme[item].parts[part]
    one.state = PartState.PLANNED
    return one


@pytest.mark.parametrize(
    ("state", "is_in_the_way"),
    [(PartState.PLANNED, True), (PartState.ASKED, False), (PartState.CONFIRMED, False)],
)
def test_the_words_of_whom_nobody_asked_stand_in_the_way(
    seed: Seed, facts_of: LoadFacts, state: PartState, *, is_in_the_way: bool
) -> None:
    planned(seed, 3).state = state
    sentence = (
        "“Dmitriy Nikiforov” is only planned to take part, but the text tells of it as done. On "
        "the People tab set the part to confirmed or, if they did not take it, to absent."
    )

    facts = facts_of(seed.event, "en", seed.attendance)

    key = f"statement.{facts.statements[0].uid}"
    found = told(check(facts, draft(facts)), 14)
    assert found == ([(sentence, True, key)] if is_in_the_way else [])


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("item", "part", "block"), [(0, 1, "welcome"), (3, 0, "statement"), (4, 0, "statement")]
)
def test_people_and_roles_that_are_only_planned_are_found_where_they_are_named(
    seed: Seed, facts_of: LoadFacts, item: int, part: int, block: str, language: str
) -> None:
    planned(seed, item, part)

    found = spoken_of(facts_of(seed.event, language, seed.attendance))

    assert [str(key).split(".")[0] for key in found] == [block]


def test_the_rule_is_that_of_letters_and_newsroom(seed: Seed, facts_of: LoadFacts) -> None:
    planned(seed, 0)
    seed.event.names_planned_speakers = True

    assert spoken_of(facts_of(seed.event, "en", seed.attendance)) == []


def test_a_name_that_a_person_took_out_or_put_in_is_read_from_the_text(
    seed: Seed, facts_of: LoadFacts
) -> None:
    planned(seed, 0)
    facts = facts_of(seed.event, "en", seed.attendance)
    without = [
        replace(b, text="The participants were welcomed.") if b.key == "welcome" else b
        for b in draft(facts)
    ]
    typed = replace(without[1], key="free.1", sources=(), text="Tatiana Lineva spoke.")
    surname = [replace(b, text="Lineva spoke.") if b.key == "welcome" else b for b in draft(facts)]

    assert spoken_of(facts, without) == []
    assert spoken_of(facts, [*without, typed]) == ["free.1"]
    assert spoken_of(facts, surname) == ["welcome"]


def test_who_took_another_part_is_named_for_that(
    make: Make, seed: Seed, facts_of: LoadFacts
) -> None:
    person = seed.event.programme[0].parts[0].person
    make.part(
        seed.event.programme[3], person=person, role=PartRole.MODERATOR, state=PartState.PLANNED
    )
    facts = facts_of(seed.event, "en", seed.attendance)
    blocks = [block for block in parts(facts) if block.key == "welcome"]

    assert spoken_of(facts, blocks) == []


def test_a_press_contact_is_no_speaker(make: Make, seed: Seed, facts_of: LoadFacts) -> None:
    vera = make.person("Vera Sokolova")
    make.part(seed.event.programme[0], person=vera, state=PartState.PLANNED, position=9)
    facts = facts_of(seed.event, "en", seed.attendance)
    blocks = [block for block in draft(facts) if block.key != "welcome"]

    assert [block.key for block in blocks if "Vera" in block.text] == ["contacts.0"]
    assert spoken_of(facts, blocks) == []
