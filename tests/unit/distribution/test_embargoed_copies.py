"""Copies of a release under embargo: for named people who agreed, numbered, marked, revoked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.models import Person
from planner.coverage.notices import notices
from planner.distribution.embargoed_copies import copies_of, give_copy, revoke_copy, why_no_copy
from planner.distribution.models import EmbargoedCopy
from planner.events.models.event import Event
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from planner.merging.merge import MergePlan, merge
from planner.merging.undoing import undo_merge
from planner.outbox.models import Delivery, Letter
from planner.privacy.erasing import erase
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publication.publishing import retire
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued, written

SAID = "By telephone on 12 March."


@pytest.fixture
def embargoed(make: Make, office: Office, over: Event) -> Release:
    return issued(make, office, over, embargo_until=NOW + timedelta(days=1))


@pytest.fixture
def anna(make: Make) -> Person:
    return make.person("Anna Arden", email="anna@paper.test")


def only_letter(work: Work) -> Letter:
    return work.session.scalars(select(Letter)).one()


def test_a_copy_is_numbered_and_its_letter_holds_the_link_and_nothing_of_the_text(
    work: Work, office: Office, embargoed: Release, anna: Person
) -> None:
    copy = give_copy(work, office, embargoed, anna, SAID)

    letter = only_letter(work)
    assert (copy.number, copy.agreement, copy.given_at) == (1, SAID, NOW)
    assert (letter.delivery, letter.list_kind) == (Delivery.HELD, None)
    assert letter.unique_key == f"release:{embargoed.id}:copy1:person:{anna.id}"
    assert work.links.embargoed_copy(copy.public_id) in letter.text
    assert "Copy 1, for Anna Arden only" in letter.html
    assert "EMBARGOED UNTIL" in letter.text
    assert "Secret lead" not in letter.text + letter.html


def test_giving_and_revoking_stand_in_the_history(
    work: Work, office: Office, embargoed: Release, anna: Person
) -> None:
    copy = give_copy(work, office, embargoed, anna, SAID)
    revoke_copy(work, copy)
    revoke_copy(work, copy)

    told = select(Entry.verb, Entry.facts).where(Entry.verb.startswith("embargoed_copy"))
    facts = {"person": anna.id, "number": 1}
    assert [tuple(row) for row in work.session.execute(told)] == [
        ("embargoed_copy.given", facts),
        ("embargoed_copy.revoked", facts),
    ]


@pytest.mark.parametrize(
    ("address", "said", "field"), [("", SAID, "person_id"), ("a@p.test", " ", "agreement")]
)
def test_only_who_has_agreed_and_can_be_written_to_gets_one(
    work: Work, make: Make, office: Office, embargoed: Release, address: str, said: str, field: str
) -> None:
    person = make.person("Anna", email=address)

    with pytest.raises(Invalid) as refused:
        give_copy(work, office, embargoed, person, said)

    assert refused.value.field == field


def test_a_person_has_one_copy_and_a_new_number_after_it_was_revoked(
    work: Work, office: Office, embargoed: Release, anna: Person
) -> None:
    first = give_copy(work, office, embargoed, anna, SAID)
    with pytest.raises(Conflict, match="has copy 1 already"):
        give_copy(work, office, embargoed, anna, SAID)

    revoke_copy(work, first)
    second = give_copy(work, office, embargoed, anna, SAID)

    assert second.number == 2
    states = work.session.scalars(select(Letter.delivery).order_by(Letter.id)).all()
    assert states == [Delivery.DISCARDED, Delivery.HELD]


def test_without_an_embargo_everybody_may_read_it(
    work: Work, make: Make, office: Office, over: Event, anna: Person
) -> None:
    release = issued(make, office, over)

    with pytest.raises(Conflict, match="no embargo any more"):
        give_copy(work, office, release, anna, SAID)


def test_a_draft_is_given_to_nobody(work: Work, make: Make, over: Event) -> None:
    draft = written(make, over, status=ReleaseStatus.DRAFT)

    assert why_no_copy(work, draft).startswith("Only a published release under embargo")


def test_who_has_a_copy_is_told_of_a_withdrawal(
    work: Work, office: Office, over: Event, embargoed: Release, anna: Person
) -> None:
    give_copy(work, office, embargoed, anna, SAID)
    only_letter(work).delivery = Delivery.SENT

    retire(work, embargoed, "A wrong number.")

    [notice] = notices(work, over)
    assert [one.name for one in notice.people] == ["Anna Arden"]


def test_with_the_person_the_copy_is_erased(
    work: Work, office: Office, embargoed: Release, anna: Person
) -> None:
    give_copy(work, office, embargoed, anna, SAID)

    erase(work, anna)

    assert work.session.scalars(copies_of(work.office_id, embargoed.id)).all() == []


def test_merging_moves_a_copy_and_undoing_brings_it_back(
    work: Work, make: Make, office: Office, embargoed: Release, anna: Person
) -> None:
    copy = give_copy(work, office, embargoed, anna, SAID)
    other = make.person("Anna Ardén")

    merged = merge(work, other, anna, MergePlan())
    stands = work.session.scalars(select(EmbargoedCopy.person_id)).one()
    undo_merge(work, merged)

    work.session.expire_all()
    assert (stands, copy.person_id) == (other.id, anna.id)
