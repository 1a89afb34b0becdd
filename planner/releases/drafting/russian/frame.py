"""Russian: what the event is part of, and who pays for what. Everything in the nominative."""

from __future__ import annotations

from planner.releases.datum import Datum
from planner.releases.drafting.lists import separated
from planner.releases.drafting.naming import body_name, programme_name
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.russian.words import bodies
from planner.releases.drafting.typography import quoted
from planner.releases.facts import BodyFacts, ProgrammeFacts, ProjectFacts
from planner.releases.models import Section


def frame(sheet: Sheet) -> list[DraftBlock]:
    """The project's donors and those of the programme of work are never confused."""
    pen, facts = sheet.pen(), sheet.facts
    project, within = facts.project, facts.programme
    told = _project(pen, project) if project else None
    if within and within.name and within.id != told:
        pen.write(f"Программа, в рамках которой прошло мероприятие, — {_quoted(pen, within)}")
        _programme_donors(pen, within)
    ours = {donor.id for donor in project.donors} if project else set()
    organisers = {body.id for body in facts.organisers}
    _row(pen, "Партнёры мероприятия", "Партнёр мероприятия", facts.partners)
    donors = tuple(donor for donor in facts.donors if donor.id not in ours)
    _row(pen, "Доноры мероприятия", "Донор мероприятия", donors)
    hosts = tuple(host for host in facts.hosts if host.id not in organisers)
    _row(pen, "Принимающие стороны", "Принимающая сторона", hosts)
    return pen.block("frame", Section.FRAME)


def aims_sentence(pen: Pen, aims: tuple[Datum, ...], of: str = "") -> str:
    if not aims:
        return ""
    if len(aims) == 1:
        return f"Цель{of} — {pen(aims[0])}"
    return f"Цели{of}: {separated(pen.all(aims))}"


def _project(pen: Pen, project: ProjectFacts) -> int | None:
    """Returns the programme of work that was named on the way."""
    named = f" {quoted(pen(project.name), 'ru')}" if project.name else ""
    donors = tuple(donor for donor in project.donors if donor.name)
    genitives = [donor.genitive for donor in donors]
    instrumentals = [donor.instrumental for donor in donors]
    opening = "Мероприятие организовано в рамках проекта"
    if donors and project.funding_is_confirmed:
        pen.cite("project.funding_is_confirmed")
        funded = "софинансируемого" if project.is_cofunded else "финансируемого"
        if all(instrumentals):
            pen.write(f"{opening}{named}, {funded} {' и '.join(pen.all(instrumentals))}")
        else:
            pen.write(f"{opening}{named}")
            shared = "Софинансирование" if project.is_cofunded else "Финансирование"
            pen.write(f"{shared}: {bodies(pen, donors)}")
    elif donors and all(genitives):
        pen.write(f"{opening} {' и '.join(pen.all(genitives))}{named}")
    elif project.description:
        pen.write(f"{opening}{named} ({pen(project.description)})")
    elif named or project.aims:
        pen.write(f"{opening}{named}")
    pen.write(aims_sentence(pen, project.aims, " проекта"))
    return _implementer(pen, project)


def _implementer(pen: Pen, project: ProjectFacts) -> int | None:
    programme, partner_of = project.programme, project.partner_of
    if not (project.implementer and project.implementer.name):
        return None
    carried = f"Исполнитель — {body_name(pen, project.implementer)}"
    named = programme if programme and programme.name else None
    if partner_of and partner_of.genitive:
        carried += f", партнёр {pen(partner_of.genitive)}"
        carried += f" по программе {_quoted(pen, named)}" if named else ""
    elif partner_of and partner_of.name:
        carried += f" (партнёр организации {quoted(pen(partner_of.name), 'ru')}"
        carried += f" по программе {_quoted(pen, named)})" if named else ")"
    elif named:
        carried += f" (программа {_quoted(pen, named)})"
    pen.write(carried)
    if named:
        _programme_donors(pen, named)
    return named.id if named else None


def _quoted(pen: Pen, programme: ProgrammeFacts) -> str:
    """The full name in quotation marks, its abbreviation outside them.

    It is in full here: nothing before the frame names a programme of work.
    """
    full = pen(programme.name)
    return quoted(full, "ru") + programme_name(pen, programme)[len(full) :]


def _programme_donors(pen: Pen, programme: ProgrammeFacts) -> None:
    donors = tuple(donor for donor in programme.donors if donor.name)
    if donors:
        pen.write(f"Финансирование программы: {bodies(pen, donors)}")


def _row(pen: Pen, several: str, one: str, row: tuple[BodyFacts, ...]) -> None:
    named = bodies(pen, row)
    if named:
        pen.write(f"{several}: {named}" if len(row) > 1 else f"{one} — {named}")
