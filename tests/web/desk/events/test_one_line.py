"""An item is added in one line; what was understood is shown, also while it is typed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor


def url(event: Event, rest: str = "") -> str:
    return f"/desk/events/{event.id}/programme/{rest}"


def test_a_line_becomes_an_item_with_its_speaker(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()

    answer = editor.post(url(event, "lines"), {"line": "11:15 Report, Anna Berg, Director"})

    page = editor.get(answer.location).text
    assert texts(page, ".notice") == [
        "In the programme: 11:15 · Report · Anna Berg, Director · new in the register."
    ]
    assert texts(page, ".item__clock") == ["11:15"]
    assert texts(page, ".item__parts li") == ["Anna Berg, Director planned"]
    assert session.scalars(select(Person)).one().names == Texts(en="Anna Berg")


def test_a_russian_line_finds_the_same_person(
    editor: Visitor, make: Make, session: Session
) -> None:
    event, anna = make.event(languages=["en", "ru"]), make.person("Anna Berg")

    line = {"line": "11:15 15 мин Доклад: Зима, Анна Берг, директор"}
    answer = editor.post(url(event, "lines"), line)

    assert texts(editor.get(answer.location).text, ".notice") == [
        (
            "In the programme: 11:15 · 15 minutes · Report: Зима · Анна Берг, директор · in the "
            "register of people."
        )
    ]
    part = session.scalars(select(Part)).one()
    assert (part.person_id, part.functions) == (anna.id, Texts(ru="директор"))
    assert part.item.titles == Texts(ru="Зима")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "This field is required."),
        ("25:10 Report", "There is no such hour: 25:10. Write it as 10:15."),
        (
            "10:15 Report",
            (
                "The event begins at 11:00. Give that hour or a later one, or change the hour of "
                "the event."
            ),
        ),
        (
            "11:15 Report, everybody",
            ("Nobody in the register is called “everybody”. Give the full name, or leave it out."),
        ),
    ],
)
def test_a_bad_line_is_refused_with_the_text_kept(
    editor: Visitor, make: Make, session: Session, line: str, sentence: str
) -> None:
    event = make.event()

    answer = editor.post(url(event, "lines"), {"line": line})

    assert answer.status_code == 422
    assert [*wrong(answer.text)] == ["line-0"]
    assert line == "" or wrong(answer.text) == {"line-0": sentence}
    assert filled(answer.text, {"line"}) == {"line": line}
    assert session.scalars(select(ProgrammeItem)).all() == []


def test_each_day_has_its_line(editor: Visitor, make: Make, session: Session) -> None:
    event = make.event(ends_on=date(2012, 3, 28))
    page = editor.get(url(event)).text
    assert attributes(page, ".adder input[name=line]", "id") == ["line-1", "line-2"]
    assert len(texts(page, ".programme__day")) == 2

    editor.post(url(event, "lines"), {"line": "10:00 Visit", "day": "2"})
    editor.post(url(event, "lines"), {"line": "12:00 Discussion", "day": "1"})
    refused = editor.post(url(event, "lines"), {"line": "11:00", "day": "2"})

    rows = session.scalars(select(ProgrammeItem).order_by(ProgrammeItem.position)).all()
    assert [(item.kind.value, item.day) for item in rows] == [("discussion", 1), ("visit", 2)]
    assert [*wrong(refused.text)] == ["line-2"]


@pytest.mark.parametrize(
    ("line", "said", "is_refused"),
    [
        ("11:15 Report, Ada Lamp", "11:15 · Report · Ada Lamp · in the register of people", False),
        (
            "Study, Lake Office",
            "Study · Lake Office · an organisation of the register",
            False,
        ),
        ("Discussion", "Discussion", False),
        ("25:00 x", "There is no such hour: 25:00. Write it as 10:15.", True),
        ("10:15", "Say what happens as well, such as “10:15 Report, Anna Berg, Director”.", True),
        ("", "This is needed. Please fill it in.", True),
        ("“x”, " * 200, "At most 300 characters, please.", True),
    ],
)
def test_it_is_read_while_it_is_typed(
    editor: Visitor, make: Make, line: str, said: str, *, is_refused: bool
) -> None:
    event = make.event()
    make.person("Ada Lamp")
    make.organisation("Lake Office")

    answer = editor.get(url(event, "reading"), query_string={"line": line})

    assert answer.json == {"said": said, "is_refused": is_refused}


def test_a_closed_programme_says_why_there_is_no_line(editor: Visitor, make: Make) -> None:
    event = make.event(status=EventStatus.CLOSED)
    make.item(event)

    page = editor.get(url(event)).text

    assert attributes(page, "main input", "name") == []
    assert texts(page, ".why") == [
        "The event is closed. Open it again before you change it. Change the status"
    ]


def test_an_item_with_all_its_facts_has_a_page(editor: Visitor, make: Make) -> None:
    event = make.event(ends_on=date(2012, 3, 28))

    page = editor.get(url(event, "items/new?day=2")).text

    assert filled(page, {"day"}) == {"day": "2"}


def test_a_study_of_the_register_is_said_to_be_known(editor: Visitor, make: Make) -> None:
    event = make.event()
    study = make.study(titles=Texts(en="Wells of the south"))

    read = editor.get(url(event, "reading?line=Study: Wells of the south")).get_json()
    answer = editor.post(url(event, "lines"), {"line": "Study: Wells of the south"})

    assert read["said"] == "Study: Wells of the south · a study of the register"
    page = editor.get(answer.location).text
    assert f"/desk/studies/{study.id}" in attributes(page, ".item__body a", "href")
