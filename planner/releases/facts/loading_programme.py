"""Facts on the programme: its items, speakers and statements."""

from __future__ import annotations

from dataclasses import replace

from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import PartRole
from planner.events.models.statement import Statement
from planner.events.public.disclosure import is_named
from planner.kernel.messages import gettext as _
from planner.organisations.models import Project
from planner.releases.facts.announced_facts import Disclosure
from planner.releases.facts.body_facts import SpeakerFacts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.loading_dates import item_days
from planner.releases.facts.loading_people import speaker_facts
from planner.releases.facts.loading_statements import statement_facts
from planner.releases.facts.release_facts import ItemFacts, PresentedProject
from planner.releases.facts.sourced_value import EMPTY, Count
from planner.releases.facts.study_facts import StudyFacts, study_facts


def item_facts(
    reader: LanguageReader,
    event: Event,
    spoken: list[tuple[str, Statement]],
    disclosure: Disclosure,
) -> tuple[ItemFacts, ...]:
    """The public items only, with what may be told of them."""
    return tuple(
        replace(
            _item(reader, item, f"programme.{index}", spoken, disclosure),
            day=Count(day, f"programme.{index}.day") if day else None,
        )
        for index, (item, day) in enumerate(zip(event.programme, item_days(event), strict=True))
        if item.is_public
    )


def unnamed_parts(event: Event) -> tuple[str, ...]:
    """The paths of public parts whose speaker is only planned, and so not named outside the office."""
    named = event.names_planned_speakers
    return tuple(
        f"programme.{index}.parts.{place}"
        for index, item in enumerate(event.programme)
        for place, part in enumerate(item.parts)
        if item.is_public and part.is_taken and not is_named(part, names_planned=named)
    )


def studies_under_embargo(
    language: str, event: Event, disclosure: Disclosure
) -> tuple[StudyFacts, ...]:
    """Those that `item_facts` leaves out."""
    reader = LanguageReader(language, event.starts_on)
    found = [
        study_facts(reader, item.study, f"programme.{index}.study")
        for index, item in enumerate(event.programme)
        if item.is_public and not disclosure.discloses_study_of(item)
    ]
    return tuple(filter(None, found))


def _item(
    reader: LanguageReader,
    item: ProgrammeItem,
    path: str,
    spoken: list[tuple[str, Statement]],
    disclosure: Disclosure,
) -> ItemFacts:
    everybody = {
        part.id: speaker_facts(reader, part, f"{path}.parts.{index}")
        for index, part in enumerate(item.parts)
        if part.is_taken and part.role is not PartRole.INTERPRETER and disclosure.names(part)
    }
    taking_part = _with_companions(item, everybody)
    facts = ItemFacts(
        path=path,
        uid=item.uid,
        kind=item.kind,
        title=reader.text(item.titles, f"{path}.titles", _("title of a programme item")),
        topic=reader.phrase(item.topics, f"{path}.topics", _("topic of a programme item")),
        speakers=_as(taking_part, PartRole.SPEAKER),
        moderators=_as(taking_part, PartRole.MODERATOR),
        others=tuple(one for one in taking_part if one.part_role not in _TOLD_APART),
        study=study_facts(reader, item.study, f"{path}.study"),
        statements=tuple(
            statement_facts(reader, statement, place, everybody[statement.part_id])
            for place, statement in spoken
            if statement.part_id in everybody and statement.is_printable
        ),
        is_news=item.is_news,
        sort=item.sort,
        project=_project(reader, item.project, f"{path}.project"),
    )
    if disclosure.discloses_study_of(item):
        return facts
    return replace(facts, title=EMPTY, topic=EMPTY, study=None)


def _project(reader: LanguageReader, project: Project | None, path: str) -> PresentedProject | None:
    """None without a name in this language."""
    if project is None:
        return None
    name = reader.text(project.names, f"{path}.names", _("name of the project"))
    return PresentedProject(name=name, implementer_id=project.implementer_id) if name else None


_TOLD_APART = (PartRole.SPEAKER, PartRole.MODERATOR)


def _as(taking_part: list[SpeakerFacts], role: PartRole) -> tuple[SpeakerFacts, ...]:
    return tuple(one for one in taking_part if one.part_role is role)


def _with_companions(item: ProgrammeItem, everybody: dict[int, SpeakerFacts]) -> list[SpeakerFacts]:
    """Those who take part, each with the companions who follow them in the item. A companion of
    somebody who does not come is present.
    """
    found: list[SpeakerFacts] = []
    has_leader = False
    for part in item.parts:
        one = everybody.get(part.id)
        if part.role is not PartRole.COMPANION:
            has_leader = one is not None
            found += [one] if one else []
        elif one and has_leader:
            found[-1] = replace(found[-1], companions=(*found[-1].companions, one))
        elif one:
            found.append(replace(one, part_role=PartRole.PRESENT))
    return found
