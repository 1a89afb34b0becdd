"""Letters and their delivery, refused addresses, mail routes, and heartbeats."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, LargeBinary, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, MessageText, Owned, Versioned, words
from planner.outbox.list_kinds import ListKind


class Delivery(StrEnum):
    """The state of a letter.

    `held` waits for release by a person; `queued` may be sent; `sending` is claimed by a worker;
    `dot`: the body was transmitted and only the final dot is missing, so that a crash now leaves
    the letter `in_doubt`; `filed` was written to a folder because no mail server is configured;
    `superseded` was replaced by a newer letter before it was sent; `discarded` by a person.
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


# The recipient has the letter or may have it. A filed letter counts, so that the program can be
# tried out without a mail server (decision 0014).
MAY_HAVE_LEFT = (
    Delivery.SENDING,
    Delivery.DOT,
    Delivery.SENT,
    Delivery.FILED,
    Delivery.IN_DOUBT,
)
# Those of them that are no longer being sent.
LEFT = (Delivery.SENT, Delivery.FILED, Delivery.IN_DOUBT)

WAITING = (Delivery.HELD, Delivery.QUEUED)

TEST = "test"
"""`Letter.purpose` of what a member of the office has sent to themselves to try it."""


class Letter(Owned, Base):
    """One rendered letter to one person: text, HTML, calendar and headers.

    `purpose` is its kind (`invitation`, `update`, `cancellation`, `member.join`, …), `about` the
    row it concerns (`invitations:17`), `unique_key` prevents duplicates. `calendar` is iCalendar
    (RFC 5545) and `calendar_method` its METHOD, "" without one. `event_id` has no foreign key
    because the outbox is a layer below the events. `crashes` counts workers that died while sending
    it; `claimed_by` is the worker that is sending it. `refusals` counts unclear refusals
    (`UnclearRefusal`). `has_links` is set until personal links are removed (`redaction`).

    `person_id` is the recipient in the contacts, without a foreign key for the same reason;
    `list_kind` and `unsubscribe_url` are set for letters that they can opt out of (RFC 8058).
    `has_notice`: it tells whence their data are (Art. 14 GDPR). `limits_overridden`: a person let it
    go whatever the limits of the office (`limits`).

    `reply_address` is where answers to it are sent, the ORGANIZER of its calendar; "" for the sender.

    `snapshot_id` is the state of the event described in the letter, numbered by its writer, and
    `stamp` the DTSTAMP of its calendar. `wording` is the kind of its texts and the checksum of the
    office's own ("invitation:…"), without one in the standard text; "" where that is not known. `tells_link`: it has the
    address for taking part online, which not every guest is told.
    """

    __tablename__ = "letters"
    __table_args__ = (
        Index("ix_letters_delivery_due_at", "delivery", "due_at", "id"),
        Index("ix_letters_office_id_delivery", "office_id", "delivery", "id"),
        Index("ix_letters_office_id_event_id_delivery", "office_id", "event_id", "delivery", "id"),
        # Covers the groups of held letters, which the head of every page counts.
        Index("ix_letters_groups", "office_id", "delivery", "event_id", "purpose"),
        # A covering index, because SQLite would have to read past the texts to reach later columns.
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
    reply_address: Mapped[str] = mapped_column(default="", server_default="")
    snapshot_id: Mapped[int | None]
    wording: Mapped[str] = mapped_column(default="", server_default="")
    tells_link: Mapped[bool] = mapped_column(default=False, server_default=false())
    stamp: Mapped[datetime | None]

    delivery: Mapped[Delivery] = mapped_column(words(Delivery), default=Delivery.HELD)
    written_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    released_by_id: Mapped[int | None]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    crashes: Mapped[int] = mapped_column(default=0)
    refusals: Mapped[int] = mapped_column(default=0, server_default="0")
    # The column keeps its original name, because this code also freezes copies of older databases.
    fencing_token: Mapped[int] = mapped_column("fence", default=0)
    lease_until: Mapped[datetime | None]
    claimed_by: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(MessageText, default="")
    has_links: Mapped[bool] = mapped_column(default=True, server_default=true())
    person_id: Mapped[int | None] = mapped_column(index=True)
    list_kind: Mapped[ListKind | None] = mapped_column(words(ListKind))
    unsubscribe_url: Mapped[str] = mapped_column(default="", server_default="")
    has_notice: Mapped[bool] = mapped_column(default=False, server_default=false())
    limits_overridden: Mapped[bool] = mapped_column(default=False, server_default=false())

    @property
    def is_secret(self) -> bool:
        """Whether it contains a key of its recipient (`member.join`), which nobody else may read."""
        return self.purpose.startswith("member.")


class RefusedAddress(Owned, Base):
    """An address that a mail server has refused permanently (R7), with its reply.

    Deleted when a letter to it is accepted, when a person asks for another attempt, or when no
    contact has the address any more. `has_bounced`: our server had taken the letter, and it came
    back later; that it takes another one then says nothing. `address` is the `address_key`. No foreign key to a contact,
    because the outbox is a layer below the registers.
    """

    __tablename__ = "refused_addresses"
    __table_args__ = (UniqueConstraint("office_id", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str]
    said: Mapped[str] = mapped_column(MessageText)
    since: Mapped[datetime]
    has_bounced: Mapped[bool] = mapped_column(default=False, server_default=false())


class OutboxFreeze(Owned, Base):
    """An office whose letters are not sent, because its database is a copy (see `freezing`).

    Letters up to `last_letter_id` that still wait may have been sent since `copied_at`.
    """

    __tablename__ = "outbox_freezes"
    __table_args__ = (UniqueConstraint("office_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    copied_at: Mapped[datetime]
    last_letter_id: Mapped[int]


class OfficeMailServer(Owned, Versioned, Base):
    """The mail server that an office has set for its letters, instead of the installation's.

    `starts_with_tls` as in `MailServer`. `encrypted_password` is "" without sign-in, when
    `user_name` is empty too.
    """

    __tablename__ = "office_mail_servers"
    __table_args__ = (UniqueConstraint("office_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    host: Mapped[str]
    port: Mapped[int]
    starts_with_tls: Mapped[bool]
    user_name: Mapped[str] = mapped_column(default="")
    encrypted_password: Mapped[str] = mapped_column(default="")


class MailRoute(Base):
    """A closed or doubted mail route: of all letters (`sender` and `domain` empty), of those of one
    sender address, or of those of one sender to one domain.

    `transport` is the `Transport.key` to which it applies. The route is closed until
    `paused_until`; if that is None, it is doubted and other routes are tried first. `failures`
    counts consecutive closings, `error` is the last reply of the mail server.
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
        """The reply code of the mail server, "" if none. The reply itself may contain an address of
        another office.
        """
        return answer_code(self.error)


class Heartbeat(Base):
    """When a worker was last alive. `paused_until`, `failures` and `error` are unused since version
    0.1: see `MailRoute`.
    """

    __tablename__ = "heartbeats"

    name: Mapped[str] = mapped_column(primary_key=True)
    beat_at: Mapped[datetime]
    paused_until: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(default="")


def answer_code(said: str) -> str:
    """`550 5.7.1` for `550 5.7.1 not from you`; "" if there is no code."""
    found = re.match(r"\d{3}( \d\.\d{1,3}\.\d{1,3})?\b", said)
    return found[0] if found else ""
