"""Patterns of sentences: what they are filled with, and what a wrong one says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fluent.runtime import FluentBundle, FluentResource

from planner.kernel.errors import Invalid
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.functions import FUNCTIONS
from planner.releases.drafting.wording import wording_of
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.models import Section
from tests.unit.releases.conftest import Pair, said, sourced


@pytest.fixture
def builder(facts: ReleaseFacts) -> BlockBuilder:
    return DraftContext(facts).builder()


def filled(pattern: str, **values: object) -> str:
    """A pattern with its values, by the functions of all languages."""
    bundle = FluentBundle(["en"], FUNCTIONS, use_isolating=False)  # type: ignore[arg-type]
    bundle.add_resource(FluentResource(f"m = {pattern}"))
    message = bundle.get_message("m").value
    assert message is not None
    text, errors = bundle.format_pattern(message, values)
    assert errors == []
    return str(text)


def test_a_regional_form_has_the_sentences_of_its_language() -> None:
    assert wording_of("ru-RU") is wording_of("ru")


def test_a_language_without_sentences_is_refused() -> None:
    with pytest.raises(Invalid):
        wording_of("fr")


def test_a_message_that_is_not_there_is_no_sentence() -> None:
    with pytest.raises(KeyError):
        wording_of("en").text("no-such-message", {})


def test_a_value_that_a_pattern_lacks_is_told(builder: BlockBuilder) -> None:
    with pytest.raises(Exception, match="operators"):
        builder.words("hotline", number=sourced("112"))


def test_only_what_is_printed_is_a_source(builder: BlockBuilder) -> None:
    builder.say("materials", address=sourced("here"), number=sourced("112"))

    (block,) = builder.block("closing", Section.CLOSING)
    assert block.sources == ("somewhere",)
    assert block.text == "The materials are available at here."


def test_words_are_put_together_once(builder: BlockBuilder) -> None:
    body = builder.value(builder.context.facts.organisers[0])

    assert body.words() == body.words()
    assert sum(builder.context.named.values()) == 1


def test_a_statement_of_any_length_is_told_whole(both: Pair) -> None:
    long = "word " * 4000
    for facts in both:
        item = next(item for item in facts.items if item.statements)
        statement = replace(item.statements[0], text=sourced(long + "end"))
        changed = replace(facts, items=(replace(item, statements=(statement,)),))

        assert said(changed, "statement").endswith("end.")


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ('{ OPTIONAL($x, before: "(", after: ")") }', "(rivers)"),
        ('{ OPTIONAL($nothing, before: "(", after: ")") }', ""),
        ("{ GIVEN($x, $nothing) }", "no"),
        ('{ BEGINS($x, text: "riv") }', "yes"),
        ("{ BRACKETS($nothing, $x) }", "(rivers)"),
        ("{ BRACKETS($nothing) }", ""),
        ("{ CAPITAL($x) }", "Rivers"),
        ("{ COUNT($several) }", "2"),
        ("{ SEPARATED($several) }", "rivers; lakes"),
        ("{ SENTENCES($several) }", "Rivers. Lakes."),
        ('{ LIST($several, before: "of ") }', "of rivers and of lakes"),
        ("{ QUOTED($x) }", "“rivers”"),
        ("{ GENDER($x) }", "none"),
    ],
)
def test_what_patterns_may_call(builder: BlockBuilder, pattern: str, text: str) -> None:
    values = {
        "x": builder.value(sourced("rivers")),
        "nothing": builder.value(EMPTY),
        "several": builder.value([sourced("rivers"), EMPTY, sourced("lakes")]),
    }

    assert filled(pattern, **values) == text


def test_what_is_no_fact_cannot_be_printed(builder: BlockBuilder) -> None:
    with pytest.raises(TypeError):
        builder.words("materials", address=1.5)
