"""A printed page of the desk holds what it says, without navigation."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback]
NAVIGATION = ".head, .tabs, .subnav, .skip, .paging, .button"


@pytest.mark.parametrize("name", ["overview", "guest-list", "events", "documents"])
def test_a_printed_page_has_no_navigation(open_page: Open, name: str) -> None:
    page = open_page(name)
    assert page.locator(".head").first.is_visible()

    page.emulate_media(media="print")

    shown = page.locator(NAVIGATION).evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.className)"
    )
    assert shown == []
