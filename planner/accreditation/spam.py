"""What keeps machines out of a public form, without a foreign service. Pure.

A form carries the moment at which it was made, signed: nobody types it in three seconds, and after
half a day it is made anew. How many forms may come from one network or for one address is limited
by `accounts.throttle`.
"""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from planner.kernel.ids import Signer

QUICKEST = timedelta(seconds=3)
LONGEST = timedelta(hours=12)
_PURPOSE = "attendance_form"
# Of a word with a web address; searched once from left to right, however long the word is.
_ADDRESS = re.compile(r"https?://\S|www\.\S|\S\.(?:com|net|org|info|ru|xyz|top)/", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
# A text with a link says something beside it.
_FEWEST_WORDS = 3


class Fault(StrEnum):
    """Why a form is shown again: sent too fast, or its stamp is too old or not ours."""

    TOO_FAST = "too_fast"
    TOO_OLD = "too_old"


def stamp(signer: Signer, now: datetime, subject: str) -> str:
    """The moment and its proof; `subject` is what the form is about."""
    seconds = str(int(now.timestamp()))
    return f"{seconds}.{signer.mac(_PURPOSE, f'{subject}.{seconds}')}"


def fault_of(signer: Signer, given: str, now: datetime, subject: str) -> Fault | None:
    """None for a stamp of ours that is neither too young nor too old."""
    seconds, _dot, proof = given.partition(".")
    expected = signer.mac(_PURPOSE, f"{subject}.{seconds}")
    if not hmac.compare_digest(proof.encode("utf-8", "replace"), expected.encode()):
        return Fault.TOO_OLD
    made = datetime.fromtimestamp(int(seconds), UTC)
    if now - made < QUICKEST:
        return Fault.TOO_FAST
    return Fault.TOO_OLD if now - made > LONGEST else None


def has_link(text: str) -> bool:
    """Whether a web address stands in it. For fields that never need one."""
    return _ADDRESS.search(text) is not None


def has_only_links(text: str) -> bool:
    """Whether there are links, and hardly a word beside them."""
    rest = " ".join(word for word in text.split() if not has_link(word))
    return has_link(text) and len(_WORD.findall(rest)) < _FEWEST_WORDS
