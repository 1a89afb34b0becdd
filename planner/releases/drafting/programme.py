"""Which section of a release covers which programme item, in every language."""

from __future__ import annotations

from collections.abc import Sequence

from planner.events.models.kinds import ItemKind, PartRole
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts

_NO_PRESENTATION = (ItemKind.WELCOME, ItemKind.QUESTIONS, ItemKind.PHOTO, ItemKind.BREAK)
_IN_OTHER_SECTIONS = (ItemKind.WELCOME, ItemKind.VISIT, ItemKind.STUDY, ItemKind.CLOSING)


def moderators(facts: ReleaseFacts) -> list[SpeakerFacts]:
    """Each once, however many items they moderated."""
    found: dict[object, SpeakerFacts] = {}
    for item in facts.items:
        for moderator in item.moderators:
            found.setdefault(moderator.person_id or moderator.path, moderator)
    return list(found.values())


def in_role(facts: ReleaseFacts, role: PartRole) -> list[SpeakerFacts]:
    """Everybody with that role in an item, each once."""
    found: dict[object, SpeakerFacts] = {}
    for item in facts.items:
        for one in item.others:
            if one.part_role is role:
                found.setdefault(one.identity, one)
    return list(found.values())


def opening(facts: ReleaseFacts) -> ItemFacts | None:
    """The item that opens the event: the first that is not a pause."""
    items = (i for i in facts.items if i.kind not in (ItemKind.BREAK, ItemKind.PHOTO))
    return next(items, None)


def visited(facts: ReleaseFacts) -> list[ItemFacts]:
    """The visits that have a title or topic, which names the place."""
    return [i for i in facts.items if i.kind is ItemKind.VISIT and (i.title or i.topic)]


def is_presentation(context: DraftContext, item: ItemFacts) -> bool:
    """True for items that no other section covers: without a study, a visit or statements."""
    is_study = bool(item.study and item.study.title)
    is_visit = item.kind is ItemKind.VISIT and bool(item.title or item.topic)
    return not (item.kind in _NO_PRESENTATION or context.told(item) or is_study or is_visit)


def is_discussion(context: DraftContext, item: ItemFacts) -> bool:
    """Whether the item is told as a discussion, together with its moderators."""
    return item.kind is ItemKind.DISCUSSION and is_presentation(context, item)


def led_by(item: ItemFacts) -> list[SpeakerFacts]:
    """The moderators of this item alone."""
    return [one for one in item.others if one.part_role is PartRole.ITEM_MODERATOR]


def is_report(item: ItemFacts) -> bool:
    """Whether statements of the item are told as parts of a report: no other section tells of it."""
    return item.kind not in (*_NO_PRESENTATION, *_IN_OTHER_SECTIONS)


def say_of(
    builder: BlockBuilder, message: str, who: Sequence[SpeakerFacts], **values: object
) -> None:
    """Adds the message on `$speakers`, or nothing if nobody of them is known. Where only some were
    there by video link, a sentence on these follows.
    """
    speakers = [builder.speaker(one) for one in who if one.is_known]
    remote = [one for one in speakers if one.is_remote]
    are_all_remote = len(remote) == len(speakers)
    if speakers:
        told: dict[str, object] = {"speakers": speakers, "count": len(speakers), **values}
        builder.say(message, **told, is_remote=are_all_remote)
        again = [one for one in who if one.is_remote and one.is_known]
        if remote and not are_all_remote:
            builder.say("joined-by-video", speakers=again)
