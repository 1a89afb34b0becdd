from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import EventStatus, ItemKind
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

ITEM: dict[str, Any] = {
    "kind": "study",
    "begins": "follows",
    "minutes": "15",
    "titles-en": "<i>First</i> study",
    "is_public": "y",
}


def url(event: Event, rest: str = "") -> str:
    return f"/desk/events/{event.id}/programme/{rest}"


def order(session: Session) -> list[str]:
    rows = session.scalars(select(ProgrammeItem).order_by(ProgrammeItem.position))
    return [item.titles.best("en") for item in rows]


def test_items_stand_in_order_with_their_clocks(editor: Visitor, make: Make) -> None:
    event, study = make.event(), make.study(titles=Texts(en="Lives"))
    make.item(event, minutes=45, titles=Texts(en="Welcome"), kind=ItemKind.WELCOME)

    assert editor.post(url(event, "items"), {**ITEM, "study_id": study.id}).status_code == 303

    page = editor.get(url(event)).text
    assert texts(page, ".item__clock") == ["11:00 45′", "11:45 15′"]
    assert texts(page, ".item__body h3") == ["Welcome", "<i>First</i> study"]
    assert attributes(page, ".item__body p a", "href") == [f"/desk/studies/{study.id}"]
    assert texts(page, ".part__head p") == [
        "60 minutes in all. Where no hour is fixed, an item begins when the one before it ends."
    ]


def test_without_an_hour_no_clock_is_shown(editor: Visitor, make: Make) -> None:
    event = make.event(starts_clock=None, ends_clock=None)
    make.item(event)

    assert texts(editor.get(url(event)).text, ".item__clock") == ["15′"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"begins": "soon"}, "begins"),
        ({"begins": "fixed"}, "clock"),
        ({"begins": "fixed", "clock": "10:00"}, "clock"),
        ({"clock": "11:30"}, "begins"),
        ({"begins": "fixed", "clock": "eleven"}, "clock"),
        ({"day": "2"}, "day"),
        ({"day": "two"}, "day"),
        ({"minutes": "-1"}, "minutes"),
        ({"minutes": "1441"}, "minutes"),
        ({"minutes": "ten"}, "minutes"),
        ({"kind": "dance"}, "kind"),
        ({"study_id": "99"}, "study_id"),
        ({"topics-en": "x" * 301}, "topics"),
    ],
)
def test_wrong_items_are_refused_and_kept(
    editor: Visitor, make: Make, change: dict[str, str], field: str
) -> None:
    event = make.event()

    response = editor.post(url(event, "items"), {**ITEM, "notes": "Ждать <b>мэра</b>", **change})

    assert response.status_code == 422
    assert [*wrong(response.text)] == [field]
    assert filled(response.text, {"notes"}) == {"notes": "Ждать <b>мэра</b>"}


def test_an_item_is_changed_and_two_at_once_are_told(editor: Visitor, make: Make) -> None:
    event = make.event()
    item = make.item(event)
    here = url(event, f"items/{item.id}")
    assert editor.get(here).status_code == 200
    changed = {**ITEM, "minutes": "30", "version": "1"}
    assert editor.post(here, changed).status_code == 303

    response = editor.post(here, {**ITEM, "minutes": "20", "version": "1"})

    assert response.status_code == 409
    assert filled(response.text, {"minutes"}) == {"minutes": "20"}
    assert texts(response.text, ".field__stored") == ["Saved meanwhile by somebody else: 30"]
    assert editor.post(here, {**ITEM, "minutes": "soon"}).status_code == 422


def test_an_item_is_removed(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event()
    item = make.item(event)
    make.part(item, person=make.person())

    here = url(event, f"items/{item.id}/removal")

    assert editor.post(here).status_code == 303
    assert order(session) == []
    assert editor.post(here).status_code == 404


def test_warnings(editor: Visitor, make: Make) -> None:
    event, other = make.event(), make.event(titles=Texts(en="Elsewhere"), starts_clock=time(12))
    person = make.person("Anna Example")
    make.part(make.item(other), person=person)
    item = make.item(event, minutes=150, titles=Texts(en="Long"))
    make.part(item, person=person)
    make.part(item, person=person, role="moderator")

    page = editor.get(url(event)).text

    assert texts(page, ".missing li") == ["The programme is 30 minutes longer than the event."]
    assert texts(page, ".warning") == [
        "Anna Example stands twice in “Long”.",
        "Anna Example has a part at the same time in “Elsewhere”.",
    ]


def test_a_viewer_reads_the_programme(viewer: Visitor, make: Make) -> None:
    event = make.event()
    item = make.item(event)

    assert attributes(viewer.get(url(event)).text, "main form", "action") == []
    assert attributes(viewer.get(url(event, f"items/{item.id}")).text, "main form", "action") == []
    assert viewer.post(url(event, "items"), ITEM).status_code == 403


def test_the_programme_of_a_closed_event_stays(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)

    assert editor.post(url(event, "items"), ITEM).status_code == 409


@pytest.mark.parametrize("items", [1, 3])
def test_the_page_takes_as_many_statements_for_three_items_as_for_one(
    editor: Visitor, make: Make, statements: list[str], items: int
) -> None:
    event = make.event()
    for _ in range(items):
        item = make.item(event, study=make.study(conductor=make.organisation()))
        make.part(item, person=make.person())
        make.part(item, organisation=make.organisation())
    here = url(event)
    statements.clear()

    page = editor.get(here).text

    assert page.count('class="item"') == items
    assert len(statements) == 10, statements


def test_an_open_item_says_who_goes_with_it(editor: Visitor, make: Make) -> None:
    event = make.event()
    make.item(event)
    spoken = make.item(event)
    make.part(spoken, person=make.person())
    make.part(spoken, person=make.person())

    page, opened = editor.get(url(event)).text, editor.get(url(event, f"items/{spoken.id}")).text

    removal = url(event, f"items/{spoken.id}/removal")
    assert removal not in attributes(page, "main form", "action")
    assert removal in attributes(opened, "main form", "action")
    assert texts(opened, ".item-form .why") == ["2 speakers go with it when it is taken out."]
    assert [*attributes(opened, "main tr", "id")][-2:] == [
        f"item-{spoken.id}",
        f"open-{spoken.id}",
    ]


def test_a_closed_event_offers_nothing_that_would_be_refused(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)
    part = make.part(make.item(event), person=make.person())

    pages = [
        editor.get(at).text
        for at in (
            url(event),
            url(event, f"items/{part.item_id}"),
            f"/desk/events/{event.id}/parts/{part.id}",
        )
    ]

    assert [attributes(page, "main form", "action") for page in pages] == [[], [], []]
    assert [texts(page, "main .item a.button") for page in pages] == [[], [], []]


def test_the_buttons_beside_a_speaker_say_whom_they_move(editor: Visitor, make: Make) -> None:
    item = make.item(event := make.event())
    make.part(item, person=make.person("Ada & Co"))
    make.part(item, organisation=make.organisation("Meteorological Office"))

    page = editor.get(url(event, f"items/{item.id}")).text

    assert attributes(page, ".item__parts button", "aria-label") == [
        "Move up: Ada & Co",
        "Move down: Ada & Co",
        "Move up: Meteorological Office",
        "Move down: Meteorological Office",
    ]
    assert texts(page, ".item__parts .button--plain") == [
        "Remove Ada & Co",
        "Remove Meteorological Office",
    ]


def test_an_item_of_the_second_day_at_its_own_hour(editor: Visitor, make: Make) -> None:
    event = make.event(ends_on=date(2012, 3, 28))
    make.item(event, titles=Texts(en="Welcome"))
    days = ("Tuesday, 27\u00a0March\u00a02012", "Wednesday, 28\u00a0March\u00a02012")
    offered = texts(editor.get(url(event, "items/new")).text, "#day option")
    assert offered == ["as the item before", *days]

    own = {"day": "2", "begins": "fixed", "clock": "10:00", "minutes": "", "venues-en": "Museum"}
    assert editor.post(url(event, "items"), {**ITEM, **own}).status_code == 303

    page = editor.get(url(event)).text
    assert texts(page, ".programme__day") == [*days]
    assert texts(page, ".item__clock") == ["11:00 15′", "10:00"]
    assert texts(page, ".item__body .facts") == ["report", "study", "Museum"]
    assert attributes(page, ".programme tbody", "data-day") == ["1", "2"]


def test_guessed_lengths_are_confirmed_with_one_click(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    for _ in range(2):
        make.item(event, length_is_guess=True)
    page = editor.get(url(event)).text
    assert texts(page, ".item__clock") == ["11:00 15′?", "15′?"]
    assert url(event, "lengths") in attributes(page, "main form", "action")

    assert editor.post(url(event, "lengths")).status_code == 303

    page = editor.get(url(event)).text
    assert texts(page, ".item__clock") == ["11:00 15′", "11:15 15′"]
    assert url(event, "lengths") not in attributes(page, "main form", "action")
