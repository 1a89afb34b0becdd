from __future__ import annotations

import pytest

from planner.web.csv_export import guarded


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd",
        "-2+3",
        "@sum",
        "\t=1",
        " =1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "\u2060\u00a0@sum",
        "\u202e=1",
        "＝1",
        "﹦1",
    ],
)
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "12", "-3.5", "+7", "Anna", "\u200bAnna", "a=b", "ё"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell
