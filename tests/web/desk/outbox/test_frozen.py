"""An outbox that stands still after a copy was put back: who sees it, and what the buttons do."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.kernel.work import Work
from planner.outbox.freezing import freeze_copy
from planner.outbox.models import Delivery, Letter, OutboxFreeze
from planner.outbox.operations import enqueue
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.letters import invitation
from tests.web.reading import attributes, rows, texts
from tests.web.visitor import Visitor

PAGE = "/desk/outbox/frozen/"


@pytest.fixture
def letters(work: Work, make: Make) -> list[Letter]:
    """Three letters that waited when the copy was made."""
    event = make.event()
    found = [
        enqueue(work, invitation(n, event_id=event.id, subject="Come to Bonn", is_held=False))
        for n in range(3)
    ]
    freeze_copy(work.session, NOW)
    work.session.commit()
    return found


def test_the_outbox_says_it_loudly(
    letters: list[Letter], editor: Visitor, approver: Visitor
) -> None:
    seen, decided = (one.get("/desk/outbox/").text for one in (editor, approver))

    assert texts(seen, "div[role=alert]") == [
        (
            "No letter leaves: the database was put back from a copy made on "
            "20\u00a0March\u00a02012, 13:00 MSK, and what waited then may have left since. An "
            "approver or administrator says which letters have left, and sends the rest."
        )
    ]
    assert attributes(seen, "div[role=alert] a", "href") == []
    assert attributes(decided, "div[role=alert] a", "href") == [PAGE]


def test_the_page_lists_what_waited(
    letters: list[Letter], approver: Visitor, statements: list[str]
) -> None:
    statements.clear()

    page = approver.get(PAGE).text

    assert len(statements) <= 7
    assert rows(page) == [
        [
            "",
            "Anna Arden guest0@paper.test",
            "Come to Bonn",
            "Rivers without borders",
            "20\u00a0March\u00a02012, 13:00 MSK",
            "queued",
        ],
        [
            "",
            "Anna Arden guest1@paper.test",
            "Come to Bonn",
            "Rivers without borders",
            "20\u00a0March\u00a02012, 13:00 MSK",
            "queued",
        ],
        [
            "",
            "Anna Arden guest2@paper.test",
            "Come to Bonn",
            "Rivers without borders",
            "20\u00a0March\u00a02012, 13:00 MSK",
            "queued",
        ],
    ]
    assert texts(page, ".warning time") == ["20\u00a0March\u00a02012, 13:00 MSK"]


def test_only_whom_the_office_trusts_decides(letters: list[Letter], editor: Visitor) -> None:
    assert editor.get(PAGE).status_code == 403
    assert editor.post(f"{PAGE}release").status_code == 403


def test_ticked_letters_are_marked_as_sent_or_discarded(
    letters: list[Letter], approver: Visitor
) -> None:
    first, second, third = letters

    assert approver.post(f"{PAGE}sent", {"letter": str(first.id)}).location == PAGE
    assert approver.post(f"{PAGE}discarded", {"letter": str(second.id)}).location == PAGE

    found = [letter.delivery for letter in (first, second, third)]
    assert found == [Delivery.SENT, Delivery.DISCARDED, Delivery.QUEUED]


def test_all_letters_are_decided_with_one_button(letters: list[Letter], approver: Visitor) -> None:
    approver.post(f"{PAGE}sent", {"which": "all"})

    assert {letter.delivery for letter in letters} == {Delivery.SENT}
    page = approver.get(PAGE).text
    assert rows(page) == []
    said = "Nothing that waited when the copy was made waits any more."
    assert said in texts(page, "main p")


@pytest.mark.parametrize("letter", ["", "x", "9" * 40])
def test_no_tick_is_no_decision(letters: list[Letter], approver: Visitor, letter: str) -> None:
    response = approver.post(f"{PAGE}sent", {"letter": letter})

    assert response.status_code == 409
    assert texts(response.text, ".errors") == ["No letter is ticked. Tick those that you mean."]
    assert {letter.delivery for letter in letters} == {Delivery.QUEUED}


def test_the_rest_is_let_go_and_the_page_closes(
    letters: list[Letter], approver: Visitor, session: Session
) -> None:
    response = approver.post(f"{PAGE}release")

    assert response.location == "/desk/outbox/"
    assert session.scalars(select(OutboxFreeze)).all() == []
    assert approver.get(PAGE).location == "/desk/outbox/"
    assert approver.post(f"{PAGE}sent", {"which": "all"}).status_code == 409
    assert texts(approver.get("/desk/outbox/").text, "div[role=alert]") == []


def test_another_office_sees_its_own_letters_only(
    letters: list[Letter], work: Work, make: Make, approver: Visitor
) -> None:
    other = Work(session=work.session, now=work.now, office_id=make.office().id, links=work.links)
    foreign = enqueue(other, invitation(9, is_held=False))
    freeze_copy(work.session, NOW)

    page = approver.get(PAGE).text
    approver.post(f"{PAGE}discarded", {"letter": str(foreign.id)})

    assert attributes(page, "input[name=letter]", "value") == [str(one.id) for one in letters]
    assert foreign.delivery is Delivery.QUEUED


def test_many_letters_are_shown_in_portions(
    letters: list[Letter], approver: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.web.desk.outbox.frozen.PAGE_OF_LETTERS", 2)

    page = approver.get(PAGE).text

    shown = attributes(page, "input[name=letter]", "value")
    assert shown == [str(one.id) for one in letters[:2]]
    assert texts(page, "p.soft") == [
        "The first 2 of 3 are shown. The others follow when these are decided."
    ]
    assert texts(page, ".button-form button[name=which]") == ["All 3 have left", "Discard all 3"]
