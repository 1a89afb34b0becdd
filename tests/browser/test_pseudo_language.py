"""Every page in words a third longer than English, from left and from right.

Each page that reads from the right is kept as a picture in the folder that `PAGE_PICTURES` names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.app import create_app
from planner.config import Settings
from planner.kernel import messages
from planner.kernel.work import Work
from planner.models import metadata
from planner.web.database import db
from tests.browser.conftest import FROM_THE_RIGHT, served
from tests.browser.house import make_office, signed_in
from tests.browser.looking import ASKED, take_picture
from tests.conftest import NOW, SECRET
from tests.e2e.running import free_port
from tests.factories import Make
from tests.web.matrix import Things
from tests.web.pseudo import PseudoTranslations
from tests.web.test_pseudo_language import pages

pytestmark = [pytest.mark.browser, pytest.mark.loopback, pytest.mark.walk]
PARTS = ("desk.", "auth.", "guest.", "newsroom.")
WIDTHS = (320, 768, 1280)
_TOO_WIDE = """() => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    return [...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > page.clientWidth + 1
            || one.getBoundingClientRect().left < -1)
        .map(one => one.tagName + "." + one.className);
}"""


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window of somebody who is signed in, and the address of each page."""
    port = free_port()
    (tmp_path / "now").write_text(NOW.isoformat())
    url = f"http://127.0.0.1:{port}"
    settings = Settings.load(
        instance=tmp_path, public_url=url, secret_key=SECRET, clock_file=tmp_path / "now"
    )
    app = create_app(settings)
    with app.app_context():
        metadata.create_all(db.engine)
        with Session(db.engine, expire_on_commit=False) as session:
            office = make_office(session)
            make = Make(Work(session=session, now=NOW, office_id=office.id, links=settings.links))
            token = signed_in(session, make.member(Role.ADMINISTRATOR))
            things = Things(make, tmp_path / "files")
            things.use("release_slug", things["release_id"].slug)
            addresses = sorted(pages(app, things, PARTS))
            session.commit()
    window = browser.new_context(viewport={"width": WIDTHS[0], "height": 900})
    window.add_cookies([{"name": "planner-session", "value": token, "url": url}])
    with served(app, port):
        yield window.new_page(), [url + address for address in addresses]
        window.close()


def test_nothing_runs_out_of_a_page(
    desk: tuple[Page, list[str]],
    monkeypatch: pytest.MonkeyPatch,
    page_pictures: Path | None,
) -> None:
    page, addresses = desk
    spoken = PseudoTranslations()
    monkeypatch.setattr(messages, "translations", lambda _language: spoken)

    found = {
        f"{address} {look}": wide
        for address in addresses
        for look, wide in _looks(page, address, page_pictures)
        if wide
    }

    assert found == {}


def _looks(page: Page, address: str, pictures: Path | None) -> Iterator[tuple[str, list[str]]]:
    """What is too wide, narrow and broad, from the left and from the right; files have no looks."""
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    answered = page.request.get(address)
    if not answered.headers.get("content-type", "").startswith("text/html"):
        return
    page.goto(address)
    assert "/desk/" not in address or "/sign-in" not in page.url
    for direction in ("ltr", "rtl"):
        if direction == "rtl":
            page.evaluate(FROM_THE_RIGHT)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            yield f"{direction} {width}", page.evaluate(_TOO_WIDE)
    if pictures:
        _take_pictures(page, pictures)


def _take_pictures(page: Page, folder: Path) -> None:
    path = page.url.partition("//")[2].partition("/")[2]
    name = re.sub(r"[^\w.]+", "-", path).strip("-")[:80] or "root"
    for scheme, width in ASKED:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        take_picture(page, folder / f"pseudo-{name}-{width}-{scheme}-from-the-right.jpg")
    page.emulate_media(color_scheme="light")
