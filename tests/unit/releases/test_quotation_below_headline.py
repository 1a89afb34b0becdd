"""The quotation that was chosen to stand below the headline."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, ItemKind
from planner.events.models.statement import SpeechForm, Statement
from planner.kernel.texts import Texts
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import Section
from tests.factories import Make
from tests.unit.releases.conftest import LoadFacts, said, told


@pytest.fixture
def event(make: Make) -> Event:
    event = make.event()
    part = make.part(make.item(event, kind=ItemKind.STATEMENT), person=make.person("Ada Wren"))
    make._own(
        Statement,
        {},
        uid="water",
        event=event,
        part=part,
        form=SpeechForm.DIRECT,
        texts=Texts(en="The water is leaving."),
        approved_at=make.work.now,
        is_subhead=True,
    )
    return event


def line_of(facts: ReleaseFacts) -> list[str]:
    return [block.text for block in draft(facts) if block.section is Section.SUBHEAD]


def test_it_stands_there_once_with_its_speaker(event: Event, facts_of: LoadFacts) -> None:
    facts = facts_of(event)

    assert line_of(facts) == ["Ada Wren: “The water is leaving”"]
    assert said(facts, "statement") == ""
    assert said(facts, "presentation") == "Ada Wren spoke."
    findings = check(facts, draft(facts))
    assert (told(findings, 5), told(findings, 9)) == ([], [])


def test_one_that_nobody_approved_stands_nowhere(
    event: Event, make: Make, facts_of: LoadFacts
) -> None:
    make.work.session.query(Statement).one().approved_at = None

    assert line_of(facts_of(event)) == []


def test_one_that_is_unclear_stands_nowhere(event: Event, make: Make, facts_of: LoadFacts) -> None:
    make.work.session.query(Statement).one().is_unclear = True

    assert line_of(facts_of(event)) == []


@pytest.mark.parametrize("change", ["length", "news"])
def test_a_finding_says_why_it_stands_below(
    event: Event, make: Make, facts_of: LoadFacts, change: str
) -> None:
    text = " ".join(["The water is leaving."] * (8 if change == "length" else 1))
    make.work.session.query(Statement).one().texts = Texts(en=text)
    if change == "news":
        event.news_lines = Texts(en="The water is leaving for ever, says Ada Wren")

    facts = facts_of(event)

    assert line_of(facts) == []
    assert "The water is leaving" in said(facts, "statement")
    ((sentence, is_blocking, _key),) = told(check(facts, draft(facts)), 9)
    assert sentence.startswith("The quotation “The water is leaving.")
    assert sentence.endswith(
        "” was chosen to stand below the headline and does not: with the name of its speaker it has "
        "more than 140 characters, or headline or lead say it."
    )
    assert is_blocking is False


def test_an_event_to_come_has_no_words_on_record(event: Event, facts_of: LoadFacts) -> None:
    event.status = EventStatus.CANCELLED

    facts = facts_of(event)

    assert line_of(facts) == []
    assert told(check(facts, draft(facts)), 9) == []


def test_words_that_were_noted_as_reported_meanwhile_stand_in_the_body(
    event: Event, facts_of: LoadFacts
) -> None:
    facts = facts_of(event)
    (item,) = facts.items
    (statement,) = item.statements
    reported = replace(statement, form=SpeechForm.INDIRECT)

    facts = replace(facts, items=(replace(item, statements=(reported,)),))

    assert line_of(facts) == []
    assert said(facts, "statement") == "Ada Wren said that the water is leaving."
