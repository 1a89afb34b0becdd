"""Reading one message. Run in a sandboxed process: `PdfClient.read_message`."""

from __future__ import annotations

import email
import hashlib
import re
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from typing import Any

from planner.mail import headers, limits
from planner.mail.absences import absent_until
from planner.mail.calendar_part import NoAnswer, calendar_part, read_calendar, read_entry
from planner.mail.machines import is_absence, is_from_a_machine, unsubscribes_from
from planner.mail.message import CalendarAnswer, Fault, MessageKind, ReadMessage
from planner.mail.own_words import own_words
from planner.mail.reports import is_other_report, read_report
from planner.mail.texts import text_of
from planner.mail.tnef import NotTnef, Wrapped, answer_in, unwrapped

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_KINDS = {
    "REPLY": MessageKind.ANSWER,
    "COUNTER": MessageKind.COUNTER,
    "REFRESH": MessageKind.REFRESH,
}
_TNEF = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
# The class of a message in TNEF (MS-OXCMSG), of answers to invitations; older programs call it otherwise.
_TNEF_ANSWER = re.compile(rb"IPM\.Schedule\.Meeting\.Resp|IPM\.Microsoft Schedule\.MtgResp")


def read_message(raw: bytes) -> ReadMessage:
    """What it says; a calendar file alone is read as an answer without sender. Never raises."""
    checksum = checksum_of(raw)
    head = _END_OF_HEAD.split(raw, 1)[0] if len(raw) > 1 else raw
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() == b"BEGIN:VCALENDAR":
        return replace(_calendar_alone(raw), checksum=checksum)
    if len(raw) > limits.MESSAGE_BYTES:
        return _only_head(head, Fault.TOO_LARGE, checksum)
    if len(head) > limits.HEADER_BYTES:
        return _only_head(head, Fault.LONG_HEADERS, checksum)
    try:
        message = _parsed(raw)
        if fault := _exceeded(message):
            return _only_head(head, fault, checksum)
        return replace(_read(message), checksum=checksum)
    except RecursionError:
        return _only_head(head, Fault.TOO_DEEP, checksum)
    except Exception:
        return _only_head(head, Fault.BROKEN, checksum)


def unread(raw: bytes, *, is_slow: bool) -> ReadMessage:
    """In place of what a reader did not hand over, without looking into it."""
    fault = Fault.TOO_SLOW if is_slow else Fault.BROKEN
    return ReadMessage(kind=MessageKind.UNREADABLE, fault=fault, checksum=checksum_of(raw))


def _parsed(raw: bytes) -> EmailMessage:
    """With the older policy: the newer one parses each field anew whenever a part is asked for its
    type, and decodes names before it looks for addresses in them.
    """
    older: Any = policy.compat32  # its type admits the older class of messages only
    return email.message_from_bytes(raw, _class=EmailMessage, policy=older)


def _exceeded(message: EmailMessage) -> Fault | None:
    """Also counts messages within this one, which are not read."""
    count, pending = 0, [(message, 1)]
    while pending:
        part, depth = pending.pop()
        count += 1
        if count > limits.PARTS:
            return Fault.MANY_PARTS
        if depth > limits.DEPTH:
            return Fault.TOO_DEEP
        inner = part.get_payload()
        if isinstance(inner, list):
            pending.extend((one, depth + 1) for one in inner if isinstance(one, EmailMessage))
    return None


def _only_head(head: bytes, fault: Fault, checksum: str) -> ReadMessage:
    """From whom it is, so that a person can look for it in the mailbox."""
    try:
        read = _head(_parsed(head[: limits.HEADER_BYTES]))
    except Exception:
        read = ReadMessage(kind=MessageKind.UNREADABLE)
    return replace(read, kind=MessageKind.UNREADABLE, fault=fault, checksum=checksum)


def _head(message: EmailMessage) -> ReadMessage:
    name, address = headers.sender(message)
    return ReadMessage(
        kind=MessageKind.WORDS,
        fault=None if address else Fault.SENDERS,
        message_id=headers.message_id(message),
        sender=address,
        sender_name=name,
        subject=headers.line(message, "Subject"),
        sent_at=headers.sent_at(message),
        recipients=headers.recipients(message),
        refers_to=headers.refers_to(message),
        results=headers.results(message),
        answers_nobody=is_from_a_machine(message),
    )


def _read(message: EmailMessage) -> ReadMessage:
    text = text_of(message)
    read = replace(
        _head(message), text=text, words=own_words(text), attachments=_attachments(message)
    )
    if report := read_report(message, read.sender, read.subject):
        return replace(read, kind=MessageKind.BOUNCE, report=report, answers_nobody=True)
    if is_other_report(message):
        return replace(read, kind=MessageKind.AUTOMATIC, answers_nobody=True)
    if (part := calendar_part(message)) is not None:
        return _with_calendar(read, part)
    if (content := _wrapped_by_outlook(message)) is not None:
        return _with_wrapped(message, read, content)
    return _without_calendar(message, read)


def _with_calendar(read: ReadMessage, part: EmailMessage) -> ReadMessage:
    try:
        answer = read_calendar(part)
    except NoAnswer as refusal:
        # The method of the part says what it was meant to be.
        method = str(part.get_param("method") or "").upper()
        kind = _KINDS.get(method, read.kind)
        return replace(read, kind=kind, fault=refusal.fault)
    return replace(read, kind=_kind_of(answer, read.kind), calendar=answer)


def _kind_of(answer: CalendarAnswer, otherwise: MessageKind) -> MessageKind:
    return _KINDS.get(answer.method, otherwise)


def _without_calendar(message: EmailMessage, read: ReadMessage) -> ReadMessage:
    if is_absence(message, read.subject, read.text):
        told = f"{read.subject}\n{read.text}"
        until = absent_until(told, read.sent_at.date()) if read.sent_at else None
        return replace(
            read, kind=MessageKind.OUT_OF_OFFICE, answers_nobody=True, absent_until=until
        )
    if unwanted := unsubscribes_from(read.subject, read.words):
        return replace(read, kind=MessageKind.UNSUBSCRIBE, unwanted=unwanted)
    return replace(read, kind=MessageKind.AUTOMATIC) if read.answers_nobody else read


def _with_wrapped(message: EmailMessage, read: ReadMessage, content: bytes) -> ReadMessage:
    """What Outlook has wrapped: an answer, or the text if there is no other."""
    wrapped: Wrapped | None = None
    try:
        wrapped = unwrapped(content)
        answer = answer_in(wrapped, read.sender)
    except NotTnef:
        answer = None
    if answer is not None:
        return replace(read, kind=_kind_of(answer, read.kind), calendar=answer)
    if (wrapped is not None and wrapped.is_answer) or _TNEF_ANSWER.search(content):
        return replace(read, kind=MessageKind.UNREADABLE, fault=Fault.TNEF)
    if wrapped is not None and wrapped.text and not read.text:
        read = replace(read, text=wrapped.text, words=own_words(wrapped.text))
    return _without_calendar(message, read)


def _wrapped_by_outlook(message: EmailMessage) -> bytes | None:
    """The content of the first winmail.dat."""
    for part in message.walk():
        name = str(part.get_filename("")).lower()
        if part.get_content_type() in _TNEF or name == "winmail.dat":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return content
    return None


def _attachments(message: EmailMessage) -> int:
    """How many files were sent along, which are not kept; a calendar is none."""
    return sum(
        1
        for part in message.walk()
        if part.get_content_disposition() == "attachment"
        and part.get_content_type() not in ("text/calendar", "application/ics")
    )


def _calendar_alone(raw: bytes) -> ReadMessage:
    """A file that a person has saved from their mail program."""
    read = ReadMessage(kind=MessageKind.UNREADABLE)
    if len(raw) > limits.CALENDAR_BYTES:
        return replace(read, fault=Fault.LARGE_CALENDAR)
    try:
        answer = read_entry(raw.decode("utf-8", "replace"))
    except NoAnswer as refusal:
        return replace(read, fault=refusal.fault)
    except Exception:
        return replace(read, fault=Fault.BROKEN_CALENDAR)
    if answer.method not in _KINDS:
        return replace(read, calendar=answer, fault=Fault.INCOMPLETE)
    return replace(read, kind=_KINDS[answer.method], calendar=answer)


def checksum_of(raw: bytes) -> str:
    """SHA-256 of what the sender wrote: servers on the way add lines above it only, so that the same
    message is known again in another copy.
    """
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    own = [line for line in re.split(rb"\n(?![ \t])", head) if _OWN_FIELD.match(line)]
    return hashlib.sha256(b"\n".join(sorted(own)) + b"\n\n" + body.rstrip()).hexdigest()


_OWN_FIELD = re.compile(rb"(?:from|to|date|subject|message-id)\s*:", re.IGNORECASE)
