"""Subscribing: confirmed from the mailbox, recorded, respected, forgotten."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Person
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, suppressions_of, unwanted_by
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery
from planner.privacy.choices import Choices, Subscribed, choose
from planner.subscriptions.models import Subscription
from planner.subscriptions.operations import (
    MOST_UNCONFIRMED,
    SubscriptionPlan,
    ask,
    choose_again,
    confirm,
    lifted_by,
)
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.subscriptions.readers import ADDRESS, asked, count, letters, verbs


def test_who_asks_gets_one_letter_with_the_link_at_once(make: Make, office: Office) -> None:
    row = asked(make, topic_ids=[make.topic(names=Texts(en="Water")).id])

    [letter] = letters(make.work)
    link = make.work.links.subscription(row.public_id)
    assert (letter.delivery, letter.recipient_address) == (Delivery.QUEUED, "Reader@paper.test")
    assert link in letter.text
    assert link in letter.html
    assert "press releases (topics: Water)" in letter.text
    assert (letter.list_kind, letter.person_id) == (None, None)


def test_nobody_is_entered_before_the_button_is_pressed(make: Make) -> None:
    row = asked(make)

    assert (row.person, row.confirmed_at, count(make.work, Person)) == (None, None, 0)


def test_what_proves_the_consent_is_kept(make: Make, office: Office) -> None:
    row = asked(make)

    confirm(make.work, row)

    name = office.names.best("en")
    assert row.form_address == f"http://127.0.0.1:8000/newsroom/{office.slug}/subscribe/"
    assert (row.asked_at, row.confirmed_at) == (NOW, NOW)
    assert row.consent_text.startswith(f"With this subscription I agree that {name} keeps")


def test_the_consent_is_kept_in_the_language_in_which_it_was_read(make: Make) -> None:
    row = asked(make, language="ru", read_in="en")

    assert row.consent_text.startswith("With this subscription I agree that")


def test_a_wish_for_nothing_is_refused(make: Make, office: Office) -> None:
    plan = SubscriptionPlan(address=ADDRESS, language="en", wants_releases=False)

    with pytest.raises(Invalid) as refused:
        ask(make.work, office, plan)

    assert refused.value.field == "wants_releases"


def test_strangers_cannot_fill_a_mailbox(make: Make, office: Office) -> None:
    for _time in range(MOST_UNCONFIRMED):
        asked(make)

    another = ask(make.work, office, SubscriptionPlan(address=ADDRESS, language="en"))

    assert (another, len(letters(make.work))) == (None, MOST_UNCONFIRMED)


def test_who_is_in_the_archive_becomes_another_person_when_they_subscribe_anew(make: Make) -> None:
    person = confirm(make.work, asked(make))
    person.archived_at = NOW

    again = confirm(make.work, asked(make))

    assert again is not person
    assert again.archived_at is None


def test_who_confirms_becomes_a_person_who_has_consented(make: Make) -> None:
    person = confirm(make.work, asked(make, name="Rea Reader", language="en"))

    assert person.names == Texts(en="Rea Reader")
    assert (person.email, person.language) == ("Reader@paper.test", "en")
    assert (person.legal_basis, person.legal_basis_on) == (LegalBasis.CONSENT, NOW.date())
    assert (person.source, person.is_journalist) == ("subscribed in the newsroom", False)


def test_without_a_name_the_address_stands_in_its_place(make: Make) -> None:
    person = confirm(make.work, asked(make))

    assert person.names == Texts(en="Reader@paper.test")


def test_somebody_of_the_register_is_found_by_the_address(make: Make) -> None:
    known = make.person(
        "Rea", email="reader@paper.test", legal_basis=LegalBasis.LEGITIMATE_INTEREST, language="ru"
    )

    person = confirm(make.work, asked(make))

    assert person is known
    assert (person.legal_basis, person.language) == (LegalBasis.LEGITIMATE_INTEREST, "ru")


def test_of_several_with_the_address_the_one_of_that_name_is_meant(make: Make) -> None:
    make.person("Somebody Else", email=ADDRESS)
    meant = make.person("Rea Reader", email=ADDRESS)

    person = confirm(make.work, asked(make, name="rea READER"))

    assert person is meant


def test_somebody_without_a_basis_has_consented(make: Make) -> None:
    make.person("Rea", email=ADDRESS, legal_basis=None)

    person = confirm(make.work, asked(make))

    assert person.legal_basis is LegalBasis.CONSENT


def test_confirming_again_changes_nothing(make: Make) -> None:
    row = asked(make)
    first = confirm(make.work, row)

    again = confirm(make.work, row)

    assert (again, verbs(make.work).count("subscription.confirmed")) == (first, 1)


def test_a_new_subscription_replaces_the_earlier_one_of_the_address(make: Make) -> None:
    person = confirm(make.work, asked(make))
    person.channels = []
    make.work.session.flush()

    again = confirm(make.work, asked(make, wants_releases=False, wants_advisories=True))

    rows = list(make.work.session.scalars(select(Subscription)))
    assert (again, [row.kinds for row in rows]) == (person, [frozenset({ListKind.INVITATIONS})])


@pytest.mark.parametrize(
    ("stored", "stays"),
    [
        (Unwanted.RELEASES, set()),
        (Unwanted.EVERYTHING, {ListKind.INVITATIONS}),
        (Unwanted.INVITATIONS, {ListKind.INVITATIONS}),
    ],
)
def test_who_subscribes_anew_lifts_the_own_opt_out_of_that_kind(
    make: Make, stored: Unwanted, stays: set[ListKind]
) -> None:
    suppress(make.work, [ADDRESS], stored, SuppressionRoad.LINK)
    row = asked(make)
    said = lifted_by(make.work, row)

    confirm(make.work, row)

    assert said == ({ListKind.RELEASES} if stored is not Unwanted.INVITATIONS else set())
    assert unwanted_by(make.work, [ADDRESS]) == stays
    assert ("suppression.lifted" in verbs(make.work)) == bool(said)


def test_an_opt_out_is_lifted_at_all_addresses_of_the_person(make: Make) -> None:
    known = make.person("Rea", email=ADDRESS)
    guest = make.invitation(person=known, address="rea@home.test")
    suppress(make.work, [ADDRESS, guest.address], Unwanted.RELEASES, SuppressionRoad.LINK)

    confirm(make.work, asked(make))

    assert suppressions_of(make.work, guest.address) == []


def test_a_subscription_rests_without_a_kind_and_is_chosen_again(make: Make) -> None:
    row = asked(make)
    confirm(make.work, row)
    water = make.topic()

    choose_again(make.work, row, [], [])
    choose_again(make.work, row, [ListKind.INVITATIONS], [water.id])
    choose_again(make.work, row, [ListKind.INVITATIONS], [water.id])

    assert (row.kinds, row.topic_ids) == (frozenset({ListKind.INVITATIONS}), [water.id])
    assert verbs(make.work).count("subscription.revised") == 2


def test_a_subscriber_chooses_on_their_own_page(make: Make) -> None:
    row = asked(make)
    person = confirm(make.work, row)
    water, health = make.topic(), make.topic()
    person.topics = []
    chosen = Subscribed(kinds=[ListKind.RELEASES], topic_ids=[water.id, 987654321])

    choose(
        make.work,
        person,
        Choices(wanted=list(ListKind), language="ru", subscribed={row.id: chosen, -1: chosen}),
    )

    assert (row.topic_ids, person.topic_ids) == ([water.id], [])
    assert health.id not in row.topic_ids
