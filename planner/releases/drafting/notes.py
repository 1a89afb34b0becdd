"""What closes a release in every language: acknowledgements, standing texts, named media."""

from __future__ import annotations

from collections.abc import Callable

from planner.contacts.models import OutletKind
from planner.releases.datum import Datum
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.facts import BodyFacts, PresentFacts
from planner.releases.models import Section


def acknowledgements(sheet: Sheet) -> list[DraftBlock]:
    """Funding statements and disclaimers, word for word, each once.

    Those of the project, else of its donors once the funding is confirmed; those of programmes
    of work beside them.
    """
    project, within = sheet.facts.project, sheet.facts.programme
    found: list[Datum] = []
    if project:
        donors = project.donors if project.funding_is_confirmed else ()
        found += _own_or_donors(project.funding_statement, project.disclaimer, donors)
    for programme in (project.programme if project else None, within):
        if programme:
            own = programme.funding_statement, programme.disclaimer
            found += _own_or_donors(*own, programme.donors)
    blocks: list[DraftBlock] = []
    for number, datum in enumerate({datum.text: datum for datum in found if datum}.values()):
        pen = sheet.pen()
        pen.put(pen(datum))
        blocks += pen.block(f"notes.funding.{number}", Section.NOTES)
    return blocks


def _own_or_donors(
    statement: Datum, disclaimer: Datum, donors: tuple[BodyFacts, ...]
) -> list[Datum]:
    statements = [statement] if statement else [donor.funding_statement for donor in donors]
    disclaimers = [disclaimer] if disclaimer else [donor.disclaimer for donor in donors]
    return [*statements, *disclaimers]


def note(pen: Pen, key: str, text: str) -> list[DraftBlock]:
    """One of the notes to editors; the paper numbers them and sets the heading."""
    pen.write(text)
    return pen.block(f"notes.{key}", Section.NOTES)


def boilerplate_blocks(sheet: Sheet, heading: Callable[[str], str]) -> list[DraftBlock]:
    """The standing text of each sender that is valid on the day of the release."""
    blocks: list[DraftBlock] = []
    for body in sheet.facts.senders:
        if body.boilerplate and body.name:
            pen = sheet.pen()
            pen.put(f"**{heading(pen(body.name))}**")
            pen.put(pen(body.boilerplate.text))
            blocks += pen.block(f"boilerplate.{body.id}", Section.BOILERPLATE, "\n\n")
    return blocks


def media_by(pen: Pen, present: PresentFacts) -> list[tuple[OutletKind, list[str]]]:
    """The named media, by kind."""
    groups: dict[OutletKind, list[str]] = {}
    for medium in present.media:
        if medium.name:
            groups.setdefault(medium.kind, []).append(pen(medium.name))
    return list(groups.items())
