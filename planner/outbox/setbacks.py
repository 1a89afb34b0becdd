"""What becomes of a letter that did not leave, and of the way that was closed (R5, R7, R9)."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from planner.outbox.models import Delivery, Letter
from planner.outbox.transport import InDoubt, Refused, TryLater, Unavailable

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
GIVE_UP = timedelta(hours=48)
MOST_CRASHES = 3
CRASHED = "The program broke over this letter three times."


def outcome(letter: Letter, error: Exception, now: datetime) -> dict[str, Any]:
    """The new values of the letter's columns after `error`."""
    if isinstance(error, InDoubt):
        return {"delivery": Delivery.IN_DOUBT, "error": error.reason}
    if isinstance(error, Refused):
        return {"delivery": Delivery.FAILED, "error": error.reason, "sent_at": None}
    if isinstance(error, TryLater | Unavailable):
        return _again_or_never(letter, error, now)
    return _crash(letter, error, now)


def wait(seed: str, tries: int) -> timedelta:
    """One minute, doubled after each try up to one hour, and up to a fifth more.

    The surplus follows from `seed`: it spreads letters that failed together, the same way each
    time.
    """
    base = min(FIRST_WAIT * (1 << min(tries - 1, 10)), LONGEST_WAIT)
    digest = hashlib.sha256(f"{seed}\0{tries}".encode()).digest()
    return base + base * (digest[0] / 255 / 5)


def _again_or_never(letter: Letter, error: TryLater | Unavailable, now: datetime) -> dict[str, Any]:
    if now - (letter.released_at or letter.written_at) >= GIVE_UP:
        return {
            "delivery": Delivery.FAILED,
            "error": f"Given up after 48 hours. {error.reason}",
            "sent_at": None,
        }
    again = {"delivery": Delivery.QUEUED, "error": error.reason, "sent_at": None}
    if isinstance(error, Unavailable):
        # The way is closed, not this letter: it keeps its place and its number of tries.
        return again | {"attempts": letter.attempts - 1}
    return again | {"due_at": now + wait(letter.message_id, letter.attempts)}


def _crash(letter: Letter, error: Exception, now: datetime) -> dict[str, Any]:
    if letter.delivery is Delivery.DOT:
        return {
            "delivery": Delivery.IN_DOUBT,
            "error": f"The program broke after the last line ({type(error).__name__}).",
        }
    crashes = letter.crashes + 1
    if crashes >= MOST_CRASHES:
        return {"delivery": Delivery.FAILED, "crashes": crashes, "error": CRASHED}
    return {
        "delivery": Delivery.QUEUED,
        "crashes": crashes,
        "error": f"The program broke over this letter ({type(error).__name__}).",
        "due_at": now + wait(letter.message_id, crashes),
    }
