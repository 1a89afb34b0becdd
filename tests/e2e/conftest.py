"""A running program and a browser for end-to-end tests. Screenshots are kept in `screenshots/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.running import ROOT, Running, clone, start


@pytest.fixture(scope="session")
def newcomers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a clone in which nothing is installed yet."""
    return clone(tmp_path_factory.mktemp("clone"))


@pytest.fixture
def run(newcomers_folder: Path, tmp_path: Path) -> Iterator[Callable[[str], Running]]:
    """`run("2012-03-12T09:00:00+04:00")`: the program on an empty instance, at that time."""
    running: list[Running] = []

    def started(moment: str) -> Running:
        running.append(start(newcomers_folder, tmp_path / "instance", moment))
        return running[-1]

    yield started
    for program in running:
        assert program.stop() == 0


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desk-wide window that fails the test on any script error or policy violation."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if "Content Security" in message.text else None
        ),
    )
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def shoot(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """`shoot(page, "outline")`: a numbered screenshot of the whole page."""
    folder = ROOT / "screenshots" / request.node.name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    taken: list[str] = []

    def take(page: Page, name: str) -> None:
        taken.append(name)
        page.screenshot(path=folder / f"{len(taken):02}-{name}.png", full_page=True)

    return take
