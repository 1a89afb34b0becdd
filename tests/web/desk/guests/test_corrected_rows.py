"""Rows of pasted people are corrected, unticked and sent where they were shown."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.web.desk.guests.test_pasting import pasted, reading, sent_by, table
from tests.web.reading import attributes, rows, texts
from tests.web.visitor import Visitor

TEXT = "Ada Byron\tKurier\tada@kurier.example\nInna Losa\tVestnik\t\nBo Berg\tKurier\tbo@kurier.example"


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def guests(make: Make) -> list[tuple[str, str, str]]:
    found = make.work.session.scalars(select(Invitation).order_by(Invitation.id))
    return [(one.name, one.address, one.language) for one in found]


def test_a_corrected_row_is_stored_as_it_was_corrected(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "Ada Byron ada@kurier.example"}).text
    changes = {
        "table-0-name": "Ada O’Byron",
        "table-0-outlet": "Kurier",
        "table-0-telephone": "+43 1 5550",
        "table-0-language": "ru",
    }

    response = editor.post(pasted(event), sent_by(page, **changes))

    assert response.status_code == 303
    assert guests(make) == [("Ada O’Byron", "ada@kurier.example", "ru")]
    person = make.work.session.scalars(select(Person)).one()
    assert [one.outlet.label for one in person.affiliations if one.outlet] == ["Kurier"]
    assert [one.value for one in person.channels] == ["ada@kurier.example", "+43 1 5550"]


def test_a_name_in_cyrillic_letters_is_written_to_in_russian_if_the_event_speaks_it(
    editor: Visitor, make: Make
) -> None:
    text = "Инна Лосева i@x.example\nAda a@x.example"

    russian = editor.post(reading(make.event(languages=["en", "ru"])), {"pasted": text}).text
    english = editor.post(reading(make.event(languages=["en"])), {"pasted": text}).text

    assert [row[-1] for row in table(russian)] == ["ru", "en"]
    assert [row[-1] for row in table(english)] == ["en", "en"]


def test_an_unticked_row_is_not_invited_and_stays_unticked(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "ada@x.example\nbob@x.example"}).text
    unticked = sent_by(page, **{"table-0-chosen": ""})

    again = editor.post(reading(event), unticked).text
    response = editor.post(pasted(event), unticked)

    assert attributes(again, "td input[type=checkbox][checked]", "name") == ["table-1-chosen"]
    assert response.status_code == 303
    assert [one[1] for one in guests(make)] == ["bob@x.example"]


def test_an_address_typed_into_a_row_is_shown_once_more_then_invited(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": TEXT}).text
    assert table(page)[-1][0] == "Inna Losa"

    once_more = editor.post(
        pasted(event), sent_by(page, **{f"table-{len(table(page)) - 1}-address": "i@x.example"})
    )
    response = editor.post(pasted(event), sent_by(once_more.text))

    assert once_more.status_code == 200
    assert ["Inna Losa", "i@x.example", "Vestnik", "", "en"] in table(once_more.text)
    assert response.status_code == 303
    assert "i@x.example" in [one[1] for one in guests(make)]


def test_a_wrong_correction_is_shown_with_its_reason_and_nothing_typed_is_lost(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "Ada ada@x.example\nBob bob@x.example"}).text

    again = editor.post(pasted(event), sent_by(page, **{"table-0-address": "ada at x"}))

    assert table(again.text) == [
        ["Bob", "bob@x.example", "", "", "en"],
        ["Ada", "ada at x", "", "", ""],
    ]
    assert rows(again.text)[-1][-1].startswith("this is not an e-mail address")
    assert guests(make) == []


def test_two_rows_corrected_to_one_address_are_one_guest(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "Ada ada@x.example\nBob bob@x.example"}).text

    again = editor.post(pasted(event), sent_by(page, **{"table-1-address": "ADA@x.example"}))

    assert again.status_code == 200
    assert rows(again.text)[-1][-1].startswith("the address is twice in the list")


def test_another_text_is_read_anew(editor: Visitor, event: Event) -> None:
    page = editor.post(reading(event), {"pasted": "Ada ada@x.example"}).text
    changed = sent_by(page, **{"table-0-name": "Mine", "pasted": "Bob bob@x.example"})

    assert table(editor.post(reading(event), changed).text) == [
        ["Bob", "bob@x.example", "", "", "en"]
    ]


def test_people_of_the_register_are_not_changed_by_a_row(
    editor: Visitor, make: Make, event: Event
) -> None:
    make.person("Ada Byron", email="ada@x.example")
    page = editor.post(reading(event), {"pasted": "A. B. <ada@x.example>"}).text

    editor.post(pasted(event), sent_by(page, **{"table-0-name": "Somebody"}))

    assert attributes(page, "td input[type=text]", "name") == []
    assert [one[0] for one in guests(make)] == ["Ada Byron"]


def test_whoever_is_left_out_is_named_with_the_reason(
    editor: Visitor, make: Make, event: Event
) -> None:
    text = "Ada ada@x.example\nHouse press@house.test"
    page = editor.post(reading(event), {"pasted": text}).text

    response = editor.post(pasted(event), sent_by(page))

    assert texts(page, ".left-out li") == ["House the office's own address"]
    assert texts(editor.get(response.location).text, ".notice") == [
        "1 invited; the letters wait for you. One row was left out."
    ]


@pytest.mark.parametrize(
    ("sent", "delivery", "said"),
    [
        ("later", Delivery.HELD, "1 invited; the letters wait for you."),
        (
            "now",
            Delivery.QUEUED,
            (
                "1 invited. No mail server is set: nobody receives anything. One letter is put "
                "into a file instead."
            ),
        ),
    ],
)
def test_letters_are_kept_or_sent_at_once(
    editor: Visitor, make: Make, event: Event, sent: str, delivery: Delivery, said: str
) -> None:
    page = editor.post(reading(event), {"pasted": "Ada ada@x.example"}).text

    response = editor.post(pasted(event), {**sent_by(page), "send": sent})

    assert texts(editor.get(response.location).text, ".notice") == [said]
    make.work.session.expire_all()
    assert [one.delivery for one in make.work.session.scalars(select(Letter))] == [delivery]


def test_only_the_letters_of_this_invitation_are_sent(
    editor: Visitor, make: Make, event: Event
) -> None:
    first = editor.post(reading(event), {"pasted": "Ada ada@x.example"}).text
    editor.post(pasted(event), sent_by(first))
    second = editor.post(reading(event), {"pasted": "Bob bob@x.example"}).text

    editor.post(pasted(event), {**sent_by(second), "send": "now"})

    found = make.work.session.scalars(select(Letter).order_by(Letter.id))
    assert [one.delivery for one in found] == [Delivery.HELD, Delivery.QUEUED]
