"""What is kept of a subscription: forgotten, erased, handed out, merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from planner.kernel.texts import Texts
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from planner.privacy.erasing import erase
from planner.privacy.own_data import as_json, own_data
from planner.subscriptions.cleanup import KEPT_FOR, forget_unconfirmed
from planner.subscriptions.models import Subscription, SubscriptionTopic
from planner.subscriptions.operations import (
    confirm,
    lifted_by,
)
from planner.subscriptions.queries import addresses_of
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.subscriptions.readers import asked, count, letters


def test_what_nobody_confirms_is_forgotten_with_its_letter(make: Make) -> None:
    topic = make.topic()
    asked(make, topic_ids=[topic.id])
    confirmed = asked(make, address="other@paper.test")
    confirm(make.work, confirmed)
    later = NOW + KEPT_FOR + timedelta(seconds=1)

    gone = forget_unconfirmed(make.work.session, later)
    more = forget_unconfirmed(make.work.session, later)

    rows = list(make.work.session.scalars(select(Subscription)))
    assert (gone, more, rows) == (1, 0, [confirmed])
    assert [letter.recipient_address for letter in letters(make.work)] == ["other@paper.test"]
    assert count(make.work, SubscriptionTopic) == 0


def test_with_the_person_the_subscription_is_erased(make: Make) -> None:
    person = confirm(make.work, asked(make, topic_ids=[make.topic().id]))
    asked(make)

    erase(make.work, person)

    assert (count(make.work, Subscription), count(make.work, SubscriptionTopic)) == (0, 0)
    assert [letter.recipient_address for letter in letters(make.work)] == ["", ""]


def test_a_copy_of_their_data_tells_what_they_agreed_to(make: Make) -> None:
    row = asked(make, topic_ids=[make.topic(names=Texts(en="Water")).id])
    person = confirm(make.work, row)

    [told] = as_json(own_data(make.work, person))["subscriptions"]

    assert told == {
        "address": "Reader@paper.test",
        "kinds": ["releases"],
        "topics": [{"en": "Water"}],
        "asked_at": NOW.isoformat(),
        "confirmed_at": NOW.isoformat(),
        "form": row.form_address,
        "consent": row.consent_text,
    }


def test_merging_two_records_keeps_both_subscriptions_and_undoing_parts_them(make: Make) -> None:
    first = confirm(make.work, asked(make))
    row = asked(make, address="rea@home.test")
    second = confirm(make.work, row)

    merged = merge(make.work, first, second, MergePlan())
    stands = row.person_id
    undo_merge(make.work, merged)

    make.work.session.expire_all()
    assert (stands, row.person_id) == (first.id, second.id)


def test_a_merge_of_an_older_version_is_undone(make: Make) -> None:
    first, second = make.person("Rea"), make.person("Reah")
    merged = merge(make.work, first, second, MergePlan())
    rooms = {name: kept for name, kept in merged.kept["rooms"].items() if name != "subscriptions"}
    merged.kept = {**merged.kept, "rooms": rooms}

    undo_merge(make.work, merged)

    assert second.merged_into_id is None


def test_letters_go_also_to_an_address_that_is_only_subscribed_with(make: Make) -> None:
    person = confirm(make.work, asked(make))
    person.channels = []
    make.work.session.flush()

    assert addresses_of(make.work, person) == ["Reader@paper.test"]


def test_only_the_own_office_is_looked_at(make: Make) -> None:
    row = asked(make)
    confirm(make.work, row)
    work = replace(make.work, office_id=make.office().id)

    assert lifted_by(work, row) == frozenset()
