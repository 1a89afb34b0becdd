"""Offices, users, memberships, sessions, single-use keys, and attempts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.reply_addresses import ReplyForm
from planner.kernel.texts import Texts


class Role(StrEnum):
    """What a member may do in an office. Each role may do what those before it may."""

    VIEWER = "viewer"
    EDITOR = "editor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"

    @property
    def rank(self) -> int:
        return list(Role).index(self)

    def includes(self, other: Role) -> bool:
        return self.rank >= other.rank


class EndMark(StrEnum):
    """The mark at the end of a release (`###` in North America, ENDS elsewhere)."""

    ENDS = "ENDS"
    HASHES = "###"


class ReleaseOrder(StrEnum):
    """The order of a release: the course of the event, or the news first."""

    PROTOCOL = "protocol"
    NEWS = "news"


class ReplyAddresses(StrEnum):
    """Where answers to letters of an office are sent: to its mailbox, or to the mailbox with a token
    of the recipient (`press+…@office.example`), if its mail server puts such mail into the mailbox.
    `tokens_on_envelopes`: bounces too, if the server takes such senders of letters.
    """

    MAILBOX = "mailbox"
    TOKENS = "tokens"
    TOKENS_ON_ENVELOPES = "tokens_on_envelopes"


class Office(Versioned, Base):
    """A press office: owner of events, contacts and releases.

    `languages` are BCP 47 tags; the first is the default. `mail_from` is the office's mailbox, used
    as From of letters and ORGANIZER of calendars. `slug` is part of public URLs. `public_number` is
    incremented when anything public changes: `releases.public_number`.

    `reply_addresses` says where answers to letters go, and `reply_form` how the address with a token is
    written; `authserv_id` is the name by which the mail
    server of that mailbox signs its Authentication-Results (RFC 8601), "" if it is not known.

    `introductions`, `press_names`, `press_phone` and `press_hours` stand in the newsroom: a sentence about the
    office, and whom journalists call when. The telephone number is stored as printed.

    `privacy_texts`, `retention_texts` and `data_protection_contact` stand in the first letter to a
    person: why their data are kept and how long, and who answers for it; empty for usual words.

    `papers_kept_days`: so long after an event scans of identity papers are deleted, and requests to
    attend that were not approved.
    """

    __tablename__ = "offices"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    short_names: Mapped[Texts]
    cities: Mapped[Texts]
    zone: Mapped[str]
    languages: Mapped[list[str]]
    mail_from: Mapped[str]
    reply_addresses: Mapped[ReplyAddresses] = mapped_column(
        words(ReplyAddresses), default=ReplyAddresses.MAILBOX, server_default="mailbox"
    )
    reply_form: Mapped[ReplyForm] = mapped_column(
        words(ReplyForm), default=ReplyForm.PLUS, server_default="plus"
    )
    authserv_id: Mapped[str] = mapped_column(default="", server_default="")
    introductions: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    press_names: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    press_phone: Mapped[str] = mapped_column(default="", server_default="")
    press_hours: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    privacy_texts: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    retention_texts: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    data_protection_contact: Mapped[str] = mapped_column(default="", server_default="")
    papers_kept_days: Mapped[int] = mapped_column(default=30, server_default="30")
    accent: Mapped[str] = mapped_column(default="#1f4e79")
    end_mark: Mapped[EndMark] = mapped_column(words(EndMark), default=EndMark.ENDS)
    oxford_comma: Mapped[bool] = mapped_column(default=False)
    prints_titles: Mapped[bool] = mapped_column(default=True, server_default=true())
    prints_country: Mapped[bool] = mapped_column(default=False, server_default=false())
    names_centenaries: Mapped[bool] = mapped_column(default=False, server_default=false())
    release_order: Mapped[ReleaseOrder] = mapped_column(
        words(ReleaseOrder), default=ReleaseOrder.PROTOCOL, server_default="protocol"
    )
    public_number: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]

    @property
    def language(self) -> str:
        return self.languages[0]

    @property
    def has_reply_tokens(self) -> bool:
        return self.reply_addresses is not ReplyAddresses.MAILBOX

    @property
    def name(self) -> str:
        return self.names.best(*self.languages)


class User(Versioned, Base):
    """A user account. `email` is in lower case; `password_hash` is argon2id.

    `language` is that of the desk; "" for the language of the browser.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(default="", server_default="")


class Membership(Owned, Base):
    """A user's role in one office. Suspended members are still listed but have no access."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("office_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    since: Mapped[datetime]
    suspended_at: Mapped[datetime | None]
    suspension_reason: Mapped[str] = mapped_column(default="", server_default="")

    user: Mapped[User] = relationship()
    office: Mapped[Office] = relationship()


class UserSession(Base):
    """A signed-in browser. `token_hash` is the fingerprint of the cookie."""

    __tablename__ = "user_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    office_id: Mapped[int | None] = mapped_column(ForeignKey("offices.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    browser: Mapped[str] = mapped_column(default="")

    user: Mapped[User] = relationship()
    office: Mapped[Office | None] = relationship()


class KeyPurpose(StrEnum):
    """The purpose of a single-use key, for which alone it is valid."""

    SETUP = "setup"
    JOIN = "join"
    RESET = "reset"


class OneTimeKey(Base):
    """A single-use key for the set-up, joining an office, or a new password."""

    __tablename__ = "one_time_keys"
    __table_args__ = (Index("ix_one_time_keys_purpose_email", "purpose", "email"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[KeyPurpose] = mapped_column(words(KeyPurpose))
    token_hash: Mapped[str] = mapped_column(unique=True)
    office_id: Mapped[int | None] = mapped_column(ForeignKey("offices.id", ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(default="")
    role: Mapped[Role | None] = mapped_column(words(Role))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Attempt(Base):
    """One attempt, for throttling: `gate` is what was attempted, `key_hash` identifies by whom."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_gate_key_hash_at", "gate", "key_hash", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gate: Mapped[str]
    key_hash: Mapped[str]
    at: Mapped[datetime]


class UsedFormKey(Base):
    """A submitted form: a second submission is redirected to the first one's `location`."""

    __tablename__ = "used_form_keys"

    key_hash: Mapped[str] = mapped_column(primary_key=True)
    location: Mapped[str]
    used_at: Mapped[datetime]
