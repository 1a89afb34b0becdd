"""English: what the event is part of, and who pays for what."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.drafting.english.words import KINDS, all_of, bodies
from planner.releases.drafting.naming import a_or_an, body_name, programme_name
from planner.releases.drafting.typography import quoted
from planner.releases.facts.release_facts import ProgrammeFacts, ProjectFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Section

_NOUN_BEGINNINGS = ("the", "a", "an")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ity")


def frame(context: DraftContext) -> list[DraftBlock]:
    """The project's donors and those of the programme of work are never confused."""
    builder, facts = context.builder(), context.facts
    project, within = facts.project, facts.programme
    the_event = f"The {KINDS[facts.event.kind]}"
    if project:
        _project(builder, project)
    if within and within.name and not (project and _is_named_by(project, within)):
        builder.write(f"The event was held within {programme_name(builder, within)}")
        _programme_donors(builder, within)
    ours = {donor.id for donor in project.donors} if project else set()
    donors = tuple(donor for donor in facts.donors if donor.id not in ours)
    shared = [f"in partnership with {bodies(builder, facts.partners)}"] if facts.partners else []
    shared += [f"with the support of {bodies(builder, donors)}"] if donors else []
    if shared:
        builder.write(f"{the_event} was held {' and '.join(shared)}")
    organisers = {body.id for body in facts.organisers}
    hosts = tuple(host for host in facts.hosts if host.id not in organisers)
    if hosts:
        subject = "It" if shared else the_event
        builder.write(f"{subject} was hosted by {bodies(builder, hosts)}")
    return builder.block("frame", Section.FRAME)


def aims_sentence(builder: BlockBuilder, aims: tuple[SourcedValue, ...], subject: str) -> str:
    """“It set out to A and to B.”, “Its aims are A and B.”; aims stay as entered.

    What is neither a noun nor begins with “to” follows a colon, where any form may stand.
    """
    if not aims:
        return ""
    written = builder.all(aims)
    if all(aim.startswith("to ") for aim in written):
        return f"{subject} {all_of(builder, written)}"
    verb = "aim is" if len(aims) == 1 else "aims are"
    if all(_is_noun(aim) for aim in written):
        return f"Its {verb} {all_of(builder, written)}"
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


def _project(builder: BlockBuilder, project: ProjectFacts) -> None:
    named = f", {quoted(builder(project.name), 'en')}" if project.name else ""
    donors = tuple(donor for donor in project.donors if donor.name)
    builder.cite(*(donor.name.path for donor in donors))
    if donors and project.funding_is_confirmed:
        builder.cite("project.funding_is_confirmed")
        funded = "co-funded" if project.is_cofunded else "funded"
        comma = "," if named else ""
        what = f"a project{named}{comma} {funded} by {bodies(builder, donors)}"
    elif donors:
        what = f"{a_or_an(all_of(builder, builder.all(d.name for d in donors)))} project{named}"
    elif project.description:
        what = f"{a_or_an(builder(project.description))}{named}"
    else:
        what = f"a project{named}" if named else ""
    if what:
        builder.write(f"The event was part of {what}")
    elif project.aims:
        builder.write("The event was part of a project")
    builder.write(aims_sentence(builder, project.aims, "The project sets out"))
    _implementer(builder, project)


def _implementer(builder: BlockBuilder, project: ProjectFacts) -> None:
    programme = project.programme
    if project.implementer and project.implementer.name:
        carried = f"The project is carried out by {body_name(builder, project.implementer)}"
        if project.partner_of and project.partner_of.name:
            carried += f", a partner of {body_name(builder, project.partner_of)}"
        if programme and programme.name:
            place = "in" if project.partner_of and project.partner_of.name else "within"
            carried += f" {place} {programme_name(builder, programme)}"
        builder.write(carried)
        if programme and programme.name:
            _programme_donors(builder, programme)


def _programme_donors(builder: BlockBuilder, programme: ProgrammeFacts) -> None:
    donors = tuple(donor for donor in programme.donors if donor.name)
    if donors:
        name = programme_name(builder, programme)
        builder.write(f"{name} is funded by {bodies(builder, donors)}")
