"""Limits of a message that is read (S82)."""

from __future__ import annotations

MESSAGE_BYTES = 1024 * 1024
HEADER_BYTES = 64 * 1024
PARTS = 50
DEPTH = 10
CALENDAR_BYTES = 64 * 1024
SECONDS = 5
"""Of elapsed time, for one message."""
REPORT_BYTES = 64 * 1024
TEXT_LENGTH = 100_000
"""Characters of its text that are kept."""
WORDS_LENGTH = 4000
"""Characters of what the sender wrote themselves."""
COMMENT_LENGTH = 500
LINE_LENGTH = 500
ADDRESSES = 200
"""Recipients, and earlier messages that it refers to."""


def within(raw: bytes) -> bytes:
    """What is handed to the reader: of a message that is too large its beginning and one byte too
    many, by which the reader knows.
    """
    return raw[: MESSAGE_BYTES + 1]
