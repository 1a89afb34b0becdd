"""What is under embargo longer than the text stands in its way, where the text tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from planner.events.models.statement import Statement
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from tests.factories import Make
from tests.seed import Seed
from tests.unit.releases.conftest import LoadFacts, told

NOON = datetime(2012, 3, 27, 8, 0, tzinfo=UTC)


def test_embargoes(seed: Seed, facts_of: LoadFacts) -> None:
    study = seed.event.programme[1].study
    assert study is not None
    study.embargo_until = NOON + timedelta(hours=2)
    facts = facts_of(seed.event, "en", seed.attendance)
    blocks = draft(facts)
    too_long = (
        "The study “Labour Migrants in St. Petersburg: Identification of Problems and "
        "Development of Recommendations” is under embargo for longer than this text. "
        "Set the embargo, or leave it out."
    )

    assert told(check(facts, blocks), 6) == []
    assert told(check(facts, blocks, now=NOON), 6) == [(too_long, True, f"study.{study.uid}")]
    until = NOON + timedelta(hours=3)
    assert told(check(facts, blocks, now=NOON, embargo_until=until), 6) == []
    assert told(check(facts, blocks, now=until, embargo_until=until), 6) == [
        (
            "The hour of the embargo has passed: the release line would name a past hour.",
            False,
            None,
        )
    ]


def test_what_is_under_embargo_may_wait_outside_the_text(seed: Seed, facts_of: LoadFacts) -> None:
    study = seed.event.programme[1].study
    assert study is not None
    study.embargo_until = NOON + timedelta(hours=2)
    facts = facts_of(seed.event, "en", seed.attendance)
    untold = [block for block in draft(facts) if "Labour Migrants in St." not in block.text]
    typed = replace(untold[1], sources=(), text=f"Read {study.titles.exactly('en')}!")

    assert told(check(facts, untold, now=NOON), 6) == []
    assert [key for _, _, key in told(check(facts, [*untold, typed], now=NOON), 6)] == [typed.key]


def test_a_statement_under_embargo_waits_for_a_text_that_opens_later(
    seed: Seed, facts_of: LoadFacts, make: Make
) -> None:
    statement = make.work.session.scalars(select(Statement)).first()
    assert statement is not None
    statement.embargo_until = NOON + timedelta(hours=2)
    facts = facts_of(seed.event, "en", seed.attendance)
    key = f"statement.{statement.uid}"
    said = statement.texts.exactly("en")
    sentence = (
        f"The statement “{said}” is under embargo for longer than this text. "
        "Set the embargo, or leave it out."
    )
    blocks = draft(facts)
    typed = replace(blocks[1], sources=(), text=f"{statement.texts.exactly('en')}!")
    later = NOON + timedelta(hours=2)

    assert told(check(facts, blocks, now=NOON), 6) == [(sentence, True, key)]
    assert told(check(facts, [typed], now=NOON), 6) == [(sentence, True, typed.key)]
    assert told(check(facts, blocks, now=NOON, embargo_until=later), 6) == []
