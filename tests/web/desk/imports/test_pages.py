"""The way of a list: the file, its columns, the preview, the import, and taking it back."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.importing.models import ImportState
from planner.contacts.models import Person
from planner.files.models import StoredFile
from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.desk.imports.bringing import (
    FOUND,
    LISTS,
    ROWS,
    columns_of,
    imported,
    only_list,
    page_of,
    previewed,
    upload,
)
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

TABS = ".tabs a"
CELLS = ".import-rows tbody tr"


def labels(session: Session) -> list[str]:
    session.expire_all()
    return list(session.scalars(select(Person.label).order_by(Person.id)))


def test_the_whole_way_of_a_list(
    app: Flask, session: Session, make: Make, approver: Visitor
) -> None:
    make.person("Ада О’Нил", email="ada@paper.test", is_journalist=True, source="a card")

    came = upload(approver)
    brought = only_list(session)
    asked = approver.get(page_of(brought, "columns"))
    confirmed = approver.post(page_of(brought, "columns"), data=columns_of(brought))
    waits = approver.get(page_of(brought))
    do_jobs(app, session)
    preview = approver.get(page_of(brought))
    stored = labels(session)
    agreed = approver.post(
        page_of(brought, "agreement"),
        data={"version": str(only_list(session).version), "change_rule": "take"},
    )
    do_jobs(app, session)
    result = approver.get(page_of(brought))

    assert (came.status_code, came.headers["Location"]) == (303, page_of(brought))
    assert texts(asked.text, ".columns-read th[scope=row]") == [
        "ФИО", "Почта", "Телефон", "Издание",
    ]  # fmt: skip
    assert attributes(asked.text, ".columns-read option[selected]", "value") == [
        "name", "email", "telephone", "outlet",
    ]  # fmt: skip
    assert (confirmed.status_code, waits.status_code) == (303, 200)
    assert texts(waits.text, ".job label") == ["Preview of a list"]
    assert texts(preview.text, TABS) == [
        "will be added 1", "something is different 1", "cannot be imported 1",
    ]  # fmt: skip
    assert stored == ["Ада О’Нил"]
    assert agreed.status_code == 303
    assert labels(session) == ["Ада О’Нил", "Иван Перов"]
    assert (
        "added: 1 · brought up to date: 1 · left out: 1"
        in texts(result.text, "main p[role=status]")[0]
    )
    assert session.scalars(select(StoredFile)).all() == []


def test_an_import_is_taken_back_as_a_whole(
    app: Flask, session: Session, make: Make, approver: Visitor
) -> None:
    make.person("Ада О’Нил", email="ada@paper.test")
    brought = imported(app, session, approver)

    response = approver.post(page_of(brought, "undoing"))
    again = approver.post(page_of(brought, "undoing"))
    do_jobs(app, session)

    page = approver.get(page_of(brought))
    assert (response.status_code, again.status_code) == (303, 303)
    assert labels(session) == ["Ада О’Нил"]
    assert only_list(session).state is ImportState.UNDONE
    assert texts(page.text, "main p[role=status]") == [
        "The import was taken back. left out: 1 · taken back: 2"
    ]
    assert "Take the whole import back" not in page.text


def test_who_stays_after_an_undo_is_named(
    app: Flask, session: Session, make: Make, approver: Visitor
) -> None:
    brought = imported(app, session, approver)
    first = session.scalars(select(Person).order_by(Person.id)).first()
    make.invitation(make.event(), person=first)

    approver.post(page_of(brought, "undoing"))
    do_jobs(app, session)

    page = approver.get(page_of(brought))
    assert texts(page.text, CELLS) == [
        (
            "2 Иван ПеровВестник perov@paper.test+7 812 000-00-01 This person is a guest, speaks "
            "somewhere, or is used elsewhere.In Contacts: Иван Перов"
        )
    ]


def test_the_columns_are_kept_for_the_next_list_with_the_same_headings(
    app: Flask, session: Session, approver: Visitor
) -> None:
    upload(approver, "Who;Where\nAda Ferrymann;ada@paper.test\n")
    brought = only_list(session)
    chosen = columns_of(brought, column=["name", "email"])
    approver.post(page_of(brought, "columns"), data=chosen)
    do_jobs(app, session)
    approver.post(page_of(brought, "removal"))

    upload(approver, "Who;Where\nBoris Quayle;b@paper.test\n")

    assert only_list(session).columns == ["name", "email"]


def test_letters_that_are_wrong_are_read_in_another_encoding(
    session: Session, approver: Visitor
) -> None:
    upload(approver, (FOUND + ROWS).replace("🙂", "").replace("’", "'").encode("koi8-r"))
    brought = only_list(session)

    wrong = approver.post(
        page_of(brought, "encoding"), data={"encoding": "cp1251", "separator": ";"}
    )
    read = list(only_list(session).headings)
    right = approver.post(
        page_of(brought, "encoding"), data={"encoding": "koi8-r", "separator": ";"}
    )

    assert (wrong.status_code, right.status_code) == (303, 303)
    assert read != ["ФИО", "Почта", "Телефон", "Издание"]
    assert only_list(session).headings == ["ФИО", "Почта", "Телефон", "Издание"]


def test_the_columns_can_be_corrected_after_the_preview(
    app: Flask, session: Session, approver: Visitor
) -> None:
    brought = previewed(app, session, approver)
    changed = columns_of(brought, column=["name", "email", "unused", "unused"])

    approver.post(page_of(brought, "columns"), data=changed)
    do_jobs(app, session)

    page = approver.get(page_of(brought, ""), query_string={"show": "new"})
    assert texts(page.text, CELLS) == [
        "2 Иван Перов perov@paper.test",
        "3 Ада О’Нил 🙂 ada@paper.test",
    ]


def test_a_doubtful_row_waits_for_an_answer(
    app: Flask, session: Session, make: Make, approver: Visitor
) -> None:
    make.person("Carla Weir", email="perov@paper.test")
    brought = previewed(app, session, approver)
    page = approver.get(page_of(brought))
    (name,) = attributes(page.text, ".import-rows select", "name")

    decided = approver.post(page_of(brought, "decisions"), data={name: "new", "show": "doubtful"})

    shown = approver.get(decided.headers["Location"])
    assert decided.status_code == 303
    assert texts(page.text, ".import-rows option") == [
        "not decided: left out", "the same person", "a new person", "leave out",
    ]  # fmt: skip
    assert texts(shown.text, ".import-rows option[selected]") == ["a new person"]
    assert "waits for your answer" in page.text
    assert "waits for your answer" not in shown.text


@pytest.mark.parametrize(("rest", "number"), [("new", 2), ("same", 1), ("leave_out", 2)])
def test_all_doubtful_rows_are_answered_at_once(
    app: Flask, session: Session, make: Make, approver: Visitor, rest: str, number: int
) -> None:
    make.person("Carla Weir", email="perov@paper.test")
    content = FOUND + "Перов Иван;perov@paper.test;;\n;news@paper.test;;Вестник\n"
    brought = previewed(app, session, approver, content)

    response = approver.post(page_of(brought, "decisions"), data={"rest": rest})

    page = approver.get(response.headers["Location"])
    words = "2 rows decided." if number == 2 else "1 row decided."
    assert words in page.text


def test_what_was_left_out_comes_back_as_a_file_that_can_be_mended(
    app: Flask, session: Session, approver: Visitor
) -> None:
    content = FOUND + ROWS + "=1+1;nobody;;\n"
    brought = imported(app, session, approver, content)

    csv = approver.get(page_of(brought, "left-out.csv"))
    sheet = approver.get(page_of(brought, "left-out.xlsx"))
    again = upload(approver, sheet.data, "left-out.xlsx")

    lines = csv.data.decode("utf-8-sig").splitlines()
    assert lines[0] == "ФИО,Почта,Телефон,Издание,Why it was left out"
    assert lines[1].startswith("Борис,это не адрес,,Вестник,")
    assert lines[2].startswith("'=1+1,nobody,,,")
    assert again.status_code == 303


def test_what_happens_to_people_who_are_known_is_chosen(
    app: Flask, session: Session, make: Make, approver: Visitor
) -> None:
    make.person("Перов Иван", email="perov@paper.test", language="en")
    content = "ФИО;Почта;Язык\nПеров Иван;perov@paper.test;русский\n"

    imported(app, session, approver, content, rule="fill")

    kept = session.scalars(select(Person)).one()
    assert (kept.language, kept.source) == ("en", "Accreditation of the forum")


def test_the_lists_are_listed_with_what_came_of_them(
    app: Flask, session: Session, approver: Visitor
) -> None:
    empty = approver.get(LISTS)
    imported(app, session, approver)

    page = approver.get(LISTS)

    assert "No list has been imported yet." in empty.text
    (row,) = texts(page.text, "tbody tr")
    assert row.startswith("list.csv in Contacts added: 2 · left out: 1")


def test_everybody_is_put_into_a_pool(
    app: Flask, session: Session, make: Make, approver: Visitor
) -> None:
    pool = make.pool(names=Texts(en="Rivers"))
    upload(approver)
    brought = only_list(session)
    approver.post(page_of(brought, "columns"), data=columns_of(brought, pool=str(pool.id)))
    do_jobs(app, session)

    brought = only_list(session)
    approver.post(
        page_of(brought, "agreement"),
        data={"version": str(brought.version), "change_rule": "fill"},
    )
    do_jobs(app, session)

    page = approver.get(f"/desk/pools/{pool.id}")
    assert "Иван Перов" in page.text
