"""Drafts the blocks of a release from facts. Pure: no database, no clock.

Rules: every sentence has a source; missing facts are left out; entered text is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from planner.events.models.kinds import LeadWith
from planner.grammar.needs import AskedForm
from planner.releases.checks.findings import Paragraph
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.lengths import LONGEST
from planner.releases.drafting.passes import BODY, Draft, Tell, in_two_passes
from planner.releases.drafting.sections.anniversaries import occasions
from planner.releases.drafting.sections.announced_programme import taking_part, will_speak
from planner.releases.drafting.sections.appearances import (
    guests_of_honour,
    performers,
    present_guests,
    trainers,
)
from planner.releases.drafting.sections.attendance import attendance
from planner.releases.drafting.sections.closing import closing, contacts
from planner.releases.drafting.sections.headline import headline
from planner.releases.drafting.sections.hotline import hotline
from planner.releases.drafting.sections.lead import lead, organisers
from planner.releases.drafting.sections.notes import boilerplates, notes
from planner.releases.drafting.sections.places import places
from planner.releases.drafting.sections.presentations import presentations, visits
from planner.releases.drafting.sections.project import frame
from planner.releases.drafting.sections.statements import statements
from planner.releases.drafting.sections.studies import studies
from planner.releases.drafting.sections.subhead import subhead
from planner.releases.drafting.sections.welcome import welcome
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.typography import set_type
from planner.releases.drafting.wording import LANGUAGES
from planner.releases.facts.release_facts import ReleaseFacts

__all__ = ["LANGUAGES", "DraftBlock", "asked_forms", "draft", "length"]

_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def draft(facts: ReleaseFacts) -> list[DraftBlock]:
    """The blocks in order. Raises `Invalid` for a language that releases are not drafted in.

    If the body has more than `LONGEST` words, statements are cut to one sentence each; if that is
    not enough, the methods of studies are left out.
    """
    return list(_drafted(facts).blocks)


def asked_forms(facts: ReleaseFacts) -> tuple[AskedForm, ...]:
    """The grammatical forms that the sentences of the draft asked for, in the order of the text."""
    return _drafted(facts).asked


@lru_cache(maxsize=32)  # one page needs the draft for proposals and for checks
def _drafted(facts: ReleaseFacts) -> Draft:
    sections = sections_of(facts)
    found = in_two_passes(facts, sections, is_brief=False, is_briefest=False)
    for is_briefest in (False, True):
        if length(found.blocks) > LONGEST:
            found = in_two_passes(facts, sections, is_brief=True, is_briefest=is_briefest)
    return replace(found, blocks=tuple(_set_in_type(found.blocks, facts.language)))


def _set_in_type(blocks: Sequence[DraftBlock], language: str) -> Iterator[DraftBlock]:
    return (replace(block, text=set_type(block.text, language)) for block in blocks)


def length(blocks: Sequence[Paragraph]) -> int:
    """The number of words from lead to end mark."""
    body = " ".join(_LINK_TARGET.sub("]", block.text) for block in blocks if block.section in BODY)
    return len(re.findall(r"\w[\w’'-]*", body))


def sections_of(facts: ReleaseFacts) -> list[Tell]:
    """What is told first is the choice of the event, else of the office."""
    standing = standing_of(facts.event)
    if standing.is_to_come:
        return [headline, lead, organisers, places, *_announced(facts), *_AFTERWARDS]
    if standing is not Standing.HELD:
        return [headline, lead, boilerplates, contacts]
    match facts.event.lead_with:
        case LeadWith.NEWS:
            body = _NEWS_FIRST
        case LeadWith.STUDIES:
            body = (
                organisers,
                occasions,
                frame,
                places,
                studies,
                welcome,
                *_LAST_OF_PROTOCOL,
            )
        case _:
            body = (
                organisers,
                occasions,
                frame,
                places,
                welcome,
                studies,
                *_LAST_OF_PROTOCOL,
            )
    return [headline, subhead, lead, *body, closing, *_AFTERWARDS]


def _announced(facts: ReleaseFacts) -> tuple[Tell, ...]:
    """By protocol the occasion comes before the people."""
    if facts.event.lead_with is LeadWith.PROTOCOL:
        return (occasions, frame, *_PROGRAMME_TO_COME, *_LAST_TO_COME)
    return (*_PROGRAMME_TO_COME, occasions, frame, *_LAST_TO_COME)


_PROGRAMME_TO_COME = (
    welcome,
    will_speak,
    studies,
    guests_of_honour,
    trainers,
    visits,
    presentations,
    performers,
    present_guests,
)
_LAST_TO_COME = (hotline, taking_part, closing)
_LAST_OF_PROTOCOL = (
    guests_of_honour,
    trainers,
    visits,
    statements,
    presentations,
    performers,
    present_guests,
    hotline,
    attendance,
)
_NEWS_FIRST = (
    studies,
    statements,
    visits,
    welcome,
    trainers,
    presentations,
    performers,
    present_guests,
    organisers,
    guests_of_honour,
    frame,
    places,
    occasions,
    hotline,
    attendance,
)
_AFTERWARDS = (notes, boilerplates, contacts)
