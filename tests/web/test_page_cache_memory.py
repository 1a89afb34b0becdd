"""The memory in which public pages are kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from planner.web.copies import Copies, Copy
from tests.conftest import NOW

SECOND = timedelta(seconds=1)


def _copy(body: bytes, **given: Any) -> Copy:
    return Copy(
        office_id=1,
        ends=None,
        **{
            "number": 1,
            "made_at": NOW,
            "until": None,
            "body": body,
            "headers": (),
            "etag": "x",
            "seen_at": NOW,
            **given,
        },
    )


def test_memory_is_bounded() -> None:
    kept = Copies(most_bytes=100)
    for number in range(5):
        kept.put(number, _copy(b"x" * 40))
        kept.get(0)
    kept.put("large", _copy(b"x" * 101))

    assert [key for key in (*range(5), "large") if kept.get(key)] == [0, 4]


@pytest.mark.parametrize(
    ("number", "seconds", "is_good"), [(1, 0, True), (2, 0, False), (1, -1, False), (1, 9, False)]
)
def test_a_copy_is_good_for_its_number_and_its_time(
    number: int, seconds: int, is_good: bool
) -> None:
    copy = _copy(b"", until=NOW + 9 * SECOND)

    assert copy.is_good(number, NOW + seconds * SECOND) is is_good
