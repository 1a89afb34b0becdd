"""Whom a free letter without an event means, and by what each of them was chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from planner.accounts.models import Office
from planner.contacts.models import Person, Pool, PoolMember
from planner.contacts.topic import PersonTopic, Topic
from planner.free_letters.models import FreeLetter
from planner.invitations.person_filter import PersonFilter, filtered
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work


class Ground(StrEnum):
    """By what somebody is among the recipients."""

    GUEST = "guest"
    POOL = "pool"
    BEAT = "beat"
    FILTER = "filter"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Why:
    """`names` are those of the pool or beat."""

    ground: Ground
    names: Texts = NO_TEXTS


def people_meant(
    work: Work, letter: FreeLetter, among: Collection[int] | None = None
) -> Iterator[tuple[Person, tuple[Why, ...]]]:
    """Sorted by name, or those of them with these numbers. Whoever was chosen by hand is meant from
    the archive too, to be told of.
    """
    by_hand = led_on(work, letter.person_ids)
    grounds = _grounds(work, letter, by_hand)
    found = (
        select(Person)
        .options(selectinload(Person.channels))
        .where(
            Person.office_id == work.office_id,
            or_(Person.archived_at.is_(None), Person.id.in_(by_hand)),
            or_(Person.id.in_(by_hand), *map(Person.id.in_, _chosen_by(work, letter))),
        )
        .order_by(Person.sort_name, Person.id)
    )
    if among is not None:
        found = found.where(Person.id.in_(among))
    for person in work.session.scalars(found):
        whys = grounds.get(person.id, [])
        yield person, tuple(whys) or (Why(Ground.FILTER),)


def filter_of(letter: FreeLetter) -> PersonFilter | None:
    """Never of the archive: nobody there is written to."""
    if not letter.conditions:
        return None
    return replace(PersonFilter.of(letter.conditions), archived=False)


def _chosen_by(work: Work, letter: FreeLetter) -> Iterator[Select[tuple[int]]]:
    if letter.pool_ids:
        yield select(PoolMember.person_id).where(
            PoolMember.office_id == work.office_id, PoolMember.pool_id.in_(letter.pool_ids)
        )
    if letter.topic_ids:
        yield select(PersonTopic.person_id).where(
            PersonTopic.office_id == work.office_id, PersonTopic.topic_id.in_(letter.topic_ids)
        )
    if wanted := filter_of(letter):
        yield filtered(work, wanted, _today(work)).narrow(select(Person.id))


def _grounds(work: Work, letter: FreeLetter, by_hand: Sequence[int]) -> dict[int, list[Why]]:
    """By person; who is not in it was let through by the filter alone."""
    found: dict[int, list[Why]] = defaultdict(list)
    pools = (
        select(PoolMember.person_id, Pool.names)
        .join(Pool, Pool.id == PoolMember.pool_id)
        .where(PoolMember.office_id == work.office_id, PoolMember.pool_id.in_(letter.pool_ids))
        .order_by(PoolMember.person_id, Pool.sort_name)
    )
    topics = (
        select(PersonTopic.person_id, Topic.names)
        .join(Topic, Topic.id == PersonTopic.topic_id)
        .where(PersonTopic.office_id == work.office_id, PersonTopic.topic_id.in_(letter.topic_ids))
        .order_by(PersonTopic.person_id, Topic.position)
    )
    for ground, ids, rows in (
        (Ground.POOL, letter.pool_ids, pools),
        (Ground.BEAT, letter.topic_ids, topics),
    ):
        for person_id, names in work.session.execute(rows).tuples() if ids else ():
            found[person_id].append(Why(ground, names))
    for person_id in by_hand:
        found[person_id].append(Why(Ground.BY_HAND))
    return found


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


def _today(work: Work) -> date:
    zone = work.session.get_one(Office, work.office_id).zone
    return work.now.astimezone(ZoneInfo(zone)).date()
