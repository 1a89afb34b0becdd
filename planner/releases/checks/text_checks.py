"""Checks of the text: numbers and names (1), counting (3), tense (8), length (9), leftovers (10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from planner.kernel.dates import day_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.richtext import to_text
from planner.releases.checks.findings import Finding, Sourced, blocking, quoted, remark
from planner.releases.checks.vocabulary import Vocabulary
from planner.releases.drafting import draft, length
from planner.releases.drafting.english import ordinal
from planner.releases.drafting.lengths import (
    HEADLINE_LENGTH,
    LEAD_WORDS,
    LONGEST,
    SENTENCE_WORDS,
    SUBHEAD_LENGTH,
)
from planner.releases.drafting.russian import YEARS
from planner.releases.drafting.sentence_ends import is_long, sentences
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.typography import base, without_typography
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import OUTSIDE_BODY, Section

_ORDINAL = re.compile(r"\b(\d+)(st|nd|rd|th)\b")
_YEARS = re.compile(r"\b(\d{1,3}) (год|года|лет)\b")
_LETIE = re.compile(r"\d+(?:-?ти)[ -]?лет|\d+ летие")
_LEFTOVER = re.compile(
    r"\{|\}|\bNone\b(?! of)|\bnull\b|\bundefined\b|\[(?:\.\.\.|…)\]|\bTBC\b|\bN/A\b"
)
_FUTURE = {
    "en": re.compile(r"\b(?:will|shall|is going to|are going to)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:буд(?:у|ет|ут|ем)|состо(?:и|я)тся|пройд(?:ё|у)т)\b", re.IGNORECASE),
}
# Statements, next steps and boilerplates may be in the future tense.
_MAY_LOOK_AHEAD = frozenset(
    {Section.STATEMENT, Section.CLOSING, Section.NOTES, Section.BOILERPLATE, Section.CONTACTS}
)
_TOO_LONG = {
    Section.HEADLINE: _("The headline has %(count)s characters; %(most)s are enough."),
    Section.SUBHEAD: _(
        "The line below the headline has %(count)s characters; %(most)s are enough."
    ),
}
_ENTERED_BY_PEOPLE = frozenset({Section.STUDY, Section.FREE})
_QUOTED = re.compile(r"'[^']*'")


def check_words(facts: ReleaseFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    """Numbers and names that are not in the record: numbers block approval, names do not.

    In free blocks neither blocks: a person wrote them deliberately.
    """
    vocabulary = Vocabulary(facts, [block.text for block in draft(facts)])
    for block in blocks:
        is_free = block.section is Section.FREE
        for number in vocabulary.lacks_numbers(block.text):
            sentence = _(
                "%(number)s is not in the record. Enter it there, or take it out.", number=number
            )
            yield Finding(1, sentence, not is_free, block.key)
        for name in vocabulary.lacks_names(block.text):
            sentence = _("“%(name)s” is not in the record. Is it spelt as there?", name=name)
            yield remark(1, sentence, block.key)


def check_counting(facts: ReleaseFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    """Anniversaries count at least one year; ordinals and Russian year forms are correct."""
    yield from _occasions(facts)
    for block in blocks:
        text = without_typography(block.text)
        for found in _ORDINAL.finditer(text):
            right = f"{found[1]}st" if found[1] == "1" else ordinal(int(found[1]))
            if found[0] != right:
                yield blocking(
                    3,
                    _("“%(found)s” should read “%(right)s”.", found=found[0], right=right),
                    block.key,
                )
        for found in _YEARS.finditer(text):
            n = int(found[1])
            if found[2] not in (YEARS.after(n), YEARS.genitive(n)):
                right = f"{n} {YEARS.after(n)}"
                yield blocking(
                    3,
                    _("“%(found)s” should read “%(right)s”.", found=found[0], right=right),
                    block.key,
                )
        for found in _LETIE.finditer(text):
            sentence = _(
                "“%(found)s…” is written with digits and a hyphen: 145-летие.", found=found[0]
            )
            yield blocking(3, sentence, block.key)


def check_tense(facts: ReleaseFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    """Future tense: blocking in the report, a remark in studies and free blocks."""
    if standing_of(facts.event) is not Standing.HELD:
        return
    future = _FUTURE[base(facts.language)]
    for block in blocks:
        if block.section in _MAY_LOOK_AHEAD:
            continue
        found = future.search(_QUOTED.sub("", without_typography(block.text)))
        if found:
            sentence = _(
                "“%(found)s” looks ahead; a release reports what has happened.", found=found[0]
            )
            yield Finding(8, sentence, block.section not in _ENTERED_BY_PEOPLE, block.key)


def check_next_event(facts: ReleaseFacts) -> Iterator[Finding]:
    series = facts.event.series
    if series.next_is_past and series.next_on:
        sentence = _(
            "The next event was to be on %(day)s, which is over; the text does not tell of it. Enter "
            "the day of the one after it, or clear the field.",
            day=day_text(series.next_on, reader_language()),
        )
        yield remark(8, sentence, path="event.next_on")


def check_length(facts: ReleaseFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    limits = {Section.HEADLINE: HEADLINE_LENGTH, Section.SUBHEAD: SUBHEAD_LENGTH}
    for block in blocks:
        longest = limits.get(block.section)
        if longest and len(block.text) > longest:
            sentence = _TOO_LONG[block.section].with_values(count=len(block.text), most=longest)
            yield remark(9, sentence, block.key)
        words = len(_without_dateline(block.text).split())
        most = LEAD_WORDS[base(facts.language)]
        if block.section is Section.LEAD and words > most:
            sentence = _(
                "The first paragraph has %(count)s words; %(most)s are enough.",
                count=words,
                most=most,
            )
            yield remark(9, sentence, block.key)
    yield from _long_sentences(blocks, facts.language)
    total = length(blocks)
    if total > LONGEST:
        sentence = _(
            "The release has %(count)s words; %(most)s are enough for one page.",
            count=total,
            most=LONGEST,
        )
        yield remark(9, sentence)


def _long_sentences(blocks: Sequence[Sourced], language: str) -> Iterator[Finding]:
    """Those that the program could not part: what is long in them was entered so."""
    long = [
        (len(one.split()), one, block.key)
        for block in blocks
        if block.section not in (*OUTSIDE_BODY, Section.LEAD)
        for line in block.text.split("\n")
        for one in (sentences(line, language) if line.strip() else ())
        if is_long(one, language)
    ]
    if long:
        words, longest, key = max(long, key=itemgetter(0))
        sentence = _(
            "Sentences of more than %(most)s words: %(count)s. The longest has %(words)s: %(text)s.",
            most=SENTENCE_WORDS[base(language)],
            count=len(long),
            words=words,
            text=quoted(to_text(longest)),
        )
        yield remark(9, sentence, key)


def check_leftovers(blocks: Sequence[Sourced]) -> Iterator[Finding]:
    """Remains of templates and notes to oneself, such as `{name}`, “None” or “TBC”."""
    for block in blocks:
        found = _LEFTOVER.search(block.text.replace("\\", ""))
        if found:
            sentence = _("“%(found)s” was left over in the text. Take it out.", found=found[0])
            yield blocking(10, sentence, block.key)


def _without_dateline(text: str) -> str:
    return re.sub(r"^\*\*.*?\*\*", "", text)


def _occasions(facts: ReleaseFacts) -> Iterator[Finding]:
    for occasion in facts.occasions:
        if occasion.years <= 0:
            yield blocking(
                3,
                _(
                    "The anniversary “%(what)s” counts %(years)s years to the event. Correct its "
                    "base year, or take it off the event.",
                    what=occasion.phrase.text or str(occasion.base_year.number),
                    years=occasion.years,
                ),
                path=occasion.base_year.path,
            )
        if occasion.has_uncertain_day:
            sentence = _(
                "Nobody has said in which calendar the day of “%(what)s” is known. "
                "The text does not print it.",
                what=occasion.phrase.text or str(occasion.base_year.number),
            )
            yield remark(3, sentence, path=f"{occasion.path}.calendar")
