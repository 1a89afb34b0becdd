"""The line below the headline: the quotation that a person chose, else the second fact. Nothing left
to tell, no line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from planner.events.models.statement import SpeechForm
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.lengths import SUBHEAD_LENGTH
from planner.releases.drafting.quotations import without_marks, without_stop
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.titles import title_of_study
from planner.releases.drafting.typography import unescaped
from planner.releases.drafting.whole_text import WholeText
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.models import Section

_SHARED = 4  # so many words in a row that headline or lead have too are a repetition


class Choice(NamedTuple):
    """A message to try, its values, and further sources that it does not print."""

    message: str
    values: dict[str, Any]
    sources: tuple[str, ...] = ()
    quoted: str = ""  # the uid of the statement


def subhead(context: DraftContext) -> list[DraftBlock]:
    """The first choice that says something, is short enough and repeats neither headline nor lead."""
    if standing_of(context.facts.event) is not Standing.HELD:
        return []
    for choice in _choices(context):
        builder = context.builder()
        with context.unnamed():
            text = builder.words(choice.message, **choice.values)
        is_short = bool(text) and len(unescaped(text)) <= SUBHEAD_LENGTH
        if is_short and not context.whole.ask(repeats_the_opening, text):
            context.said.quoted_above = choice.quoted
            builder.cite(*choice.sources)
            builder.put(text.rstrip("."))
            return builder.block("subhead", Section.SUBHEAD)
    return []


def repeats_the_opening(whole: WholeText, text: str) -> bool:
    return repeats(text, whole.opening)


def repeats(text: str, other: str) -> bool:
    """Whether four or more words in a row stand in both."""
    words, there = _words(text), " " + " ".join(_words(other)) + " "
    runs = (words[i : i + _SHARED] for i in range(len(words) - _SHARED + 1))
    return any(f" {' '.join(run)} " in there for run in runs)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-’']\w+)*", text.casefold())


def _choices(context: DraftContext) -> Iterator[Choice]:
    facts = context.facts
    yield from _of_quotation(context)
    studies = [study for study in facts.studies if study.title]
    if len(studies) == 1:
        yield from _of_study(context, studies[0])
    elif studies:
        yield from _of_studies(context, studies)
    marked = [one for one in facts.occasions if one.years > 0 and one.phrase]
    if len(marked) == 1:  # of several, none is singled out
        (occasion,) = marked
        values = {"years": occasion.years, "phrase": occasion.phrase}
        message = "subhead-mourning" if occasion.is_mourning else "subhead-occasion"
        for rung in context.wording.alternatives(message):
            yield Choice(rung, values, (occasion.base_year.path,))


def _of_quotation(context: DraftContext) -> Iterator[Choice]:
    """With the names of those who said it; functions follow in the body."""
    chosen = context.facts.subhead_statement
    if chosen is None or chosen.form is not SpeechForm.DIRECT or chosen.uid in context.untold:
        return
    builder = context.builder()
    speakers = [one.name or builder.speaker(one) for one in chosen.speakers if one.is_known]
    if chosen.text:
        values = {"speakers": speakers, "text": without_stop(without_marks(chosen.text))}
        yield Choice("subhead-quotation", values, quoted=chosen.uid)


def _of_study(context: DraftContext, study: StudyFacts) -> Iterator[Choice]:
    counted = study.sample_size if study.sample_units else None
    title = title_of_study(context.builder(), study.title)
    values = {
        "study": title,
        "study_kind": study.kind,
        "sample": study.sample,
        "count": counted.number if counted else 0,
        "sample_units": study.sample_units,
    }
    yield Choice("subhead-sample", values, (counted.path,) if counted else ())
    if title:
        yield Choice("subhead-study", values)


def _of_studies(context: DraftContext, studies: list[StudyFacts]) -> Iterator[Choice]:
    titles = [title_of_study(context.builder(), study.title) for study in studies]
    conductors = {s.conductor.id: s.conductor for s in studies if s.conductor and s.conductor.name}
    values: dict[str, Any] = {"count": len(titles), "studies": titles}
    if conductors:
        full = [body.name for body in conductors.values()]
        short = [body.short_name or body.name for body in conductors.values()]
        subjects = [study.subject for study in studies]
        for names in (full, short) if len(conductors) > 1 and all(subjects) else ():
            yield Choice("subhead-topics", {**values, "conductors": names, "subjects": subjects})
        for names in (full, short):
            yield Choice("subhead-conductors", {**values, "conductors": names})
    if all(titles):
        yield Choice("subhead-studies-named", values)
