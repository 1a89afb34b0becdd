"""Programme items without recorded statements, and the places visited."""

from __future__ import annotations

from typing import Any

from planner.events.models.kinds import ItemKind, PartRole
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.days_told import on_day, other_day
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.item_titles import outing_of, place_visited, titles_of
from planner.releases.drafting.programme import is_presentation, led_by, say_of, visited
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.release_facts import ItemFacts, PresentedProject
from planner.releases.models import Section


def visits(context: DraftContext) -> list[DraftBlock]:
    """The places visited, who showed them, and who spoke there without words on record."""
    builder = context.builder()
    items = visited(context.facts)
    outings = [outing for item in items if (outing := outing_of(builder, item))]
    named = {item.uid: builder.value(place_visited(builder, item)) for item in items}
    places = [place for place in named.values() if place.is_given]
    builder.cite(*(i.path for i in items if named[i.uid].is_given or outing_of(builder, i)))
    last = items[-1] if items else None
    guides: list[SpeakerFacts] = []
    if last and named[last.uid].is_given and not any(map(guides_of, items[:-1])):
        guides = guides_of(last)
    if places:
        builder.say("visits", places=places, count=len(places), guides=guides)
    if outings:
        builder.say("outings", outings=outings, is_more=bool(places))
    for item in items:
        told = {"place": named[item.uid], "is_alone": len(items) == 1}
        rest = [] if item is last and guides else guides_of(item)
        say_of(builder, "visit-guides", rest, **told)
        say_of(builder, "visit-guides-last", guides if item is last else [], **told)
        say_of(builder, "visit-speakers", silent_speakers(context, item), **told)
    return builder.block("visits", Section.PRESENTATION)


def guides_of(item: ItemFacts) -> list[SpeakerFacts]:
    return [one for one in item.others if one.part_role is PartRole.GUIDE and one.is_known]


def silent_speakers(context: DraftContext, item: ItemFacts) -> list[SpeakerFacts]:
    """The speakers of the item of whom no statement is told."""
    heard = {one.path for statement in context.told(item) for one in statement.speakers}
    return [one for one in item.speakers if one.path not in heard]


def presentations(context: DraftContext) -> list[DraftBlock]:
    """A block for each project that was presented, and for each item that no other section covers."""
    blocks: list[DraftBlock] = []
    told = [item for item in context.facts.items if item.project or _is_told(context, item)]
    for run in _runs(context.builder(), told):
        builder, item = context.builder(), run[0]
        if item.project:
            _present_project(builder, item, item.project)
        else:
            builder.cite(*(one.path for one in run[1:]))
            present(builder, item, count=len(run))
        blocks += builder.block(f"presentation.{item.uid}", Section.PRESENTATION)
    return blocks


def _is_told(context: DraftContext, item: ItemFacts) -> bool:
    return is_presentation(context, item) and not (context.is_coming and is_bare(context, item))


def is_bare(context: DraftContext, item: ItemFacts) -> bool:
    """Whether nothing is known of the item but its speakers."""
    is_told_apart = item.project or item.kind in (ItemKind.CLOSING, ItemKind.DISCUSSION)
    return (
        is_presentation(context, item)
        and not is_told_apart
        and not any(titles_of(context.builder(), item).values())
    )


def _runs(builder: BlockBuilder, items: list[ItemFacts]) -> list[list[ItemFacts]]:
    """Each item alone; discussions in a row of one day of which nothing is known, together."""
    runs: list[list[ItemFacts]] = []
    for item in items:
        last = runs[-1][-1] if runs else None
        are_alike = last and last.day == item.day
        if (
            are_alike
            and last
            and _is_bare_discussion(builder, last)
            and _is_bare_discussion(builder, item)
        ):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def _is_bare_discussion(builder: BlockBuilder, item: ItemFacts) -> bool:
    """Whether it is a discussion of which nothing is known but that it was held."""
    people = any(one.is_known for one in (*item.speakers, *led_by(item)))
    is_named = item.project or people or any(titles_of(builder, item).values())
    return item.kind is ItemKind.DISCUSSION and not is_named


def _present_project(builder: BlockBuilder, item: ItemFacts, project: PresentedProject) -> None:
    """Who presented the project; of a body that carries it out, that it is its own."""
    builder.cite(item.path)
    who = [one for one in item.speakers if one.is_known]
    body = who[0].body if len(who) == 1 and who[0].is_named_body else None
    is_theirs = body is not None and body.id == project.implementer_id
    builder.context.said.has_begun = True
    told = {"on_day": on_day(builder, other_day(builder, item))}
    if who:
        values = {"is_theirs": is_theirs, "is_body": body is not None}
        say_of(builder, "project-presented-by", who, project=project.name, **values, **told)
    else:
        builder.say("project-presented", project=project.name, **told)


def present(builder: BlockBuilder, item: ItemFacts, *, count: int = 1) -> None:
    """Adds a sentence on who gave the report, closed the meeting, or on what was shown. `count`: of
    how many items the sentence tells.
    """
    builder.cite(item.path)
    titles = titles_of(builder, item)
    day = other_day(builder, item) if item.kind is not ItemKind.CLOSING else None
    is_next = not day and (bool(builder.context.people) or builder.context.said.has_begun)
    builder.context.said.has_begun = True
    values: dict[str, Any] = {
        "item_kind": item.kind,
        **titles,
        "sort": item.sort or "",
        "on_day": on_day(builder, day),
    }
    _tell_of(builder, item, count=count, is_next=is_next, **values)
    if titles["matter"]:
        builder.say("item-matter", **values)


def _tell_of(
    builder: BlockBuilder, item: ItemFacts, *, count: int, is_next: bool, **values: Any
) -> None:
    is_spoken = any(speaker.is_known for speaker in item.speakers)
    title = values["title"]
    if item.kind is ItemKind.CLOSING:
        say_of(builder, "closing-words", item.speakers, **values)
    elif title and item.sort and is_spoken:
        say_of(builder, "shown-by", item.speakers, **values)
    elif item.kind is ItemKind.DISCUSSION:
        _discussed(builder, item, count=count, is_next=is_next, **values)
    elif is_spoken:
        say_of(builder, "presentation", item.speakers, is_also=is_next, **values)
    elif title:
        builder.say("shown", **values)


def _discussed(builder: BlockBuilder, item: ItemFacts, count: int, **values: Any) -> None:
    """What was discussed, who moderated, and who took part."""
    led = [builder.speaker(one) for one in led_by(item) if one.is_known]
    if (
        values["title"]
        or values["about"]
        or values["topic"]
        or led
        or not any(one.is_known for one in item.speakers)
    ):
        is_bare, said = _is_bare_discussion(builder, item), builder.context.said
        is_another = is_bare and said.has_discussion
        said.has_discussion |= is_bare
        builder.say("discussion", moderators=led, count=count, is_another=is_another, **values)
        say_of(builder, "discussion-moderators", led_by(item), **values)
        say_of(builder, "discussion-participants", item.speakers, **values)
    else:
        say_of(builder, "presentation", item.speakers, is_also=False, **values)
