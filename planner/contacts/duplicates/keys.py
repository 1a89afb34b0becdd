"""What people are found by, and what they are compared by: keys in the database, and plain values.

The keys of a person are written with every save that goes through the unit of work; who inserts people
past it inserts their keys too. Addresses and numbers have keys of their own (`Channel.key`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, delete, event, func, select
from sqlalchemy.orm import Session

from planner.contacts.duplicates.evidence import Known
from planner.contacts.duplicates.models import PersonKey
from planner.contacts.duplicates.spelling import (
    FoldedName,
    folded_names,
    keys_of_names,
    marks_of_names,
)
from planner.contacts.models import Affiliation, Channel, ChannelKind, Person
from planner.kernel.portions import portions
from planner.kernel.row_inserts import insert_rows
from planner.kernel.work import Work

R = TypeVar("R", bound=Hashable)

OWNERS = 8
"""An address or a telephone of more people than this is that of a newsroom, and tells nobody."""
NAMESAKES = 3
"""A name of more people than this tells nobody without an outlet, an address or a telephone."""


def keys_at_work(names: Iterable[FoldedName], employers: Iterable[str]) -> list[str]:
    """What is left of the name if one word is shortened or misspelt, with each employer."""
    marks = marks_of_names(names)
    return list(dict.fromkeys(f"{employer}:{mark}" for employer in employers for mark in marks))


def employer_mark(outlet_id: int | None, organisation_id: int | None) -> str:
    """What is the same for the same outlet or organisation; "" for none."""
    if outlet_id is not None:
        return f"o{outlet_id}"
    return f"b{organisation_id}" if organisation_id is not None else ""


def key_rows(
    office_id: int, person_id: int, names: Iterable[FoldedName], employers: Iterable[str]
) -> list[dict[str, Any]]:
    """The rows of `PersonKey` of one person."""
    names = list(names)
    return [
        {"office_id": office_id, "person_id": person_id, "key": key}
        for key in (*keys_of_names(names), *keys_at_work(names, employers))
    ]


@dataclass(frozen=True, slots=True)
class Near(Generic[R]):
    """For each of those who were asked about, the people with something in common; `common` are
    addresses and numbers of more than `OWNERS` people, which say nothing.
    """

    people: Mapping[R, set[int]]
    common: Collection[str]


def people_near(work: Work, wanted: Mapping[R, Known], namesakes: int | None = None) -> Near[R]:
    """Whoever has an address, a number, the name, or most of the name and an employer in common.

    Names that more than `namesakes` people have are passed over.
    """
    names: dict[str, list[R]] = defaultdict(list)
    at_work: dict[str, list[R]] = defaultdict(list)
    channels: dict[str, list[R]] = defaultdict(list)
    for one, known in wanted.items():
        for keys, found in (
            (names, keys_of_names(known.names)),
            (at_work, keys_at_work(known.names, known.employers)),
            (channels, known.emails | known.phones),
        ):
            for key in found:
                keys[key].append(one)
    near: dict[R, set[int]] = defaultdict(set)
    rare: set[str] = set()
    for model, keys, most in (
        (PersonKey, names, namesakes),
        (PersonKey, at_work, None),
        (Channel, channels, OWNERS),
    ):
        for key, number in _rows_at(work, model, keys, most):
            rare.add(key)
            for one in keys[key]:
                near[one].add(number)
    return Near(near, channels.keys() - rare)


def _rows_at(
    work: Work, model: Any, keys: Iterable[str], most: int | None
) -> Iterator[tuple[str, int]]:
    """Keys and people; without keys of more than `most` rows."""
    columns = model.__table__.c
    for some in portions(sorted(keys)):
        at = columns.office_id == work.office_id, columns.key.in_(some)
        if most is not None:
            rare = select(columns.key).where(*at).group_by(columns.key).having(func.count() <= most)
            at = columns.office_id == work.office_id, columns.key.in_(rare)
        yield from _read(work, select(columns.key, columns.person_id).where(*at))


def known_people(
    work: Work, ids: Iterable[int], *where: ColumnElement[bool], in_archive: bool = False
) -> dict[int, Known]:
    """Those of the office, in three statements for 500; without those in the archive, unless
    `in_archive`. `where` are further conditions.
    """
    found: dict[int, Known] = {}
    for some in portions(sorted(set(ids))):
        columns = Person.__table__.c
        people = select(columns.id, columns.names, columns.gender).where(
            columns.office_id == work.office_id, columns.id.in_(some), *where
        )
        if not in_archive:
            people = people.where(columns.archived_at.is_(None))
        rows = _read(work, people)
        there = [row.id for row in rows]
        channels, employers = _channels(work, there), _employers(work, there)
        for number, names, gender in rows:
            emails, phones = channels.get(number, ((), ()))
            found[number] = Known(
                names=tuple(folded_names(names)),
                gender=gender,
                emails=frozenset(emails),
                phones=frozenset(phones),
                employers=frozenset(employers.get(number, ())),
            )
    return found


def known_of(person: Person) -> Known:
    """As `known_people`, of a person who is loaded with everything."""
    return Known(
        names=tuple(folded_names(person.names)),
        gender=person.gender,
        emails=frozenset(c.key for c in person.channels if c.kind is ChannelKind.EMAIL),
        phones=frozenset(c.key for c in person.channels if c.kind is ChannelKind.PHONE),
        employers=frozenset(_marks_of(person)),
    )


def store_missing_keys(work: Work, people: Mapping[int, Known]) -> None:
    """Of people who were entered before there were keys."""
    there: set[int] = set()
    for some in portions(people):
        keyed = select(PersonKey.person_id).where(
            PersonKey.office_id == work.office_id, PersonKey.person_id.in_(some)
        )
        there |= set(work.session.scalars(keyed.distinct()))
    rows = [
        row
        for number, known in people.items()
        if number not in there
        for row in key_rows(work.office_id, number, known.names, known.employers)
    ]
    insert_rows(work.session, PersonKey, rows)


def _channels(work: Work, ids: Collection[int]) -> dict[int, tuple[set[str], set[str]]]:
    columns = Channel.__table__.c
    stored = select(columns.person_id, columns.kind, columns.key).where(
        columns.office_id == work.office_id, columns.person_id.in_(ids)
    )
    found: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for number, kind, key in _read(work, stored):
        found[number][kind is ChannelKind.PHONE].add(key)
    return found


def _employers(work: Work, ids: Collection[int]) -> dict[int, list[str]]:
    columns = Affiliation.__table__.c
    stored = select(columns.person_id, columns.outlet_id, columns.organisation_id).where(
        columns.office_id == work.office_id, columns.person_id.in_(ids)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for number, outlet_id, organisation_id in _read(work, stored):
        if mark := employer_mark(outlet_id, organisation_id):
            found[number].append(mark)
    return found


def _read(work: Work, statement: Select[Any]) -> Sequence[Any]:
    """Past the ORM, and fetched at once: there are hundreds of thousands of rows. The statement names
    the office itself.
    """
    work.session.flush()
    return work.session.connection().execute(statement).all()


@event.listens_for(Session, "after_flush")
def _store_keys(session: Session, _context: Any) -> None:
    """Replace the keys of everybody who was saved, in two statements for 500."""
    written = {getattr(one, "searchable", None) for one in (*session.new, *session.dirty)}
    written |= {getattr(one, "searchable", None) for one in session.deleted}
    people = [
        one for one in written if isinstance(one, Person) and one not in session.deleted and one.id
    ]
    rows = [row for person in people for row in _rows_of(person)]
    for some in portions(person.id for person in people):
        session.execute(
            delete(PersonKey).where(PersonKey.person_id.in_(some)),
            execution_options={"synchronize_session": False},
        )
    insert_rows(session, PersonKey, rows)


def _rows_of(person: Person) -> list[dict[str, Any]]:
    """None of somebody who is erased, whose name may stay in a programme."""
    if person.erased_at is not None:
        return []
    names = folded_names(person.names)
    return key_rows(person.office_id, person.id, names, dict.fromkeys(_marks_of(person)))


def _marks_of(person: Person) -> list[str]:
    marks = (employer_mark(one.outlet_id, one.organisation_id) for one in person.affiliations)
    return [mark for mark in marks if mark]
