"""Naming bodies and programmes: in full at first, shorter afterwards.

An abbreviation follows the first mention in brackets only if it is used again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.grammar.abbreviations import is_abbreviation, takes_article
from planner.grammar.needs import Need
from planner.releases.drafting.whole_text import is_repeated, is_written
from planner.releases.facts.body_facts import BodyFacts, ProgrammeFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

if TYPE_CHECKING:
    from planner.releases.drafting.block_builder import BlockBuilder


def body_name(builder: BlockBuilder, body: BodyFacts, *, bare: bool = False) -> str:
    """The name within a sentence, in English with the article that was entered.

    `bare` leaves the article out, as after a function: “Chair of the Board, Steppe Lung Foundation”.
    """

    def put(name: SourcedValue) -> str:
        words = builder(name)
        if body.generic_noun and name is body.name:
            words = _with_noun(builder, body, builder(body.generic_noun))
        if body.article and words.casefold().startswith(f"{body.article.text} "):
            words = words[len(body.article.text) + 1 :]  # entered with its article: “the Institute”
        if bare or not body.article or not takes_article(name.text):
            return words
        builder.cite(body.article.path)
        return f"{body.article.text} {words}"

    return _named(builder, f"body:{body.id}", body.name, body.short_name, put)


def body_form(builder: BlockBuilder, body: BodyFacts, need: str) -> str:
    """`body_name` in a case. The short name stays away where it has no such form.

    With a generic noun that takes the case, and the name stays: «фонда «Про Аква»».
    """

    def put(name: SourcedValue) -> str:
        if body.generic_noun and name is body.name:
            return _with_noun(builder, body, builder.bent(body.generic_noun, need))
        return builder.bent(name, need)

    has_short = builder.context.bending.has(body.short_name, need)
    short = body.short_name if has_short else EMPTY
    return _named(builder, f"body:{body.id}", body.name, short, put)


def is_plural_body(builder: BlockBuilder, body: BodyFacts) -> bool:
    bending = builder.context.bending
    gender = bending.confirmed(body.head, Need.GENDER).text
    return (gender or bending.proposed(body.head, Need.GENDER)) == "pl"


def _with_noun(builder: BlockBuilder, body: BodyFacts, noun: str) -> str:
    """The message `body-with-noun`; a name that stands in quotation marks gets no others."""
    is_quoted = body.name.text.startswith(("«", "„", "“", '"'))
    return builder.words(
        "body-with-noun", noun=noun, name=body.name, is_quoted="yes" if is_quoted else "no"
    )


def programme_name(
    builder: BlockBuilder, programme: ProgrammeFacts, *, is_quoted: bool = False
) -> str:
    """The message `programme` or `programme-quoted`; for the abbreviation `programme-short`."""

    def put(name: SourcedValue) -> str:
        if name is programme.abbreviation:
            return builder.words("programme-short", name=name)
        return builder.words("programme-quoted" if is_quoted else "programme", name=name)

    return _named(builder, f"programme:{programme.id}", programme.name, programme.abbreviation, put)


def programme_form(builder: BlockBuilder, programme: ProgrammeFacts, need: str) -> str:
    """The name in a case, or the message `programme-short-bent` with the abbreviation."""

    def put(name: SourcedValue) -> str:
        if name is programme.abbreviation:
            return builder.words("programme-short-bent", name=name)
        return builder.bent(name, need)

    return _named(builder, f"programme:{programme.id}", programme.name, programme.abbreviation, put)


def _named(
    builder: BlockBuilder,
    key: str,
    name: SourcedValue,
    short: SourcedValue,
    put: Callable[[SourcedValue], str],
) -> str:
    context = builder.context
    is_first = context.is_first(key)
    if not short or short.text == name.text:
        return put(name)
    if not is_first and context.whole.ask(is_repeated, key):
        return put(short)
    full = put(name)
    if not is_first or not is_abbreviation(short.text) or short.text in name.text:
        return full
    is_used = context.whole.ask(is_written, short.text) or context.whole.ask(is_repeated, key)
    return f"{full} ({builder(short)})" if is_used else full
