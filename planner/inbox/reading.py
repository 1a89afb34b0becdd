"""Reading a message in a sandboxed process, outside any transaction."""

from __future__ import annotations

from planner.mail.message import ReadMessage
from planner.pdf import PdfClient


def read_message(raw: bytes, client: PdfClient) -> ReadMessage:
    """What the message says. Raises `Busy` only: whatever is in it, it is read or said to be
    unreadable, within `mail.limits.SECONDS`.
    """
    return client.read_message(raw)
