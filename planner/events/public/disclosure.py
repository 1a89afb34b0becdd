"""What may be told of a programme outside the office at a given moment.

Two rules, asked by every reader: public page, calendar file, letter, guest's page, advisory and
programme paper. A study or statement under embargo is not told, and an item that shows such a
study is called by its kind alone until then. Whoever is only planned to speak, and has not been
asked, is not named unless a person decided so for this event.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from planner.events.models.event import Part, ProgrammeItem
from planner.events.models.kinds import PartState
from planner.events.public.visible_fields import (
    NO_TEXT,
    AnyEvent,
    AnyItem,
    AnyPart,
    PublicItem,
    PublicName,
    PublicPart,
    PublicStudy,
)
from planner.events.schedule import clocks
from planner.kernel.embargo import is_over


def told_programme(
    event: AnyEvent, at: datetime | None
) -> list[tuple[PublicItem, datetime | None]]:
    """The public items as they may be told at that moment, each with the wall time it begins at.

    An item that is not public still takes its time.
    """
    named = event.names_planned_speakers
    return [
        (told_item(item, at, names_planned=named), begins)
        for item, begins in clocks(event)
        if item.is_public
    ]


def told_item(item: AnyItem, at: datetime | None, *, names_planned: bool) -> PublicItem:
    """The item without what its study's embargo and the state of its speakers keep back."""
    plain = _plain(item) if isinstance(item, ProgrammeItem) else item
    parts = tuple(part for part in plain.parts if is_named(part, names_planned=names_planned))
    if plain.study is None or is_over(plain.study.embargo_until, at):
        return replace(plain, parts=parts)
    return replace(plain, parts=parts, titles=NO_TEXT, topics=NO_TEXT, study=None)


def is_named(part: AnyPart, *, names_planned: bool) -> bool:
    """Takes the part, and was asked, or is named on purpose before that."""
    return part.is_taken and (names_planned or part.state is not PartState.PLANNED)


def not_asked(event: AnyEvent) -> list[AnyPart]:
    """The parts of public items whose speakers are planned and have not been asked."""
    parts: Iterable[AnyPart] = (p for item in event.programme if item.is_public for p in item.parts)
    return [part for part in parts if part.state is PartState.PLANNED]


def _plain(item: ProgrammeItem) -> PublicItem:
    study = item.study
    return PublicItem(
        kind=item.kind,
        titles=item.titles,
        topics=item.topics,
        minutes=item.minutes,
        is_public=item.is_public,
        study=PublicStudy(study.titles, study.embargo_until) if study else None,
        parts=tuple(_plain_part(part) for part in item.parts),
    )


def _plain_part(part: Part) -> PublicPart:
    person, body = part.person, part.organisation
    return PublicPart(
        role=part.role,
        state=part.state,
        unnamed_roles=part.unnamed_roles,
        functions=part.functions,
        on_behalf_of=part.on_behalf_of,
        is_remote=part.is_remote,
        person=PublicName(person.names) if person else None,
        organisation=PublicName(body.names, body.short_names) if body else None,
    )
