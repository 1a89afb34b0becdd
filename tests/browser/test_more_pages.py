"""The second half of the kinds of pages: see `test_pages.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.looking import MORE_PAGES, findings

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]


@pytest.mark.parametrize("name", MORE_PAGES)
def test_a_page_is_for_everybody(open_page: Open, page_pictures: Path | None, name: str) -> None:
    assert findings(open_page, page_pictures, name) == []
