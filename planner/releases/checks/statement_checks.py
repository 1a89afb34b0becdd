"""Check 5: only approved quotations, each with its speaker; nothing off the record; and which
statements of the record are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planner.kernel.messages import gettext as _
from planner.releases.checks.findings import Finding, Sourced, blocking, quoted, remark
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.typography import without_typography
from planner.releases.drafting.untold_statements import Reason, untold
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ReleaseFacts, StatementFacts

_STEM = 5  # letters of a name that no case changes
_PRONOUNS = re.compile(r"\b(?:he|she|they|it|его|её|он|она|они|оно|их)\b", re.IGNORECASE)


def check_statements(facts: ReleaseFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    """`blocks` are those that are printed. Before the event none is told (`left_out_checks`)."""
    is_held = standing_of(facts.event) is Standing.HELD
    reasons = untold(facts) if is_held else {}
    for statement in facts.statements:
        if statement.uid in reasons:
            yield _not_told(statement, reasons[statement.uid], blocks)
        elif statement.form.is_verbatim:
            yield from _without_speaker(statement, blocks)
    for value in facts.unprintable:
        said = _plain(value.text)
        printing = [block for block in blocks if said and said in without_typography(block.text)]
        for block in printing:
            sentence = _(
                "%(words)s was said off the record, or nobody has approved the quotation.",
                words=quoted(value.text),
            )
            yield blocking(5, sentence, block.key)


def words_of(statement: StatementFacts) -> str:
    """What was said, as a finding quotes it."""
    topics = ", ".join(topic.text for topic in statement.topics)
    return statement.text.text or topics or statement.document.text


def _not_told(statement: StatementFacts, reason: Reason, blocks: Sequence[Sourced]) -> Finding:
    """At the paragraph that tells it all the same, if somebody has written it in."""
    said = _plain(words_of(statement))
    printing = (b.key for b in blocks if said and said in without_typography(b.text))
    return remark(5, _why(statement, reason), next(printing, None), path=statement.path)


def _why(statement: StatementFacts, reason: Reason) -> str:
    words = quoted(words_of(statement))
    match reason:
        case Reason.UNCLEAR:
            return _(
                "%(words)s may be understood in two ways and is not told: ask %(who)s.",
                words=words,
                who=_who(statement.speaker),
            )
        case Reason.FIRST_PERSON:
            return _(
                "%(words)s is not told. Write it as a quotation or in the third person.",
                words=words,
            )
        case Reason.NO_SPEAKER:
            return _(
                "%(words)s is not told: who said it has no name in this language.", words=words
            )
    return _(
        "%(words)s is not told: where others speak too, a release has at most three reported "
        "statements of one speaker.",
        words=words,
    )


def _who(speaker: SpeakerFacts) -> str:
    body = speaker.body.name.text if speaker.body else ""
    return speaker.name.text or body or speaker.role.text or _("the speaker")


def _without_speaker(statement: StatementFacts, blocks: Sequence[Sourced]) -> Iterator[Finding]:
    said = _plain(statement.text.text)
    for block in blocks:
        text = without_typography(block.text)
        if said and said in text and not _names_one(text.replace(said, ""), statement.speakers):
            sentence = _(
                "%(words)s stands without its speaker. Say in the same paragraph who said it.",
                words=quoted(statement.text.text),
            )
            yield blocking(5, sentence, block.key)


def _names_one(text: str, speakers: Sequence[SpeakerFacts]) -> bool:
    """Whether one of them is named, in whatever case, or meant by a pronoun."""
    stems = {
        word[:_STEM].casefold()
        for one in speakers
        for name in _names_of(one)
        for word in re.findall(r"[^\W\d_]{3,}", name)
    }
    words = {word[:_STEM].casefold() for word in re.findall(r"[^\W\d_]{3,}", text)}
    return bool(stems & words) or bool(_PRONOUNS.search(text))


def _names_of(speaker: SpeakerFacts) -> tuple[str, ...]:
    body = (speaker.body.name.text, speaker.body.short_name.text) if speaker.body else ()
    return (speaker.name.text, speaker.role.text, *body)


def _plain(text: str) -> str:
    return without_typography(text).strip(" .'")
