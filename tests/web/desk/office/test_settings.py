from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import EndMark, Office, ReleaseOrder
from planner.kernel.texts import Texts
from tests.web.reading import filled, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/office/"
TOO_PALE = (
    "This colour is too pale to be read on white: 1.1 to 1 where 4.5 to 1 are needed. "
    "Choose a darker one."
)
TYPED: dict[str, Any] = {
    "version": "1",
    "names-en": "Press House of the North",
    "names-ru": "Пресс-дом Севера",
    "short_names-en": "PHN",
    "cities-en": "Oslo",
    "zone": "Europe/Oslo",
    "main_language": "ru",
    "languages": ["en", "ka"],
    "more_languages": "gag",
    "mail_from": "desk@house.example",
    "papers_kept_days": "30",
    "introductions-en": "We plan meetings by the river.",
    "press_names-en": "Vera Quay, press officer",
    "press_phone": "+47 55 01 23",
    "press_hours-ru": "По будням",
    "accent": "#7A1F3D",
    "end_mark": "###",
    "oxford_comma": "y",
    "release_order": "news",
    "reply_addresses": "tokens",
    "reply_form": "hyphen",
    "authserv_id": "mx.house.test",
}


def test_the_settings_are_shown_and_saved(
    administrator: Visitor, office: Office, session: Session
) -> None:
    assert filled(administrator.get(URL).text, {"names-en", "names-ru"}) == {
        "names-en": "Press House",
        "names-ru": "Пресс-дом",
    }

    assert administrator.post(URL, TYPED).status_code == 303

    saved = session.get_one(Office, office.id)
    assert saved.names == Texts(en="Press House of the North", ru="Пресс-дом Севера")
    assert saved.languages == ["ru", "en", "ka", "gag"]
    assert (saved.zone, saved.mail_from) == ("Europe/Oslo", "desk@house.example")
    assert (saved.accent, saved.end_mark, saved.oxford_comma) == ("#7a1f3d", EndMark.HASHES, True)
    assert saved.introductions == Texts(en="We plan meetings by the river.")
    assert saved.press_names == Texts(en="Vera Quay, press officer")
    assert (saved.press_phone, saved.press_hours) == ("+47 55 01 23", Texts(ru="По будням"))
    assert saved.release_order is ReleaseOrder.NEWS
    assert (saved.reply_addresses, saved.authserv_id) == ("tokens", "mx.house.test")
    assert saved.reply_form == "hyphen"
    page = administrator.get(URL).text
    assert filled(page, {"more_languages", "names-ka", "accent"}) == {
        "names-ka": "",
        "more_languages": "gag",
        "accent": "#7a1f3d",
    }


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("accent", "#ffff00", TOO_PALE),
        ("accent", "red; }", "Give the colour as #1f4e79: a hash and six digits from 0 to f."),
        ("end_mark", "STOP", "Choose one of the list."),
        ("zone", "", "This is needed. Please fill it in."),
        ("mail_from", "desk", "This is not an e-mail address. It looks like name@example.org."),
    ],
)
def test_a_wrong_setting_is_marked_and_nothing_typed_is_lost(
    administrator: Visitor, office: Office, session: Session, field: str, typed: str, said: str
) -> None:
    response = administrator.post(URL, {**TYPED, field: typed})

    assert response.status_code == 422
    assert wrong(response.text) == {field: said}
    assert filled(response.text, {"names-ru"}) == {"names-ru": "Пресс-дом Севера"}
    assert session.get_one(Office, office.id).zone == "Europe/Moscow"


def test_a_stale_save_shows_both_versions(administrator: Visitor) -> None:
    administrator.post(URL, TYPED)

    english = {"Accept-Language": "en"}
    response = administrator.post(URL, {**TYPED, "cities-en": "Bergen"}, headers=english)

    assert response.status_code == 409
    assert texts(response.text, ".field__stored") == [
        (
            "Saved meanwhile by somebody else: English: Press House of the North Russian: "
            "Пресс-дом Севера"
        ),
        "Saved meanwhile by somebody else: English: Oslo",
        "Saved meanwhile by somebody else: #7a1f3d",
        "Saved meanwhile by somebody else: English, Russian, Georgian",
    ]
    assert filled(response.text, {"cities-en"}) == {"cities-en": "Bergen"}


def test_a_name_of_two_alphabets_is_doubted(administrator: Visitor, office: Office) -> None:
    """It is saved all the same: some houses are called so."""
    administrator.post(URL, {**TYPED, "names-en": "Press Hоuse"})

    assert texts(administrator.get(URL).text, ".notice") == [
        "The settings were saved. “Hоuse” mixes letters of two alphabets: was it meant so?"
    ]
