"""From facts to the blocks of a release. Pure: no database, no clock.

Rules: every sentence has a source; what is missing is left out; entered words are not changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import ModuleType

from planner.events.models.kinds import LeadWith
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.releases.checks.findings import Paragraph
from planner.releases.drafting import english, russian
from planner.releases.drafting.block_builder import DraftBlock, DraftContext, Mentions
from planner.releases.drafting.lengths import LONGEST
from planner.releases.drafting.typography import base
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import Section

__all__ = ["LANGUAGES", "DraftBlock", "draft", "length"]

LANGUAGES = ("en", "ru")
_DIALLED = re.compile(r"\]\([^)]*\)")
_BODY = frozenset(Section) - {
    Section.HEADLINE,
    Section.SUBHEAD,
    Section.NOTES,
    Section.BOILERPLATE,
    Section.CONTACTS,
}


def draft(facts: ReleaseFacts) -> list[DraftBlock]:
    """The blocks in order. Raises `Invalid` for a language that has no sentences here.

    Where the body is longer than 500 words, statements are cut to a sentence each, then the
    studies' methods; occasions, donors and attendance never.
    """
    voice = _voice(facts.language)
    blocks = _written(facts, voice)
    for is_briefest in (False, True):
        if length(blocks) > LONGEST:
            blocks = _written(facts, voice, is_brief=True, is_briefest=is_briefest)
    return blocks


def length(blocks: Sequence[Paragraph]) -> int:
    """Words from lead to end mark."""
    body = " ".join(_DIALLED.sub("]", block.text) for block in blocks if block.section in _BODY)
    return len(re.findall(r"\w[\w’'-]*", body))


def _voice(language: str) -> ModuleType:
    if base(language) == "ru":
        return russian
    if base(language) == "en":
        return english
    raise Invalid("language", _("Releases are drafted in English and in Russian only."))


def _written(
    facts: ReleaseFacts, voice: ModuleType, *, is_brief: bool = False, is_briefest: bool = False
) -> list[DraftBlock]:
    """Twice: the first draft shows which names come again and are worth an abbreviation."""
    mentions = Mentions()
    context = DraftContext(facts, mentions, is_brief, is_briefest)
    first = [block for write in _order(facts, voice) for block in write(context)]
    spoken = " ".join(block.text for block in first if block.section in _BODY)
    context = DraftContext(facts, Mentions(mentions.made, spoken), is_brief, is_briefest)
    return [block for write in _order(facts, voice) for block in write(context)]


def _order(
    facts: ReleaseFacts, voice: ModuleType
) -> list[Callable[[DraftContext], list[DraftBlock]]]:
    speeches = [voice.welcome, voice.studies]
    if facts.event.lead_with is LeadWith.STUDIES:
        speeches.reverse()
    return [
        voice.headline,
        voice.subhead,
        voice.lead,
        voice.occasions,
        voice.frame,
        *speeches,
        voice.visits,
        voice.statements,
        voice.presentations,
        voice.hotline,
        voice.attendance,
        voice.closing,
        voice.notes,
        voice.boilerplates,
        voice.contacts,
    ]
