"""What closes a release in every language: acknowledgements, standing texts, named media."""

from __future__ import annotations

from collections.abc import Callable

from planner.contacts.models import OutletKind
from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.facts.release_facts import BodyFacts, PresentFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section


def acknowledgements(context: DraftContext) -> list[DraftBlock]:
    """Funding statements and disclaimers, word for word, each once.

    Those of the project, else of its donors once the funding is confirmed; those of programmes
    of work beside them.
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


def note(builder: BlockBuilder, key: str, text: str) -> list[DraftBlock]:
    """One of the notes to editors; the paper numbers them and sets the heading."""
    builder.write(text)
    return builder.block(f"notes.{key}", Section.NOTES)


def boilerplate_blocks(context: DraftContext, heading: Callable[[str], str]) -> list[DraftBlock]:
    """The standing text of each sender that is valid on the day of the release."""
    blocks: list[DraftBlock] = []
    for body in context.facts.senders:
        if body.boilerplate and body.name:
            builder = context.builder()
            builder.put(f"**{heading(builder(body.name))}**")
            builder.put(builder(body.boilerplate.text))
            blocks += builder.block(f"boilerplate.{body.id}", Section.BOILERPLATE, "\n\n")
    return blocks


def media_by(builder: BlockBuilder, present: PresentFacts) -> list[tuple[OutletKind, list[str]]]:
    """The named media, by kind."""
    groups: dict[OutletKind, list[str]] = {}
    for medium in present.media:
        if medium.name:
            groups.setdefault(medium.kind, []).append(builder(medium.name))
    return list(groups.items())
