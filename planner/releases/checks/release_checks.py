"""All checks of a release, on its blocks as people edited them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from planner.kernel.embargo import is_over
from planner.kernel.messages import gettext as _
from planner.releases.checks.attendance_checks import check_attendance
from planner.releases.checks.donor_checks import check_donors
from planner.releases.checks.event_checks import check_event_began, check_speakers_took_part
from planner.releases.checks.findings import Finding, Sourced, blocking, quoted, remark
from planner.releases.checks.form_checks import check_forms
from planner.releases.checks.left_out_checks import check_left_out
from planner.releases.checks.opening_checks import check_opening
from planner.releases.checks.picture_checks import check_pictures
from planner.releases.checks.statement_checks import check_statements, words_of
from planner.releases.checks.text_checks import (
    check_counting,
    check_leftovers,
    check_length,
    check_next_event,
    check_tense,
    check_words,
)
from planner.releases.checks.vocabulary import numbers
from planner.releases.drafting import draft
from planner.releases.drafting.typography import without_typography
from planner.releases.facts.release_facts import ReleaseFacts, StatementFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.models import ReleasePicture, Section

_OUTSIDE_BODY = frozenset({Section.NOTES, Section.BOILERPLATE, Section.CONTACTS, Section.FREE})
_LEAST_IN_DIGITS = 10  # smaller numbers may be written in words


@dataclass(frozen=True, kw_only=True, slots=True)
class Counterpart:
    """The release of the same event in another language.

    `revision` and `our_revision` are fingerprints of the data that the two were last drafted from.
    """

    facts: ReleaseFacts
    blocks: Sequence[Sourced]
    revision: str = ""
    our_revision: str = ""


def check(
    facts: ReleaseFacts,
    blocks: Sequence[Sourced],
    *,
    now: datetime | None = None,
    embargo_until: datetime | None = None,
    both: Counterpart | None = None,
    pictures: Iterable[ReleasePicture] = (),
) -> list[Finding]:
    """The findings in the order of the checks.

    `blocks` includes those that are left out: what they report does not count as missing, and their
    text is not checked.
    """
    printed = [block for block in blocks if not block.is_left_out]
    findings = [
        *_required(facts),
        *check_opening(facts, printed),
        *check_words(facts, printed),
        *check_left_out(facts, blocks),
        *check_attendance(facts),
        *check_counting(facts, printed),
        *check_donors(facts, printed),
        *check_statements(facts, printed),
        *_embargo(facts, printed, now, embargo_until),
        *_contacts(facts, printed),
        *check_tense(facts, printed),
        *check_next_event(facts),
        *check_length(facts, printed),
        *check_leftovers(printed),
        *_boilerplates(facts),
        *_agreement(facts, printed, both),
        *check_event_began(facts, printed, now, embargo_until),
        *check_speakers_took_part(facts, printed),
        *check_forms(facts, printed),
        *check_pictures(pictures, facts.language),
    ]
    return sorted(findings, key=lambda finding: finding.number)


def _required(facts: ReleaseFacts) -> Iterator[Finding]:
    """1: fields that a release needs, and texts that exist only in another language."""
    event = facts.event
    needed = (
        ("event.starts_on", event.first_on, _("The event has no date. Enter it on its overview.")),
        (
            "event.cities",
            event.city or event.is_online,
            _("The event has no city for the dateline. Enter it on its overview."),
        ),
        (
            "event.titles",
            event.title,
            _("The event has no title in this language. Enter it on its overview."),
        ),
        ("bodies", facts.organisers, _("The event has no organiser. Enter one on its overview.")),
    )
    for path, value, sentence in needed:
        if not value:
            yield blocking(1, sentence, path=path)
    for missing in facts.missing:
        yield Finding(1, missing.sentence, missing.is_blocking, path=missing.path)


def _embargo(
    facts: ReleaseFacts,
    printed: Sequence[Sourced],
    now: datetime | None,
    embargo_until: datetime | None,
) -> Iterator[Finding]:
    """6: studies and statements under embargo appear only in a text whose embargo ends no earlier."""
    opens = max(filter(None, (embargo_until, now)), default=None)
    if opens is not None:
        for study in (*(item.study for item in facts.items), *facts.standing.under_embargo):
            if study and not is_over(study.embargo_until, opens):
                yield from _study_disclosed(facts, study, printed)
        for statement in facts.statements:
            if not is_over(statement.embargo_until, opens):
                yield from _statement_disclosed(facts, statement, printed)
    if embargo_until and is_over(embargo_until, now):
        sentence = _("The hour of the embargo has passed: the release line would name a past hour.")
        yield remark(6, sentence)


def _study_disclosed(
    facts: ReleaseFacts, study: StudyFacts, printed: Sequence[Sourced]
) -> Iterator[Finding]:
    """By its own paragraph, as the news, or by its title or a finding anywhere in the text."""
    words = (study.title, *study.findings)
    for block in printed:
        is_news = study is facts.news_study and facts.event.news_line.path in block.sources
        if is_news or block.key == f"study.{study.uid}" or _says(block, words):
            sentence = _(
                "The study “%(title)s” is under embargo for longer than this text. Set the "
                "embargo, or leave it out.",
                title=study.title.text,
            )
            yield blocking(6, sentence, block.key, path=study.path)
            return


def _statement_disclosed(
    facts: ReleaseFacts, statement: StatementFacts, printed: Sequence[Sourced]
) -> Iterator[Finding]:
    words = statement.topics or (statement.text,)
    for block in printed:
        is_news = statement.is_news and facts.event.news_line.path in block.sources
        is_told = any(path.startswith(f"{statement.path}.") for path in block.sources)
        if is_news or is_told or _says(block, words):
            sentence = _(
                "The statement %(words)s is under embargo for longer than this text. Set the "
                "embargo, or leave it out.",
                words=quoted(words_of(statement)),
            )
            yield blocking(6, sentence, block.key)
            return


def _says(block: Sourced, words: Iterable[SourcedValue]) -> bool:
    searched = (without_typography(value.text).strip(" .") for value in words)
    return any(text and text in without_typography(block.text) for text in searched)


def _contacts(facts: ReleaseFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    """7: a press contact with a telephone number or e-mail address."""
    printed = without_typography(" ".join(b.text for b in blocks if b.section is Section.CONTACTS))
    ways = [
        without_typography(way.text) for c in facts.contacts for way in (c.phone, c.email) if way
    ]
    if not any(way in printed for way in ways):
        sentence = _(
            "No press contact with a telephone or an e-mail address is in the text. Enter one on "
            "the event's overview."
        )
        yield blocking(7, sentence, path="contacts")


def _boilerplates(facts: ReleaseFacts) -> Iterator[Finding]:
    """11: each sender's boilerplate is valid on the day of the release and reviewed within a year."""
    for body in facts.senders:
        name = body.name.text or _("A body")
        if body.boilerplate is None and body.has_boilerplates:
            sentence = _(
                "%(name)s has no boilerplate text that is valid on that day; none is printed.",
                name=name,
            )
            yield remark(11, sentence, path=body.name.path)
        elif body.boilerplate and _is_stale(body.boilerplate.reviewed_on, facts.on):
            sentence = _(
                "The boilerplate text of %(name)s was not reviewed for a year. Read it again.",
                name=name,
            )
            key = f"boilerplate.{body.id}"
            yield remark(11, sentence, key, path=body.boilerplate.text.path)


def _is_stale(reviewed_on: date | None, day: date) -> bool:
    return reviewed_on is None or (day - reviewed_on).days > 366


def _agreement(
    facts: ReleaseFacts, blocks: Sequence[Sourced], both: Counterpart | None
) -> Iterator[Finding]:
    """12: both languages have the same numbers and order and were drafted from the same data."""
    if both is None:
        return
    theirs = [block for block in both.blocks if not block.is_left_out]
    if both.revision != both.our_revision:
        sentence = _(
            "The two languages were drafted from different states of the record. Draft both again."
        )
        yield remark(12, sentence)
    if _figures(blocks) != _figures(theirs):
        apart = sorted(_figures(blocks) ^ _figures(theirs), key=int)
        sentence = _("The two languages differ in numbers: %(apart)s.", apart=", ".join(apart))
        yield remark(12, sentence)
    in_both = {b.key for b in draft(facts)} & {b.key for b in draft(both.facts)}
    if _order(blocks, in_both) != _order(theirs, in_both):
        yield remark(12, _("The two languages tell things in a different order."))
    if len(facts.missing) != len(both.facts.missing):
        sentence = _("One language has texts that the other lacks; see the first check.")
        yield remark(12, sentence)


def _figures(blocks: Sequence[Sourced]) -> set[str]:
    """The numbers in the body, except those that a language may write in words."""
    texts = (block.text for block in blocks if block.section not in _OUTSIDE_BODY)
    return {n for text in texts for n in numbers(text) if int(n) >= _LEAST_IN_DIGITS}


def _order(blocks: Sequence[Sourced], keys: Set[str]) -> list[str]:
    """Without the paragraphs that only one language drafts: they may be parted in other places."""
    return [
        block.key for block in blocks if block.section not in _OUTSIDE_BODY and block.key in keys
    ]
