"""Every kind of page: for everybody, in light and dark, on a desk and on a telephone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]
PAGES = (
    "sign-in", "events", "new-event", "overview", "part-of-outline", "outline", "programme", "people", "occasions", "contact",
    "guest-list", "outbox", "day", "documents", "words-and-cases", "release-editor", "release-changes", "guest", "guest-arabic", "newsroom", "public-event",
    "release",
)  # fmt: skip
OUTSIDE = ("sign-in", "guest", "guest-arabic", "newsroom", "public-event", "release")
NARROW = 375
LOOKS = [
    (name, scheme, width)
    for name in PAGES
    for scheme in ("light", "dark")
    for width in (1440, NARROW)
]
_WIDER = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName + "." + one.className)"""


@pytest.mark.parametrize(("name", "color_scheme", "width"), LOOKS)
def test_a_page_is_for_everybody(open_page: Open, name: str, color_scheme: str, width: int) -> None:
    page = open_page(name, width=width, signed_in=name not in OUTSIDE, color_scheme=color_scheme)

    found = Axe().run(page).response["violations"]

    assert [
        f"{one['id']}: {' '.join(node['target'])} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_telephone(open_page: Open, name: str) -> None:
    page = open_page(name, width=NARROW, signed_in=name not in OUTSIDE)

    width = page.evaluate("document.scrollingElement.scrollWidth")

    assert width <= NARROW, page.evaluate(_WIDER)
