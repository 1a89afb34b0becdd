"""Pasted people are seen as they were read before anybody is stored (report 01)."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Invitation
from tests.factories import Make
from tests.web.reading import attributes, filled, rows, texts, wrong
from tests.web.visitor import Visitor

ROWS = "\n".join(
    (
        "Meier Anna\tKurier\tanna.meier@kurier.example\t+43 1 5550",
        "Huber Max\tKurier\tmax.huber@kurier.example\t",
    )
)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def reading(event: Event) -> str:
    return f"/desk/events/{event.id}/inviting/reading"


def pasted(event: Event) -> str:
    return f"/desk/events/{event.id}/inviting/pasted"


def sent_by(page: str, **changed: str) -> dict[str, str | list[str]]:
    """What the button below the table sends, with what somebody has changed; "" for an unticked box."""
    columns = attributes(page, "select[name=column] option[selected]", "value")
    sent = {**filled(page), **changed}
    ticked = {name: sent[name] for name in sent if not name.endswith("-chosen") or sent[name]}
    return {**ticked, "column": columns}


def table(page: str) -> list[list[str]]:
    """Name, address, outlet, telephone and language of each row, as a browser would send them."""
    sent = filled(page)
    numbers = sorted({int(name.split("-")[1]) for name in sent if name.startswith("table-")})
    cells = ("name", "address", "outlet", "telephone", "language")
    return [[sent.get(f"table-{n}-{cell}", "") for cell in cells] for n in numbers]


def names(make: Make) -> list[str]:
    return list(make.work.session.scalars(select(Invitation.name).order_by(Invitation.id)))


def people(make: Make) -> int:
    return make.work.session.scalar(select(func.count()).select_from(Person)) or 0


def test_rows_of_a_spreadsheet_are_shown_then_invited(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": ROWS})
    before = people(make)

    response = editor.post(pasted(event), sent_by(page.text))

    assert page.status_code == 200
    assert texts(page.text, "button[formaction]") == [
        "Keep the letters in the outbox",
        "Send the letters now",
    ]
    assert table(page.text) == [
        ["Meier Anna", "anna.meier@kurier.example", "Kurier", "+43 1 5550", "en"],
        ["Huber Max", "max.huber@kurier.example", "Kurier", "", "en"],
    ]
    assert [row[-1] for row in rows(page.text)] == ["will be added to Contacts"] * 2
    assert before == 0
    assert response.location == f"/desk/events/{event.id}/invitations/"
    assert names(make) == ["Meier Anna", "Huber Max"]
    assert texts(editor.get(response.location).text, ".notice") == [
        "2 invited; the letters wait for you."
    ]


def test_everything_that_was_not_read_is_shown_in_full(
    editor: Visitor, make: Make, event: Event
) -> None:
    lines = ["Ada <ada@example.org>", *(f"bad number {n}" for n in range(40))]

    page = editor.post(reading(event), {"pasted": "\n".join(lines)}).text

    assert [row[0] for row in table(page)[1:]] == lines[1:]
    assert texts(page, ".part__head p") == ["One person can be invited."]
    assert people(make) == 0


def test_a_text_that_was_changed_after_reading_is_shown_first(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "ada@example.org"}).text

    again = editor.post(pasted(event), sent_by(page, pasted="bob@example.org"))

    assert again.status_code == 200
    assert table(again.text) == [["", "bob@example.org", "", "", "en"]]
    assert names(make) == []


def test_columns_can_be_told_apart_by_hand(editor: Visitor, make: Make, event: Event) -> None:
    sent = {
        "pasted": "Kern\tAnna\tanna@x.example",
        "column": ["family_name", "given_name", "email", "nonsense"],
    }

    page = editor.post(reading(event), sent).text

    assert table(page) == [["Anna Kern", "anna@x.example", "", "", "en"]]
    assert texts(page, "select[name=column] option[selected]") == [
        "family name",
        "first name",
        "e-mail address",
    ]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, ["Paste at least one address."]),
        ({"pasted": "\x00"}, ["This text holds characters that cannot be stored. Type it again."]),
        ({"pasted": "x" * 200_001}, ["At most 200,000 characters, please."]),
        (
            {"pasted": "a@x.example\n" + "nobody\n" * 2000},
            ["At most 2,000 addresses at once, please."],
        ),
    ],
)
def test_what_cannot_be_read_is_shown_again(
    editor: Visitor, make: Make, event: Event, sent: dict[str, str], said: list[str]
) -> None:
    response = editor.post(reading(event), sent)

    assert (response.status_code, [*wrong(response.text).values()]) == (422, said)
    assert texts(response.text, "button[formaction]") == []
    assert people(make) == 0


def test_a_text_that_names_nobody_invites_nobody(editor: Visitor, event: Event) -> None:
    page = editor.post(reading(event), {"pasted": "Bob"}).text

    assert texts(page, ".part__head p") == ["Nobody can be invited."]
    assert texts(page, "button[formaction]") == []


def test_a_draft_takes_no_pasted_people(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    response = editor.post(reading(event), {"pasted": "ada@example.org"})

    assert response.status_code == 409
    assert texts(response.text, ".errors li") == ["Confirm the event, or make it tentative, first."]
    assert filled(response.text, {"pasted"}) == {"pasted": "ada@example.org"}


def test_an_event_that_was_called_off_meanwhile_invites_nobody(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "ada@example.org"}).text
    event.status = EventStatus.CANCELLED
    make.work.session.commit()

    response = editor.post(pasted(event), sent_by(page))

    assert response.status_code == 409
    assert people(make) == 0


@pytest.mark.parametrize(
    ("unread", "said"), [(1, "One row was left out."), (2, "2 rows were left out.")]
)
def test_rows_that_were_left_out_are_counted(
    editor: Visitor, event: Event, unread: int, said: str
) -> None:
    text = "\n".join(["Ada <ada@example.org>", *("no address",) * unread])
    page = editor.post(reading(event), {"pasted": text}).text

    response = editor.post(pasted(event), sent_by(page))

    notice = texts(editor.get(response.location).text, ".notice")
    assert notice == [f"1 invited; the letters wait for you. {said}"]


def test_the_language_of_each_letter_is_shown_before_anybody_is_invited(
    editor: Visitor, make: Make
) -> None:
    event = make.event(languages=["ru", "en"])
    make.person("Anna", email="anna@kurier.example", language="en")
    make.person("Amal", email="amal@kurier.example", language="ar")
    text = "anna@kurier.example\namal@kurier.example\nboris@kurier.example\n"

    page = editor.post(reading(event), {"pasted": text}).text

    assert [row[3] for row in rows(page)[:2]] == ["English", "Russian reads Arabic"]
    assert [(row[1], row[4]) for row in table(page)] == [
        ("anna@kurier.example", ""),
        ("amal@kurier.example", ""),
        ("boris@kurier.example", "ru"),
    ]
    assert texts(page, ".bar p") == ["Letters: 2 in Russian, 1 in English."]


def test_columns_that_were_not_read_are_named_with_what_they_hold(
    editor: Visitor, make: Make, event: Event
) -> None:
    text = (
        "Name\tE-mail\tRemarks\tTelephone\tTelephone\n"
        "Anna Meier\tanna@kurier.example\t\t+43 1 5550\t+43 1 5551\n"
        "Max Huber\tmax@kurier.example\tbrings a <camera>\t\t\n"
    )

    page = editor.post(reading(event), {"pasted": text}).text

    assert texts(page, "form .warning p, form .warning li") == [
        "Not read, and not kept. Choose above what a column holds, or leave it out:",
        "Column 3, Remarks, such as “brings a <camera>”",
        "Column 5, Telephone, such as “+43 1 5551”",
    ]


def test_a_table_that_was_read_in_full_names_no_column(editor: Visitor, event: Event) -> None:
    page = editor.post(reading(event), {"pasted": ROWS}).text
    assert texts(page, "form .warning") == []


def test_the_field_that_must_be_filled_says_so(editor: Visitor, event: Event) -> None:
    page = editor.get(f"/desk/events/{event.id}/inviting/?from=paste").text
    refused = editor.post(reading(event), {"pasted": ""})

    assert texts(page, "label[for=pasted]") == ["Addresses required"]
    assert refused.status_code == 422
    assert wrong(refused.text) == {"pasted": "Paste at least one address."}
