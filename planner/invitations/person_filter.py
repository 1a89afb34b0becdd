"""Choosing people by what is known of them: the filter of the list, of saved filters and of Invite.

A filter is plain values that stand in the address of a page, as lists of texts by name
(`topic_any=3&came=2`). What the office does not have, and what is no value, filters nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, select

from planner.contacts.models import (
    Affiliation,
    Channel,
    ChannelKind,
    Outlet,
    OutletKind,
    OutletScope,
    Person,
    PoolMember,
)
from planner.contacts.queries import WITH_ALL, is_held_on
from planner.contacts.topic import PersonTopic
from planner.invitations.models import Invitation
from planner.kernel.search_keys import search_terms
from planner.kernel.searchable import Register
from planner.kernel.work import Work
from planner.outbox.models import LEFT, TEST, Letter, RefusedAddress

E = TypeVar("E", bound=StrEnum)

MOST_CHOSEN = 50
MOST_TIMES = 99
MOST_DAYS = 9999
_LONGEST_TEXT = 200


class Among(StrEnum):
    """How somebody's beats, pools or outlets are compared with those that are chosen."""

    ANY = "any"
    ALL = "all"
    NONE = "none"


class Whose(StrEnum):
    """What the choice is of."""

    TOPIC = "topic"
    POOL = "pool"
    OUTLET = "outlet"


class PersonKind(StrEnum):
    JOURNALIST = "journalist"
    OTHER = "other"


class AddressState(StrEnum):
    """`refused`: mail servers refuse one of their addresses."""

    KNOWN = "known"
    MISSING = "missing"
    REFUSED = "refused"


Chosen = Mapping[tuple[Whose, Among], tuple[int, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonFilter:
    """`chosen` are ids of topics, pools and outlets. `came` is a least number of events, `silent` of
    days without a letter. The kind, scope, language and city are those of one outlet they work for.
    """

    search: str = ""
    kind: PersonKind | None = None
    archived: bool = False
    chosen: Chosen = field(default_factory=dict)
    outlet_kind: OutletKind | None = None
    outlet_scope: OutletScope | None = None
    outlet_language: str = ""
    outlet_city: str = ""
    came: int | None = None
    silent: int | None = None
    address: AddressState | None = None

    @classmethod
    def of(cls, values: Mapping[str, Sequence[str]]) -> Self:
        """From the values of an address or of a saved filter."""
        first = {name: given[0].strip() for name, given in values.items() if given}
        text: dict[str, Any] = {name: first.get(name, "")[:_LONGEST_TEXT] for name in _TEXTS}
        numbers: dict[str, Any] = {
            name: _number(first.get(name, ""), most)
            for name, most in (("came", MOST_TIMES), ("silent", MOST_DAYS))
        }
        members: dict[str, Any] = {
            name: enum(first[name]) if first.get(name) in set(enum) else None
            for name, enum in _ENUMS.items()
        }
        chosen = {
            (whose, among): ids
            for whose in Whose
            for among in Among
            if (ids := _ids(values.get(f"{whose}_{among}", ())))
        }
        is_archived = first.get("archived") == "yes"
        return cls(archived=is_archived, chosen=chosen, **text, **numbers, **members)

    @property
    def values(self) -> dict[str, list[str]]:
        """The inverse of `of`; nothing for the whole list."""
        found = {
            f"{whose}_{among}": [str(number) for number in ids]
            for (whose, among), ids in self.chosen.items()
        }
        for name in (*_TEXTS, "came", "silent", *_ENUMS):
            if value := getattr(self, name):
                found[name] = [str(value)]
        if self.archived:
            found["archived"] = ["yes"]
        return found

    @property
    def is_plain(self) -> bool:
        """Whether it asks for no more than a list of any register does."""
        return not self.values.keys() - {"search", "kind", "archived"}

    def also(self, whose: Whose, among: Among, number: int) -> Self:
        """With one more choice."""
        ids = dict.fromkeys((*self.chosen.get((whose, among), ()), number))
        return replace(self, chosen={**self.chosen, (whose, among): tuple(ids)[:MOST_CHOSEN]})

    def ids_of(self, whose: Whose) -> tuple[int, ...]:
        """All that are chosen of that sort."""
        return tuple(n for among in Among for n in self.chosen.get((whose, among), ()))


_TEXTS = ("search", "outlet_language", "outlet_city")
_ENUMS: Mapping[str, type[StrEnum]] = {
    "kind": PersonKind,
    "outlet_kind": OutletKind,
    "outlet_scope": OutletScope,
    "address": AddressState,
}


def filtered(work: Work, wanted: PersonFilter, day: date) -> Register[Person]:
    """The people of the office whom the filter lets through, as they are employed on `day`."""
    return Register(
        model=Person,
        office_id=work.office_id,
        search=wanted.search,
        archived=wanted.archived,
        where=tuple(_conditions(work, wanted, day)),
        options=WITH_ALL,
    )


def count_of(work: Work, people: Register[Person]) -> int:
    found = people.narrow(select(func.count(Person.id)))
    return work.session.scalar(found) or 0


def numbers_of(work: Work, people: Register[Person]) -> list[int]:
    """Their ids, sorted by name."""
    found = people.narrow(select(Person.id)).order_by(*people.key)
    return list(work.session.scalars(found))


def _conditions(work: Work, wanted: PersonFilter, day: date) -> Iterator[ColumnElement[bool]]:
    """None of them refers to the row at hand: each is answered once for the whole list."""
    if wanted.kind is not None:
        yield Person.is_journalist.is_(wanted.kind is PersonKind.JOURNALIST)
    for (whose, among), ids in wanted.chosen.items():
        theirs = people_with(work.office_id, whose, day)
        column = COLUMNS[whose]
        if among is Among.ALL:
            yield from (Person.id.in_(theirs.where(column == number)) for number in ids)
        else:
            are_meant = Person.id.in_(theirs.where(column.in_(ids)))
            yield are_meant if among is Among.ANY else ~are_meant
    if of_outlet := list(_conditions_on_outlet(work, wanted)):
        theirs = people_with(work.office_id, Whose.OUTLET, day).join(Affiliation.outlet)
        yield Person.id.in_(theirs.where(Outlet.office_id == work.office_id, *of_outlet))
    if wanted.came is not None:
        yield Person.id.in_(_who_came(work, wanted.came))
    if wanted.silent is not None:
        yield Person.id.not_in(_written_to(work, wanted.silent))
    if wanted.address is not None:
        yield _has_address(work, wanted.address)


COLUMNS: Mapping[Whose, Any] = {
    Whose.TOPIC: PersonTopic.topic_id,
    Whose.POOL: PoolMember.pool_id,
    Whose.OUTLET: Affiliation.outlet_id,
}


def people_with(office_id: int, whose: Whose, day: date) -> Select[tuple[int]]:
    """The people with rows of that sort; `COLUMNS` tell with which."""
    if whose is Whose.TOPIC:
        return select(PersonTopic.person_id).where(PersonTopic.office_id == office_id)
    if whose is Whose.POOL:
        return select(PoolMember.person_id).where(PoolMember.office_id == office_id)
    return select(Affiliation.person_id).where(
        Affiliation.office_id == office_id,
        is_held_on(day),
    )


def _conditions_on_outlet(work: Work, wanted: PersonFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.outlet_kind is not None:
        yield Outlet.kind == wanted.outlet_kind
    if wanted.outlet_scope is not None:
        yield Outlet.scope == wanted.outlet_scope
    if wanted.outlet_language:
        yield Outlet.language == wanted.outlet_language
    if wanted.outlet_city:
        yield Outlet.id.in_(_outlets_in(work, wanted.outlet_city))


def _outlets_in(work: Work, city: str) -> list[int]:
    """The ids of outlets with each of these words among their cities, in any language and script."""
    words = search_terms(city)
    found = select(Outlet.id, Outlet.cities).where(Outlet.office_id == work.office_id)
    return [
        row.id
        for row in work.session.execute(found)
        if all(word in search_terms(" ".join(row.cities.values())) for word in words)
    ]


def _who_came(work: Work, times: int) -> Select[tuple[int]]:
    return (
        select(Invitation.person_id)
        .where(Invitation.office_id == work.office_id, Invitation.checked_in_at.is_not(None))
        .group_by(Invitation.person_id)
        .having(func.count() >= times)
    )


def _written_to(work: Work, days: int) -> Select[tuple[int | None]]:
    """Whom a letter has reached in the last `days`."""
    return select(Letter.person_id).where(
        Letter.office_id == work.office_id,
        Letter.person_id.is_not(None),
        Letter.delivery.in_(LEFT),
        Letter.purpose != TEST,
        Letter.sent_at >= work.now - timedelta(days=days),
    )


def _has_address(work: Work, state: AddressState) -> ColumnElement[bool]:
    theirs = select(Channel.person_id).where(
        Channel.office_id == work.office_id, Channel.kind == ChannelKind.EMAIL
    )
    if state is AddressState.REFUSED:
        theirs = theirs.join(
            RefusedAddress,
            and_(
                RefusedAddress.office_id == Channel.office_id,
                RefusedAddress.address == Channel.key,
            ),
        )
    found = Person.id.in_(theirs)
    return ~found if state is AddressState.MISSING else found


def _number(text: str, most: int) -> int | None:
    """A whole number from 1 to `most`."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    return min(int(text), most) or None if is_number else None


def _ids(texts: Sequence[str]) -> tuple[int, ...]:
    largest = 2**31
    found = (_number(text, largest) for text in texts[:MOST_CHOSEN])
    return tuple(dict.fromkeys(number for number in found if number is not None))
