"""Who has which version: history, corrections, withdrawals, once more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.accounts.models import Office
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.coverage.notices import notices, send_notice
from planner.coverage.recipients import Recipients
from planner.coverage.sending import send_release
from planner.coverage.versions import notified_guests
from planner.distribution.queries import ReleaseHistory, letters_by_release
from planner.distribution.resending import may_be_resent, resend
from planner.events.models.event import Event
from planner.free_letters.models import GuestGroup
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release
from planner.releases.publication.publishing import retire
from tests.factories import Make
from tests.unit.distribution.choosing import (
    chosen,
    corrected,
    letters_of,
    sent,
    subscriber,
    written,
)


def test_a_correction_goes_to_exactly_those_who_have_the_old_version(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    guest = make.invitation(over, person=make.person("Anna", email="anna@paper.test"))
    make.person("Boris", email="boris@paper.test")
    sent(mine, chosen(mine, over, to_subscribers=True, guests=GuestGroup.EVERYBODY), tmp_path)
    suppress(mine, ["clara@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    newer = corrected(make, office, over, release)

    [notice] = notices(mine, over)
    count = send_notice(mine, over, office, newer.id)

    assert [one.name for one in notice.people] == [guest.name, "Clara"]
    assert (count, notices(mine, over)) == (2, [])
    keys = {letter.unique_key for letter in history(mine, newer)}
    assert keys == {
        f"release:{newer.id}:invitation:{guest.id}",
        f"release:{newer.id}:person:{row.person_id}",
    }
    assert {letter.list_kind for letter in history(mine, newer)} == {None}


def test_who_has_an_older_version_gets_the_correction_with_the_choice(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test", name="Clara")
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    subscriber(make, "dora@paper.test", name="Dora")
    suppress(mine, ["clara@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    corrected(make, office, over, release)

    one = chosen(mine, over, to_subscribers=True)
    written(mine, one, tmp_path)

    found = {letter.recipient_name: letter for letter in letters_of(mine, one)}
    assert found["Clara"].subject.startswith("Correction: ")
    assert found["Dora"].subject.startswith("Press release: ")


def test_who_stands_on_the_list_without_an_address_by_now_is_told_where_they_got_it(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    sent(mine, chosen(mine, over, person_ids=[anna.id]), tmp_path)
    make.invitation(over, person=anna, address="")
    corrected(make, office, over, release)

    [notice] = notices(mine, over)

    assert [one.address for one in notice.people] == ["anna@paper.test"]


def test_a_withdrawal_reaches_those_who_are_no_guests(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    retire(mine, release, "A wrong number.")

    send_notice(mine, over, office, release.id)

    keys = [letter.unique_key for letter in history(mine, release)]
    assert keys == [
        f"release:{release.id}:withdrawn:person:{row.person_id}",
        f"release:{release.id}:person:{row.person_id}",
    ]
    assert notices(mine, over) == []


def test_the_history_counts_and_lists_what_became_of_the_letters(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    for name in ("a", "b", "c"):
        subscriber(make, f"{name}@paper.test", name=name.upper())
    first, second, third = sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    second.delivery, third.delivery = Delivery.FAILED, Delivery.IN_DOUBT
    mine.session.flush()

    counts = letters_by_release(mine, [release.id])
    failed = ReleaseHistory(release=release, delivery=Delivery.FAILED).select(10)
    older = ReleaseHistory(release=release, before=second.id).select(10)

    assert counts == {release.id: {Delivery.SENT: 1, Delivery.FAILED: 1, Delivery.IN_DOUBT: 1}}
    assert mine.session.scalars(failed).all() == [second]
    assert mine.session.scalars(older).all() == [first]


def test_one_person_gets_it_once_more_at_the_address_of_now(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "clara@paper.test", name="Clara")
    assert row.person is not None
    [letter] = sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    row.person.channels[0].value = "clara@new.test"

    first = resend(mine, release, letter)
    second = resend(mine, release, letter)

    assert first.unique_key == f"release:{release.id}:again1:person:{row.person_id}"
    assert second.unique_key == f"release:{release.id}:again2:person:{row.person_id}"
    assert (first.recipient_address, first.delivery) == ("clara@new.test", Delivery.HELD)
    assert first.list_kind is ListKind.RELEASES
    assert not may_be_resent(first)


def test_a_guest_gets_it_once_more_as_a_guest(
    make: Make, mine: Work, office: Office, over: Event, release: Release
) -> None:
    guest = make.invitation(over, person=make.person("Anna", email="anna@paper.test"))
    send_release(mine, over, office, Recipients.ALL)
    [letter] = history(mine, release)
    letter.delivery = Delivery.SENT

    again = resend(mine, release, letter)

    assert again.unique_key == f"release:{release.id}:again1:invitation:{guest.id}"
    assert notified_guests(mine, release) == {guest.id}


def test_only_the_public_version_is_sent_again(
    make: Make, mine: Work, office: Office, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test")
    [letter] = sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    corrected(make, office, over, release)

    with pytest.raises(Conflict, match="everybody may read now"):
        resend(mine, release, letter)
    letter.person_id = None
    with pytest.raises(Conflict, match="cannot be sent again"):
        resend(mine, release, letter)


def test_another_office_sees_none_of_it(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test")
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    theirs = replace(mine, office_id=make.office().id)

    assert letters_by_release(theirs, [release.id]) == {release.id: {}}


def history(work: Work, release: Release) -> list[Letter]:
    return list(work.session.scalars(ReleaseHistory(release=release).select(100)))
