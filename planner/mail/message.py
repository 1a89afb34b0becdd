"""What is read from a message.

Everything here was written by strangers. It is text of bounded length without control characters;
addresses are in the form for comparing (`kernel.addresses.address_key`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class MessageKind(StrEnum):
    """What a message is by its form.

    `answer` (REPLY), `counter_proposal` (COUNTER) and `refresh` come from calendar programs
    (RFC 5546). `automatic` is what a machine or a list sends, and spam: nobody waits for an answer.
    `unreadable` was not read: beyond a limit, or written in a form that only its own program reads.
    """

    ANSWER = "answer"
    COUNTER = "counter_proposal"
    REFRESH = "refresh"
    BOUNCE = "bounce"
    OUT_OF_OFFICE = "out_of_office"
    UNSUBSCRIBE = "unsubscribe"
    WORDS = "words"
    AUTOMATIC = "automatic"
    UNREADABLE = "unreadable"


class Fault(StrEnum):
    """Why a message, or its calendar, was not read. The last six are about the calendar."""

    TOO_LARGE = "too_large"
    LONG_HEADERS = "long_headers"
    MANY_PARTS = "many_parts"
    TOO_DEEP = "too_deep"
    TOO_SLOW = "too_slow"
    BROKEN = "broken"
    TNEF = "tnef"
    SENDERS = "senders"
    BROKEN_CALENDAR = "broken_calendar"
    LARGE_CALENDAR = "large_calendar"
    METHODS_DIFFER = "methods_differ"
    SEVERAL_ENTRIES = "several_entries"
    SEVERAL_ATTENDEES = "several_attendees"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarAnswer:
    """The calendar part of an answer.

    `partstat` is in upper case (RFC 5545 3.2.12), `stamp` the DTSTAMP. `starts` and `ends` are what
    a COUNTER proposes, days without an hour if it is all day; times without a zone are in UTC.
    X
    """

    method: str
    uid: str
    attendee: str
    attendee_name: str = ""
    partstat: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    comment: str = ""
    delegates: tuple[str, ...] = ()
    companions: int = 0
    starts: datetime | date | None = None
    ends: datetime | date | None = None
    zone: str = ""
    is_of_series: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryReport:
    """A bounce: the address that failed, the words of its server, and the letter that came back.

    `is_hard` if no other letter would arrive. `code` is the status of RFC 3463 (“5.1.1”), "" if none
    was found. `is_standard`: in the form of RFC 3464; others were recognised by their text.
    """

    address: str
    is_hard: bool
    code: str
    said: str
    letter_id: str = ""
    is_standard: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadMessage:
    """`sender` is the only address in From, "" if there are several or none. `recipients` come from
    To, Cc and what mail servers add (Delivered-To …). `results` are the Authentication-Results, the
    topmost first. `checksum` is the SHA-256 of what the sender wrote, without the marks of servers
    on the way. `text` is the whole text, `words` what the sender added to it: without quotations and
    signature. `absent_until` is the last day of an absence, if it says so.

    `unwanted` is the kind of letters that it unsubscribes from, see `Unwanted` of contacts.
    `answers_nobody`: no machine may answer it (S83).
    """

    kind: MessageKind
    fault: Fault | None = None
    checksum: str = ""
    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    recipients: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    text: str = ""
    words: str = ""
    attachments: int = 0
    unwanted: str = ""
    answers_nobody: bool = False
    absent_until: date | None = None
    calendar: CalendarAnswer | None = None
    report: DeliveryReport | None = None
