"""Whom a selection means, and why: guests, pools, beats, outlets, filters, subscribers, single people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from planner.accounts.models import Office
from planner.contacts.models import Affiliation, Outlet, Person, Pool, PoolMember
from planner.contacts.topic import PersonTopic, Topic
from planner.coverage.addressed import Addressed
from planner.distribution.models import Distribution, DistributionKind
from planner.free_letters.models import GuestGroup
from planner.invitations.models import Answer
from planner.invitations.person_filter import filtered
from planner.invitations.saved_filters import SavedFilter
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans.recipients import Listed, listed_guests
from planner.subscriptions.models import Subscription, SubscriptionTopic

BY_HAND = _("chosen by name")
SUBSCRIBER = _("subscribed in the newsroom")


@dataclass(slots=True)
class Meant:
    """A person whom the selection means. `reasons` are why; `guest` and `subscription` hold the
    address and language that they get letters with in that place.
    """

    person_id: int
    reasons: list[str] = field(default_factory=list)
    guest: Listed | None = None
    subscribed: tuple[str, str] | None = None


def meant_by(
    work: Work, distribution: Distribution, only: Collection[int] | None = None
) -> dict[int, Meant]:
    """By person; those of them in `only`, if given. Each of the parts takes one statement."""
    found: dict[int, Meant] = {}
    guests = {
        guest.person_id: guest
        for guest in listed_guests(work, distribution.event)
        if only is None or guest.person_id in only
    }
    for person_id, reason, subscribed in _all(work, distribution, guests, only):
        one = found.setdefault(person_id, Meant(person_id, guest=guests.get(person_id)))
        if reason not in one.reasons:
            one.reasons.append(reason)
        one.subscribed = one.subscribed or subscribed
    return found


_Found = tuple[int, str, tuple[str, str] | None]


def _all(
    work: Work,
    distribution: Distribution,
    guests: dict[int, Listed],
    only: Collection[int] | None,
) -> Iterator[_Found]:
    if distribution.guests is not None:
        for guest in guests.values():
            if is_in(distribution.guests, guest):
                yield guest.person_id, _GUESTS[distribution.guests], None
    yield from _rows(work, _members(work, distribution, only))
    yield from _rows(work, _writing(work, distribution, only))
    yield from _rows(work, _employed(work, distribution, only))
    yield from _filtered(work, distribution, only)
    if distribution.to_subscribers:
        yield from _subscribers(work, distribution, only)
    for person_id in distribution.person_ids:
        if only is None or person_id in only:
            yield person_id, BY_HAND, None


def is_in(group: GuestGroup, guest: Listed) -> bool:
    answer = guest.standing
    return {
        GuestGroup.EVERYBODY: True,
        GuestGroup.SILENT: answer is Answer.NEEDS_ACTION,
        GuestGroup.MAYBE: answer is Answer.TENTATIVE,
        GuestGroup.COMING: answer in (Answer.ACCEPTED, Answer.REMOTE),
        GuestGroup.DECLINED: answer is Answer.DECLINED,
        GuestGroup.CAME: guest.came,
        GuestGroup.ABSENT: not guest.came,
    }[group]


_GUESTS = {
    GuestGroup.EVERYBODY: _("on the guest list"),
    GuestGroup.SILENT: _("has not answered the invitation"),
    GuestGroup.MAYBE: _("has said “perhaps”"),
    GuestGroup.COMING: _("has said yes"),
    GuestGroup.DECLINED: _("has said no"),
    GuestGroup.CAME: _("came to the event"),
    GuestGroup.ABSENT: _("was asked and did not come"),
}


def _members(
    work: Work, one: Distribution, only: Collection[int] | None
) -> Select[tuple[int, Texts]]:
    return (
        select(PoolMember.person_id, Pool.names)
        .join(Pool, Pool.id == PoolMember.pool_id)
        .where(
            PoolMember.office_id == work.office_id,
            PoolMember.pool_id.in_(one.pool_ids),
            _among(PoolMember.person_id, only),
        )
        .order_by(Pool.sort_name, Pool.id)
    )


def _writing(
    work: Work, one: Distribution, only: Collection[int] | None
) -> Select[tuple[int, Texts]]:
    return (
        select(PersonTopic.person_id, Topic.names)
        .join(Topic, Topic.id == PersonTopic.topic_id)
        .where(
            PersonTopic.office_id == work.office_id,
            PersonTopic.topic_id.in_(one.topic_ids),
            _among(PersonTopic.person_id, only),
        )
        .order_by(Topic.position, Topic.id)
    )


def _employed(
    work: Work, one: Distribution, only: Collection[int] | None
) -> Select[tuple[int, Texts]]:
    day = _today(work)
    return (
        select(Affiliation.person_id, Outlet.names)
        .join(Outlet, Outlet.id == Affiliation.outlet_id)
        .where(
            Affiliation.office_id == work.office_id,
            Affiliation.outlet_id.in_(one.outlet_ids),
            or_(Affiliation.since.is_(None), Affiliation.since <= day),
            or_(Affiliation.until.is_(None), Affiliation.until >= day),
            _among(Affiliation.person_id, only),
        )
        .order_by(Outlet.sort_name, Outlet.id)
    )


def _rows(work: Work, found: Select[tuple[int, Texts]]) -> Iterator[_Found]:
    """What they are in is the reason: the pool, the beat, the outlet."""
    for person_id, names in work.session.execute(found).tuples():
        yield person_id, names.best(reader_language()), None


def _filtered(work: Work, one: Distribution, only: Collection[int] | None) -> Iterator[_Found]:
    kept = select(SavedFilter).where(
        SavedFilter.office_id == work.office_id,
        SavedFilter.id.in_(one.filter_ids),
        SavedFilter.removed_at.is_(None),
    )
    for row in work.session.scalars(kept.order_by(SavedFilter.id)).all():
        people = filtered(work, row.wanted, _today(work))
        numbers = people.narrow(select(Person.id)).where(_among(Person.id, only))
        for number in work.session.scalars(numbers):
            yield number, row.name, None


def _subscribers(work: Work, one: Distribution, only: Collection[int] | None) -> Iterator[_Found]:
    """Those who want such letters, on all topics or on one of the event."""
    is_release = one.kind is DistributionKind.RELEASE
    wants = Subscription.wants_releases if is_release else Subscription.wants_advisories
    theirs = select(SubscriptionTopic.subscription_id).where(
        SubscriptionTopic.office_id == work.office_id
    )
    of_event = theirs.where(SubscriptionTopic.topic_id.in_(one.event.topic_ids))
    found = (
        select(Subscription.person_id, Subscription.address, Subscription.language)
        .where(
            Subscription.office_id == work.office_id,
            Subscription.confirmed_at.is_not(None),
            wants,
            or_(Subscription.id.not_in(theirs), Subscription.id.in_(of_event)),
            _among(Subscription.person_id, only),
        )
        .order_by(Subscription.id)
    )
    for person_id, address, language in work.session.execute(found).tuples():
        if person_id is not None:
            yield person_id, SUBSCRIBER, (address, language)


def _among(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    only: Collection[int] | None,
) -> ColumnElement[bool]:
    return true() if only is None else column.in_(only)


def _today(work: Work) -> date:
    office = work.session.get_one(Office, work.office_id)
    return work.now.astimezone(ZoneInfo(office.zone)).date()


def addressed(one: Meant, name: str, email: str) -> Addressed:
    """At the address of the guest list, else of the subscription, else of the register."""
    if one.guest is not None:
        guest = one.guest
        return Addressed(
            person_id=one.person_id,
            name=guest.name,
            address=guest.address,
            key=f"invitation:{guest.number}",
            came=guest.came,
        )
    address = one.subscribed[0] if one.subscribed else email
    is_subscriber = one.subscribed is not None
    return Addressed.other(one.person_id, name, address, is_subscriber=is_subscriber)
