"""Texts of the office are shown in the reader's language where they have it, else in the office's."""

from __future__ import annotations

from sqlalchemy.orm import Session

from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.reading import texts
from tests.web.visitor import Visitor

RUSSIAN = {"Accept-Language": "ru-RU,ru;q=0.9"}


def test_a_title_is_shown_in_the_language_of_whoever_reads(
    editor: Visitor, make: Make, session: Session
) -> None:
    make.event(titles=Texts(en="Rivers", ru="Реки"))
    session.commit()

    english = editor.get("/desk/events/").text
    russian = editor.get("/desk/events/", headers=RUSSIAN).text

    assert (texts(english, "tbody th"), texts(russian, "tbody th")) == (["Rivers"], ["Реки"])


def test_what_has_no_words_in_it_is_shown_in_the_languages_of_the_office(
    editor: Visitor, make: Make, session: Session
) -> None:
    make.event(titles=Texts(en="Rivers"))
    session.commit()

    page = editor.get("/desk/events/", headers=RUSSIAN).text
    assert texts(page, "tbody th") == ["Rivers"]


def test_registers_and_what_forms_offer_follow(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    make.organisation(names=Texts(en="Red Cross", ru="Красный Крест"), label="Red Cross")
    session.commit()

    register = editor.get("/desk/organisations/", headers=RUSSIAN).text
    outline = editor.get(f"/desk/events/{event.id}/outline/bodies", headers=RUSSIAN).text

    assert texts(register, "tbody th") == ["Красный Крест"]
    assert texts(outline, "select[name=bodies-0-organisation_id] option") == [
        "не выбрано",
        "Красный Крест",
    ]
