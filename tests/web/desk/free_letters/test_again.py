"""Sending a free letter again from the desk."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person, Pool
from planner.free_letters.models import FreeLetter
from planner.free_letters.operations import draft_free_letter, note_written
from planner.jobs.starting import start_free_letter
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.web.desk.free_letters import again as module
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting
from tests.unit.free_letters.drafts import member, plan
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor
from tests.web.working import do_jobs


@pytest.fixture
def pool(make: Make) -> Pool:
    return make.pool()


@pytest.fixture
def ada(make: Make, pool: Pool) -> Person:
    return member(make, pool, "Ada", email="ada@paper.test")


@pytest.fixture
def ben(make: Make, pool: Pool) -> Person:
    return member(make, pool, "Ben", email="ben@paper.test")


@pytest.fixture
def letter(
    app: Flask, session: Session, make: Make, pool: Pool, ada: Person, ben: Person
) -> FreeLetter:
    """It has reached Ada and not Ben."""
    work = acting(make)
    letter = draft_free_letter(work, None, plan(pool_ids=[pool.id]))
    note_written(work, letter)
    start_free_letter(work, letter, [ada.id, ben.id])
    do_jobs(app, session)
    for one, delivery in zip(stored(work), (Delivery.SENT, Delivery.FAILED), strict=True):
        one.delivery, one.sent_at = delivery, NOW
    session.commit()
    return letter


def stored(work: Work) -> list[Letter]:
    work.session.expire_all()
    return list(work.session.scalars(select(Letter).order_by(Letter.id)))


def here(letter: FreeLetter) -> str:
    return f"/desk/free-letters/{letter.id}/again"


def pressed(page: str, **given: str) -> dict[str, str]:
    keys = {
        name: attributes(page, f"input[name={name}]", "value")[0] for name in ("form_key", "up_to")
    }
    return keys | given


def test_whom_it_missed_is_shown_and_written_to_by_a_job(
    app: Flask, session: Session, editor: Visitor, make: Make, letter: FreeLetter
) -> None:
    assert "Send it again to some …" in editor.get(f"/desk/free-letters/{letter.id}").text
    page = editor.get(here(letter)).text
    assert "Write to 1 person again" in page

    followed = editor.post(here(letter), pressed(page, who="undelivered")).headers["Location"]
    do_jobs(app, session)

    assert "Free letter, sent again" in editor.get(followed).text
    assert [one.delivery for one in stored(make.work)] == [
        Delivery.SENT,
        Delivery.SUPERSEDED,
        Delivery.HELD,
    ]
    assert "Nobody can be written to again as things stand." not in editor.get(here(letter)).text


def test_who_is_ticked_gets_it_once_more_however_often_it_is_pressed(
    app: Flask, session: Session, editor: Visitor, make: Make, letter: FreeLetter, ada: Person
) -> None:
    page = editor.get(here(letter)).text

    for _press in range(2):
        editor.post(here(letter), pressed(page, person=str(ada.id)) | {"form_key": ""})
        do_jobs(app, session)

    assert [one.person_id for one in stored(make.work)].count(ada.id) == 2


def test_who_gets_none_is_named_with_the_reason(
    editor: Visitor, session: Session, letter: FreeLetter, ben: Person
) -> None:
    ben.channels.clear()
    session.commit()

    page = editor.get(here(letter)).text

    assert "Nobody can be written to again as things stand." in page
    assert "no address" in " ".join(texts(page, "ul.names li"))


def test_who_has_it_is_searched_for_where_they_are_many(
    editor: Visitor, make: Make, letter: FreeLetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SHOWN", 1)
    for one in stored(make.work):
        one.delivery = Delivery.SENT
    make.work.session.commit()

    assert "The first 1 are shown." in editor.get(here(letter)).text
    assert texts(editor.get(f"{here(letter)}?search=ben").text, ".ticks bdi") == ["Ben"]
    assert "Nobody of that name has it." in editor.get(f"{here(letter)}?search=zoe").text


def test_nobody_ticked_and_a_letter_that_is_not_written_are_refused(
    editor: Visitor, make: Make, letter: FreeLetter, pool: Pool
) -> None:
    draft = draft_free_letter(make.work, None, plan(pool_ids=[pool.id]))
    make.work.session.commit()

    assert editor.post(here(letter), {}).status_code == 409
    assert editor.post(here(draft), {"who": "undelivered"}).status_code == 409
    assert "This letter is not written yet." in editor.get(here(draft)).text


def test_while_its_letters_are_written_nothing_is_sent_again(
    editor: Visitor, make: Make, letter: FreeLetter, ada: Person
) -> None:
    start_free_letter(acting(make), letter, [ada.id])
    make.work.session.commit()

    assert module.BEING_WRITTEN in editor.get(here(letter)).text
    assert editor.post(here(letter), {"person": str(ada.id)}).status_code == 409
