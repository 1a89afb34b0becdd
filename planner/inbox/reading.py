"""Reading messages in a sandboxed process, outside any transaction."""

from __future__ import annotations

from collections.abc import Sequence

from planner.mail.message import ReadMessage
from planner.pdf import PdfClient


def read_message(raw: bytes, client: PdfClient) -> ReadMessage:
    """What the message says. Raises `Busy` only: whatever is in it, it is read or said to be
    unreadable, within `mail.limits.SECONDS`.
    """
    return client.read_messages([raw])[0]


def read_messages(raws: Sequence[bytes], client: PdfClient) -> list[ReadMessage]:
    """As `read_message`, for messages that came together, at most `protocol.MOST_BLOBS`; faster."""
    return client.read_messages(raws)
