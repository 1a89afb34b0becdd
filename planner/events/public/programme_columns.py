"""The programme of an announced event, read as plain columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from planner.contacts.models import Person
from planner.events.models.event import Part, ProgrammeItem
from planner.events.models.study import Study
from planner.events.models.times import ITEM_TIMES
from planner.events.public.visible_fields import (
    PublicForm,
    PublicItem,
    PublicName,
    PublicPart,
    PublicStudy,
)
from planner.grammar.models import WordForm
from planner.kernel.texts import NO_TEXTS
from planner.organisations.models import Organisation, are_its_genitives


def programme_of(connection: Connection, here: Mapping[str, int]) -> Iterator[PublicItem]:
    """The items in order; `here` is the id of the office and that of the event. One statement, or two
    if bodies are named with a post or role.
    """
    rows = connection.execute(_programme(), here).all()
    return _items(rows, _genitives_of(connection, rows))


@cache
def _programme() -> Select[Any]:
    """One row per part, and one per item without parts."""
    return (
        select(
            ProgrammeItem.id,
            ProgrammeItem.kind,
            ProgrammeItem.titles,
            ProgrammeItem.topics,
            *(getattr(ProgrammeItem, name) for name in ITEM_TIMES),
            ProgrammeItem.is_public,
            ProgrammeItem.study_id,
            Study.titles.label("study_titles"),
            Study.embargo_until.label("study_embargo_until"),
            Part.id.label("part_id"),
            Part.role,
            Part.state,
            Part.unnamed_roles,
            Part.functions,
            Part.second_functions,
            Part.former_functions,
            Part.on_behalf_of,
            Part.is_remote,
            Part.person_id,
            *_person_columns(),
            Part.organisation_id,
            *_body_columns(),
        )
        .outerjoin(ProgrammeItem.study)
        .outerjoin(ProgrammeItem.parts)
        .outerjoin(Part.person)
        .outerjoin(Part.organisation)
        .where(
            ProgrammeItem.office_id == bindparam("office_id"),
            ProgrammeItem.event_id == bindparam("event_id"),
        )
        .order_by(ProgrammeItem.position, ProgrammeItem.id, Part.position, Part.id)
    )


def _person_columns() -> tuple[Any, ...]:
    return (
        Person.names.label("person_names"),
        Person.honorifics,
        Person.gender,
        Person.biographies,
        Person.biography_is_public,
    )


def _body_columns() -> tuple[Any, ...]:
    return (
        Organisation.names.label("organisation_names"),
        Organisation.short_names.label("organisation_short_names"),
        Organisation.takes_the,
        Organisation.generic_nouns,
    )


@cache
def _genitives() -> Select[Any]:
    return (
        select(Organisation.id, WordForm.language, WordForm.text, WordForm.form)
        .join(WordForm, are_its_genitives())
        .where(Organisation.id.in_(bindparam("ids", expanding=True)))
    )


def _genitives_of(connection: Connection, rows: Iterable[Row[Any]]) -> dict[int, list[PublicForm]]:
    """The confirmed genitives of the bodies that stand beside a post or role, by body."""
    ids = {row.organisation_id for row in rows if row.functions or row.unnamed_roles}
    found: dict[int, list[PublicForm]] = {}
    for body, *form in connection.execute(_genitives(), {"ids": [*ids]}) if ids - {None} else ():
        found.setdefault(body, []).append(PublicForm(*form))
    return found


def _items(
    rows: Iterable[Row[Any]], genitives: Mapping[int, Sequence[PublicForm]]
) -> Iterator[PublicItem]:
    for _, group in groupby(rows, attrgetter("id")):
        item_rows = list(group)
        item = item_rows[0]
        yield PublicItem(
            kind=item.kind,
            titles=item.titles,
            topics=item.topics,
            is_public=item.is_public,
            study=(
                PublicStudy(item.study_titles, item.study_embargo_until) if item.study_id else None
            ),
            parts=tuple(
                _part(row, genitives.get(row.organisation_id, ()))
                for row in item_rows
                if row.part_id
            ),
            **{name: getattr(item, name) for name in ITEM_TIMES},
        )


def _part(row: Row[Any], genitives: Sequence[PublicForm]) -> PublicPart:
    return PublicPart(
        role=row.role,
        state=row.state,
        unnamed_roles=row.unnamed_roles,
        functions=row.functions,
        second_functions=row.second_functions,
        former_functions=row.former_functions,
        on_behalf_of=row.on_behalf_of,
        is_remote=row.is_remote,
        person=_person(row) if row.person_id else None,
        organisation=_body(row, genitives) if row.organisation_id else None,
    )


def _body(row: Row[Any], genitives: Sequence[PublicForm]) -> PublicName:
    return PublicName(
        row.organisation_names,
        row.organisation_short_names,
        takes_the=row.takes_the,
        generic_nouns=row.generic_nouns,
        genitives=tuple(genitives),
    )


def _person(row: Row[Any]) -> PublicName:
    return PublicName(
        row.person_names,
        honorifics=row.honorifics,
        biographies=row.biographies if row.biography_is_public else NO_TEXTS,
        gender=row.gender or "",
    )
