"""The project or programme of work that the event belongs to, and the donors and partners of each."""

from __future__ import annotations

from planner.releases.drafting.block_builder import BlockBuilder, DraftBlock, DraftContext
from planner.releases.facts.body_facts import BodyFacts, ProgrammeFacts
from planner.releases.facts.release_facts import ProjectFacts
from planner.releases.models import Section


def frame(context: DraftContext) -> list[DraftBlock]:
    """Each donor is named for what it funds: the project, the programme of work or the event."""
    builder, facts = context.builder(), context.facts
    project, within = facts.project, facts.programme
    if project:
        _project(builder, project)
    if within and within.name and not (project and _is_named_by(project, within)):
        builder.say("within-programme", programme=within)
        _programme_donors(builder, within)
    project_donors = {donor.id for donor in project.donors} if project else set()
    has_support = _support(
        builder,
        facts.partners,
        tuple(donor for donor in facts.donors if donor.id not in project_donors),
    )
    organisers = {body.id for body in facts.organisers}
    hosts = [host for host in facts.hosts if host.id not in organisers and host.name]
    if hosts:
        builder.say("hosts", hosts=hosts, is_second=has_support)
    return builder.block("frame", Section.FRAME)


def _project(builder: BlockBuilder, project: ProjectFacts) -> None:
    donors = [donor for donor in project.donors if donor.name]
    is_funded = bool(donors) and project.funding_is_confirmed
    builder.cite("project.funding_is_confirmed" if is_funded else "")
    builder.say(
        "project",
        name=project.name,
        description=project.description,
        donors=donors,
        is_funded=is_funded,
        is_cofunded=project.is_cofunded,
        aims=project.aims,
    )
    if project.aims:
        builder.say("project-aims", aims=project.aims)
    if project.implementer and project.implementer.name:
        programme = project.programme
        builder.say(
            "project-implementer",
            implementer=project.implementer,
            partner_of=project.partner_of,
            programme=programme,
        )
        if programme and programme.name:
            _programme_donors(builder, programme)


def _is_named_by(project: ProjectFacts, within: ProgrammeFacts) -> bool:
    """Whether the sentence on the project's implementer names this programme."""
    return bool(
        project.programme
        and project.programme.id == within.id
        and project.implementer
        and project.implementer.name
    )


def _programme_donors(builder: BlockBuilder, programme: ProgrammeFacts) -> None:
    donors = [donor for donor in programme.donors if donor.name]
    if donors:
        builder.say("programme-donors", programme=programme, donors=donors)


def _support(
    builder: BlockBuilder, partners: tuple[BodyFacts, ...], donors: tuple[BodyFacts, ...]
) -> bool:
    """Adds a sentence on the partners and donors of the event. Returns whether there are any."""
    partners = tuple(partner for partner in partners if partner.name)
    donors = tuple(donor for donor in donors if donor.name)
    if partners and donors:
        builder.say("partners-and-donors", partners=partners, donors=donors)
    elif partners:
        builder.say("partners", partners=partners)
    elif donors:
        builder.say("donors", donors=donors)
    return bool(partners or donors)
