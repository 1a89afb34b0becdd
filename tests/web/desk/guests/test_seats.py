from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from planner.events.models.event import Event
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Answer, Invitation
from planner.outbox.models import Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite, send
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

TOO_MANY = (
    "1 seat more is taken than there are. Nobody loses a seat by that: who moves up is decided once "
    "enough are free again."
)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(seats=1)


@pytest.fixture
def guests(make: Make, event: Event) -> list[Invitation]:
    """Ada has the seat, Bob waits; both have their invitations."""
    people = [make.person(name, email=f"{name}@paper.test") for name in ("Ada", "Bob")]
    ada, bob = invite(make.work, event, people).invited
    send(make.work)
    ada.answer, bob.answer, bob.waits_since = Answer.ACCEPTED, Answer.WAITING, NOW
    for guest in (ada, bob):
        guest.answered_at = NOW
    make.work.session.commit()
    return [ada, bob]


def list_of(event: Event) -> str:
    return f"/desk/events/{event.id}/invitations/"


def answers(make: Make, guests: list[Invitation]) -> list[Answer]:
    for guest in guests:
        make.work.session.refresh(guest)
    return [guest.answer for guest in guests]


def held(make: Make) -> list[tuple[str, str]]:
    found = make.work.session.query(Letter).filter(Letter.delivery == "held")
    return [(one.recipient_name, one.purpose) for one in found.order_by(Letter.id)]


def test_the_list_says_how_many_seats_are_taken(
    editor: Visitor, event: Event, guests: list[Invitation]
) -> None:
    page = editor.get(list_of(event)).text
    waiting = editor.get(f"{list_of(event)}?answer=waiting").text

    assert texts(page, ".seats") == ["Seats: 1 of 1 taken 1 on the waiting list"]
    assert texts(page, ".answers li") == ["all 2", "yes 1", "on the waiting list 1"]
    assert texts(waiting, "tbody th bdi") == ["Bob"]


def test_the_overview_says_it_too(editor: Visitor, event: Event, guests: list[Invitation]) -> None:
    page = editor.get(f"/desk/events/{event.id}/").text

    assert texts(page, ".seats") == ["Seats: 1 of 1 taken 1 on the waiting list"]
    assert texts(page, ".answer-names h3") == ["Coming 1", "On the waiting list 1"]


def test_the_seats_of_a_kind_are_said_too(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    event.seats, event.seats_for_officials = 3, 1
    for kind, answer in (("official", Answer.ACCEPTED), ("official", Answer.WAITING)):
        make.invitation(event, kind=GuestKind(kind), answer=answer, person=make.person("Eve"))
    make.work.session.commit()

    page = editor.get(list_of(event)).text
    waiting = editor.get(attributes(page, ".seats a", "href")[1]).text

    assert texts(page, ".seats") == [
        "Seats: 2 of 3 taken 2 on the waiting list",
        "Seats for officials: 1 of 1 taken 1 on the waiting list",
    ]
    assert texts(waiting, "tbody th bdi") == ["Eve"]
    overview = editor.get(f"/desk/events/{event.id}/").text
    assert texts(overview, ".seats") == texts(page, ".seats")


def test_seats_of_a_kind_are_said_where_there_is_no_number_for_all(
    editor: Visitor, make: Make
) -> None:
    event = make.event(seats_for_journalists=1)
    for _ in range(3):
        make.invitation(event, answer=Answer.ACCEPTED)

    page = editor.get(list_of(event)).text

    assert texts(page, ".seats") == ["Seats for journalists: 3 of 1 taken"]
    assert texts(page, ".too-many-seats")[0].startswith("2 seats more are taken")


def test_a_guest_of_another_kind_moves_up(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    event.seats, event.seats_for_journalists = 3, 1
    make.work.session.commit()

    editor.post(f"{list_of(event)}{guests[1].id}/kind", {"kind": "partner"})

    assert (answers(make, guests), held(make)) == ([Answer.ACCEPTED] * 2, [("Bob", "seat")])


def test_guests_who_are_ticked_move_up_as_another_kind(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    event.seats, event.seats_for_journalists = 3, 1
    make.work.session.commit()
    ticked = {"guests": str(guests[1].id), "kind": "partner", "act": "kind"}

    editor.post(f"{list_of(event)}chosen", ticked)

    assert (answers(make, guests), held(make)) == ([Answer.ACCEPTED] * 2, [("Bob", "seat")])


def test_seats_above_the_number_are_said(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    make.invitation(event, answer=Answer.ACCEPTED)

    assert texts(editor.get(list_of(event)).text, ".too-many-seats") == [TOO_MANY]


def test_a_seat_is_given_by_hand(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    bob = f"{list_of(event)}{guests[1].id}"
    page = editor.get(bob).text

    done = editor.post(f"{bob}/seat", {})

    assert "Number 1 in line." in page
    assert (done.status_code, done.location) == (303, bob)
    assert (answers(make, guests), held(make)) == ([Answer.ACCEPTED] * 2, [("Bob", "seat")])


def test_a_viewer_gives_no_seat(viewer: Visitor, event: Event, guests: list[Invitation]) -> None:
    bob = f"{list_of(event)}{guests[1].id}"

    assert texts(viewer.get(bob).text, "main button") == ["Invitations"]
    assert viewer.post(f"{bob}/seat", {}).status_code == 403


def test_an_answer_that_is_noted_lets_the_first_move_up(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    editor.post(f"{list_of(event)}{guests[0].id}/answer", {"answer": "declined", "road": "phone"})

    assert answers(make, guests) == [Answer.DECLINED, Answer.ACCEPTED]
    assert held(make) == [("Bob", "seat")]


@pytest.mark.parametrize(
    ("ticked", "comes_to"), [({}, Answer.WAITING), ({"is_overruled": "y"}, Answer.ACCEPTED)]
)
def test_staff_may_note_a_seat_whatever_the_number(
    editor: Visitor,
    make: Make,
    event: Event,
    guests: list[Invitation],
    ticked: dict[str, str],
    comes_to: Answer,
) -> None:
    eve = make.invitation(event)

    editor.post(
        f"{list_of(event)}{eve.id}/answer", {"answer": "accepted", "road": "phone", **ticked}
    )

    assert answers(make, [eve]) == [comes_to]


def test_a_withdrawn_invitation_frees_a_seat(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    editor.post(f"{list_of(event)}{guests[0].id}/withdrawal", {})

    assert answers(make, guests[1:]) == [Answer.ACCEPTED]
    assert held(make) == [("Ada", "withdrawal"), ("Bob", "seat")]


def journalists_part(editor: Visitor, event: Event, **typed: str) -> TestResponse:
    """The part of the outline that has the seats, as it comes back."""
    address = f"/desk/events/{event.id}/outline/journalists"
    return editor.post(address, {**filled(editor.get(address).text), **typed})


def test_the_seats_of_kinds_and_of_one_outlet_are_entered(
    editor: Visitor, make: Make, event: Event
) -> None:
    typed = {"seats": "50", "seats_for_officials": "10", "most_of_outlet": "3"}

    done = journalists_part(editor, event, **typed)

    make.work.session.refresh(event)
    facts = texts(editor.get(done.location).text, "#part-journalists dt")
    assert done.status_code == 303
    assert (event.seats, event.seats_for_officials, event.most_of_outlet) == (50, 10, 3)
    assert facts == ["Seats", "Seats for officials", "Guests of one outlet, at most"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"seats": "9", "seats_for_crew": "10"}, "The event has fewer seats than that."),
        ({"seats_for_others": "0"}, "Give a number from 1 to 100,000."),
        ({"most_of_outlet": "101"}, "Give a number from 1 to 100."),
    ],
)
def test_numbers_that_cannot_be_are_refused_at_their_field(
    editor: Visitor, event: Event, typed: dict[str, str], said: str
) -> None:
    refused = journalists_part(editor, event, **typed)

    assert refused.status_code == 422
    assert wrong(refused.text) == {list(typed)[-1]: said}
    assert attributes(refused.text, "details.group[open]", "class") == ["group"]


def test_more_seats_let_guests_move_up(
    editor: Visitor, make: Make, event: Event, guests: list[Invitation]
) -> None:
    address = f"/desk/events/{event.id}/outline/journalists"
    version = filled(editor.get(address).text, {"version"})

    editor.post(address, {**version, "seats": "2"})

    assert answers(make, guests) == [Answer.ACCEPTED] * 2
    assert ("Bob", "seat") in held(make)
