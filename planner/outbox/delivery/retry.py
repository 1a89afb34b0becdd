"""The outcome of a failed attempt, and when the next one is due (R5, R7, R9)."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from planner.kernel.messages import gettext as _
from planner.outbox.delivery.transport import (
    DeliveryError,
    InDoubt,
    Refused,
    TryLater,
    Unavailable,
    UnclearRefusal,
)
from planner.outbox.models import Delivery, Letter

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
GIVE_UP = timedelta(hours=48)
MOST_CRASHES = 3
# Unclear refusals of a letter on an open route after which it has failed.
MOST_REFUSALS = 3
CRASHED = _("The program broke over this letter three times.")


def outcome(letter: Letter, error: Exception, now: datetime, *, is_closed: bool) -> dict[str, Any]:
    """The new values of the letter's columns after `error`.

    `is_closed`: the route was closed when the attempt was made, so that an unclear refusal concerns
    all letters.
    """
    if isinstance(error, InDoubt):
        return {"delivery": Delivery.IN_DOUBT, "error": error.reason}
    if isinstance(error, Refused):
        return _failed(error.reason)
    if isinstance(error, UnclearRefusal):
        return _unclear(letter, error, now, is_closed=is_closed)
    if isinstance(error, TryLater | Unavailable):
        return _again_or_never(letter, error, now)
    return _crash(letter, error, now)


def wait(seed: str, tries: int) -> timedelta:
    """Exponential back-off from one minute to one hour, plus up to 20 % jitter.

    The jitter is derived from `seed`, so that it is reproducible.
    """
    base = min(FIRST_WAIT * (1 << min(tries - 1, 10)), LONGEST_WAIT)
    digest = hashlib.sha256(f"{seed}\0{tries}".encode()).digest()
    return base + base * (digest[0] / 255 / 5)


def _unclear(
    letter: Letter, error: UnclearRefusal, now: datetime, *, is_closed: bool
) -> dict[str, Any]:
    if is_closed:
        return _again_or_never(letter, error, now)
    refusals = letter.refusals + 1
    if refusals >= MOST_REFUSALS:
        return _failed(error.reason) | {"refusals": refusals}
    return _again_or_never(letter, error, now) | {"refusals": refusals}


def _failed(reason: str) -> dict[str, Any]:
    return {"delivery": Delivery.FAILED, "error": reason, "sent_at": None}


def _again_or_never(letter: Letter, error: DeliveryError, now: datetime) -> dict[str, Any]:
    if now - (letter.released_at or letter.written_at) >= GIVE_UP:
        return _failed(_("Given up after 48 hours. %(reason)s", reason=error.reason))
    again = {"delivery": Delivery.QUEUED, "error": error.reason, "sent_at": None}
    if isinstance(error, Unavailable):
        # The route is closed, so this is not counted as an attempt. The letter is due later than
        # others, in case it is the cause after all.
        return again | {"attempts": letter.attempts - 1, "due_at": now + FIRST_WAIT}
    return again | {"due_at": now + wait(letter.message_id, letter.attempts)}


def _crash(letter: Letter, error: Exception, now: datetime) -> dict[str, Any]:
    if letter.delivery is Delivery.DOT:
        return {
            "delivery": Delivery.IN_DOUBT,
            "error": _(
                "The program broke after the last line (%(error)s).", error=type(error).__name__
            ),
        }
    crashes = letter.crashes + 1
    if crashes >= MOST_CRASHES:
        return {"delivery": Delivery.FAILED, "crashes": crashes, "error": CRASHED}
    return {
        "delivery": Delivery.QUEUED,
        "crashes": crashes,
        "error": _("The program broke over this letter (%(error)s).", error=type(error).__name__),
        "due_at": now + wait(letter.message_id, crashes),
    }
