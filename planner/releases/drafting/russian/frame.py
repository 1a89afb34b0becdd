"""Russian: what the event is part of, and who pays for what. Everything in the nominative."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.lists import separated
from planner.releases.drafting.naming import body_name, programme_name
from planner.releases.drafting.russian.words import bodies
from planner.releases.drafting.typography import quoted
from planner.releases.facts.release_facts import BodyFacts, ProgrammeFacts, ProjectFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section


def frame(context: DraftContext) -> list[DraftBlock]:
    """The project's donors and those of the programme of work are never confused."""
    builder, facts = context.builder(), context.facts
    project, within = facts.project, facts.programme
    told = _project(builder, project) if project else None
    if within and within.name and within.id != told:
        builder.write(
            f"Программа, в рамках которой прошло мероприятие, — {_quoted(builder, within)}"
        )
        _programme_donors(builder, within)
    ours = {donor.id for donor in project.donors} if project else set()
    organisers = {body.id for body in facts.organisers}
    _row(builder, "Партнёры мероприятия", "Партнёр мероприятия", facts.partners)
    donors = tuple(donor for donor in facts.donors if donor.id not in ours)
    _row(builder, "Доноры мероприятия", "Донор мероприятия", donors)
    hosts = tuple(host for host in facts.hosts if host.id not in organisers)
    _row(builder, "Принимающие стороны", "Принимающая сторона", hosts)
    return builder.block("frame", Section.FRAME)


def aims_sentence(builder: BlockBuilder, aims: tuple[SourcedValue, ...], of: str = "") -> str:
    if not aims:
        return ""
    if len(aims) == 1:
        return f"Цель{of} — {builder(aims[0])}"
    return f"Цели{of}: {separated(builder.all(aims))}"


def _project(builder: BlockBuilder, project: ProjectFacts) -> int | None:
    """Returns the programme of work that was named on the way."""
    named = f" {quoted(builder(project.name), 'ru')}" if project.name else ""
    donors = tuple(donor for donor in project.donors if donor.name)
    genitives = [donor.genitive for donor in donors]
    instrumentals = [donor.instrumental for donor in donors]
    opening = "Мероприятие организовано в рамках проекта"
    if donors and project.funding_is_confirmed:
        builder.cite("project.funding_is_confirmed")
        funded = "софинансируемого" if project.is_cofunded else "финансируемого"
        if all(instrumentals):
            builder.write(f"{opening}{named}, {funded} {' и '.join(builder.all(instrumentals))}")
        else:
            builder.write(f"{opening}{named}")
            shared = "Софинансирование" if project.is_cofunded else "Финансирование"
            builder.write(f"{shared}: {bodies(builder, donors)}")
    elif donors and all(genitives):
        builder.write(f"{opening} {' и '.join(builder.all(genitives))}{named}")
    elif project.description:
        builder.write(f"{opening}{named} ({builder(project.description)})")
    elif named or project.aims:
        builder.write(f"{opening}{named}")
    builder.write(aims_sentence(builder, project.aims, " проекта"))
    return _implementer(builder, project)


def _implementer(builder: BlockBuilder, project: ProjectFacts) -> int | None:
    programme, partner_of = project.programme, project.partner_of
    if not (project.implementer and project.implementer.name):
        return None
    carried = f"Исполнитель — {body_name(builder, project.implementer)}"
    named = programme if programme and programme.name else None
    if partner_of and partner_of.genitive:
        carried += f", партнёр {builder(partner_of.genitive)}"
        carried += f" по программе {_quoted(builder, named)}" if named else ""
    elif partner_of and partner_of.name:
        carried += f" (партнёр организации {quoted(builder(partner_of.name), 'ru')}"
        carried += f" по программе {_quoted(builder, named)})" if named else ")"
    elif named:
        carried += f" (программа {_quoted(builder, named)})"
    builder.write(carried)
    if named:
        _programme_donors(builder, named)
    return named.id if named else None


def _quoted(builder: BlockBuilder, programme: ProgrammeFacts) -> str:
    """The full name in quotation marks, its abbreviation outside them.

    It is in full here: nothing before the frame names a programme of work.
    """
    full = builder(programme.name)
    return quoted(full, "ru") + programme_name(builder, programme)[len(full) :]


def _programme_donors(builder: BlockBuilder, programme: ProgrammeFacts) -> None:
    donors = tuple(donor for donor in programme.donors if donor.name)
    if donors:
        builder.write(f"Финансирование программы: {bodies(builder, donors)}")


def _row(builder: BlockBuilder, several: str, one: str, row: tuple[BodyFacts, ...]) -> None:
    named = bodies(builder, row)
    if named:
        builder.write(f"{several}: {named}" if len(row) > 1 else f"{one} — {named}")
