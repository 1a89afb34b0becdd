"""Texts of the office are shown in the reader's language where they have it, else in the office's."""

from __future__ import annotations

from sqlalchemy.orm import Session

from planner.kernel.texts import Texts
from tests.factories import Make
from tests.web.visitor import Visitor

RUSSIAN = {"Accept-Language": "ru-RU,ru;q=0.9"}


def test_a_title_is_shown_in_the_language_of_whoever_reads(
    editor: Visitor, make: Make, session: Session
) -> None:
    make.event(titles=Texts(en="Rivers", ru="Реки"))
    session.commit()

    english = editor.get("/desk/events/").text
    russian = editor.get("/desk/events/", headers=RUSSIAN).text

    assert ("Rivers" in english, "Реки" in english) == (True, False)
    assert ("Rivers" in russian, "Реки" in russian) == (False, True)


def test_what_has_no_words_in_it_is_shown_in_the_languages_of_the_office(
    editor: Visitor, make: Make, session: Session
) -> None:
    make.event(titles=Texts(en="Rivers"))
    session.commit()

    assert "Rivers" in editor.get("/desk/events/", headers=RUSSIAN).text


def test_registers_and_what_forms_offer_follow(
    editor: Visitor, make: Make, session: Session
) -> None:
    event = make.event()
    make.organisation(names=Texts(en="Red Cross", ru="Красный Крест"), label="Red Cross")
    session.commit()

    for page in ("/desk/organisations/", f"/desk/events/{event.id}/"):
        assert "Красный Крест" in editor.get(page, headers=RUSSIAN).text
