"""Who of the register somebody may be who is being entered."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.duplicates.evidence import ENOUGH, Known, Match, weigh
from planner.contacts.duplicates.keys import employer_mark, known_of, people_near
from planner.contacts.duplicates.spelling import folded_names
from planner.contacts.models import ChannelKind, Person
from planner.contacts.queries import WITH_ALL
from planner.kernel.addresses import address_key
from planner.kernel.portions import portions
from planner.kernel.telephones import region_of, telephone_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work

R = TypeVar("R", bound=Hashable)

MOST = 5
_NAMESAKES = 20
_MOST_COMPARED = 200  # for each of those who are being entered
ASKED_FROM = 40
"""From this certainty on, somebody who adds a person is asked first."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A person of the register, perhaps in the archive, and why it may be them."""

    person: Person
    match: Match


def typed_person(
    work: Work,
    names: Texts,
    channels: Iterable[tuple[ChannelKind, str]],
    employers: Iterable[tuple[int | None, int | None]],
) -> Known:
    """What is compared of somebody who is being entered, as far as it can be read. `employers` are ids of
    outlet and organisation.
    """
    region = region_of(work.session.get_one(Office, work.office_id).zone)
    emails, phones = set(), set()
    for kind, value in channels:
        if kind is ChannelKind.EMAIL:
            emails.add(address_key(value))
        else:
            phones.add(telephone_key(value, region))
    return Known(
        names=tuple(folded_names(names)),
        emails=frozenset(emails - {""}),
        phones=frozenset(phones - {""}),
        employers=frozenset(employer_mark(*ids) for ids in employers) - {""},
    )


def likely_people(work: Work, typed: Known) -> list[Likely]:
    """At most `MOST`, the most certain first. Reads only."""
    return likely_among(work, {0: typed})[0]


def likely_among(work: Work, typed: Mapping[R, Known]) -> dict[R, list[Likely]]:
    """As `likely_people`, for each of several who are being entered, in a bounded number of statements."""
    near = people_near(work, typed, _NAMESAKES)
    numbers = {one: sorted(near.people.get(one, ()))[:_MOST_COMPARED] for one in typed}
    people = _read(work, {number for some in numbers.values() for number in some})
    return {
        one: _weighed(known.without(near.common), [people[number] for number in numbers[one]])
        for one, known in typed.items()
    }


def asked_about(likely: Iterable[Likely]) -> list[Likely]:
    """Those whom somebody who adds a person is asked about first."""
    return [one for one in likely if one.match.certainty >= ASKED_FROM]


def _weighed(mine: Known, people: Iterable[Person]) -> list[Likely]:
    found = [
        Likely(person, match)
        for person in people
        if (match := weigh(mine, known_of(person))) is not None and match.certainty >= ENOUGH
    ]
    return sorted(found, key=lambda one: -one.match.certainty)[:MOST]


def _read(work: Work, numbers: Iterable[int]) -> dict[int, Person]:
    people = select(Person).where(Person.office_id == work.office_id).options(*WITH_ALL)
    return {
        person.id: person
        for some in portions(sorted(numbers))
        for person in work.session.scalars(people.where(Person.id.in_(some)))
    }
