"""A page that shows what was refused says so in its title and has the focus on the summary."""

from __future__ import annotations

import pytest

from tests.factories import Make
from tests.releases import written
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


def test_a_refused_form_says_so_in_its_title(editor: Visitor) -> None:
    opened = editor.get("/desk/studies/new").text
    refused = editor.post("/desk/studies/", {"kind": "research"}).text

    assert [texts(page, "title") for page in (opened, refused)] == [
        ["Add a study"],
        ["Error: Add a study"],
    ]
    assert attributes(refused, ".errors[autofocus]", "tabindex") == ["-1"]


def test_a_refused_paragraph_says_so_in_the_title(editor: Visitor, make: Make) -> None:
    release = written(make, make.event())
    make.work.session.commit()

    page = editor.post(f"/desk/releases/{release.id}/blocks", {"text": ""}).text

    assert texts(page, "title")[0].startswith("Error: Release – ")


@pytest.mark.parametrize(
    ("address", "title"),
    [("/desk/studies/999", "Not found"), ("/desk/office/", "This did not work")],
)
def test_an_error_page_has_a_title_in_words(viewer: Visitor, address: str, title: str) -> None:
    assert texts(viewer.get(address).text, "title") == [title]
