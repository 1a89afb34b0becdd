"""The mailbox that an office has set, and how far it has been read."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.kernel.database import Base, MessageText, Owned, Versioned


class OfficeMailbox(Owned, Versioned, Base):
    """One folder of one account on an IMAP server. The version is that of the settings.

    `starts_with_tls`: TLS from the first byte, else STARTTLS. `days_back`: when it is read for the
    first time, messages of so many days before are read too; 0 for none. `token_url` and `client_id` are
    those of OAuth 2; "" with a password.

    The position (RFC 9051 2.3.1.1): all messages up to `last_uid` have been read, as long as the
    folder has this `uid_validity`; None before the first connection. Up to `catch_up_until`, only
    messages received on or after `catch_up_since` are read. `renumbered_at` is when the server last
    came with another UIDVALIDITY.

    `read_at` is when everything in the folder had been read, and `has_idle` whether the server tells
    of new messages (RFC 2177). `failure` says why the last `failures` tries in a row failed, since
    `failed_since`; the next one is at `due_at`. `claimed_by`, `lease_until` and `fencing_token`:
    see `claims`.
    """

    __tablename__ = "office_mailboxes"
    __table_args__ = (UniqueConstraint("office_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    host: Mapped[str]
    port: Mapped[int]
    starts_with_tls: Mapped[bool]
    user_name: Mapped[str]
    encrypted_password: Mapped[str]
    token_url: Mapped[str] = mapped_column(default="", server_default="")
    client_id: Mapped[str] = mapped_column(default="", server_default="")
    folder: Mapped[str]
    days_back: Mapped[int]
    set_at: Mapped[datetime]

    uid_validity: Mapped[int | None] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger, default=0)
    catch_up_since: Mapped[date | None]
    catch_up_until: Mapped[int] = mapped_column(BigInteger, default=0)
    renumbered_at: Mapped[datetime | None]

    read_at: Mapped[datetime | None]
    has_idle: Mapped[bool | None]
    failure: Mapped[str] = mapped_column(MessageText, default="")
    failures: Mapped[int] = mapped_column(default=0)
    failed_since: Mapped[datetime | None]
    due_at: Mapped[datetime]

    claimed_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    fencing_token: Mapped[int] = mapped_column(default=0)
