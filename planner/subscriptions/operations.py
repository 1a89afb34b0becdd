"""Asking for a subscription, confirming it, and choosing anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import ChannelKind, Person
from planner.contacts.operations import ChannelPlan, PersonPlan, enter_person
from planner.contacts.queries import at_address
from planner.contacts.suppressions import set_wishes, unwanted_by
from planner.contacts.topics import linked_topics
from planner.history.operations import record
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Invalid
from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Letter
from planner.outbox.operations import enqueue
from planner.phrases import phrase
from planner.subscriptions.letters import confirmation_letter, letters_about
from planner.subscriptions.models import Subscription, SubscriptionTopic
from planner.subscriptions.queries import addresses_of, of_address

MOST_UNCONFIRMED = 3
"""Of one address: more would let strangers fill a mailbox with our letters."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionPlan:
    """As a reader has entered it. `language` is that of the letters, `read_in` that of the form, "" for
    the same. `topic_ids` () are all topics.
    """

    address: str
    language: str
    read_in: str = ""
    name: str = ""
    wants_releases: bool = True
    wants_advisories: bool = False
    topic_ids: Sequence[int] = ()


def ask(work: Work, office: Office, plan: SubscriptionPlan) -> Subscription | None:
    """Keep the wish, and send the letter with the link. None, and no letter, if too many wait already.

    It says nothing about whether the address is known. Raises `Invalid`.
    """
    address, read_in = clean_address(plan.address, "address"), plan.read_in or plan.language
    if not (plan.wants_releases or plan.wants_advisories):
        raise Invalid("wants_releases", phrase(read_in, "subscriptions.needs_choice"))
    if _unconfirmed(work, address_key(address)) >= MOST_UNCONFIRMED:
        return None
    name = office.names.best(read_in, *office.languages)
    row = Subscription(
        office_id=work.office_id,
        address=address,
        address_key=address_key(address),
        name=plan.name,
        language=plan.language,
        wants_releases=plan.wants_releases,
        wants_advisories=plan.wants_advisories,
        form_address=work.links.subscribe(office.slug),
        consent_text=phrase(read_in, "subscriptions.consent", office=name),
        asked_at=work.now,
    )
    row.topics = _linked(work, row, plan.topic_ids)
    work.session.add(row)
    work.session.flush()
    enqueue(work, confirmation_letter(work, office, row))
    return row


def lifted_by(work: Work, subscription: Subscription) -> frozenset[ListKind]:
    """What its reader had opted out of, and confirming takes back."""
    person = _known(work, subscription)
    addresses = addresses_of(work, person) if person else []
    unwanted = unwanted_by(work, {*addresses, subscription.address})
    return subscription.kinds & unwanted


def confirm(work: Work, subscription: Subscription) -> Person:
    """The reader becomes a person of the register, or is found there, and their opting out of such
    letters is lifted. An earlier subscription of the address is replaced. Idempotent.
    """
    if subscription.confirmed_at is not None:
        assert subscription.person is not None  # since it is confirmed
        return subscription.person
    person = _known(work, subscription) or _enter(work, subscription)
    for earlier in earlier_ones(work, subscription):
        work.session.delete(earlier)
    subscription.person, subscription.confirmed_at = person, work.now
    if not person.language:
        person.language = subscription.language
    if person.legal_basis is None:
        _note_consent(work, person)
    work.session.flush()
    _own_letter(work, subscription, person)
    record(work, "subscription.confirmed", subscription, person=person.id)
    addresses = list(dict.fromkeys([*addresses_of(work, person), subscription.address]))
    unwanted = unwanted_by(work, addresses)
    if subscription.kinds & unwanted:
        set_wishes(work, addresses, set(ListKind) - unwanted | subscription.kinds)
    return person


def choose_again(
    work: Work, subscription: Subscription, kinds: Collection[ListKind], topic_ids: Sequence[int]
) -> None:
    """What a subscriber chooses on their own page. Without a kind the subscription rests."""
    if set(kinds) == subscription.kinds and set(topic_ids) == set(subscription.topic_ids):
        return
    subscription.wants_releases = ListKind.RELEASES in kinds
    subscription.wants_advisories = ListKind.INVITATIONS in kinds
    subscription.topics = _linked(work, subscription, topic_ids)
    work.session.flush()
    record(work, "subscription.revised", subscription)


def earlier_ones(work: Work, subscription: Subscription) -> list[Subscription]:
    """The confirmed subscriptions of its address but itself."""
    found = of_address(work.office_id, subscription.address_key)
    return [one for one in work.session.scalars(found) if one is not subscription]


def _unconfirmed(work: Work, key: str) -> int:
    found = select(func.count()).where(
        Subscription.office_id == work.office_id,
        Subscription.address_key == key,
        Subscription.confirmed_at.is_(None),
    )
    return work.session.scalar(found) or 0


def _linked(
    work: Work, subscription: Subscription, topic_ids: Sequence[int]
) -> list[SubscriptionTopic]:
    return linked_topics(
        work,
        subscription.topics,
        list(dict.fromkeys(topic_ids)),
        lambda topic: SubscriptionTopic(office_id=work.office_id, topic=topic),
    )


def _known(work: Work, subscription: Subscription) -> Person | None:
    """The subscriber of the address, or who has it in the register; of several the one of that name.
    Nobody who is in the archive: they would get nothing.
    """
    for earlier in earlier_ones(work, subscription):
        if earlier.person is not None and earlier.person.archived_at is None:
            return earlier.person
    owners = work.session.scalars(at_address(subscription.address_key, work.office_id)).all()
    sought = search_key(subscription.name)
    named = (
        one
        for one in owners
        if sought and sought in {search_key(name) for name in one.names.values()}
    )
    return next(named, next(iter(owners), None))


def _enter(work: Work, subscription: Subscription) -> Person:
    """A new person; without a name the address stands in its place, and letters greet “colleague”."""
    name = subscription.name or subscription.address
    person = enter_person(
        work,
        PersonPlan(
            names=Texts({subscription.language: name}),
            language=subscription.language,
            channels=(ChannelPlan(kind=ChannelKind.EMAIL, value=subscription.address),),
            source=phrase(subscription.language, "subscriptions.source"),
        ),
    )
    _note_consent(work, person)
    return person


def _note_consent(work: Work, person: Person) -> None:
    office = work.session.get_one(Office, work.office_id)
    person.legal_basis = LegalBasis.CONSENT
    person.legal_basis_on = work.now.astimezone(ZoneInfo(office.zone)).date()


def _own_letter(work: Work, subscription: Subscription, person: Person) -> None:
    """The letter with the link is theirs from now on: they see it among what we have of them."""
    found = select(Letter).where(
        Letter.office_id == work.office_id, Letter.about == letters_about(subscription.id)
    )
    for letter in work.session.scalars(found):
        letter.person_id = person.id
