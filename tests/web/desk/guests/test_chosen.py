from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from planner.events.models.event import Event
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, Invitation
from planner.outbox.models import Letter
from planner.web.desk.guests import chosen
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite, send
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor

DAY = date(2012, 3, 20)


@pytest.fixture
def event(make: Make) -> Event:
    """Today, and not over."""
    return make.event(starts_on=DAY, ends_on=DAY, starts_clock=time(18), ends_clock=time(20))


@pytest.fixture
def guests(make: Make, event: Event) -> list[Invitation]:
    """Ada, Bob and Eve, who have their invitations."""
    names = ("Ada", "Bob", "Eve")
    people = [make.person(name, email=f"{name}@paper.test") for name in names]
    found = invite(make.work, event, people).invited
    send(make.work)
    make.work.session.commit()
    return found


def list_of(event: Event) -> str:
    return f"/desk/events/{event.id}/invitations/"


def do(
    visitor: Visitor, event: Event, guests: list[Invitation], query: str = "", **sent: Any
) -> str:
    """The act on these guests; what is said of it."""
    numbers = [guest.id for guest in guests]
    done = visitor.post(f"{list_of(event)}chosen{query}", {"guests": numbers, **sent})
    if done.status_code != 303:
        return f"{done.status_code} {' '.join(texts(done.text, 'main p')[:1])}"
    return " ".join(texts(visitor.get(done.location).text, ".notice p, p.notice"))


def fresh(make: Make, guests: list[Invitation]) -> list[Invitation]:
    make.work.session.expire_all()
    return guests


def test_a_kind_is_set_for_those_who_are_ticked(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    do(editor, event, guests[:2], act="kind", kind="crew")

    kinds = [guest.kind for guest in fresh(make, guests)]
    assert kinds == [GuestKind.CREW, GuestKind.CREW, GuestKind.JOURNALIST]


def test_an_answer_is_noted_for_those_who_are_ticked(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    guests[0].message = "With light."
    make.work.session.commit()

    do(editor, event, guests[:2], act="answer", answer="declined")

    ada, bob, eve = fresh(make, guests)
    assert [one.answer for one in (ada, bob, eve)] == [
        *(Answer.DECLINED, Answer.DECLINED, Answer.NEEDS_ACTION)
    ]
    assert (ada.message, ada.answer_road) == ("With light.", "phone")


def test_letters_are_written_again(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    do(editor, event, guests[1:], act="again")

    found = make.work.session.query(Letter).filter(Letter.delivery == "held")
    assert sorted((one.recipient_name, one.purpose) for one in found) == [
        ("Bob", "again"),
        ("Eve", "again"),
    ]


def test_they_came(editor: Visitor, make: Make, event: Event, guests: list[Invitation]) -> None:
    do(editor, event, guests[:2], act="came")

    assert [guest.came for guest in fresh(make, guests)] == [True, True, False]


def test_invitations_are_withdrawn_but_of_those_who_came(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    guests[0].checked_in_at = NOW
    make.work.session.commit()

    said = do(editor, event, guests[:2], act="withdraw")

    ada, bob, _eve = fresh(make, guests)
    assert (ada.withdrawn_at, bob.withdrawn_at) == (None, NOW)
    assert said == (
        "1 guest is no longer invited. A letter that left is taken back by another. Left out (1): Ada "
        "(This guest has come. Undo the tick at the door first)"
    )


def test_all_of_a_list_are_meant(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    guests[0].answer = Answer.DECLINED
    make.work.session.commit()

    do(editor, event, [], "?answer=needs-action", everybody="y", act="kind", kind="other")

    kinds = [guest.kind for guest in fresh(make, guests)]
    assert kinds == [GuestKind.JOURNALIST, GuestKind.OTHER, GuestKind.OTHER]


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "kind"},
        {"act": "answer"},
        {"act": "answer", "answer": "delegated"},
        {"act": "answer", "answer": "remote"},
        {"act": "dance"},
        {"act": "came", "guests": []},
        {"act": "came", "guests": "x"},
    ],
)
def test_what_cannot_be_done_is_said(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation], sent: dict[str, Any]
) -> None:
    refused = editor.post(
        f"{list_of(event)}chosen", {"guests": [guest.id for guest in guests], **sent}
    )

    assert refused.status_code == 409
    assert [guest.version for guest in fresh(make, guests)] == [1, 1, 1]


def test_more_than_are_done_at_once_are_refused(
    editor: Visitor,
    event: Event,
    guests: list[Invitation],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chosen, "MOST", 2)

    refused = editor.post(f"{list_of(event)}chosen", {"everybody": "y", "act": "came"})

    assert refused.status_code == 409


def test_who_came_is_found_by_a_list(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    address = f"{list_of(event)}came"
    opened = editor.get(address)

    page = editor.post(address, {"came": "Ada\neve@paper.test\nNobody Known"}).text
    ticked = attributes(page, "input[name=guests]", "value")
    editor.post(f"{list_of(event)}chosen", {"guests": ticked, "act": "came"})

    assert opened.status_code == 200
    assert ticked == [str(guests[0].id), str(guests[2].id)]
    assert texts(page, ".left-out li") == ["Nobody Known"]
    assert [guest.came for guest in fresh(make, guests)] == [True, False, True]


def test_those_who_are_not_ticked_off_yet_come_first_in_a_long_list(
    editor: Visitor,
    make: Make,
    event: Event,
    guests: list[Invitation],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chosen, "MOST", 2)
    guests[0].checked_in_at = NOW
    make.work.session.commit()

    page = editor.post(f"{list_of(event)}came", {"came": "Ada\nBob\nEve"}).text

    assert attributes(page, "input[name=guests]", "value") == [
        str(guest.id) for guest in guests[1:]
    ]
    assert texts(page, ".ticks li.soft") == ["and one more"]


def test_an_empty_list_of_who_came_is_refused(editor: Visitor, event: Event) -> None:
    assert editor.post(f"{list_of(event)}came", {"came": ""}).status_code == 422
