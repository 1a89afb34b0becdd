"""What the record holds and a release can tell only after the event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from planner.releases.checks.statement_checks import words_of
from planner.releases.facts.release_facts import ReleaseFacts

# The words for something, and its field.
Untold: TypeAlias = tuple[str, str]


def told_later(facts: ReleaseFacts) -> Iterator[Untold]:
    """The news, what studies found, what was said, and who came."""
    news = facts.event.news_line
    yield news.text, news.path
    for study in facts.studies:
        for value in (*study.findings, *study.recommendations):
            yield value.text, value.path
    for statement in facts.statements:
        yield words_of(statement), statement.path
    present = facts.present
    media = [medium.name for medium in present.media if present.media_are_public]
    pools = [pool.name for pool in present.pools]
    for name in (*media, *pools, *(one.noun for one in present.others)):
        yield name.text, name.path
