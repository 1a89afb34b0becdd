"""English: welcome, who moderated, studies."""

from __future__ import annotations

from planner.events.programme import ItemKind
from planner.releases.drafting.english.frame import aims_sentence
from planner.releases.drafting.english.words import KINDS, STUDIES, all_of, subjects, who
from planner.releases.drafting.naming import body_name
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.programme import moderators
from planner.releases.drafting.typography import quoted
from planner.releases.facts import ItemFacts, StudyFacts
from planner.releases.models import Section

_LISTED_FROM = 4
_SILENT = (ItemKind.WELCOME, ItemKind.QUESTIONS, ItemKind.PHOTO, ItemKind.BREAK)


def welcome(sheet: Sheet) -> list[DraftBlock]:
    """All who spoke words of welcome, in the order of protocol."""
    pen = sheet.pen()
    items = [item for item in sheet.facts.items if item.kind is ItemKind.WELCOME]
    spoke = [named for item in items for s in item.speakers if (named := who(pen, s))]
    pen.cite(*(item.path for item in items))
    kind = KINDS[sheet.facts.event.kind]
    if len(spoke) >= _LISTED_FROM:
        pen.put(f"The {kind} was opened with words of welcome by:\n")
        pen.put("\n".join(f"- {named}" for named in spoke))
        return [*pen.block("welcome", Section.WELCOME, "\n"), *_moderated(sheet)]
    if spoke:
        pen.write(f"{subjects(spoke)} opened the {kind} with words of welcome")
    return [*pen.block("welcome", Section.WELCOME), *_moderated(sheet)]


def studies(sheet: Sheet) -> list[DraftBlock]:
    """One paragraph for each study, in the order of the programme."""
    seen: set[str] = set()
    blocks: list[DraftBlock] = []
    for item in sheet.facts.items:
        if item.study and item.study.title and item.study.uid not in seen:
            seen.add(item.study.uid)
            blocks += _study(sheet.pen(), item, item.study)
    return blocks


def _moderated(sheet: Sheet) -> list[DraftBlock]:
    """Who led through the meeting, each once."""
    pen = sheet.pen()
    led = [who(pen, moderator) for moderator in moderators(sheet.facts)]
    named = [name for name in led if name]
    if named:
        pen.write(f"{subjects(named)} moderated the {KINDS[sheet.facts.event.kind]}")
    return pen.block("moderators", Section.WELCOME)


def _study(pen: Pen, item: ItemFacts, study: StudyFacts) -> list[DraftBlock]:
    pen.cite(item.path)
    title = f"the {STUDIES[study.kind]} {quoted(pen(study.title), 'en')}"
    by = body_name(pen, study.conductor) if study.conductor and study.conductor.name else ""
    is_own = any(
        s.person_id is None and s.body and study.conductor and s.body.id == study.conductor.id
        for s in item.speakers
    )
    shown = [] if is_own else [named for s in item.speakers if (named := who(pen, s))]
    if study.commissioner and study.commissioner.name:
        asked = f"At the request of {body_name(pen, study.commissioner)}, "
        pen.write(f"{asked}{by} carried out {title}" if by else f"{asked}{title} was made")
        if shown:
            pen.write(f"{subjects(shown)} presented it")
    elif shown:
        pen.write(f"{subjects(shown)} presented {title}{', carried out by ' + by if by else ''}")
    elif by:
        pen.write(f"{by} presented {title}")
    else:
        pen.write(f"{title} was presented")
    _contents(pen, study)
    return pen.block(f"study.{study.uid}", Section.STUDY)


def _contents(pen: Pen, study: StudyFacts) -> None:
    pen.write(aims_sentence(pen, study.aims, "It set out"))
    number = (
        f"hot-line {pen.call(study.hotline_number, study.hotline_dial)}"
        if study.hotline_number
        else ""
    )
    if study.method and not pen.sheet.is_briefest:
        pen.write(f"It is based on {pen(study.method)}{f' ({number})' if number else ''}")
    elif number:
        pen.write(f"It draws on enquiries to the {number}")
    if study.findings:
        pen.write(f"Among the findings: {'; '.join(pen.all(study.findings))}")
    if study.recommendations:
        named = all_of(pen, pen.all(study.recommendations))
        pen.write(f"The work ends in recommendations on {named}")
