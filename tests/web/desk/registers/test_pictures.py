from __future__ import annotations

from io import BytesIO

import pytest

from planner.files import operations
from tests.factories import Make
from tests.hostile import pictures
from tests.web.visitor import Visitor


def test_a_logo_is_sent_shown_and_taken_away(editor: Visitor, make: Make) -> None:
    url = f"/desk/organisations/{make.organisation('North').id}"

    sent = editor.post(f"{url}/picture", {"file": (BytesIO(pictures.plain("PNG")), "logo.png")})

    assert sent.status_code == 303
    page = editor.get(url).text
    address = page.split('<img src="')[1].split('"')[0]
    assert 'alt="Logo" width="60" height="40"' in page
    assert editor.get(address).mimetype == "image/png"
    assert editor.post(f"{url}/picture", {"away": "yes"}).status_code == 303
    assert "<img" not in editor.get(url).text


def test_what_is_no_picture_is_refused_beside_its_field(editor: Visitor, make: Make) -> None:
    url = f"/desk/people/{make.person('Ada').id}"
    script = BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")

    response = editor.post(f"{url}/picture", {"file": (script, "portrait.png")})

    assert response.status_code == 422
    assert 'id="file-error"' in response.text
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
    assert "has used up its 1 GB for pictures" in response.text
