"""What the pages of the desk say of each letter, guest and message, read in the browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.outbox.models import Delivery
from tests.e2e.hand import Hand

_NEXT = "a[rel=next]"
_CELLS = """rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"""
_LETTERS = """rows => rows.map(row => [
    row.querySelector("td .soft").innerText.trim(),
    row.cells[2].innerText.trim(),
    row.querySelector(".letter").innerText.trim(),
])"""
_GUESTS = """rows => rows.map(row => [
    row.querySelector("th bdi").innerText.trim(),
    row.cells[2].querySelector(".state")?.innerText.trim() ?? "",
    row.querySelector(".state--refused") ? "comes back" : "",
])"""
_MESSAGES = """rows => rows.map(row => [
    (row.querySelector("th small bdi") ?? row.querySelector("th bdi")).innerText.trim(),
    row.cells[1].innerText.trim(),
])"""


@dataclass(frozen=True, slots=True)
class Guest:
    """A row of the guest list, in the words of the page."""

    answer: str
    comes_back: bool
    message: str


def pages_of(hand: Hand, address: str, where: str, script: str) -> Iterator[list[str]]:
    """What `script` makes of the rows there, page after page."""
    while address:
        hand.go(address)
        yield from hand.page.locator(where).evaluate_all(script)
        following = hand.page.locator(_NEXT)
        address = str(following.get_attribute("href")) if following.count() else ""


def letters_at_desk(hand: Hand, event_page: str) -> list[tuple[str, str, str]]:
    """Recipient, kind and state of each letter about the event, from the outbox."""
    found = []
    for state in Delivery:
        address = f"/desk/outbox/?event={event_page.split('/')[3]}&state={state}"
        for recipient, kind, said in pages_of(hand, address, "table.list tbody tr", _LETTERS):
            found.append((recipient.lower(), kind, said))
    return found


def guests_at_desk(hand: Hand, event_page: str) -> dict[str, Guest]:
    """By address. The page names them, and the file that it offers has addresses and words."""
    shown = {
        name: (answer, bool(mark))
        for name, answer, mark in pages_of(
            hand, f"{event_page}invitations/", "table.list tbody tr", _GUESTS
        )
    }
    with hand.page.expect_download() as taken:
        hand.page.locator(".downloads").get_by_role("link", name="CSV").click()
    rows = csv.DictReader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig")))
    return {row["Address"].lower(): Guest(*shown[row["Name"]], row["Message"]) for row in rows}


def messages_at_desk(hand: Hand, category: str) -> list[tuple[str, str]]:
    """Sender, and what the inbox says of the message."""
    address = f"/desk/inbox/?category={category}"
    rows = pages_of(hand, address, "table.list tbody tr", _MESSAGES)
    return [(sender.lower(), said) for sender, said in rows]
