"""Checks of a release that reports in the past tense: the event has begun (13), and the speakers it
names took part (14).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.events.models.kinds import OVER, EventStatus
from planner.kernel.dates import day_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.zoned import moment_text
from planner.releases.checks.findings import Finding, Sourced, blocking
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.typography import base, without_typography
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.event_facts import EventStanding
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts
from planner.releases.facts.withheld_facts import Withholding
from planner.releases.models import Section

_ABOUT_SENDERS = (Section.CONTACTS, Section.BOILERPLATE)
_NOT_TAKING_PLACE = {
    EventStatus.DRAFT: _(
        "The text says that the event took place, but it is a draft. Confirm it before its release "
        "goes out."
    ),
    EventStatus.POSTPONED: _(
        "The text says that the event took place, but it is postponed. Confirm the new date before "
        "its release goes out."
    ),
    EventStatus.CANCELLED: _(
        "The text says that the event took place, but it is cancelled. Do not publish this text; "
        "if the event takes place after all, confirm it again."
    ),
}


_PUT_OFF = {
    "en": re.compile(r"\b(?:put off|postponed)\b", re.IGNORECASE),
    "ru": re.compile(r"\b(?:перенес|отлож)", re.IGNORECASE),
}
_SAYS = {
    Standing.COMING: {
        "en": re.compile(r"\bwill\b", re.IGNORECASE),
        "ru": re.compile(
            r"\b(?:провед[её]т|проведут|пройд[её]т|пройдут|состо[ия]тся|организу[ею]т|дадут|даст"
            r"|прим[еу]т)\b",
            re.IGNORECASE,
        ),
    },
    Standing.CANCELLED: {
        "en": re.compile(r"\bcancelled\b", re.IGNORECASE),
        "ru": re.compile(r"\b(?:отмен|не состоится)", re.IGNORECASE),
    },
    Standing.PUT_OFF: _PUT_OFF,
    Standing.MOVED: _PUT_OFF,
}


def check_event_began(
    facts: ReleaseFacts,
    printed: Sequence[Sourced],
    now: datetime | None,
    embargo_until: datetime | None,
) -> Iterator[Finding]:
    """No release may be readable before its event has begun.

    An event marked as held has taken place, whatever its date. With `now` None the date is not
    checked.
    """
    status = facts.event.status
    is_told = _says_what_becomes_of_it(facts, printed)
    if is_told:
        return
    if status in _NOT_TAKING_PLACE:
        yield blocking(13, _NOT_TAKING_PLACE[status], path="event.status")
        return
    starts_at = facts.standing.starts_at
    if status in OVER or starts_at is None or now is None:
        return
    if max(now, embargo_until or now) >= starts_at:
        return
    yield blocking(
        13,
        _(
            "The text says that the event took place, but it begins on %(when)s. Set an embargo "
            "until then or later, or publish after it has begun.",
            when=_start_text(facts.standing, starts_at),
        ),
        path="event.starts_on",
    )


def _says_what_becomes_of_it(facts: ReleaseFacts, printed: Sequence[Sourced]) -> bool:
    """Whether the first paragraph says, as the record does, that the event will be held, or that it
    was cancelled or put off.
    """
    standing = standing_of(facts.event)
    if facts.event.status is EventStatus.DRAFT or standing is Standing.HELD:
        return False
    lead = " ".join(block.text for block in printed if block.section is Section.LEAD)
    return bool(_SAYS[standing][base(facts.language)].search(without_typography(lead)))


def _start_text(standing: EventStanding, starts_at: datetime) -> str:
    if standing.has_hour:
        return moment_text(starts_at, standing.zone, reader_language())
    return day_text(starts_at.astimezone(ZoneInfo(standing.zone)).date(), reader_language())


def check_speakers_took_part(facts: ReleaseFacts, printed: Sequence[Sourced]) -> Iterator[Finding]:
    """No speaker whose part is only planned, and who is therefore not named in public, is quoted or
    named as having taken part.
    """
    yield from _announced(facts, printed)
    unnamed = facts.standing.unnamed
    parts = [(item, part) for item in facts.items for part in (*item.speakers, *item.moderators)]
    took_part = {part.person_id for _, part in parts if part.path not in unnamed}
    for item, speaker in parts:
        if speaker.path not in unnamed:
            continue
        by_name = speaker.person_id not in took_part
        keys = (b.key for b in printed if _mentions(b, item, speaker, by_name=by_name))
        if key := next(keys, None):
            yield _only_planned(speaker, key)


def _announced(facts: ReleaseFacts, printed: Sequence[Sourced]) -> Iterator[Finding]:
    """Before the event: nobody who has not been asked is named."""
    for one in facts.standing.withheld:
        if one.reason is not Withholding.NOT_ASKED:
            continue
        name = without_typography(one.words)
        told = (block for block in printed if block.section not in _ABOUT_SENDERS)
        key = next((b.key for b in told if name in without_typography(b.text)), None)
        if key and name:
            sentence = _(
                "“%(who)s” has not been asked to take part, but the text announces it. On the People "
                "tab set the part to asked or confirmed, or take the name out.",
                who=one.words,
            )
            yield blocking(14, sentence, key, path=one.path)


def _only_planned(speaker: SpeakerFacts, key: str) -> Finding:
    body = speaker.body.name.text if speaker.body else ""
    who = speaker.name.text or speaker.role.text or body or _("A speaker")
    sentence = _(
        "“%(who)s” is only planned to take part, but the text tells of it as "
        "done. On the People tab set the part to confirmed or, if they did not "
        "take it, to absent.",
        who=who,
    )
    return blocking(14, sentence, key, path=speaker.path)


def _mentions(block: Sourced, item: ItemFacts, speaker: SpeakerFacts, *, by_name: bool) -> bool:
    """True if the block has a statement of the speaker, or with `by_name` the person's full name,
    or was drafted from the part and still has a word of the speaker's name.

    `by_name` is False for a person who took another part. The name alone does not count for bodies
    and roles, which are named for other reasons too, or in boilerplates and contacts.
    """
    said = tuple(f"{s.path}." for s in item.statements if s.speaker is speaker)
    if any(source.startswith(said) for source in block.sources):
        return True
    text = without_typography(block.text)
    name = without_typography(speaker.name.text)
    if by_name and name and name in text and block.section not in _ABOUT_SENDERS:
        return True
    is_drafted = any(source.startswith(f"{speaker.path}.") for source in block.sources)
    return is_drafted and any(name in text for name in _names_of(speaker))


def _names_of(speaker: SpeakerFacts) -> Iterator[str]:
    """Each word of a person's name; for a body or a role its full names."""
    if speaker.name:
        yield from re.findall(r"\w{2,}", without_typography(speaker.name.text))
        return
    body = (speaker.body.name, speaker.body.short_name) if speaker.body else ()
    yield from (without_typography(name.text) for name in (speaker.role, *body) if name)
