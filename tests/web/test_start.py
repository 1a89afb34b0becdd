from __future__ import annotations

from tests.web.visitor import Visitor


def test_the_accent_is_a_style_sheet_of_its_own(stranger: Visitor) -> None:
    response = stranger.get("/accent/1f4e79.css")

    assert response.text == ":root { --accent: #1f4e79; }\n"
    assert response.mimetype == "text/css"


def test_only_a_colour_makes_an_accent(stranger: Visitor) -> None:
    assert stranger.get("/accent/red;}.css").status_code == 404


def test_the_process_says_that_it_lives(stranger: Visitor) -> None:
    assert stranger.get("/healthz").text == "ok\n"


def test_the_desk_asks_for_signing_in(stranger: Visitor) -> None:
    response = stranger.get("/desk/")

    assert (response.status_code, response.location) == (303, "/sign-in?next=/desk/")
