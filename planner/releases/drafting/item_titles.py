"""Titles of programme items, and what they say besides the kind of item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.events.kinds_in_titles import kind_in
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.titles import title_beyond
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue


def title_of_item(builder: BlockBuilder, item: ItemFacts) -> SourcedValue:
    """The title, or EMPTY if it only says what kind of item it is: “Report”, «Доклад»."""
    return title_beyond(builder, item.title, _words(builder, "words-for-items"))


def titles_of(builder: BlockBuilder, item: ItemFacts) -> dict[str, SourcedValue]:
    """`title` and `topic`; `about` instead of one of them where that goes on from the kind of item:
    “on floods” of “Report on floods”, «тарифов» of «Обсуждение тарифов». `matter` is the topic of an
    item that has `about` from its title: a sentence of its own tells it.
    """
    title, topic = title_of_item(builder, item), item.topic
    kind = builder.words("item-noun", item_kind=item.kind)
    title, about = _without_kind(builder, title, kind)
    if not title and not about:
        topic, about = _without_kind(builder, topic, kind)
    is_titled_about = bool(about and topic)
    matter, topic = (topic, EMPTY) if is_titled_about else (EMPTY, topic)
    return {"title": title, "topic": topic, "about": about, "matter": matter}


def _without_kind(
    builder: BlockBuilder, text: SourcedValue, kind: str
) -> tuple[SourcedValue, SourcedValue]:
    """The text without the kind at its beginning, or else EMPTY and what goes on from the kind."""
    rest = kind_in(text.text, kind, builder.context.facts.language)
    if rest is None or rest.is_compound:
        return text, EMPTY
    found = replace(text, text=rest.text)
    return (EMPTY, found) if rest.goes_on else (found, EMPTY)


def place_visited(builder: BlockBuilder, item: ItemFacts) -> SourcedValue:
    """The place: “the lock” of “Visit to the lock”. EMPTY of an outing, or where nothing names it."""
    if outing_of(builder, item):
        return EMPTY
    title = title_of_item(builder, item)
    return without(title, _words(builder, "words-before-places")) or title or item.topic


def outing_of(builder: BlockBuilder, item: ItemFacts) -> SourcedValue:
    """Of a title that begins with the word for an outing, and from which the language cannot part a
    place: “a walk along the quay”, in the accusative «экскурсию на шлюз». EMPTY for others.
    """
    if without(item.title, _words(builder, "words-before-places")):
        return EMPTY
    for word, bent in zip(
        _words(builder, "words-for-outings"),
        _words(builder, "words-for-outings.accusative"),
        strict=True,
    ):
        rest = without(item.title, [word])
        if rest:
            return replace(rest, text=f"{bent} {rest.text}")
    return EMPTY


def without(title: SourcedValue, beginnings: Iterable[str]) -> SourcedValue:
    """The title behind the first of these that it begins with; EMPTY if there is none."""
    for beginning in beginnings:
        head, rest = title.text[: len(beginning)], title.text[len(beginning) :]
        if head.casefold() == beginning and rest[:1].isspace():
            return replace(title, text=rest.strip())
    return EMPTY


def _words(builder: BlockBuilder, message: str) -> tuple[str, ...]:
    return builder.context.wording.words(message)
