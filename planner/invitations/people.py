"""Finding the people to invite: by ID, pool or e-mail address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.interfaces import ORMOption

from planner.contacts.models import (
    Affiliation,
    Channel,
    ChannelKind,
    Outlet,
    Person,
    Pool,
    PoolMember,
)
from planner.contacts.queries import is_held_on
from planner.contacts.topic import PersonTopic, Topic
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.kernel.database import Rows
from planner.kernel.messages import SOURCE_LANGUAGE, languages
from planner.kernel.portions import portions
from planner.kernel.scripts import is_cyrillic
from planner.kernel.work import Work


def people_for(
    work: Work, person_ids: Sequence[int], loads: Sequence[ORMOption] = ()
) -> list[Person]:
    """The people of this office with these IDs, sorted by name, without archived ones."""
    wanted = _not_archived(work).options(*loads)
    people = [
        person
        for some in portions(dict.fromkeys(person_ids))
        for person in work.session.scalars(wanted.where(Person.id.in_(some)))
    ]
    return sorted(people, key=lambda person: (person.sort_name, person.id))


def has_journalists(work: Work) -> bool:
    """Whether a journalist is in the register, also in the archive."""
    query = select(Person.id).where(Person.office_id == work.office_id, Person.is_journalist)
    return work.session.scalar(query.limit(1)) is not None


def members_numbers(work: Work, pool: Pool) -> list[int]:
    """The IDs of the members of the pool, sorted by name, without archived ones."""
    return _numbers(
        work, PoolMember, PoolMember.office_id == work.office_id, PoolMember.pool_id == pool.id
    )


def outlet_numbers(work: Work, outlet: Outlet, day: date) -> list[int]:
    """As `members_numbers`, of those who work for the outlet on that day."""
    return _numbers(
        work,
        Affiliation,
        Affiliation.office_id == work.office_id,
        Affiliation.outlet_id == outlet.id,
        is_held_on(day),
    )


def topic_numbers(work: Work, topic: Topic) -> list[int]:
    """As `members_numbers`, of those whose beat the topic is."""
    return _numbers(
        work,
        PersonTopic,
        PersonTopic.office_id == work.office_id,
        PersonTopic.topic_id == topic.id,
    )


def guests_numbers(work: Work, event: Event, *, came: bool) -> list[int]:
    """As `members_numbers`, of those who were invited to the event, or of those who came."""
    return _numbers(
        work,
        Invitation,
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.checked_in_at.is_not(None) if came else Invitation.withdrawn_at.is_(None),
    )


def _numbers(
    work: Work,
    model: type[PoolMember | Affiliation | PersonTopic | Invitation],
    *conditions: ColumnElement[bool],
) -> list[int]:
    """The IDs of the people of such rows, sorted by name, without archived ones."""
    theirs = select(model.person_id).where(*conditions)
    found = select(Person.id).where(
        Person.office_id == work.office_id, Person.archived_at.is_(None), Person.id.in_(theirs)
    )
    return list(work.session.scalars(found.order_by(Person.sort_name, Person.id)))


def outlets_on(work: Work, person_ids: Iterable[int], day: date) -> dict[int, tuple[int, str]]:
    """The outlet of each person on that day, their first one: its ID and its names, by person ID."""
    outlets: dict[int, tuple[int, str]] = {}
    for some in portions(person_ids):
        found = (
            select(Affiliation.person_id, Outlet.id, Outlet.names)
            .join(Affiliation.outlet)
            .where(
                Affiliation.office_id == work.office_id,
                Affiliation.person_id.in_(some),
                is_held_on(day),
            )
            .order_by(Affiliation.person_id, Affiliation.position, Affiliation.id)
        )
        for person_id, outlet_id, names in work.session.execute(found):
            outlets.setdefault(person_id, (outlet_id, " ".join(names.values())))
    return outlets


def letter_language(language: str, event: Event) -> str:
    """The language of letters to a reader of `language`: that one if the program has it, else the
    first of the event's languages that it has.
    """
    wanted = (language, *event.languages)
    return next((tag for tag in wanted if tag in languages()), SOURCE_LANGUAGE)


def _not_archived(work: Work) -> Rows[Person]:
    return (
        select(Person)
        .options(selectinload(Person.channels))
        .where(Person.office_id == work.office_id, Person.archived_at.is_(None))
    )


def owners_of(work: Work, keys: Sequence[str]) -> dict[str, Person]:
    """The owners of addresses by key; of several owners, the one with the lowest ID."""
    owners: dict[str, Person] = {}
    for some in portions(keys):
        found = _not_archived(work).join(Person.channels).where(Channel.key.in_(some))
        for person in work.session.scalars(found.order_by(Person.id.desc())).unique():
            owners.update(
                {
                    channel.key: person
                    for channel in person.channels
                    if channel.kind is ChannelKind.EMAIL and channel.key in some
                }
            )
    return owners


def all_owners_of(work: Work, key: str) -> list[Person]:
    """All owners of an address, since newsrooms share mailboxes, sorted by ID."""
    found = (
        _not_archived(work)
        .join(Person.channels)
        .where(Channel.key == key, Channel.kind == ChannelKind.EMAIL)
    )
    return list(work.session.scalars(found.order_by(Person.id)).unique())


def language_of_name(name: str, event: Event) -> str:
    """Russian for a name in Cyrillic letters if it is a language of the event; "" for other names."""
    return "ru" if "ru" in event.languages and is_cyrillic(name) else ""
