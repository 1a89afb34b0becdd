"""Finding subscriptions."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from planner.contacts.models import Person
from planner.invitations.queries import addresses_of_guests
from planner.kernel.addresses import address_key
from planner.kernel.database import Rows
from planner.kernel.work import Work
from planner.subscriptions.models import Subscription


def subscription_by_public_id(public_id: str) -> Rows[Subscription]:
    """In all offices: the token has to be proved afterwards."""
    return select(Subscription).where(Subscription.public_id == public_id)


def of_address(office_id: int, key: str) -> Rows[Subscription]:
    """The confirmed ones of an address (`address_key`)."""
    return select(Subscription).where(
        Subscription.office_id == office_id,
        Subscription.address_key == key,
        Subscription.confirmed_at.is_not(None),
    )


def of_person(office_id: int, person_id: int) -> Rows[Subscription]:
    """The confirmed ones of a person, the first first: several after a merge of two records."""
    return (
        select(Subscription)
        .options(selectinload(Subscription.topics))
        .where(Subscription.office_id == office_id, Subscription.person_id == person_id)
        .order_by(Subscription.id)
    )


def confirmed(office_id: int) -> Rows[Subscription]:
    return select(Subscription).where(
        Subscription.office_id == office_id, Subscription.confirmed_at.is_not(None)
    )


class SubscriberCounts(NamedTuple):
    """Of confirmed subscriptions; many ask for both kinds of letters, and some rest."""

    everybody: int
    releases: int
    advisories: int


def subscriber_counts(work: Work) -> SubscriberCounts:
    found = confirmed(work.office_id).with_only_columns(
        func.count(),
        func.count().filter(Subscription.wants_releases),
        func.count().filter(Subscription.wants_advisories),
    )
    return SubscriberCounts(*work.session.execute(found).one())


def addresses_of(work: Work, person: Person) -> list[str]:
    """Where letters to the person go: their addresses, those that guest lists have of them, and those
    that they have subscribed with.
    """
    subscribed = select(Subscription.address).where(
        Subscription.office_id == work.office_id, Subscription.person_id == person.id
    )
    found = [
        *person.emails,
        *addresses_of_guests(work, person.id),
        *work.session.scalars(subscribed.order_by(Subscription.id)),
    ]
    return list({address_key(one): one for one in reversed(found)}.values())[::-1]
