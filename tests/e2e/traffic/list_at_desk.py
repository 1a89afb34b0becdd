"""The dirty list at the desk: brought in, its preview agreed to, cleaned of people who stand there twice."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.hand import Hand
from tests.e2e.traffic.office import Office
from tests.e2e.traffic.press_list import PressList
from tests.e2e.traffic.reading_desk import pages_of
from tests.e2e.traffic.size import PATIENCE_SECONDS

_NOT_COMPARED = "SELECT count(*) = 0 FROM people WHERE edition != compared_edition"
_PAIRS = """pairs => pairs.map(pair => [
    pair.querySelector(".acts a").href,
    ...[...pair.querySelectorAll(".pair__record bdi")].map(one => one.textContent),
])"""


def bring(hand: Hand, office: Office, listed: PressList, file: Path) -> None:
    """Until the preview is there: nobody is stored before a person has agreed."""
    file.write_bytes(listed.content)
    hand.go("/desk/people/imports/new")
    hand.page.get_by_label("File with the list").set_input_files(file)
    hand.fill("Where the data are from", "Press cards of the spring")
    hand.press("Read the list", within=hand.page.locator(".bar"))
    hand.tick("Add pools that do not exist yet")
    hand.tick("They are journalists")
    hand.press("Show what would happen", within=hand.page.locator(".bar"))
    _wait_until_page_shows(hand, "What would happen")
    assert office.ask("SELECT count(*) FROM people") == [(0,)]


def agree(hand: Hand) -> None:
    """What is doubtful stays out, and comes back with the rows in error."""
    verdicts = hand.page.get_by_role("navigation", name="Rows")
    hand.follow(verdicts.get_by_role("link", name="to decide"), "to decide")
    hand.press("leave out", within=hand.page.locator(".import-rest"))
    hand.press("Import the list")
    _wait_until_page_shows(hand, "The list is in Contacts.")


def rows_that_came_back(hand: Hand) -> dict[int, str]:
    """The reason by the number in the first cell, from the file of what was left out."""
    with hand.page.expect_download() as taken:
        hand.page.get_by_role("link", name="The same as CSV").click()
    rows = csv.reader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig")))
    next(rows)
    return {int(row[0]): row[-1] for row in rows}


def pairs_at_desk(hand: Hand, office: Office) -> dict[frozenset[str], str]:
    """By the addresses of two people who may be one, where they are compared; once all have been."""
    office.wait_for(_NOT_COMPARED, 1)
    return {
        frozenset(word.lower() for word in words if "@" in word): address
        for address, *words in pages_of(hand, "/desk/people/duplicates/", ".pairs > li", _PAIRS)
    }


def merge(hand: Hand, address: str) -> None:
    hand.go(address)
    hand.press("Merge into one record")
    expect(hand.page.get_by_text("Merged. This can be undone for 30 days.")).to_be_visible()


def _wait_until_page_shows(hand: Hand, words: str) -> None:
    """The page of a job looks by itself how far that is."""
    expect(hand.page.locator("main").get_by_text(words).last).to_be_visible(
        timeout=1000 * PATIENCE_SECONDS
    )
