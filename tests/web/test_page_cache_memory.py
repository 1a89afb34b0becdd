"""The cache of public pages: its size, and how long a page is valid."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from planner.web.page_cache import CachedPage, PageCache
from tests.conftest import NOW

SECOND = timedelta(seconds=1)


def _page(body: bytes, **given: Any) -> CachedPage:
    return CachedPage(
        office_id=1,
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
    cache = PageCache(most_bytes=100)
    for number in range(5):
        cache.put(number, _page(b"x" * 40))
        cache.get(0)
    cache.put("large", _page(b"x" * 101))

    assert [key for key in (*range(5), "large") if cache.get(key)] == [0, 4]


@pytest.mark.parametrize(
    ("number", "seconds", "is_valid"), [(1, 0, True), (2, 0, False), (1, -1, False), (1, 9, False)]
)
def test_a_page_is_valid_for_its_number_and_its_time(
    number: int, seconds: int, is_valid: bool
) -> None:
    page = _page(b"", until=NOW + 9 * SECOND)

    assert page.is_valid(number, NOW + seconds * SECOND) is is_valid
