"""What the lead tells as the news: the body does not tell it again."""

from __future__ import annotations

import re

from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.facts.release_facts import ReleaseFacts, StatementFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.facts.study_facts import StudyFacts


def is_news(facts: ReleaseFacts, statement: StatementFacts) -> bool:
    """Whether the lead tells the whole of this statement, with its speaker."""
    chosen = facts.news_statement
    return (
        facts.news_study is None
        and chosen is not None
        and chosen.uid == statement.uid
        and bool(statement.text)
        and not statement.document
        and _is_in_lead(facts, statement.text)
    )


def other_findings(facts: ReleaseFacts, study: StudyFacts) -> tuple[SourcedValue, ...]:
    """The findings of the study without the one that the lead tells."""
    chosen = facts.news_study
    if chosen is None or chosen.uid != study.uid:
        return study.findings
    return tuple(one for one in study.findings if not _is_in_lead(facts, one))


def _is_in_lead(facts: ReleaseFacts, text: SourcedValue) -> bool:
    if standing_of(facts.event) is not Standing.HELD:
        return False
    return f" {_words(text)} " in f" {_words(facts.event.news_line)} "


def _words(text: SourcedValue) -> str:
    return " ".join(re.findall(r"\w+", text.text.casefold()))
