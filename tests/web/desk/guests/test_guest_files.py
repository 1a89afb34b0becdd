"""The guest list leaves as a sheet and as business cards."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from python_calamine import CalamineWorkbook
from werkzeug.test import TestResponse

from planner.contacts.models import Channel, ChannelKind
from planner.events.models.event import Event
from tests.factories import Make
from tests.web.desk.guests.test_guest_list import list_of
from tests.web.reading import texts
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def sheet(answer: TestResponse) -> Sequence[Sequence[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.data))
    return book.get_sheet_by_index(0).to_python()


def test_the_list_leaves_as_a_sheet_with_the_same_rows(
    approver: Visitor, make: Make, event: Event
) -> None:
    make.invitation(event, person=make.person("=1+1", email="ada@example.org"), crew=2)

    answer = approver.get(f"{list_of(event)}guests.xlsx")

    heading, line = sheet(answer)
    told = dict(zip(heading, line, strict=True))
    assert heading[:5] == ["Name", "Outlet", "Comes as", "Address", "Answer"]
    assert (told["Name"], told["Address"], told["Crew"]) == ("=1+1", "ada@example.org", "2")


def test_a_sheet_for_editors_holds_no_addresses(editor: Visitor, make: Make, event: Event) -> None:
    make.invitation(event, person=make.person("Ada", email="ada@example.org"))

    rows = sheet(editor.get(f"{list_of(event)}guests.xlsx"))

    assert "Address" not in rows[0]
    assert "ada@example.org" not in rows[1]


def test_the_sheet_has_the_filter_of_the_page(editor: Visitor, make: Make, event: Event) -> None:
    make.invitation(event, person=make.person("Ada"), search_text="ada")
    make.invitation(event, person=make.person("Bob"), search_text="bob")

    rows = sheet(editor.get(f"{list_of(event)}guests.xlsx?search=bob"))

    assert [row[0] for row in rows] == ["Name", "Bob"]


def test_business_cards_are_those_of_the_guests(
    approver: Visitor, make: Make, event: Event
) -> None:
    ada = make.person("Ada", email="ada@example.org", archived_at=make.work.now)
    ada.channels.append(
        Channel(office_id=ada.office_id, kind=ChannelKind.PHONE, value="+44 1", key="+441")
    )
    make.invitation(event, person=ada)
    make.invitation(person=make.person("Somebody at another event"))
    make.person("Nobody's guest")

    answer = approver.get(f"{list_of(event)}guests.vcf")

    assert answer.mimetype == "text/vcard"
    lines = answer.text.splitlines()
    assert [line for line in lines if line.startswith(("FN", "EMAIL", "TEL"))] == [
        "FN:Ada",
        "EMAIL;PREF=1:ada@example.org",
        "TEL:+44 1",
    ]


def test_cards_of_guests_who_were_withdrawn_are_left_out(
    approver: Visitor, make: Make, event: Event
) -> None:
    make.invitation(event, person=make.person("Ada"), withdrawn_at=make.work.now)

    assert approver.get(f"{list_of(event)}guests.vcf").text == ""


def test_who_may_not_have_addresses_is_offered_no_cards(
    editor: Visitor, approver: Visitor, make: Make, event: Event
) -> None:
    make.invitation(event)

    offered = [texts(one.get(list_of(event)).text, ".downloads a") for one in (editor, approver)]

    assert offered == [["Excel", "CSV"], ["Excel", "CSV", "business cards (vCard)"]]
    assert editor.get(f"{list_of(event)}guests.vcf").status_code == 403
