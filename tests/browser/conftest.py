"""The application in this process on a real port, and browser windows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy.orm import Session

from planner.app import create_app
from planner.cli.http_server import Server, listen
from planner.config import Settings
from planner.models import metadata
from planner.pdf import PdfClient
from planner.web.database import db
from planner.web.extensions import PDF_CLIENT
from tests.browser.house import House, furnish
from tests.conftest import NOW, SECRET
from tests.e2e.running import free_port

Open = Callable[..., Page]
T = TypeVar("T")
FROM_THE_RIGHT = "() => { document.documentElement.dir = 'rtl'; }"


@pytest.fixture(scope="session")
def page_pictures() -> Path | None:
    """The folder for pictures of pages, if `PAGE_PICTURES` names one: taking them is slow."""
    named = os.environ.get("PAGE_PICTURES")
    if not named:
        return None
    Path(named).mkdir(parents=True, exist_ok=True)
    return Path(named)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, pdf_client: PdfClient) -> Iterator[House]:
    """The office with its sample records, served until the last test has ended."""
    with furnished(tmp_path_factory, pdf_client, furnish) as (_app, house):
        yield house


@contextmanager
def furnished(
    kept: pytest.TempPathFactory,
    pdf_client: PdfClient,
    fill: Callable[[Session, Settings], T],
) -> Iterator[tuple[Flask, T]]:
    """A program of its own with the records that `fill` makes, served inside the `with` block."""
    port, clock = free_port(), kept.mktemp("clock") / "now"
    clock.write_text(NOW.isoformat())
    settings = Settings.load(
        instance=kept.mktemp("instance"),
        public_url=f"http://127.0.0.1:{port}",
        secret_key=SECRET,
        clock_file=clock,
    )
    app = create_app(settings)
    app.extensions[PDF_CLIENT] = pdf_client
    with app.app_context():
        metadata.create_all(db.engine)
        with Session(db.engine, expire_on_commit=False) as session:
            filled = fill(session, settings)
    with served(app, port):
        yield app, filled


@contextmanager
def served(app: Flask, port: int) -> Iterator[None]:
    """Serve the application with the program's own server inside the `with` block.

    The server of Werkzeug leaves a file open when a browser drops its connection.
    """
    server = Server(app, listen(port))
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield
    finally:
        server.stop()
        thread.join()


@pytest.fixture
def open_page(browser: Browser, house: House) -> Iterator[Open]:
    """`open_page("outline", width=375, color_scheme="dark")`: a page of the house in a window.

    The visitor is signed in, except with `signed_in=False`. `status` is that of the answer.
    """
    windows: list[BrowserContext] = []

    def opened(
        name: str, *, width: int = 1440, signed_in: bool = True, status: int = 200, **given: Any
    ) -> Page:
        # Without movement: colours that were still changing would be taken for those of the page.
        given.setdefault("reduced_motion", "reduce")
        window = browser.new_context(viewport={"width": width, "height": 900}, **given)
        windows.append(window)
        if signed_in:
            key = {"name": "planner-session", "value": house.token, "url": house.url}
            window.add_cookies([key])  # type: ignore[list-item]
        page = window.new_page()
        answered = page.goto(house.url + house.pages[name])
        assert answered is not None
        assert answered.status == status, f"{name}: {answered.status}"
        return page

    yield opened
    for window in windows:
        window.close()
