"""The project or programme of work that the event belongs to, and the donors and partners of each."""

from __future__ import annotations

from collections.abc import Iterable

from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.facts.body_facts import BodyFacts, ProgrammeFacts
from planner.releases.facts.release_facts import ProjectFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, SourcedValue
from planner.releases.models import Section


def frame(context: DraftContext) -> list[DraftBlock]:
    """Each donor is named for what it funds: the project, the programme of work or the event."""
    builder, facts, said = context.builder(), context.facts, context.said
    _within(builder, facts)
    if partners := _named(facts.partners):
        builder.say("partners", partners=partners)
        said.is_about_event = False
    if not said.has_backers and (backers := backers_of(facts)):
        builder.say_of_event("supporters", backers=backers, is_announced=False)
        said.is_about_event = True
    if hosts := hosts_apart(facts):
        is_it = said.is_about_event and bool(builder.parts)
        builder.say("hosts", hosts=hosts, is_it=is_it)
        said.is_about_event = False
    return builder.block("frame", Section.FRAME)


def announced_frame(context: DraftContext) -> list[DraftBlock]:
    """The same for an advisory, which names the hosts elsewhere."""
    builder, facts = context.builder(), context.facts
    _within(builder, facts, is_announced=True)
    if partners := _named(facts.partners):
        builder.say("announced-partners", partners=partners)
    if backers := backers_of(facts):
        builder.say("supporters", backers=backers, event="kind", is_announced=True)
    return builder.block("frame", Section.FRAME)


def _within(builder: BlockBuilder, facts: ReleaseFacts, *, is_announced: bool = False) -> None:
    """Adds the project and the programme of work."""
    project, within = facts.project, facts.programme
    if project:
        _project(builder, project, is_announced=is_announced)
    if within and within.name and not (project and _is_named_by(project, within)):
        builder.say_of_event(
            "within-programme",
            programme=within,
            donors=_named(within.donors),
            is_also=project is not None,
            is_announced=is_announced,
        )
        builder.context.said.is_about_event = True


def backers_of(facts: ReleaseFacts) -> list[BodyFacts]:
    """The supporters, and the donors of the event that are not those of its project; each once."""
    project_donors = {donor.id for donor in facts.project.donors} if facts.project else set()
    donors = [donor for donor in _named(facts.donors) if donor.id not in project_donors]
    return list({body.id: body for body in (*_named(facts.supporters), *donors)}.values())


def hosts_apart(facts: ReleaseFacts) -> list[BodyFacts]:
    """Hosts that are not told as organisers already."""
    organisers = {body.id for body in (*facts.organisers, *facts.co_organisers)}
    return [host for host in _named(facts.hosts) if host.id not in organisers]


def _named(bodies: Iterable[BodyFacts]) -> list[BodyFacts]:
    return [body for body in bodies if body.name]


def _project(builder: BlockBuilder, project: ProjectFacts, *, is_announced: bool) -> None:
    donors = _named(project.donors)
    is_funded = bool(donors) and project.funding_is_confirmed
    builder.cite("project.funding_is_confirmed" if is_funded else "")
    builder.say_of_event(
        "project",
        name=project.name,
        description=_description(project, donors if is_funded else []),
        donors=donors,
        is_funded=is_funded,
        is_cofunded=project.is_cofunded,
        aims=project.aims,
        is_announced=is_announced,
    )
    if project.aims:
        builder.say("project-aims", aims=project.aims)
    if project.implementer and project.implementer.name:
        _implementer(builder, project)
    is_last = not project.aims and not (project.implementer and project.implementer.name)
    builder.context.said.is_about_event = is_last and bool(builder.parts)


def _description(project: ProjectFacts, donors: list[BodyFacts]) -> SourcedValue:
    """EMPTY if it says only what is told of the donors: “European Union project”."""
    names = [name.text for donor in donors for name in (donor.name, donor.short_name) if name]
    says_donor = any(name in project.description.text for name in names)
    return EMPTY if says_donor else project.description


def _implementer(builder: BlockBuilder, project: ProjectFacts) -> None:
    programme = project.programme
    builder.say(
        "project-implementer",
        implementer=project.implementer,
        partner_of=project.partner_of,
        programme=programme,
        aims=project.aims,
    )
    donors = _named(programme.donors) if programme and programme.name else []
    if donors:
        builder.say("programme-donors", programme=programme, donors=donors)


def _is_named_by(project: ProjectFacts, within: ProgrammeFacts) -> bool:
    """Whether the sentence on the project's implementer names this programme."""
    return bool(
        project.programme
        and project.programme.id == within.id
        and project.implementer
        and project.implementer.name
    )
