from __future__ import annotations

import pytest

from planner.tables.listed import listed, names_in


@pytest.mark.parametrize(
    ("names", "cell"),
    [
        ([], ""),
        (["Water"], "Water"),
        (["Water", "Health"], "Water; Health"),
        (["Food, fuel"], "Food, fuel :::"),
        (["Food, fuel", "Water"], "Food, fuel ::: Water :::"),
        (["Water\nand  air"], "Water and air"),
    ],
)
def test_names_in_one_cell(names: list[str], cell: str) -> None:
    assert listed(names) == cell


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Water; Health", ["Water", " Health"]),
        ("Food, fuel :::", ["Food, fuel ", ""]),
        ("* Food ::: * fuel|air", ["* Food ", " * fuel", "air"]),
    ],
)
def test_the_names_of_a_cell(cell: str, names: list[str]) -> None:
    assert list(names_in(cell)) == names
