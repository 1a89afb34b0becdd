from __future__ import annotations

import pytest

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Invitation
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.desk.guests.test_pasting import pasted, reading, sent_by
from tests.web.reading import filled, rows, texts
from tests.web.visitor import Visitor


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def list_of(event: Event) -> str:
    return f"/desk/events/{event.id}/invitations/"


def kinds_of(event: Event, make: Make) -> list[GuestKind]:
    make.work.session.expire_all()
    found = make.work.session.query(Invitation).filter(Invitation.event_id == event.id)
    return [guest.kind for guest in found.order_by(Invitation.id)]


def test_kinds_are_counted_where_there_are_several(
    editor: Visitor, make: Make, event: Event
) -> None:
    make.invitation(event, person=make.person("Ada"))
    alone = editor.get(list_of(event)).text
    outlet = make.outlet(names=Texts(en="Gazette"))
    make.invitation(event, person=make.person("Bob"), kind=GuestKind.OFFICIAL, outlet=outlet)
    page = editor.get(list_of(event)).text

    assert texts(alone, ".answers li") == ["all 1", "no answer 1"]
    assert texts(page, ".answers li") == ["all 2", "no answer 2", "journalists 1", "officials 1"]
    assert [row[1] for row in rows(page)] == ["", "Gazette official"]


def test_the_overview_counts_kinds(editor: Visitor, make: Make, event: Event) -> None:
    make.invitation(event)
    make.invitation(event, kind=GuestKind.CREW)

    page = editor.get(f"/desk/events/{event.id}/").text

    assert texts(page, ".answers li") == ["journalists 1", "crew 1"]


def test_the_list_of_a_kind_keeps_its_filter(editor: Visitor, make: Make, event: Event) -> None:
    make.invitation(event, person=make.person("Ada"))
    make.invitation(event, person=make.person("Bob"), kind=GuestKind.CREW)

    page = editor.get(f"{list_of(event)}?kind=crew").text
    table = editor.get(f"{list_of(event)}guests.csv?kind=crew").text

    assert (texts(page, "tbody th bdi"), filled(page, {"kind"})) == (["Bob"], {"kind": "crew"})
    assert [line.split(",")[:3] for line in table.splitlines()] == [
        ["\ufeffName", "Outlet", "Comes as"],
        ["Bob", "", "crew"],
    ]


def test_the_kind_of_a_guest_is_set(editor: Visitor, make: Make, event: Event) -> None:
    ada = make.invitation(event, person=make.person("Ada"))

    done = editor.post(f"{list_of(event)}{ada.id}/kind", {"kind": "partner"})

    assert (done.status_code, kinds_of(event, make)) == (303, [GuestKind.PARTNER])
    page = editor.get(f"{list_of(event)}{ada.id}").text
    assert filled(page, {"kind"}) == {"kind": "partner"}


def test_a_kind_that_does_not_exist_is_refused(editor: Visitor, make: Make, event: Event) -> None:
    ada = make.invitation(event)

    refused = editor.post(f"{list_of(event)}{ada.id}/kind", {"kind": "king"})

    assert (refused.status_code, kinds_of(event, make)) == (409, [GuestKind.JOURNALIST])


def test_people_are_invited_as_the_kind_that_is_chosen(
    editor: Visitor, make: Make, event: Event
) -> None:
    ada = make.person("Ada", email="ada@paper.test")

    editor.post(f"/desk/events/{event.id}/inviting/", {"people": ada.id, "kind": "official"})

    assert kinds_of(event, make) == [GuestKind.OFFICIAL]


def test_a_walk_in_comes_as_the_kind_that_is_chosen(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.HELD)

    editor.post(f"/desk/events/{event.id}/day/walk-ins", {"name": "Zoë", "kind": "official"})

    assert kinds_of(event, make) == [GuestKind.OFFICIAL]


def test_pasted_people_are_invited_as_the_kind_that_is_chosen(
    editor: Visitor, make: Make, event: Event
) -> None:
    address = f"/desk/events/{event.id}/inviting"
    typed = {"pasted": "Ada Lovelace <ada@paper.test>", "kind": "crew"}
    page = editor.post(f"{address}/reading", typed).text
    sent = filled(page, {"kind", "seen", "read_as"})

    editor.post(f"{address}/pasted", {**typed, **sent})

    assert (sent["kind"], kinds_of(event, make)) == ("crew", [GuestKind.CREW])


def test_rows_of_a_pasted_table_say_as_what_each_comes_and_are_corrected(
    editor: Visitor, make: Make, event: Event
) -> None:
    text = "Name\tE-mail\tKind\nAda\tada@x.test\tofficial\nBob\tbob@x.test\t"

    page = editor.post(reading(event), {"pasted": text, "kind": "partner"}).text
    editor.post(pasted(event), sent_by(page, **{"table-1-kind": "crew"}))

    assert texts(page, "select[name=column] option[selected]") == [
        "name",
        "e-mail address",
        "kind of guest",
    ]
    assert filled(page, {"table-0-kind", "table-1-kind"}) == {
        "table-0-kind": "official",
        "table-1-kind": "",
    }
    assert kinds_of(event, make) == [GuestKind.OFFICIAL, GuestKind.CREW]


def test_kinds_of_many_rows_are_shown_as_they_were_read(editor: Visitor, event: Event) -> None:
    lines = [f"Ada No{number}\tada{number}@x.test\tofficial" for number in range(101)]

    page = editor.post(reading(event), {"pasted": "\n".join(lines)}).text

    assert [row[3] for row in rows(page)] == ["official"] * 101


def test_a_row_that_says_no_kind_comes_as_was_chosen_above(
    editor: Visitor, make: Make, event: Event
) -> None:
    page = editor.post(reading(event), {"pasted": "Ada ada@x.test", "kind": "partner"}).text

    editor.post(pasted(event), sent_by(page, **{"table-0-kind": "nonsense"}))

    assert kinds_of(event, make) == [GuestKind.PARTNER]
