"""People chosen by pools, beats, outlets, filters and by hand, and by what each of them was chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from planner.accounts.models import Office
from planner.contacts.models import Channel, ChannelKind, Outlet, Person, Pool
from planner.contacts.topic import Topic
from planner.invitations.person_filter import COLUMNS, PersonFilter, Whose, filtered, people_with
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.portions import portions
from planner.kernel.texts import Texts
from planner.kernel.work import Work

ARCHIVED = _("is in the archive")


class Ground(StrEnum):
    """By what somebody is among those chosen."""

    POOL = "pool"
    BEAT = "beat"
    OUTLET = "outlet"
    FILTER = "filter"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Why:
    """`name` is that of the pool, beat, outlet or filter; "" for conditions without a name."""

    ground: Ground
    name: str = ""

    @property
    def words(self) -> str:
        """As a page says it."""
        return _NAMED[self.ground].with_values(name=self.name) if self.name else _WORDS[self.ground]


_NAMED = {
    Ground.POOL: _("pool “%(name)s”"),
    Ground.BEAT: _("writes about %(name)s"),
    Ground.OUTLET: _("works for %(name)s"),
    Ground.FILTER: _("filter “%(name)s”"),
}
_WORDS = {Ground.FILTER: _("by the filter"), Ground.BY_HAND: _("chosen by hand")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What people are chosen by: ids, and filters with their names (`not_archived`)."""

    pool_ids: Collection[int] = ()
    topic_ids: Collection[int] = ()
    outlet_ids: Collection[int] = ()
    filters: Sequence[tuple[str, PersonFilter]] = ()
    person_ids: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A person as somebody to write to. `email` is the first address, "" without one."""

    person_id: int
    names: Texts
    language: str
    email: str
    is_archived: bool


def chosen(
    work: Work, choice: Choice, among: Collection[int] | None = None
) -> dict[int, tuple[Why, ...]]:
    """The people, or those of them with these ids, each with all reasons. What they are chosen by takes
    one statement each, and one more for each portion of ids. Whoever was merged into another record is
    chosen as that one.
    """
    found: dict[int, list[Why]] = defaultdict(list)
    for some in [None] if among is None else portions(among):
        for person_id, why in _chosen(work, choice, some):
            found[person_id].append(why)
    for person_id in led_on(work, choice.person_ids):
        if among is None or person_id in among:
            found[person_id].append(Why(Ground.BY_HAND))
    return {person_id: tuple(dict.fromkeys(whys)) for person_id, whys in found.items()}


def cards(work: Work, people: Collection[int], meant: Collection[int]) -> list[Card]:
    """These people, by name. Of those in the archive only who was `meant` by name, to be told of."""
    even_archived, found = set(meant), []
    for some in portions(people):
        emails = _emails(work, some)
        rows = select(
            Person.id, Person.names, Person.language, Person.sort_name, Person.archived_at
        ).where(
            Person.office_id == work.office_id,
            Person.id.in_(some),
            or_(Person.archived_at.is_(None), Person.id.in_(even_archived.intersection(some))),
        )
        for row in work.session.execute(rows):
            card = Card(
                person_id=row.id,
                names=row.names,
                language=row.language,
                email=emails.get(row.id, ""),
                is_archived=row.archived_at is not None,
            )
            found.append((row.sort_name, row.id, card))
    return [card for _sort_name, _id, card in sorted(found, key=lambda row: row[:2])]


def by_hand(people: Mapping[int, Collection[Why]]) -> set[int]:
    """Those of them who were chosen by hand."""
    return {number for number, whys in people.items() if Why(Ground.BY_HAND) in whys}


def not_archived(wanted: PersonFilter) -> PersonFilter:
    """Nobody in the archive is written to, whatever a filter asks for."""
    return replace(wanted, archived=False)


def led_on(work: Work, person_ids: Sequence[int]) -> list[int]:
    """These people; in the place of whoever was merged into another record, that one."""
    numbers = list(person_ids)
    while numbers:
        found = select(Person.id, Person.merged_into_id).where(
            Person.office_id == work.office_id,
            Person.id.in_(numbers),
            Person.merged_into_id.is_not(None),
        )
        into = dict(work.session.execute(found).tuples().all())
        if not into:
            break
        numbers = list(dict.fromkeys(into.get(one) or one for one in numbers))
    return numbers


def _chosen(work: Work, choice: Choice, among: Collection[int] | None) -> Iterator[tuple[int, Why]]:
    """All but those by hand."""
    day = _today(work)
    groups = {
        Ground.POOL: choice.pool_ids,
        Ground.BEAT: choice.topic_ids,
        Ground.OUTLET: choice.outlet_ids,
    }
    for ground, ids in groups.items():
        if ids:
            rows = _members(work, ground, ids, day, among)
            for person_id, names in work.session.execute(rows).tuples():
                yield person_id, Why(ground, names.best(reader_language()))
    for name, wanted in choice.filters:
        people = filtered(work, not_archived(wanted), day)
        numbers = people.narrow(select(Person.id)).where(_is_among(Person.id, among))
        for person_id in work.session.scalars(numbers):
            yield person_id, Why(Ground.FILTER, name)


# What people are in, and the order of its rows.
_GROUPS: Mapping[Ground, tuple[Whose, Any, Any]] = {
    Ground.POOL: (Whose.POOL, Pool, Pool.sort_name),
    Ground.BEAT: (Whose.TOPIC, Topic, Topic.position),
    Ground.OUTLET: (Whose.OUTLET, Outlet, Outlet.sort_name),
}


def _members(
    work: Work, ground: Ground, ids: Collection[int], day: date, among: Collection[int] | None
) -> Select[tuple[int, Texts]]:
    """The people in these pools, beats or outlets, with the names of those."""
    whose, group, order = _GROUPS[ground]
    column = COLUMNS[whose]
    return (
        people_with(work.office_id, whose, day)
        .add_columns(group.names)
        .join(group, group.id == column)
        .where(column.in_(ids), _is_among(column.class_.person_id, among))
        .order_by(order, group.id)
    )


def _is_among(
    column: InstrumentedAttribute[int], among: Collection[int] | None
) -> ColumnElement[bool]:
    return true() if among is None else column.in_(among)


def _emails(work: Work, person_ids: Collection[int]) -> dict[int, str]:
    """The address that letters go to: the first one."""
    found = (
        select(Channel.person_id, Channel.value)
        .where(
            Channel.office_id == work.office_id,
            Channel.person_id.in_(person_ids),
            Channel.kind == ChannelKind.EMAIL,
        )
        .order_by(Channel.position.desc(), Channel.id.desc())
    )
    return dict(work.session.execute(found).tuples().all())


def _today(work: Work) -> date:
    office = work.session.get_one(Office, work.office_id)
    return work.now.astimezone(ZoneInfo(office.zone)).date()
