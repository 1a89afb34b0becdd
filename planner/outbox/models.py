"""Letters that wait to be sent, and what became of them."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, LargeBinary, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, MessageText, Owned, words


class Delivery(StrEnum):
    """Where a letter stands.

    `held` waits for a person; `queued` may leave; `sending` is claimed; `dot` means that the
    body was handed over and only the final dot is missing, so that dying now leaves the letter
    `in_doubt`; `filed` was written to a folder because no mail server is set, so that nobody has
    received it; `superseded` was overtaken by a newer letter; `discarded` by a person.
    """

    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    DOT = "dot"
    SENT = "sent"
    FILED = "filed"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"
    SUPERSEDED = "superseded"
    DISCARDED = "discarded"

    @property
    def may_have_left(self) -> bool:
        """Whether the recipient counts as told."""
        return self in MAY_HAVE_LEFT


# Letters that a recipient has or may have: in SQL `Letter.delivery.in_(MAY_HAVE_LEFT)`. A filed
# letter counts, so that the program can be tried out without a mail server (decision 0014).
MAY_HAVE_LEFT = (
    Delivery.SENDING,
    Delivery.DOT,
    Delivery.SENT,
    Delivery.FILED,
    Delivery.IN_DOUBT,
)
# Those of them that are not on their way any more.
LEFT = (Delivery.SENT, Delivery.FILED, Delivery.IN_DOUBT)


WAITING = (Delivery.HELD, Delivery.QUEUED)


class Letter(Owned, Base):
    """One finished letter to one person: text, HTML, calendar, headers, as it will arrive.

    `purpose` says what it is (`invitation`, `update`, `cancellation`, `member.join`, …), `about`
    names the row it concerns (`invitations:17`), `unique_key` makes each letter one of its kind:
    the same key twice is refused by the database. `calendar` holds RFC 5545 bytes and
    `calendar_method` its METHOD, "" without one. `event_id` has no foreign key: the outbox lies
    below the events. `attempts` counts tries, `crashes` the workers that died over one.
    `claimed_by` names the worker that has the letter while it leaves. `refusals` counts the final
    answers of a mail server that did not say whether they speak of this letter or of all.
    `has_links` until the personal links are taken out of what is stored (`redaction`).

    `snapshot_id` is the state of the event that the letter tells, as its writer numbers them, and
    `stamp` the DTSTAMP of its calendar: what is known of a letter when its text is kept no more.
    """

    __tablename__ = "letters"
    __table_args__ = (
        Index("ix_letters_delivery_due_at", "delivery", "due_at", "id"),
        Index("ix_letters_office_id_delivery", "office_id", "delivery", "id"),
        Index("ix_letters_office_id_event_id_delivery", "office_id", "event_id", "delivery", "id"),
        # What a guest was told is asked of these alone: texts lie before the other columns.
        Index("ix_letters_about", "about", "purpose", "delivery", "sequence", "office_id"),
        Index("ix_letters_has_links_delivery", "has_links", "delivery"),
        Index(
            "ix_letters_office_id_event_id_about",
            "office_id",
            "event_id",
            "about",
            "id",
            "delivery",
            "purpose",
            "sequence",
            "snapshot_id",
            "recipient_address",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    event_id: Mapped[int | None]
    unique_key: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(default="en")

    sender_name: Mapped[str]
    sender_address: Mapped[str]
    recipient_name: Mapped[str]
    recipient_address: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    calendar: Mapped[bytes | None] = mapped_column(LargeBinary)
    calendar_method: Mapped[str] = mapped_column(default="")
    sequence: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[str] = mapped_column(unique=True)
    in_reply_to: Mapped[str] = mapped_column(default="")
    snapshot_id: Mapped[int | None]
    stamp: Mapped[datetime | None]

    delivery: Mapped[Delivery] = mapped_column(words(Delivery), default=Delivery.HELD)
    written_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    released_by_id: Mapped[int | None]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    crashes: Mapped[int] = mapped_column(default=0)
    refusals: Mapped[int] = mapped_column(default=0, server_default="0")
    # The column keeps its first name: copies of databases of older versions are frozen by this code.
    fencing_token: Mapped[int] = mapped_column("fence", default=0)
    lease_until: Mapped[datetime | None]
    claimed_by: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(MessageText, default="")
    has_links: Mapped[bool] = mapped_column(default=True, server_default=true())

    @property
    def is_secret(self) -> bool:
        """Holds a key that is its recipient's alone (`member.join`): nobody else may read it."""
        return self.purpose.startswith("member.")


class RefusedAddress(Owned, Base):
    """An address that a mail server has refused for good (R7), and in which words.

    It stands until a letter arrives there after all, a person says "try again", or nobody has
    the address any more. `address` is the comparable one. It belongs to no row of the registers:
    the outbox lies below them.
    """

    __tablename__ = "refused_addresses"
    __table_args__ = (UniqueConstraint("office_id", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    said: Mapped[str] = mapped_column(MessageText)
    since: Mapped[datetime]


class OutboxFreeze(Owned, Base):
    """An office whose letters do not leave, because its database is a copy (see `freezing`).

    Letters up to `last_letter_id` that still wait may have left since `copied_at`.
    """

    __tablename__ = "outbox_freezes"
    __table_args__ = (UniqueConstraint("office_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    copied_at: Mapped[datetime]
    last_letter_id: Mapped[int]


class MailRoute(Base):
    """A mail route that is closed or doubted: for all letters (`sender` and `domain`
    empty), for those of one sender address, or for those of one sender to one domain.

    `transport` is the key of the mail settings for which this holds. Until `paused_until` no
    letter goes that route; without it, other routes are tried first. `failures` counts the closings
    in a row, `error` is what the mail server said last.
    """

    __tablename__ = "mail_routes"

    transport: Mapped[str] = mapped_column(primary_key=True)
    sender: Mapped[str] = mapped_column(primary_key=True)
    domain: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    paused_until: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(MessageText, default="")

    @property
    def code(self) -> str:
        """What the mail server answered, as a number; "" if nothing. Its words may hold an
        address of another office's.
        """
        return answer_code(self.error)


class Heartbeat(Base):
    """A sign of life of a worker, by name. `paused_until`, `failures` and `error` are of version
    0.1 and not used any more: see `MailRoute`.
    """

    __tablename__ = "heartbeats"

    name: Mapped[str] = mapped_column(primary_key=True)
    beat_at: Mapped[datetime]
    paused_until: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")


def answer_code(said: str) -> str:
    """`550 5.7.1` of `550 5.7.1 not from you`; "" where there is no number."""
    found = re.match(r"\d{3}( \d\.\d{1,3}\.\d{1,3})?\b", said)
    return found[0] if found else ""
