"""Every kind of page: for everybody, in light and dark, on a desk, a tablet and a telephone.

Each is kept as a picture, from the left and from the right: `pages*/` in pytest's folder of temporary
files, or where `PAGE_PICTURES` says.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import FROM_THE_RIGHT, Open
from tests.kept_pictures import folder_of_pictures

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]
PAGES = (
    "sign-in", "account", "today", "calendar", "search", "events", "new-event", "overview",
    "part-of-outline", "outline", "programme", "people", "occasions", "inviting", "guest-list",
    "outbox", "state-of-event", "day", "after", "documents", "pictures", "words-and-cases",
    "release-editor", "release-changes", "contact", "organisation", "register", "people-register",
    "new-anniversary", "history", "office", "members", "mail", "installation", "parts",
    "guest", "guest-arabic", "newsroom", "archive", "public-event", "release",
)  # fmt: skip
OUTSIDE = ("sign-in", "guest", "guest-arabic", "newsroom", "archive", "public-event", "release")
NARROW = 375
LOOKS = [
    (name, scheme, width)
    for name in PAGES
    for scheme in ("light", "dark")
    for width in (1440, 768, NARROW)
]
_WIDER = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName + "." + one.className)"""


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of_pictures("PAGE_PICTURES", tmp_path_factory, "pages")


@pytest.mark.parametrize(("name", "color_scheme", "width"), LOOKS)
def test_a_page_is_for_everybody(
    open_page: Open, pictures: Path, name: str, color_scheme: str, width: int
) -> None:
    page = open_page(name, width=width, signed_in=name not in OUTSIDE, color_scheme=color_scheme)

    found = Axe().run(page).response["violations"]

    assert [
        f"{one['id']}: {' '.join(node['target'])} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ] == []
    picture = pictures / f"{name}-{width}-{color_scheme}"
    page.screenshot(path=f"{picture}.png", full_page=True)
    page.evaluate(FROM_THE_RIGHT)
    page.screenshot(path=f"{picture}-from-the-right.png", full_page=True)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_telephone(open_page: Open, name: str) -> None:
    page = open_page(name, width=NARROW, signed_in=name not in OUTSIDE)

    width = page.evaluate("document.scrollingElement.scrollWidth")

    assert width <= NARROW, page.evaluate(_WIDER)
