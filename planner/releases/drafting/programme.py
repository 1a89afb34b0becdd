"""What of the programme is told where, in every language."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from planner.releases.drafting.block_builder import DraftContext
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts, StatementFacts

_SILENT = (ItemKind.WELCOME, ItemKind.QUESTIONS, ItemKind.PHOTO, ItemKind.BREAK)
_TOLD_ALREADY = (ItemKind.WELCOME, ItemKind.VISIT, ItemKind.STUDY, ItemKind.CLOSING)


def moderators(facts: ReleaseFacts) -> list[SpeakerFacts]:
    """Each once, however many points they led through."""
    led: dict[object, SpeakerFacts] = {}
    for item in facts.items:
        for moderator in item.moderators:
            led.setdefault(moderator.person_id or moderator.path, moderator)
    return list(led.values())


def visited(facts: ReleaseFacts) -> list[ItemFacts]:
    """The visits of which the record says where they led."""
    return [i for i in facts.items if i.kind is ItemKind.VISIT and (i.title or i.topic)]


def is_told_apart(item: ItemFacts) -> bool:
    """True for points that no other section tells of: neither a study nor a visit nor words."""
    is_study = bool(item.study and item.study.title)
    is_visit = item.kind is ItemKind.VISIT and bool(item.title or item.topic)
    return not (item.kind in _SILENT or item.statements or is_study or is_visit)


def opens_with(context: DraftContext, item: ItemFacts, statement: StatementFacts) -> bool:
    """True where what was said begins with the title of the report that it was said in."""
    is_first = item.statements[0].uid == statement.uid
    is_titled = bool(item.title or item.topic) and item.kind not in (*_SILENT, *_TOLD_ALREADY)
    return is_titled and is_first and not context.is_brief
