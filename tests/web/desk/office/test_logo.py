"""The logo of the newsroom, in the settings of the office."""

from __future__ import annotations

from io import BytesIO

from tests.hostile import pictures
from tests.web.reading import attributes, texts, wrong
from tests.web.visitor import Visitor

URL = "/desk/office/"


def test_a_logo_is_chosen_shown_and_taken_away(administrator: Visitor, stranger: Visitor) -> None:
    nothing = administrator.post(f"{URL}logo", {})
    logo = BytesIO(pictures.plain("PNG"))
    sent = administrator.post(f"{URL}logo", {"file": (logo, "logo.png")})
    shown = administrator.get(URL).text
    (public,) = attributes(stranger.get("/newsroom/house/").text, ".plate__logo", "src")
    away = administrator.post(f"{URL}logo", {"away": "yes"})

    assert (nothing.status_code, wrong(nothing.text)) == (
        422,
        {"file": "Choose a picture first."},
    )
    assert [sent.status_code, away.status_code] == [303, 303]
    assert texts(shown, ".notice") == ["The picture is changed."]
    assert attributes(shown, ".part img", "alt") == ["Logo in the newsroom"]
    assert attributes(administrator.get(URL).text, ".part img", "alt") == []
    assert stranger.get(public).status_code == 404
