from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from planner.contacts.legal_basis import LegalBasis, as_entered
from planner.contacts.operations import PersonPlan, enter_person, revise_person
from planner.exchange.earlier_files import brought_up
from planner.history.models import Entry
from planner.kernel.texts import Texts
from planner.kernel.work import Work

NAMES = Texts(en="Anna Sorokina")


@pytest.mark.parametrize(
    ("text", "basis", "note"),
    [
        ("", None, ""),
        ("  ", None, ""),
        ("Consent", LegalBasis.CONSENT, ""),
        ("legitimate interest", LegalBasis.LEGITIMATE_INTEREST, ""),
        ("gave us her card in May", LegalBasis.OTHER, "gave us her card in May"),
    ],
)
def test_a_text_names_a_basis_or_is_a_note(text: str, basis: LegalBasis | None, note: str) -> None:
    assert as_entered(text) == (basis, note)


def test_basis_note_and_day_are_kept_and_who_changed_them(work: Work) -> None:
    person = enter_person(work, PersonPlan(names=NAMES, legal_basis=LegalBasis.CONSENT))

    revise_person(
        work,
        person,
        PersonPlan(
            names=NAMES,
            legal_basis=LegalBasis.PUBLIC_TASK,
            legal_basis_note="Statute of the office",
            legal_basis_on=date(2012, 3, 1),
        ),
        person.version,
    )

    facts = work.session.scalars(select(Entry.facts).where(Entry.verb == "person.revised")).one()
    assert person.legal_basis_note == "Statute of the office"
    assert facts["changes"] == {
        "legal_basis": ["consent", "public_task"],
        "legal_basis_note": None,
        "legal_basis_on": [None, "2012-03-01"],
    }


@pytest.mark.parametrize(
    ("text", "basis", "note"),
    [("", None, ""), ("own website", "other", "own website"), ("Consent", "consent", "")],
)
def test_the_text_of_an_earlier_file_becomes_a_note(
    text: str, basis: str | None, note: str
) -> None:
    document = brought_up({"people": [{"legal_basis": text}]})

    assert document["people"] == [{"legal_basis": basis, "legal_basis_note": note}]


def test_a_basis_of_todays_files_stays() -> None:
    people = [{"legal_basis": "consent"}, {"legal_basis": "no such", "legal_basis_note": ""}]

    assert brought_up({"people": [dict(one) for one in people]})["people"] == people
