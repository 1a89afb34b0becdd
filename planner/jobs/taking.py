"""What becomes of the messages that are read from a mailbox: they are taken into the inbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from planner.inbox.models import ReceivedBy
from planner.inbox.reading import read_messages
from planner.inbox.receiving import receive
from planner.kernel.work import Work
from planner.mail import limits
from planner.mail.message import Fault, MessageKind, ReadMessage
from planner.mailbox.downloading import Downloaded, Sizes
from planner.pdf import PdfClient


@dataclass(frozen=True, slots=True)
class InboxTaking:
    """`Taking` of messages that come over IMAP."""

    pdf_client: Callable[[], PdfClient]
    most: Sizes = Sizes(limits.MESSAGE_BYTES, limits.HEADER_BYTES)  # noqa: RUF009 - a value

    def read(self, messages: Sequence[Downloaded]) -> Sequence[Callable[[Work], object]]:
        found = read_messages([one.content for one in messages], self.pdf_client())
        return [partial(_receive, *pair) for pair in zip(messages, found, strict=True)]


def _receive(message: Downloaded, read: ReadMessage, work: Work) -> None:
    if not message.is_whole:
        read = replace(read, kind=MessageKind.UNREADABLE, fault=Fault.TOO_LARGE)
    receive(work, message.content, read, road=ReceivedBy.IMAP, received_at=message.received_at)
