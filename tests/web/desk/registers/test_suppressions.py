from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.contacts.suppression import Suppression, SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress, suppressions_of
from planner.history.models import Entry
from planner.kernel.work import Work
from tests.factories import Make
from tests.web.reading import texts
from tests.web.visitor import Visitor

URL = "/desk/suppressions/"
ANNA = "anna@paper.test"


@pytest.fixture
def noted(work: Work) -> Suppression:
    suppress(work, [ANNA], Unwanted.RELEASES, SuppressionRoad.LINK)
    (row,) = suppressions_of(work, ANNA)
    return row


def test_a_member_notes_what_was_said_on_the_telephone(editor: Visitor, work: Work) -> None:
    sent = {"address": "Anna@Paper.test", "kind": "everything", "reason": "asked on the telephone"}

    for _twice in range(2):
        assert editor.post(URL, sent).status_code == 303

    (row,) = suppressions_of(work, ANNA)
    assert (row.kind, row.road) == (Unwanted.EVERYTHING, SuppressionRoad.STAFF)
    page = editor.get(URL).text
    assert texts(page, "tbody td") == [
        "everything",
        "20\u00a0March\u00a02012",
        "noted by the office: asked on the telephone",
    ]
    assert "anna" not in page.lower()
    assert "1 address is marked." in page


def test_without_a_reason_nothing_is_noted(editor: Visitor, session: Session) -> None:
    response = editor.post(URL, {"address": ANNA, "kind": "everything", "reason": ""})

    assert response.status_code == 422
    assert session.scalars(select(Suppression)).all() == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ANNA@paper.test", "Letters to this address are not wanted:"),
        ("bo@paper.test", "This address is not marked: letters may be written to it."),
    ],
)
def test_an_address_is_looked_up_without_standing_in_one(
    editor: Visitor, session: Session, noted: Suppression, address: str, said: str
) -> None:
    response = editor.post(f"{URL}look-up", {"looked_up": address})

    assert (response.status_code, texts(response.text, "[role=status] p")) == (200, [said])
    assert [row.id for row in session.scalars(select(Suppression))] == [noted.id]


def test_no_address_is_told_at_its_field(editor: Visitor) -> None:
    assert editor.post(f"{URL}look-up", {"looked_up": "anna"}).status_code == 422


def test_an_approver_lifts_it_with_a_reason(
    visit: Callable[[Role], Visitor], work: Work, noted: Suppression
) -> None:
    approver, url = visit(Role.APPROVER), f"{URL}{noted.id}/lifting"
    assert texts(approver.get(url).text, "h1") == ["Write letters again"]

    refused = approver.post(url, {"reason": " "})
    lifted = approver.post(url, {"reason": "wrote to us on 3 May"})

    assert (refused.status_code, lifted.status_code) == (422, 303)
    assert suppressions_of(work, ANNA) == []
    facts = work.session.scalars(select(Entry.facts).order_by(Entry.id.desc())).first()
    assert facts == {"kind": "releases", "reason": "wrote to us on 3 May"}


def test_that_of_another_office_is_not_found(
    visit: Callable[[Role], Visitor], make: Make, work: Work, noted: Suppression
) -> None:
    noted.office_id = make.office(slug="theirs").id

    assert visit(Role.APPROVER).get(f"{URL}{noted.id}/lifting").status_code == 404


def test_the_person_says_what_they_do_not_want(
    editor: Visitor, make: Make, noted: Suppression
) -> None:
    person = make.person(email=ANNA, informed_at=make.work.now)

    facts = texts(editor.get(f"/desk/people/{person.id}").text, ".facts")

    assert "Does not want: releases. Opt-outs" in facts
    assert "Told of the source of their data (Art. 14 GDPR) on 20\u00a0March\u00a02012." in facts
