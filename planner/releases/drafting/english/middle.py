"""English: welcome, who moderated, studies."""

from __future__ import annotations

from planner.events.models.kinds import ItemKind
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.english.frame import aims_sentence
from planner.releases.drafting.english.words import KINDS, STUDIES, all_of, subjects, who
from planner.releases.drafting.naming import body_name
from planner.releases.drafting.programme import moderators
from planner.releases.drafting.typography import quoted
from planner.releases.facts.release_facts import ItemFacts, StudyFacts
from planner.releases.models import Section

_LISTED_FROM = 4
_SILENT = (ItemKind.WELCOME, ItemKind.QUESTIONS, ItemKind.PHOTO, ItemKind.BREAK)


def welcome(context: DraftContext) -> list[DraftBlock]:
    """All who spoke words of welcome, in the order of protocol."""
    builder = context.builder()
    items = [item for item in context.facts.items if item.kind is ItemKind.WELCOME]
    spoke = [named for item in items for s in item.speakers if (named := who(builder, s))]
    builder.cite(*(item.path for item in items))
    kind = KINDS[context.facts.event.kind]
    if len(spoke) >= _LISTED_FROM:
        builder.put(f"The {kind} was opened with words of welcome by:\n")
        builder.put("\n".join(f"- {named}" for named in spoke))
        return [*builder.block("welcome", Section.WELCOME, "\n"), *_moderated(context)]
    if spoke:
        builder.write(f"{subjects(spoke)} opened the {kind} with words of welcome")
    return [*builder.block("welcome", Section.WELCOME), *_moderated(context)]


def studies(context: DraftContext) -> list[DraftBlock]:
    """One paragraph for each study, in the order of the programme."""
    seen: set[str] = set()
    blocks: list[DraftBlock] = []
    for item in context.facts.items:
        if item.study and item.study.title and item.study.uid not in seen:
            seen.add(item.study.uid)
            blocks += _study(context.builder(), item, item.study)
    return blocks


def _moderated(context: DraftContext) -> list[DraftBlock]:
    """Who led through the meeting, each once."""
    builder = context.builder()
    led = [who(builder, moderator) for moderator in moderators(context.facts)]
    named = [name for name in led if name]
    if named:
        builder.write(f"{subjects(named)} moderated the {KINDS[context.facts.event.kind]}")
    return builder.block("moderators", Section.WELCOME)


def _study(builder: BlockBuilder, item: ItemFacts, study: StudyFacts) -> list[DraftBlock]:
    builder.cite(item.path)
    title = f"the {STUDIES[study.kind]} {quoted(builder(study.title), 'en')}"
    by = body_name(builder, study.conductor) if study.conductor and study.conductor.name else ""
    is_own = any(
        s.person_id is None and s.body and study.conductor and s.body.id == study.conductor.id
        for s in item.speakers
    )
    shown = [] if is_own else [named for s in item.speakers if (named := who(builder, s))]
    if study.commissioner and study.commissioner.name:
        asked = f"At the request of {body_name(builder, study.commissioner)}, "
        builder.write(f"{asked}{by} carried out {title}" if by else f"{asked}{title} was made")
        if shown:
            builder.write(f"{subjects(shown)} presented it")
    elif shown:
        builder.write(
            f"{subjects(shown)} presented {title}{', carried out by ' + by if by else ''}"
        )
    elif by:
        builder.write(f"{by} presented {title}")
    else:
        builder.write(f"{title} was presented")
    _contents(builder, study)
    return builder.block(f"study.{study.uid}", Section.STUDY)


def _contents(builder: BlockBuilder, study: StudyFacts) -> None:
    builder.write(aims_sentence(builder, study.aims, "It set out"))
    number = (
        f"hot-line {builder.call(study.hotline_number, study.hotline_dial)}"
        if study.hotline_number
        else ""
    )
    if study.method and not builder.context.is_briefest:
        builder.write(f"It is based on {builder(study.method)}{f' ({number})' if number else ''}")
    elif number:
        builder.write(f"It draws on enquiries to the {number}")
    if study.findings:
        builder.write(f"Among the findings: {'; '.join(builder.all(study.findings))}")
    if study.recommendations:
        named = all_of(builder, builder.all(study.recommendations))
        builder.write(f"The work ends in recommendations on {named}")
