"""Which parts of a programme may be disclosed outside the office at a given moment.

Applies to public pages, calendar files, letters, guests' pages, advisories and programme papers.
A study under embargo is left out, and its item shows only its kind. A speaker who is planned but
has not been asked is not named unless the event's `names_planned_speakers` is set.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from planner.contacts.models import Person
from planner.events.models.event import Part, ProgrammeItem
from planner.events.models.kinds import PartState, RoleNumber
from planner.events.models.times import ITEM_TIMES
from planner.events.public.visible_fields import (
    AnyEvent,
    AnyItem,
    AnyPart,
    PublicForm,
    PublicItem,
    PublicName,
    PublicPart,
    PublicStudy,
)
from planner.events.timetable import Slot, timetable
from planner.kernel.embargo import is_over
from planner.kernel.texts import NO_TEXTS
from planner.organisations.models import Organisation


def disclosed_programme(event: AnyEvent, at: datetime | None) -> list[tuple[PublicItem, Slot]]:
    """The public items as they may be shown at that moment, with their day and hour.

    Items that are not public are left out, but still take their time.
    """
    named = event.names_planned_speakers
    return [
        (disclosed_item(slot.item, at, names_planned=named), slot)
        for slot in timetable(event)
        if slot.item.is_public
    ]


def disclosed_item(item: AnyItem, at: datetime | None, *, names_planned: bool) -> PublicItem:
    """The item without a study under embargo and without speakers who may not be named."""
    plain = _plain(item) if isinstance(item, ProgrammeItem) else item
    parts = tuple(part for part in plain.parts if is_named(part, names_planned=names_planned))
    if plain.study is None or is_over(plain.study.embargo_until, at):
        return replace(plain, parts=parts)
    return replace(plain, parts=parts, titles=NO_TEXTS, topics=NO_TEXTS, study=None)


def is_named(part: AnyPart, *, names_planned: bool) -> bool:
    """Whether the speaker may be named: not declined or absent, and asked or `names_planned`."""
    return part.is_taken and (names_planned or part.state is not PartState.PLANNED)


def not_asked(event: AnyEvent) -> list[AnyPart]:
    """The parts of public items whose speakers have not been asked yet."""
    parts: Iterable[AnyPart] = (p for item in event.programme if item.is_public for p in item.parts)
    return [part for part in parts if part.state is PartState.PLANNED]


def _plain(item: ProgrammeItem) -> PublicItem:
    study = item.study
    return PublicItem(
        kind=item.kind,
        titles=item.titles,
        topics=item.topics,
        is_public=item.is_public,
        study=PublicStudy(study.titles, study.embargo_until) if study else None,
        parts=tuple(_plain_part(part) for part in item.parts),
        **{name: getattr(item, name) for name in ITEM_TIMES},
    )


def _plain_part(part: Part) -> PublicPart:
    person, body = part.person, part.organisation
    has_post = bool(part.functions or part.unnamed_roles)
    return PublicPart(
        role=part.role,
        state=part.state,
        unnamed_roles=part.unnamed_roles,
        functions=part.functions,
        second_functions=part.second_functions,
        former_functions=part.former_functions,
        on_behalf_of=part.on_behalf_of,
        is_remote=part.is_remote,
        is_plural=part.role_number is RoleNumber.SEVERAL,
        person=_plain_person(person) if person else None,
        organisation=plain_body(body, has_post=has_post) if body else None,
    )


def plain_body(body: Organisation, *, has_post: bool) -> PublicName:
    """A body with a part in the programme; `has_post`: it stands beside a function or role."""
    return PublicName(
        body.names,
        body.short_names,
        takes_the=body.takes_the,
        generic_nouns=body.generic_nouns,
        genitives=tuple(
            PublicForm(form.language, form.text, form.form)
            for form in (body.genitives if has_post else ())
        ),
    )


def _plain_person(person: Person) -> PublicName:
    return PublicName(
        person.names,
        honorifics=person.honorifics,
        biographies=person.biographies if person.biography_is_public else NO_TEXTS,
        gender=person.gender or "",
    )
