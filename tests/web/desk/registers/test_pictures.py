from __future__ import annotations

from io import BytesIO

import pytest

from planner.files import operations
from tests.factories import Make
from tests.hostile import pictures
from tests.web.reading import attributes, wrong
from tests.web.visitor import Visitor


def test_a_logo_is_sent_shown_and_taken_away(editor: Visitor, make: Make) -> None:
    url = f"/desk/organisations/{make.organisation('North').id}"

    sent = editor.post(f"{url}/picture", {"file": (BytesIO(pictures.plain("PNG")), "logo.png")})

    assert sent.status_code == 303
    page = editor.get(url).text
    [address] = attributes(page, "main img", "src")
    drawn = [attributes(page, "main img", name) for name in ("alt", "width", "height")]
    assert drawn == [["Logo"], ["60"], ["40"]]
    assert editor.get(address).mimetype == "image/png"
    assert editor.post(f"{url}/picture", {"away": "yes"}).status_code == 303
    assert "<img" not in editor.get(url).text


def test_a_text_is_no_picture(editor: Visitor, make: Make) -> None:
    url = f"/desk/people/{make.person('Ada').id}"

    nothing = editor.post(f"{url}/picture", {})
    away = editor.post(f"{url}/picture", {"away": "yes"})

    assert nothing.status_code == 422
    assert wrong(nothing.text) == {"file": "Choose a picture first."}
    assert away.status_code == 303


def test_what_is_no_picture_is_refused_beside_its_field(editor: Visitor, make: Make) -> None:
    url = f"/desk/people/{make.person('Ada').id}"
    script = BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")

    response = editor.post(f"{url}/picture", {"file": (script, "portrait.png")})

    assert response.status_code == 422
    assert wrong(response.text) == {
        "file": "Choose a JPEG, PNG or WebP picture; other files are not taken."
    }
    assert "<img" not in editor.get(url).text


def test_beyond_the_quota_of_the_office(
    editor: Visitor, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"/desk/people/{make.person('Ada').id}"
    monkeypatch.setattr(operations, "MOST_UPLOADED", 10)

    response = editor.post(
        f"{url}/picture", {"file": (BytesIO(pictures.plain("PNG")), "portrait.png")}
    )

    assert response.status_code == 413
    assert wrong(response.text) == {
        "file": "The office has used up its 1 GB for pictures and attachments. Remove some first."
    }
