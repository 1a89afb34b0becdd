from __future__ import annotations

import pytest

from planner.kernel.portions import portions


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, []), (1, [1]), (500, [500]), (501, [500, 1]), (1200, [500, 500, 200])]
)
def test_many_things_come_in_portions_in_their_order(number: int, sizes: list[int]) -> None:
    found = list(portions(range(number)))

    assert [len(some) for some in found] == sizes
    assert [one for some in found for one in some] == list(range(number))
