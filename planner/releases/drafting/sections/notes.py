"""Notes to editors and boilerplates. The paper adds the numbers and the heading of the notes."""

from __future__ import annotations

from typing import Any

from planner.grammar.abbreviations import takes_article
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.sections.closing import linked_study
from planner.releases.drafting.sections.founding_years import say_founding_years
from planner.releases.drafting.titles import title_of_study
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.facts.study_facts import StudyFacts
from planner.releases.models import Section


def notes(context: DraftContext) -> list[DraftBlock]:
    """One block for each note."""
    facts = context.facts
    blocks: list[DraftBlock] = []
    builder = context.builder()
    say_founding_years(builder)
    blocks += builder.block("notes.base_years", Section.NOTES)
    blocks += _acknowledgements(context)
    for study in facts.studies:
        if study.title:
            blocks += _of_study(context, study)
    return [*blocks, *_offers(context)]


def _of_study(context: DraftContext, study: StudyFacts) -> list[DraftBlock]:
    """The sample, the method and the address, a note each."""
    facts = context.facts
    title = title_of_study(context.builder(), study.title)
    named = {"title": title, "study_kind": study.kind, "is_one": len(facts.studies) == 1}
    blocks: list[DraftBlock] = []
    if study.sample:
        told = {**named, "sample": study.sample}
        blocks += _note(context.builder(), f"sample.{study.uid}", "study-sample", **told)
    if study.method_note:
        told = {**named, "note": study.method_note}
        blocks += _note(context.builder(), f"method.{study.uid}", "study-method-note", **told)
    if study.url and study is not linked_study(facts):
        builder = context.builder()
        told = {**named, "address": builder.link(study.url)}
        blocks += _note(builder, f"link.{study.uid}", "study-link", **told)
    return blocks


def _offers(context: DraftContext) -> list[DraftBlock]:
    """The photographs, and who may be interviewed."""
    event = context.facts.event
    blocks: list[DraftBlock] = []
    for number, caption in enumerate(event.photo_captions):
        blocks += _note(context.builder(), f"photo.{number}", "photograph", caption=caption)
    builder = context.builder()
    builder.write(builder(event.interviews))
    return [*blocks, *builder.block("notes.interviews", Section.NOTES)]


def boilerplates(context: DraftContext) -> list[DraftBlock]:
    """The boilerplate of each sender that is valid on the day of the release."""
    blocks: list[DraftBlock] = []
    for body in context.facts.senders:
        if body.boilerplate and body.name:
            builder = context.builder()
            heading = builder.words("about-body", name=body.name, article=_article(body))
            builder.put(f"**{heading}**")
            builder.put(builder(body.boilerplate.text))
            blocks += builder.block(f"boilerplate.{body.id}", Section.BOILERPLATE, "\n\n")
    return blocks


def _article(body: BodyFacts) -> SourcedValue:
    return body.article if takes_article(body.name.text) else EMPTY


def _note(builder: BlockBuilder, key: str, message: str, **values: Any) -> list[DraftBlock]:
    builder.say(message, **values)
    return builder.block(f"notes.{key}", Section.NOTES)


def _acknowledgements(context: DraftContext) -> list[DraftBlock]:
    """Funding statements and disclaimers, verbatim, without duplicates.

    The project's own, else those of its donors if the funding is confirmed; and those of the
    programmes of work, each with the same fallback to its donors.
    """
    project, within = context.facts.project, context.facts.programme
    found: list[SourcedValue] = []
    if project:
        donors = project.donors if project.funding_is_confirmed else ()
        found += _own_or_donors(project.funding_statement, project.disclaimer, donors)
    for programme in (project.programme if project else None, within):
        if programme:
            own = programme.funding_statement, programme.disclaimer
            found += _own_or_donors(*own, programme.donors)
    blocks: list[DraftBlock] = []
    for number, value in enumerate({value.text: value for value in found if value}.values()):
        builder = context.builder()
        builder.put(builder(value))
        blocks += builder.block(f"notes.funding.{number}", Section.NOTES)
    return blocks


def _own_or_donors(
    statement: SourcedValue, disclaimer: SourcedValue, donors: tuple[BodyFacts, ...]
) -> list[SourcedValue]:
    statements = [statement] if statement else [donor.funding_statement for donor in donors]
    disclaimers = [disclaimer] if disclaimer else [donor.disclaimer for donor in donors]
    return [*statements, *disclaimers]
