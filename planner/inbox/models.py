"""Messages that came by mail, and what became of them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.invitations.models import Answer, Invitation
from planner.kernel.database import Base, MessageText, Owned, Versioned, words
from planner.mail.message import MessageKind


class ReceivedBy(StrEnum):
    """The road by which a message came in."""

    IMAP = "imap"
    COMMAND = "command"
    LMTP = "lmtp"
    UPLOAD = "upload"


class Outcome(StrEnum):
    """What became of a message.

    `applied`: it changed something (an answer, an address, what a person wants). `noted`: it is kept
    with the guest or the person. `held`: a person decides. `ignored`: there was nothing to do.
    `refused`: it is not what it says it is, or not in a form that may be acted upon.
    """

    APPLIED = "applied"
    NOTED = "noted"
    HELD = "held"
    IGNORED = "ignored"
    REFUSED = "refused"


class Question(StrEnum):
    """What a person has to decide about a held message.

    `answer`: whether the guest said so, as nothing proves it or it was to an earlier date;
    `new_time`: whether the event moves; `colleague`: whether the colleague is invited instead;
    `other_address`: whether the sender is the guest, or somebody to invite; `sender`: whom it is
    from; `unsubscribe`: whether the person said so; `unreadable`: what it says.
    """

    ANSWER = "answer"
    NEW_TIME = "new_time"
    COLLEAGUE = "colleague"
    OTHER_ADDRESS = "other_address"
    SENDER = "sender"
    UNSUBSCRIBE = "unsubscribe"
    UNREADABLE = "unreadable"


class Decision(StrEnum):
    """What a person decided about a held message."""

    NOTED = "noted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ATTACHED = "attached"
    ADDRESS_ADDED = "address_added"
    ENTERED = "entered"
    INVITED = "invited"
    UNSUBSCRIBED = "unsubscribed"
    DISCARDED = "discarded"


class Attention(StrEnum):
    """What a message still needs from the office: a decision, or to be read."""

    DECISION = "decision"
    READING = "reading"


class ReceivedMessage(Owned, Versioned, Base):
    """A message, read, and what became of it. Kept for 90 days (`cleanup`).

    `checksum` as in `ReadMessage`: with the Message-ID it tells a message that came twice.
    `reason` says why it had this `outcome`. `sender` and what follows are what was read; the guest
    and the person are those it was found to be about, `is_proven` whether it surely comes from them.
    `answer`, `uid`, `attendee`, `sequence` and `stamp` are those of its calendar; `starts_at` and
    `ends_at` the proposed time. `letter_id` is the letter that it answers or that came back, without
    a foreign key because letters are a layer below. `failed_address`, `is_hard` and `said` are those
    of a bounce, `unwanted` what an opting out is about (`contacts.suppression.Unwanted`). `before` is
    what a decision has replaced, for undoing it. `attention` is None once nobody has to look at it.
    """

    __tablename__ = "received_messages"
    __table_args__ = (
        UniqueConstraint("office_id", "message_id", "checksum"),
        # Covers what the head of the desk, the day's desk and guest lists count.
        Index("ix_received_messages_attention", "attention", "office_id", "event_id"),
        Index("ix_received_messages_office_id_id_outcome", "office_id", "id", "outcome"),
        Index("ix_received_messages_office_id_received_at", "office_id", "received_at"),
        Index("ix_received_messages_invitation_id_office_id", "invitation_id", "office_id"),
        Index("ix_received_messages_person_id_office_id", "person_id", "office_id"),
        Index("ix_received_messages_failed_address", "failed_address", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    road: Mapped[ReceivedBy] = mapped_column(words(ReceivedBy))
    kind: Mapped[MessageKind] = mapped_column(words(MessageKind))
    outcome: Mapped[Outcome] = mapped_column(words(Outcome))
    reason: Mapped[str] = mapped_column(MessageText, default="")
    question: Mapped[Question | None] = mapped_column(words(Question))
    attention: Mapped[Attention | None] = mapped_column(words(Attention))

    message_id: Mapped[str] = mapped_column(default="")
    checksum: Mapped[str]
    sender: Mapped[str] = mapped_column(default="")
    sender_name: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None]
    text: Mapped[str] = mapped_column(default="", deferred=True)
    own_words: Mapped[str] = mapped_column(default="")
    attachments: Mapped[int] = mapped_column(default=0)

    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    invitation_id: Mapped[int | None] = mapped_column(
        ForeignKey("invitations.id", ondelete="SET NULL")
    )
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("events.id", ondelete="SET NULL"), index=True
    )
    letter_id: Mapped[int | None]
    is_proven: Mapped[bool] = mapped_column(default=False, server_default=false())

    answer: Mapped[Answer | None] = mapped_column(words(Answer))
    uid: Mapped[str] = mapped_column(default="")
    attendee: Mapped[str] = mapped_column(default="")
    sequence: Mapped[int | None]
    stamp: Mapped[datetime | None]
    colleague: Mapped[str] = mapped_column(default="")
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    absent_until: Mapped[date | None]
    failed_address: Mapped[str] = mapped_column(default="")
    is_hard: Mapped[bool] = mapped_column(default=False, server_default=false())
    said: Mapped[str] = mapped_column(default="")
    unwanted: Mapped[str] = mapped_column(default="")

    before: Mapped[dict[str, Any]] = mapped_column(default=dict)
    decision: Mapped[Decision | None] = mapped_column(words(Decision))
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    seen_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship()
    invitation: Mapped[Invitation | None] = relationship()
    event: Mapped[Event | None] = relationship()


class RawMessage(Owned, Base):
    """The message as it came, compressed (zlib); apart, so that lists do not read past it."""

    __tablename__ = "raw_messages"
    __table_args__ = (UniqueConstraint("received_message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    received_message_id: Mapped[int] = mapped_column(
        ForeignKey("received_messages.id", ondelete="CASCADE")
    )
    content: Mapped[bytes] = mapped_column(LargeBinary)
