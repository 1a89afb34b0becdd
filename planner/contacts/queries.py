"""Queries for people, outlets and pools."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from planner.contacts.models import (
    Affiliation,
    Channel,
    Outlet,
    Person,
    Pool,
    PoolMember,
)
from planner.contacts.topic import PersonTopic, Topic
from planner.kernel.database import Given, Rows
from planner.kernel.searchable import Choices, Register, choices_of, in_language
from planner.outbox.models import RefusedAddress

WITH_ALL = (
    selectinload(Person.affiliations).selectinload(Affiliation.organisation),
    selectinload(Person.affiliations).selectinload(Affiliation.outlet),
    selectinload(Person.channels),
)
WITH_BEATS = selectinload(Person.topics)


def people(
    office_id: int,
    *,
    search: str = "",
    archived: bool = False,
    journalists: bool | None = None,
    not_in_pool: int | None = None,
    topic: int | None = None,
) -> Register[Person]:
    """People with affiliations and channels; `journalists` False leaves journalists out.

    `topic` is the id of one of their beats.
    """
    # Records that were merged into others are in the archive, and lead on.
    where: list[ColumnElement[bool]] = [Person.merged_into_id.is_(None)] if archived else []
    if journalists is not None:
        where.append(Person.is_journalist.is_(journalists))
    if not_in_pool is not None:
        members = select(PoolMember.person_id).where(PoolMember.pool_id == not_in_pool)
        where.append(Person.id.not_in(members))
    if topic is not None:
        where.append(writing_about([topic]))
    return Register(
        model=Person,
        office_id=office_id,
        search=search,
        archived=archived,
        where=tuple(where),
        options=WITH_ALL,
    )


def members_of(pool_id: int, office_id: int) -> Rows[Person]:
    """The people in a pool, unsorted, without related rows."""
    return (
        select(Person)
        .join(PoolMember, PoolMember.person_id == Person.id)
        .where(PoolMember.pool_id == pool_id, Person.office_id == office_id)
    )


def member_counts(office_id: int) -> Select[tuple[int, int]]:
    """Pool ids and numbers of members; empty pools are left out."""
    return (
        select(PoolMember.pool_id, func.count())
        .where(PoolMember.office_id == office_id)
        .group_by(PoolMember.pool_id)
    )


def pools_of(person_id: int, office_id: int) -> Rows[Pool]:
    """The pools that a person is in, by name."""
    return (
        select(Pool)
        .join(PoolMember, PoolMember.pool_id == Pool.id)
        .where(PoolMember.person_id == person_id, Pool.office_id == office_id)
        .order_by(Pool.sort_name, Pool.id)
    )


def refused_people(office_id: Given[int]) -> Select[tuple[int, int]]:
    """People with the number of their addresses that mail servers refuse, the latest refused first;
    archived people are left out.
    """
    return (
        select(Person.id, func.count())
        .join(Channel, Channel.person_id == Person.id)
        .join(
            RefusedAddress,
            and_(
                RefusedAddress.office_id == Channel.office_id,
                RefusedAddress.address == Channel.key,
            ),
        )
        .where(RefusedAddress.office_id == office_id, Person.archived_at.is_(None))
        .group_by(Person.id)
        .order_by(func.max(RefusedAddress.id).desc())
    )


def erasure_requests(office_id: Given[int]) -> Select[tuple[int]]:
    """People who have asked to be erased and are not yet, the first to ask first."""
    return (
        select(Person.id)
        .where(Person.office_id == office_id, Person.erasure_asked_at.is_not(None))
        .order_by(Person.erasure_asked_at, Person.id)
    )


def at_address(key: str, office_id: int) -> Rows[Person]:
    """The people with that address or number (`Channel.key`), the first entered first."""
    return (
        select(Person)
        .join(Channel, Channel.person_id == Person.id)
        .where(Channel.key == key, Person.office_id == office_id, Person.archived_at.is_(None))
        .order_by(Person.id)
    )


def person_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `organisations.queries.choices`, for people."""
    return choices_of(Person, in_language(Person.names, languages, Person.label), office_id, keep)


def speaker_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `person_choices`, without journalists."""
    return person_choices(office_id, *languages, keep=keep).where(
        Person.is_journalist.is_(False) | Person.id.in_([n for n in keep if n is not None])
    )


def outlet_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `organisations.queries.choices`, for outlets."""
    name = in_language(Outlet.names, languages, Outlet.label)
    return choices_of(Outlet, name, office_id, keep)


def pool_choices(office_id: int, *languages: str, keep: Collection[int | None] = ()) -> Choices:
    """As `organisations.queries.choices`, for pools."""
    name = in_language(Pool.names, languages, Pool.label)
    return choices_of(Pool, name, office_id, keep)


class TopicList(Register[Topic]):
    """The topics in the order of the office."""

    @property
    def key(self) -> tuple[Any, Any]:
        return Topic.position, Topic.id


def topic_choices(
    office_id: int,
    *languages: str,
    keep: Collection[int | None] = (),
    first: Collection[int] = (),
) -> Choices:
    """As `organisations.queries.choices`, for topics: those in `first`, then the others, in the order
    of the office.
    """
    name = in_language(Topic.names, languages, Topic.label)
    choices = choices_of(Topic, name, office_id, keep).order_by(None)
    return choices.order_by(Topic.id.not_in(first), Topic.position, Topic.id)


def writing_about(topic_ids: Collection[int]) -> ColumnElement[bool]:
    """The condition that one of these topics is a beat of the person."""
    return (
        select(PersonTopic.id)
        .where(
            PersonTopic.office_id == Person.office_id,
            PersonTopic.person_id == Person.id,
            PersonTopic.topic_id.in_(topic_ids),
        )
        .exists()
    )


def is_held_on(day: date) -> ColumnElement[bool]:
    """`Affiliation.holds_on` in SQL."""
    return and_(
        or_(Affiliation.since.is_(None), Affiliation.since <= day),
        or_(Affiliation.until.is_(None), Affiliation.until >= day),
    )
