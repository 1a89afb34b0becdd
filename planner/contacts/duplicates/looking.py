"""Who of the register somebody may be who is being entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.duplicates.evidence import ENOUGH, Known, Match, weigh
from planner.contacts.duplicates.keys import employer_mark, known_of, people_near
from planner.contacts.duplicates.spelling import folded_names
from planner.contacts.models import ChannelKind, Person
from planner.contacts.queries import WITH_ALL
from planner.kernel.addresses import address_key
from planner.kernel.telephones import region_of, telephone_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work

MOST = 5
_NAMESAKES = 20
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
    near = people_near(work, {0: typed}, _NAMESAKES)
    people = (
        select(Person)
        .where(Person.office_id == work.office_id, Person.id.in_(near.people.get(0, ())))
        .options(*WITH_ALL)
        .order_by(Person.id)
        .limit(200)
    )
    mine = typed.without(near.common)
    found = [
        Likely(person, match)
        for person in work.session.scalars(people)
        if (match := weigh(mine, known_of(person))) is not None and match.certainty >= ENOUGH
    ]
    return sorted(found, key=lambda one: -one.match.certainty)[:MOST]
