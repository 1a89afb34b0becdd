"""The checks of words: numbers, names, ordinals, tenses, length, leftovers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.releases.checks.release_checks import check
from planner.releases.drafting import DraftBlock, draft
from planner.releases.facts.release_facts import OccasionFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.models import Section
from tests.unit.releases.conftest import edited, told


def test_numbers_and_names_that_nobody_entered(facts: ReleaseFacts) -> None:
    blocks = edited(facts, "hotline", "The hot-line 8-800-333-00-17 belongs to Mikhail Petrov.")

    assert told(check(facts, blocks), 1) == [
        ("17 is not in the record. Enter it there, or take it out.", True, "hotline"),
        ("“Mikhail” is not in the record. Is it spelt as there?", False, "hotline"),
        ("“Petrov” is not in the record. Is it spelt as there?", False, "hotline"),
    ]


def test_a_number_in_a_free_block_was_written_knowingly(facts: ReleaseFacts) -> None:
    blocks = [*draft(facts), DraftBlock("free.1", Section.FREE, "Bus 77 stops there.", ())]

    assert told(check(facts, blocks), 1) == [
        ("77 is not in the record. Enter it there, or take it out.", False, "free.1")
    ]


def test_another_setting_of_the_same_text_is_the_same(facts: ReleaseFacts) -> None:
    text = 'The survey "Labour Migrants in St. Petersburg", 27 March 2012, Tatiana Lineva.'

    assert told(check(facts, edited(facts, "hotline", text)), 1) == []


def test_ordinals_and_years(facts: ReleaseFacts, russian: ReleaseFacts) -> None:
    english = edited(facts, "occasions", "The 145st, the 20th and the 1st anniversary.")
    wrong = edited(russian, "occasions", "145 года, 20 лет, к 145-ти летию, более 20 года.")

    assert told(check(facts, english), 3) == [("“145st” should read “145th”.", True, "occasions")]
    assert [sentence for sentence, *_ in told(check(russian, wrong), 3)] == [
        "“145 года” should read “145 лет”.",
        "“20 года” should read “20 лет”.",
        "“145-ти лет…” is written with digits and a hyphen: 145-летие.",
    ]


def test_an_anniversary_before_its_base_year(facts: ReleaseFacts) -> None:
    first: OccasionFacts = replace(facts.occasions[0], years=0)
    early = replace(facts, occasions=(first,))

    blocks = draft(early)

    assert "occasions" not in [block.key for block in blocks]
    assert told(check(early, blocks), 3) == [
        (
            (
                "The anniversary “the founding of the Russian Red Cross” counts 0 years to the event. Correct its base year, or take it off "
                "the event."
            ),
            True,
            None,
        )
    ]


def test_a_release_does_not_look_ahead(facts: ReleaseFacts, russian: ReleaseFacts) -> None:
    blocks = [
        *edited(facts, "attendance", "Journalists will take part."),
        DraftBlock("free.1", Section.FREE, "They shall meet again.", ()),
        DraftBlock("closing", Section.CLOSING, "The next one will follow.", ()),
    ]
    quoting = edited(facts, "attendance", "The talk “What will be” was heard.")
    ahead = edited(russian, "attendance", "Встреча состоится позже.")
    sentence = "looks ahead; a release reports what has happened."

    assert told(check(facts, blocks), 8) == [
        (f"“will” {sentence}", True, "attendance"),
        (f"“shall” {sentence}", False, "free.1"),
    ]
    assert told(check(facts, quoting), 8) == []
    assert told(check(russian, ahead), 8) == [(f"“состоится” {sentence}", True, "attendance")]


def test_length(facts: ReleaseFacts) -> None:
    blocks = edited(facts, "headline", "h" * 101)
    blocks.insert(1, DraftBlock("subhead", Section.SUBHEAD, "s" * 141, ()))
    blocks = [replace(b, text="**CITY –** " + "w " * 46) if b.key == "lead" else b for b in blocks]
    blocks.append(DraftBlock("free.1", Section.FREE, "word " * 500, ()))

    sentences = [sentence for sentence, *_ in told(check(facts, blocks), 9)]

    assert sentences[:3] == [
        "The headline has 101 characters; 100 are enough.",
        "The line below the headline has 141 characters; 140 are enough.",
        "The first paragraph has 46 words; 45 are enough.",
    ]
    assert sentences[-1].endswith("500 are enough for one page.")


def test_sentences_that_are_too_long(facts: ReleaseFacts, russian: ReleaseFacts) -> None:
    for one, most in ((facts, 30), (russian, 25)):
        long = f"{'word ' * 99}end. Word{' word' * (most - 1)}. Word{' word' * most}."
        blocks = [b for b in edited(one, "hotline", long) if b.key == "hotline"]

        longest = f"“{'word ' * 22}word …”"
        assert told(check(one, blocks), 9) == [
            (
                f"Sentences of more than {most} words: 2. The longest has 100: {longest}.",
                False,
                "hotline",
            )
        ]


@pytest.mark.parametrize("leftover", ["{{ city }}", "None", "null", "[...]", "TBC", "N/A"])
def test_leftovers(facts: ReleaseFacts, leftover: str) -> None:
    findings = check(facts, edited(facts, "hotline", f"At {leftover}."))

    shown = "{" if leftover.startswith("{") else leftover
    assert told(findings, 10) == [
        (f"“{shown}” was left over in the text. Take it out.", True, "hotline")
    ]


def test_an_online_event_needs_no_city(facts: ReleaseFacts) -> None:
    event = replace(facts.event, city=EMPTY, venue=EMPTY, is_online=True)
    facts = replace(facts, event=event)

    assert told(check(facts, draft(facts)), 1) == []
