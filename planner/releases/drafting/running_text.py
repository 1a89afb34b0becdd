"""Entered words that go on in a sentence: with a small letter, unless a name begins them, and without
a full stop of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planner.events.first_letters import within
from planner.events.reported_speech import clause_of, with_small_head
from planner.grammar.needs import Sort
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue

_SORTS_OF_NAMES = (Sort.BODY, Sort.PERSON, Sort.PLACE)
_ABBREVIATIONS = frozenset(
    {"etc.", "inc.", "ltd.", "p.m.", "a.m.", "г.", "гг.", "др.", "т.д.", "т.п."}
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=\w)", re.IGNORECASE)


def running(text: str, language: str, names: Iterable[str], sort: Sort = Sort.PHRASE) -> str:
    """`names` are those of the record, which keep their capital letters. A role is told without its
    article, which the sentence chooses: “a legal expert”, “the expert”.
    """
    text = bare(text)
    if sort is Sort.ROLE and language.startswith("en"):
        text = _ARTICLE.sub("", text, count=1)
    if not text[:1].isupper() or any(_begins_with(text, name) for name in names):
        return text
    if sort is Sort.OCCASION:  # a body is named in it: «Федеральной миграционной службе»
        return with_small_head(text, language)
    return within(text, language, is_post=sort in (Sort.FUNCTION, Sort.ROLE))


def running_clause(text: str, language: str, names: Iterable[str]) -> str:
    """A whole sentence as it stands after “said that”; `names` as above."""
    clause = clause_of(text, language)
    is_name = any(_begins_with(clause, name) for name in names)
    return clause if is_name else within(clause, language)


def bare(entry: str) -> str:
    """Without its own full stop, unless that belongs to an abbreviation."""
    if not entry.endswith(".") or entry.endswith(".."):
        return entry
    last = entry.split()[-1].casefold()  # also behind a no-break space: “2028 г.”
    return entry if last in _ABBREVIATIONS else entry[:-1]


def _begins_with(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalnum()


def names_in(facts: ReleaseFacts) -> frozenset[str]:
    """Whatever names somebody, a body or a place of the record."""
    return frozenset(_names_in(facts))


def _names_in(fact: object) -> Iterator[str]:
    if isinstance(fact, SourcedValue):
        if fact.sort in _SORTS_OF_NAMES and fact:
            yield fact.text
    elif isinstance(fact, tuple):
        for one in fact:
            yield from _names_in(one)
    else:
        # What `dataclasses.fields` reads, without its cost for the hundreds of values of a record.
        for name in getattr(fact, "__dataclass_fields__", ()):
            yield from _names_in(getattr(fact, name))
