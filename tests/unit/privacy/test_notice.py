"""The first letter to a person tells whence their data are."""

from __future__ import annotations

import pytest

from planner.accounts.models import Office
from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import Person
from planner.contacts.readers import note_informed
from planner.coverage.recipients import Recipients
from planner.coverage.sending import send_release
from planner.events.models.event import Event
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.outbox.postman import Postman
from tests.unit.privacy.conftest import invited, letters, send_all


def test_the_first_letter_tells_whence_the_data_are_and_no_later_one(
    work: Work, make: Make, office: Office, person: Person, event: Event
) -> None:
    office.retention_texts = Texts(en="Kept for two years.")
    office.data_protection_contact = "data@house.test"
    person.legal_basis = LegalBasis.PUBLIC_TASK
    first = invited(work, event, person)
    second = invited(work, make.event(), person)

    for part in (first.text, first.html):
        plain = " ".join(part.split())
        assert "How we come to write to you" in plain
        assert "Legal basis: our public task of informing the press." in plain
        assert "Source: own website. Kept for two years." in plain
        assert "Data protection officer: data@house.test." in plain
    assert (first.has_notice, second.has_notice) == (True, False)
    assert "How we come" not in second.text
    note_informed(work.session)
    assert person.informed_at is None

    send_all(work, Postman())
    note_informed(work.session)

    work.session.refresh(person)
    assert person.informed_at == NOW
    assert "How we come" not in invited(work, make.event(), person).text


@pytest.mark.parametrize("basis", [LegalBasis.CONSENT, LegalBasis.OWN_REQUEST])
def test_who_has_given_the_data_is_told_nothing_of_their_source(
    work: Work, person: Person, event: Event, basis: LegalBasis
) -> None:
    person.legal_basis = basis

    assert invited(work, event, person).has_notice is False


def test_the_office_may_say_it_in_its_own_words(
    work: Work, office: Office, person: Person, event: Event
) -> None:
    office.privacy_texts = Texts(en="We keep the addresses of the press.", ru="Иначе.")
    person.source = ""
    person.legal_basis, person.legal_basis_note = LegalBasis.OTHER, "Statute of 1999"

    text = " ".join(invited(work, event, person).text.split())

    assert (
        "We keep the addresses of the press. Legal basis: Statute of 1999. We shall tell you the "
        "source on request." in text
    )


def test_a_release_tells_it_too(
    work: Work, make: Make, office: Office, person: Person, over: Event
) -> None:
    make.invitation(over, person=person, checked_in_at=NOW)
    issued(make, office, over)

    send_release(work, over, office, Recipients.CAME)

    (letter,) = letters(work)
    assert letter.has_notice
    assert "Source: own website." in letter.text
    assert "Source: own website." in letter.html
