"""Pasted people are seen as they were read before anybody is stored (report 01)."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Invitation
from tests.factories import Make
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


def seen_in(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def names(make: Make) -> list[str]:
    return list(make.work.session.scalars(select(Invitation.name).order_by(Invitation.id)))


def people(make: Make) -> int:
    return make.work.session.scalar(select(func.count()).select_from(Person)) or 0


def test_rows_of_a_spreadsheet_are_shown_then_invited(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": ROWS})
    before = people(make)

    response = editor.post(
        pasted(event),
        {
            "pasted": ROWS,
            "seen": seen_in(page.text),
            "column": ["name", "outlet", "address", "telephone"],
        },
    )

    assert page.status_code == 200
    assert "Invite these 2 people" in page.text
    assert '<th scope="row"><bdi>Meier Anna</bdi></th>' in page.text
    assert before == 0
    assert response.location == f"/desk/events/{event.id}/invitations/"
    assert names(make) == ["Meier Anna", "Huber Max"]
    assert "2 invited; the letters wait for you." in editor.get(response.location).text


def test_everything_that_was_not_read_is_shown_in_full(
    editor: Visitor, make: Make, event: Event
) -> None:
    lines = ["Ada <ada@example.org>", *(f"bad number {n}" for n in range(40))]

    page = editor.post(reading(event), {"pasted": "\n".join(lines)}).text

    assert [f"bad number {n}" in page for n in range(40)] == [True] * 40
    assert "Invite this person" in page
    assert people(make) == 0


def test_a_text_that_was_changed_after_reading_is_shown_first(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "ada@example.org"}).text

    again = editor.post(pasted(event), {"pasted": "bob@example.org", "seen": seen_in(page)})

    assert again.status_code == 200
    assert "<bdi>bob@example.org</bdi>" in again.text
    assert names(make) == []


def test_columns_can_be_told_apart_by_hand(editor: Visitor, make: Make, event: Event) -> None:
    sent = {
        "pasted": "Kern\tAnna\tanna@x.example",
        "column": ["family_name", "given_name", "address", "nonsense"],
    }

    page = editor.post(reading(event), sent).text

    assert "<bdi>Anna Kern</bdi>" in page
    assert '<option value="family_name" selected>family name</option>' in page


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({}, 422, "Paste at least one address."),
        ({"pasted": "\x00"}, 422, "characters that cannot be stored"),
        ({"pasted": "x" * 200_001}, 422, "At most 200,000 characters"),
        ({"pasted": "a@x.example\n" + "nobody\n" * 2000}, 422, "At most 2,000 addresses"),
        ({"pasted": "Bob"}, 200, "Nobody can be invited."),
    ],
)
def test_what_cannot_be_read_is_shown_again(
    editor: Visitor, make: Make, event: Event, sent: dict[str, str], status: int, said: str
) -> None:
    response = editor.post(reading(event), sent)

    assert (response.status_code, said in response.text) == (status, True)
    assert people(make) == 0


def test_a_draft_takes_no_pasted_people(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.DRAFT)

    response = editor.post(reading(event), {"pasted": "ada@example.org"})

    assert response.status_code == 409
    assert "Give the event a date" in response.text
    assert "ada@example.org</textarea>" in response.text


def test_an_event_that_was_called_off_meanwhile_invites_nobody(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "ada@example.org"}).text
    event.status = EventStatus.CANCELLED
    make.work.session.commit()

    response = editor.post(pasted(event), {"pasted": "ada@example.org", "seen": seen_in(page)})

    assert response.status_code == 409
    assert people(make) == 0


@pytest.mark.parametrize(
    ("unread", "said"), [(1, "One row was left out."), (2, "2 rows were left out.")]
)
def test_rows_that_were_left_out_are_counted(
    editor: Visitor, event: Event, unread: int, said: str
) -> None:
    rows = "\n".join(["Ada <ada@example.org>", *("no address",) * unread])
    seen = seen_in(editor.post(reading(event), {"pasted": rows}).text)

    response = editor.post(pasted(event), {"pasted": rows, "seen": seen})

    assert f"1 invited; the letters wait for you. {said}" in editor.get(response.location).text


def test_the_language_of_each_letter_is_shown_before_anybody_is_invited(
    editor: Visitor, make: Make
) -> None:
    event = make.event(languages=["ru", "en"])
    make.person("Anna", email="anna@kurier.example", language="en")
    make.person("Amal", email="amal@kurier.example", language="ar")
    text = "anna@kurier.example\namal@kurier.example\nboris@kurier.example\n"

    page = editor.post(reading(event), {"pasted": text}).text

    assert re.findall(
        r"<td>(English|Russian)( <span class=\"soft\">reads Arabic</span>)?</td>", page
    ) == [
        ("English", ""),
        ("Russian", ' <span class="soft">reads Arabic</span>'),
        ("Russian", ""),
    ]


def test_columns_that_were_not_read_are_named_with_what_they_hold(
    editor: Visitor, make: Make, event: Event
) -> None:
    text = (
        "Name\tE-mail\tRemarks\tTelephone\tTelephone\n"
        "Anna Meier\tanna@kurier.example\t\t+43 1 5550\t+43 1 5551\n"
        "Max Huber\tmax@kurier.example\tbrings a <camera>\t\t\n"
    )

    page = editor.post(reading(event), {"pasted": text}).text

    assert "Not read, and not kept." in page
    assert (
        "<li>Column 3, <bdi>Remarks</bdi>, such as “<bdi>brings a &lt;camera&gt;</bdi>”</li>"
        in page
    )
    assert "<li>Column 5, <bdi>Telephone</bdi>, such as “<bdi>+43 1 5551</bdi>”</li>" in page
    assert page.count("<li>Column") == 2


def test_a_table_that_was_read_in_full_names_no_column(editor: Visitor, event: Event) -> None:
    assert "Not read, and not kept." not in editor.post(reading(event), {"pasted": ROWS}).text


def test_the_field_that_must_be_filled_is_not_called_optional(
    editor: Visitor, event: Event
) -> None:
    page = editor.get(f"/desk/events/{event.id}/inviting/").text
    refused = editor.post(reading(event), {"pasted": ""})

    label = re.search(r'<label for="pasted">(.*?)</label>', page)
    assert label is not None
    assert label[1] == "Addresses"
    assert (refused.status_code, "Paste at least one address." in refused.text) == (422, True)
