"""English: what the event is part of, and who pays for what."""

from __future__ import annotations

from planner.releases.datum import Datum
from planner.releases.drafting.english.words import KINDS, all_of, bodies
from planner.releases.drafting.naming import a_or_an, body_name, programme_name
from planner.releases.drafting.pen import DraftBlock, Pen, Sheet
from planner.releases.drafting.typography import quoted
from planner.releases.facts import ProgrammeFacts, ProjectFacts
from planner.releases.models import Section

_NOUN_BEGINNINGS = ("the", "a", "an")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ity")


def frame(sheet: Sheet) -> list[DraftBlock]:
    """The project's donors and those of the programme of work are never confused."""
    pen, facts = sheet.pen(), sheet.facts
    project, within = facts.project, facts.programme
    the_event = f"The {KINDS[facts.event.kind]}"
    if project:
        _project(pen, project)
    if within and within.name and not (project and _is_named_by(project, within)):
        pen.write(f"The event was held within {programme_name(pen, within)}")
        _programme_donors(pen, within)
    ours = {donor.id for donor in project.donors} if project else set()
    donors = tuple(donor for donor in facts.donors if donor.id not in ours)
    shared = [f"in partnership with {bodies(pen, facts.partners)}"] if facts.partners else []
    shared += [f"with the support of {bodies(pen, donors)}"] if donors else []
    if shared:
        pen.write(f"{the_event} was held {' and '.join(shared)}")
    organisers = {body.id for body in facts.organisers}
    hosts = tuple(host for host in facts.hosts if host.id not in organisers)
    if hosts:
        subject = "It" if shared else the_event
        pen.write(f"{subject} was hosted by {bodies(pen, hosts)}")
    return pen.block("frame", Section.FRAME)


def aims_sentence(pen: Pen, aims: tuple[Datum, ...], subject: str) -> str:
    """“It set out to A and to B.”, “Its aims are A and B.”; aims stay as entered.

    What is neither a noun nor begins with “to” follows a colon, where any form may stand.
    """
    if not aims:
        return ""
    written = pen.all(aims)
    if all(aim.startswith("to ") for aim in written):
        return f"{subject} {all_of(pen, written)}"
    verb = "aim is" if len(aims) == 1 else "aims are"
    if all(_is_noun(aim) for aim in written):
        return f"Its {verb} {all_of(pen, written)}"
    return f"Its {verb.split()[0]}: {'; '.join(written)}"


def _is_noun(aim: str) -> bool:
    first = aim.split(" ", 1)[0].lower()
    return first in _NOUN_BEGINNINGS or first.endswith(_NOUN_ENDINGS)


def _is_named_by(project: ProjectFacts, within: ProgrammeFacts) -> bool:
    """The sentence on the implementer tells of this programme already."""
    return bool(
        project.programme
        and project.programme.id == within.id
        and project.implementer
        and project.implementer.name
    )


def _project(pen: Pen, project: ProjectFacts) -> None:
    named = f", {quoted(pen(project.name), 'en')}" if project.name else ""
    donors = tuple(donor for donor in project.donors if donor.name)
    pen.cite(*(donor.name.path for donor in donors))
    if donors and project.funding_is_confirmed:
        pen.cite("project.funding_is_confirmed")
        funded = "co-funded" if project.is_cofunded else "funded"
        comma = "," if named else ""
        what = f"a project{named}{comma} {funded} by {bodies(pen, donors)}"
    elif donors:
        what = f"{a_or_an(all_of(pen, pen.all(d.name for d in donors)))} project{named}"
    elif project.description:
        what = f"{a_or_an(pen(project.description))}{named}"
    else:
        what = f"a project{named}" if named else ""
    if what:
        pen.write(f"The event was part of {what}")
    elif project.aims:
        pen.write("The event was part of a project")
    pen.write(aims_sentence(pen, project.aims, "The project sets out"))
    _implementer(pen, project)


def _implementer(pen: Pen, project: ProjectFacts) -> None:
    programme = project.programme
    if project.implementer and project.implementer.name:
        carried = f"The project is carried out by {body_name(pen, project.implementer)}"
        if project.partner_of and project.partner_of.name:
            carried += f", a partner of {body_name(pen, project.partner_of)}"
        if programme and programme.name:
            place = "in" if project.partner_of and project.partner_of.name else "within"
            carried += f" {place} {programme_name(pen, programme)}"
        pen.write(carried)
        if programme and programme.name:
            _programme_donors(pen, programme)


def _programme_donors(pen: Pen, programme: ProgrammeFacts) -> None:
    donors = tuple(donor for donor in programme.donors if donor.name)
    if donors:
        name = programme_name(pen, programme)
        pen.write(f"{name} is funded by {bodies(pen, donors)}")
