"""The order of a programme: every way to move an item is one request, and can be undone."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.times import ItemBegin
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.desk.undoing import undo
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


def order(session: Session) -> list[str]:
    rows = session.scalars(select(ProgrammeItem).order_by(ProgrammeItem.position))
    return [item.titles.best("en") for item in rows]


def place(event: Event, number: int) -> str:
    return f"/desk/events/{event.id}/programme/items/{number}/position"


def three(make: Make, event: Event) -> list[int]:
    return [make.item(event, titles=Texts(en=name)).id for name in "ABC"]


def test_a_step_by_the_buttons(editor: Visitor, make: Make, session: Session) -> None:
    a, b, c = three(make, event := make.event())

    answer = editor.post(place(event, b), {"direction": "up"})

    assert (answer.status_code, order(session)) == (303, ["B", "A", "C"])
    for item, direction in ((b, "up"), (c, "down"), (c, "sideways"), (a, "")):
        assert editor.post(place(event, item), {"direction": direction}).status_code == 303
    assert order(session) == ["B", "A", "C"]


def test_behind_another_item_as_dragging_sends_it(
    editor: Visitor, make: Make, session: Session
) -> None:
    a, b, c = three(make, event := make.event())

    editor.post(place(event, c), {"after": "0", "day": ""})
    assert order(session) == ["C", "A", "B"]
    answer = editor.post(place(event, a), {"after": str(b)})

    assert order(session) == ["C", "B", "A"]
    assert texts(editor.get(answer.location).text, ".notice p") == ["“A” stands behind “B” now."]


def test_what_was_removed_meanwhile_is_no_place(editor: Visitor, make: Make) -> None:
    a, b, _c = three(make, event := make.event())
    editor.post(f"/desk/events/{event.id}/programme/items/{a}/removal")

    answer = editor.post(place(event, b), {"after": str(a)})

    assert answer.status_code == 409
    assert texts(answer.text, ".errors p") == [
        "The programme has changed meanwhile. Look at it again before you order it."
    ]


def test_two_who_move_and_edit_lose_nothing(editor: Visitor, make: Make, session: Session) -> None:
    a, b, c = three(make, event := make.event())
    edited = {"kind": "report", "begins": "follows", "titles-en": "A new title", "version": "1"}

    editor.post(place(event, a), {"after": str(c)})
    editor.post(place(event, b), {"after": str(c)})
    answer = editor.post(f"/desk/events/{event.id}/programme/items/{a}", edited)

    assert answer.status_code == 303
    assert order(session) == ["C", "B", "A new title"]


def test_a_move_is_undone(editor: Visitor, make: Make, session: Session) -> None:
    a, _b, _c = three(make, event := make.event())
    answer = editor.post(place(event, a), {"direction": "down"})

    again = undo(editor, editor.get(answer.location).text)

    assert order(session) == ["A", "B", "C"]
    page = editor.get(again.location).text
    assert texts(page, ".notice p") == ["“A” comes first now."]
    assert texts(page, ".notice button") == ["Undo"]


def test_the_first_item_has_no_way_up(editor: Visitor, make: Make) -> None:
    three(make, event := make.event())

    page = editor.get(f"/desk/events/{event.id}/programme/").text

    assert attributes(page, "button[disabled]", "aria-label") == ["Move up: A", "Move down: C"]


def test_to_another_day(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event(ends_on=date(2012, 3, 28))
    a, _b, _c = three(make, event)

    answer = editor.post(place(event, a), {"after": str(_c), "day": "2"})

    page = editor.get(answer.location).text
    assert texts(page, ".notice p") == [
        "“A” is the first item of Wednesday, 28\u00a0March\u00a02012 now."
    ]
    undo(editor, page)
    assert order(session) == ["A", "B", "C"]
    assert session.get_one(ProgrammeItem, a).day == 1


def test_a_fixed_hour_that_forbids_it_is_told_on_the_page(editor: Visitor, make: Make) -> None:
    event = make.event()
    fixed = make.item(
        event, titles=Texts(en="Late"), begins=ItemBegin.FIXED, clock=time(12), minutes=None
    )
    make.item(event, begins=ItemBegin.FIXED, clock=time(12, 30), minutes=None)

    answer = editor.post(place(event, fixed.id), {"direction": "down"})

    assert answer.status_code == 409
    assert texts(answer.text, ".errors p") == [
        (
            "“Late”: The item in front of it begins at 12:30. Give that hour or a later one, or "
            "move the item up."
        )
    ]


@pytest.mark.parametrize("items", [1, 4])
def test_an_open_row_takes_as_many_statements_for_four_items_as_for_one(
    editor: Visitor, make: Make, statements: list[str], items: int
) -> None:
    event = make.event()
    for _ in range(items):
        item = make.item(event, study=make.study())
        make.part(item, person=make.person())
    here = f"/desk/events/{event.id}/programme/items/{item.id}"
    statements.clear()

    editor.get(here)

    assert len(statements) == 14, statements
