"""What is wrong in a row of a list is said at its field, and above the form with the row."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import Make
from tests.web.reading import attributes, filled, texts, wrong
from tests.web.visitor import Visitor

STUDENTS = {"others-0-people": "14", "others-0-nouns-en": "students"}
ABOVE = ".errors a"


def _url(make: Make) -> str:
    return f"/desk/events/{make.event().id}/day/attendance"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        (
            {**STUDENTS, "others-1-people": "3"},
            "others-1-nouns",
            "Other guests, row 2, Who: Say who they were, as it stands after the number.",
        ),
        (
            {
                **STUDENTS,
                "others-1-people": "",
                "others-2-people": "3",
            },  # the blank row is passed over
            "others-2-nouns",
            "Other guests, row 3, Who: Say who they were, as it stands after the number.",
        ),
        (
            {"others-0-people": "100001", "others-0-nouns-en": "students"},
            "others-0-people",
            "Other guests, row 1, How many: Give a number from 1 to 100,000.",
        ),
    ],
)
def test_the_row_and_its_field_are_named(
    editor: Visitor, make: Make, typed: dict[str, Any], field: str, said: str
) -> None:
    url = _url(make)

    response = editor.post(url, {"qualifier": "", "people": "30", **typed})

    assert response.status_code == 422
    assert [one.startswith(field) for one in wrong(response.text)] == [True]
    assert texts(response.text, ABOVE) == [said]
    assert [one.startswith(f"#{field}") for one in attributes(response.text, ABOVE, "href")] == [
        True
    ]
    assert filled(response.text, set(typed)) == typed


def test_a_qualifier_needs_its_number(editor: Visitor, make: Make) -> None:
    typed = {"qualifier": "more_than", "people": "", "outlets": "5"}

    response = editor.post(_url(make), typed)

    assert response.status_code == 422
    assert wrong(response.text) == {"people": "Give the number as well, or choose “exactly”."}
    assert filled(response.text, set(typed)) == typed
