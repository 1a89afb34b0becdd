"""Taking in a message."""

from __future__ import annotations

import zlib
from datetime import datetime

from sqlalchemy import select

from planner.inbox.models import Outcome, RawMessage, ReceivedBy, ReceivedMessage
from planner.kernel.work import Work
from planner.mail import limits
from planner.mail.message import ReadMessage


def receive(
    work: Work, raw: bytes, read: ReadMessage, *, road: ReceivedBy, received_at: datetime
) -> ReceivedMessage:
    """Store a message with what became of it. Never raises for what is in it.

    `read` is what `inbox.reading.read_message(raw, client)` returned, before the writing transaction
    began. `received_at` is when the mailbox got it, aware UTC. Idempotent: a message that came before
    is returned as it was stored, and nothing is written. Flushes, does not commit.
    """
    if (known := _known(work, read)) is not None:
        return known
    message = ReceivedMessage(
        office_id=work.office_id,
        received_at=received_at,
        road=road,
        kind=read.kind,
        outcome=Outcome.NOTED,
        message_id=read.message_id,
        checksum=read.checksum,
        sender=read.sender,
        sender_name=read.sender_name,
        subject=read.subject,
        sent_at=read.sent_at,
        text=read.text,
        own_words=read.words,
        attachments=read.attachments,
    )
    work.session.add(message)
    work.session.flush()
    _keep_raw(work, message, raw)
    return message


def _known(work: Work, read: ReadMessage) -> ReceivedMessage | None:
    return work.session.scalars(
        select(ReceivedMessage).where(
            ReceivedMessage.office_id == work.office_id,
            ReceivedMessage.message_id == read.message_id,
            ReceivedMessage.checksum == read.checksum,
        )
    ).one_or_none()


def _keep_raw(work: Work, message: ReceivedMessage, raw: bytes) -> None:
    if len(raw) <= limits.MESSAGE_BYTES:
        work.session.add(
            RawMessage(
                office_id=work.office_id,
                received_message_id=message.id,
                content=zlib.compress(raw),
            )
        )
        work.session.flush()
