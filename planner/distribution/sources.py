"""Whom a selection means, and why: guests, those chosen as people (`chosen_people`), subscribers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select

from planner.coverage.addressed import Addressed
from planner.distribution.models import Distribution, DistributionKind
from planner.free_letters.models import GuestGroup
from planner.free_letters.recipients import is_in
from planner.invitations.chosen_people import Card, Choice, Ground, Why, chosen
from planner.invitations.saved_filters import SavedFilter
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.recipients import Listed, listed_guests
from planner.subscriptions.models import Subscription, SubscriptionTopic

SUBSCRIBER = _("subscribed in the newsroom")


@dataclass(slots=True)
class Meant:
    """A person whom the selection means. `guest` and `subscribed`, an address and a language, tell where
    they get letters in that place.
    """

    guest: Listed | None = None
    group: GuestGroup | None = None
    whys: tuple[Why, ...] = ()
    subscribed: tuple[str, str] | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why they are meant."""
        as_guest = (_GUESTS[self.group],) if self.group else ()
        as_subscriber = (SUBSCRIBER,) if self.subscribed else ()
        return (*as_guest, *(why.words for why in self.whys), *as_subscriber)

    @property
    def is_by_name(self) -> bool:
        """Whether they were chosen themselves, or have subscribed, and do not only belong to a group."""
        return Why(Ground.BY_HAND) in self.whys or self.subscribed is not None


_GUESTS = {
    GuestGroup.EVERYBODY: _("on the guest list"),
    GuestGroup.SILENT: _("has not answered the invitation"),
    GuestGroup.MAYBE: _("has said “perhaps”"),
    GuestGroup.COMING: _("has said yes"),
    GuestGroup.DECLINED: _("has said no"),
    GuestGroup.CAME: _("came to the event"),
    GuestGroup.ABSENT: _("was asked and did not come"),
}


def meant_by(
    work: Work, distribution: Distribution, only: Collection[int] | None = None
) -> dict[int, Meant]:
    """By person; those of them in `only`, if given."""
    guests = {
        guest.person_id: guest
        for guest in listed_guests(work, distribution.event)
        if only is None or guest.person_id in only
    }
    found: defaultdict[int, Meant] = defaultdict(Meant)
    if (group := distribution.guests) is not None:
        for person_id, guest in guests.items():
            if is_in(group, guest):
                found[person_id].group = group
    for person_id, whys in chosen(work, _choice(work, distribution), only).items():
        found[person_id].whys = whys
    if distribution.to_subscribers:
        for person_id, subscribed in _subscribers(work, distribution, only):
            found[person_id].subscribed = found[person_id].subscribed or subscribed
    for person_id in found.keys() & guests.keys():
        found[person_id].guest = guests[person_id]
    return found


def _choice(work: Work, one: Distribution) -> Choice:
    kept = select(SavedFilter).where(
        SavedFilter.office_id == work.office_id,
        SavedFilter.id.in_(one.filter_ids),
        SavedFilter.removed_at.is_(None),
    )
    rows = work.session.scalars(kept.order_by(SavedFilter.id)) if one.filter_ids else ()
    return Choice(
        pool_ids=one.pool_ids,
        topic_ids=one.topic_ids,
        outlet_ids=one.outlet_ids,
        filters=[(row.name, row.wanted) for row in rows],
        person_ids=one.person_ids,
    )


def _subscribers(
    work: Work, one: Distribution, only: Collection[int] | None
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Those who want such letters, on all topics or on one of the event, the first one first."""
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
        )
        .order_by(Subscription.id)
    )
    if only is not None:
        found = found.where(Subscription.person_id.in_(only))
    for person_id, address, language in work.session.execute(found).tuples():
        if person_id is not None:
            yield person_id, (address, language)


def addressed(one: Meant, card: Card, language: str) -> Addressed:
    """At the address of the guest list, else of the subscription, else of the register."""
    if one.guest is not None and one.guest.address:
        guest = one.guest
        return Addressed(
            person_id=card.person_id,
            name=guest.name,
            address=guest.address,
            key=f"invitation:{guest.number}",
            came=guest.came,
        )
    address = one.subscribed[0] if one.subscribed else card.email
    is_subscriber = one.subscribed is not None
    return Addressed.other(
        card.person_id, card.names.best(language), address, is_subscriber=is_subscriber
    )
