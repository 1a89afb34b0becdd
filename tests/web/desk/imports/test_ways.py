"""The ways to lists of people: from the register, the day's desk, and the page of a job."""

from __future__ import annotations

from flask import Flask
from sqlalchemy.orm import Session

from tests.factories import Make
from tests.web.desk.imports.bringing import LISTS, page_of, previewed
from tests.web.reading import attributes
from tests.web.visitor import Visitor


def test_the_ways_to_a_new_list(session: Session, make: Make, approver: Visitor) -> None:
    empty = approver.get("/desk/people/")
    today = approver.get("/desk/")
    make.person("Ada")

    filled = approver.get("/desk/people/")

    for page in (empty, today, filled):
        assert f"{LISTS}new" in attributes(page.text, "a", "href")


def test_those_who_may_not_bring_lists_see_no_way_to_them(editor: Visitor) -> None:
    page = editor.get("/desk/people/")

    assert not [a for a in attributes(page.text, "a", "href") if "imports" in (a or "")]


def test_a_preview_waits_on_the_day_s_desk(
    app: Flask, session: Session, make: Make, approver: Visitor, editor: Visitor
) -> None:
    make.event()
    brought = previewed(app, session, approver)

    mine = approver.get("/desk/")

    assert page_of(brought) in attributes(mine.text, ".tasks a", "href")
    assert page_of(brought) not in attributes(editor.get("/desk/").text, "a", "href")


def test_the_page_of_a_job_leads_to_its_list(
    app: Flask, session: Session, approver: Visitor, editor: Visitor
) -> None:
    brought = previewed(app, session, approver)
    assert brought.job is not None
    page = f"/desk/jobs/{brought.job.public_id}"

    assert page_of(brought) in attributes(approver.get(page).text, "a", "href")
    assert page_of(brought) not in attributes(editor.get(page).text, "a", "href")


def test_what_is_stored_as_a_mark_is_shown_in_words(
    app: Flask, session: Session, make: Make, approver: Visitor
) -> None:
    make.person("Ada Byron", email="ada@paper.test", is_journalist=True, source="a card")
    rows = "name;mail;gender;language;legal basis\nAda Byron;ada@paper.test;f;ru;public task\n"

    brought = previewed(app, session, approver, rows)
    page = approver.get(page_of(brought)).text

    assert "Gender: <ins><bdi>feminine</bdi></ins>" in " ".join(page.split())
    assert "<bdi>Russian</bdi>" in page
    assert "Legal basis: <ins><bdi>public task</bdi></ins>" in " ".join(page.split())
