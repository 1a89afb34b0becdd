from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.organisations.models import Hotline
from tests.factories import Make
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/hotlines/"


def typed(make: Make) -> dict[str, str]:
    return {
        "number_as_printed": "8-800-333-00-16",
        "operators-0-organisation_id": str(make.organisation("Society").id),
        "audiences-en": "labour migrants",
        "hours-en": "on weekdays",
        "languages": "ru, uz; uz-Cyrl",
        "free_of_charge": "yes",
        "valid_to": "2013-01-31",
    }


def test_a_hotline_is_entered_and_can_be_dialled(
    editor: Visitor, make: Make, session: Session
) -> None:
    response = editor.post(URL, typed(make))

    assert response.status_code == 303
    assert filled(editor.get(response.location).text, {"e164"}) == {"e164": "+78003330016"}
    hotline = session.scalars(select(Hotline)).one()
    assert [o.organisation.label for o in hotline.operators] == ["Society"]
    assert hotline.languages == ["ru", "uz", "uz-Cyrl"]
    assert hotline.is_free_of_charge is True
    assert hotline.valid_to == date(2013, 1, 31)


def test_a_hotline_may_speak_more_languages_than_an_office(
    editor: Visitor, make: Make, session: Session
) -> None:
    codes = ["ru", "uz", "tg", "ky", "kk", "az", "hy", "ka", "uk", "ro", "vi", "zh", "ar", "fa"]

    response = editor.post(URL, {**typed(make), "languages": ", ".join(codes)})

    assert response.status_code == 303
    assert session.scalars(select(Hotline)).one().languages == codes


def test_wrong_values_are_marked(editor: Visitor, make: Make) -> None:
    sent = {"number_as_printed": "call us", "languages": "russian!", "valid_to": "2013-02-30"}

    response = editor.post(URL, {**typed(make), **sent, "free_of_charge": "maybe"})
    no_number = editor.post(URL, {**typed(make), "number_as_printed": "call us"})
    too_short = editor.post(URL, {**typed(make), "e164": "12"})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "languages": (
            "“russian!” is no language that is known here. Write its name, such as Russian, or its code, "
            "such as ru."
        ),
        "free_of_charge": "Not a valid choice.",
        "valid_to": "There is no such day. Give it as 2012-03-27.",
    }
    assert filled(response.text, sent) == sent
    assert wrong(no_number.text) == {
        "number_as_printed": "A hot-line needs a number with digits in it."
    }
    assert wrong(too_short.text) == {
        "e164": "Give the number with its country code, such as +7 800 123 45 67."
    }


def test_a_stale_save_shows_both_versions(editor: Visitor, make: Make) -> None:
    form = typed(make)
    url = editor.post(URL, form).location
    editor.post(url, {**form, "version": "1", "hours-en": "at night"})

    response = editor.post(url, {**form, "version": "1", "hours-en": "by day"})

    assert response.status_code == 409
    assert filled(response.text, {"hours-en"}) == {"hours-en": "by day"}
    assert texts(response.text, ".field__stored") == [
        "Saved meanwhile by somebody else: +78003330016",
        "Saved meanwhile by somebody else: English: at night",
    ]


@pytest.mark.parametrize("hotlines", [1, 3])
def test_list_and_download_take_bounded_statements(
    editor: Visitor, make: Make, statements: list[str], hotlines: int
) -> None:
    for _ in range(hotlines):
        editor.post(URL, typed(make))
    statements.clear()

    page = editor.get(URL)
    on_page = len(statements)
    table = editor.get(f"{URL}list.csv")

    assert page.text.count('<th scope="row">') == hotlines
    assert on_page == 3
    assert len(statements) - on_page == 2, statements
    assert (
        table.text.count("8-800-333-00-16,'+7")
        + table.text.count("8-800-333-00-16,+78003330016,,2013-01-31")
        == hotlines
    )


def test_one_of_another_office_is_not_there(editor: Visitor, make: Make) -> None:
    foreign = make.hotline(office_id=make.office().id)

    assert editor.get(f"{URL}{foreign.id}").status_code == 404
    assert editor.post(f"{URL}{foreign.id}", {}).status_code == 404
