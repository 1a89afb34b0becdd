"""Taking in a message: what it is about, what becomes of it, and a row that says so."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
from sqlalchemy import select

from planner.accounts.models import Office
from planner.inbox.answering import (
    Asked,
    answer_of,
    comment,
    decide_on_answer,
    decide_on_counter,
)
from planner.inbox.bounces import decide_on_bounce, failed_address
from planner.inbox.matching import Match, match
from planner.inbox.models import RawMessage, ReceivedBy, ReceivedMessage
from planner.inbox.personal import (
    decide_on_absence,
    decide_on_machine,
    decide_on_unreadable,
    decide_on_unsubscribing,
    decide_on_words,
)
from planner.inbox.proof import Proof, proof_of
from planner.inbox.refreshing import decide_on_refresh
from planner.inbox.verdicts import Verdict
from planner.kernel.addresses import address_key
from planner.kernel.work import Work
from planner.mail import limits
from planner.mail.message import CalendarAnswer, MessageKind, ReadMessage
from planner.outbox.refusals import forget_refusals

_DECIDE: Mapping[MessageKind, Callable[[Work, Asked], Verdict]] = {
    MessageKind.ANSWER: decide_on_answer,
    MessageKind.COUNTER: decide_on_counter,
    MessageKind.REFRESH: decide_on_refresh,
    MessageKind.BOUNCE: lambda work, asked: _decide_on_bounce(work, asked),
    MessageKind.OUT_OF_OFFICE: decide_on_absence,
    MessageKind.UNSUBSCRIBE: decide_on_unsubscribing,
    MessageKind.WORDS: decide_on_words,
    MessageKind.AUTOMATIC: decide_on_machine,
    MessageKind.UNREADABLE: decide_on_unreadable,
}


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
    found = match(work, read)
    asked = Asked(
        read=read, match=found, proof=_proof(work, read, road, found), received_at=received_at
    )
    verdict = _DECIDE[read.kind](work, asked)
    message = _message(work, asked, verdict, road)
    work.session.add(message)
    work.session.flush()
    _keep_raw(work, message, raw)
    if verdict.is_proven:
        forget_refusals(work.session, work.office_id, [read.sender])
    return message


def _known(work: Work, read: ReadMessage) -> ReceivedMessage | None:
    return work.session.scalars(
        select(ReceivedMessage).where(
            ReceivedMessage.office_id == work.office_id,
            ReceivedMessage.message_id == read.message_id,
            ReceivedMessage.checksum == read.checksum,
        )
    ).one_or_none()


def _proof(work: Work, read: ReadMessage, road: ReceivedBy, found: Match) -> Proof | None:
    """Of the guest whom an answer is about, else of the person."""
    person = found.guest.person if found.guest else found.person
    if person is None:
        return None
    office = work.session.get_one(Office, work.office_id)
    has_token = found.holder is not None and found.holder.id == person.id
    addresses = {address_key(found.guest.address)} if found.guest else set()
    return proof_of(office, read, road, person, has_token=has_token, addresses=addresses)


def _decide_on_bounce(work: Work, asked: Asked) -> Verdict:
    assert asked.read.report is not None
    return decide_on_bounce(work, asked.match, asked.read.report)


def _message(work: Work, asked: Asked, verdict: Verdict, road: ReceivedBy) -> ReceivedMessage:
    read, found = asked.read, asked.match
    return ReceivedMessage(
        office_id=work.office_id,
        received_at=asked.received_at,
        road=road,
        kind=read.kind,
        outcome=verdict.outcome,
        reason=verdict.reason,
        question=verdict.question,
        attention=verdict.attention,
        is_proven=verdict.is_proven,
        message_id=read.message_id,
        checksum=read.checksum,
        sender=read.sender,
        sender_name=read.sender_name,
        subject=read.subject,
        sent_at=read.sent_at,
        text=read.text,
        own_words=comment(read.calendar) if read.calendar else read.words,
        attachments=read.attachments,
        person_id=found.person.id if found.person else None,
        invitation_id=found.guest.id if found.guest else None,
        event_id=found.event.id if found.event else None,
        letter_id=found.letter.id if found.letter else None,
        absent_until=read.absent_until,
        unwanted=read.unwanted,
        **_of_calendar(asked),
        **_of_report(work, asked),
    )


def _of_calendar(asked: Asked) -> dict[str, Any]:
    calendar = asked.read.calendar
    if calendar is None:
        return {}
    zone = asked.match.event.zone if asked.match.event else "UTC"
    return {
        "answer": answer_of(calendar),
        "uid": calendar.uid,
        "attendee": calendar.attendee,
        "sequence": calendar.sequence,
        "stamp": calendar.stamp or asked.received_at,
        "colleague": ", ".join(calendar.delegates),
        "starts_at": _moment(calendar.starts, calendar, zone),
        "ends_at": _moment(calendar.ends, calendar, zone),
    }


def _of_report(work: Work, asked: Asked) -> dict[str, Any]:
    report = asked.read.report
    if report is None:
        return {}
    return {
        "failed_address": failed_address(work, asked.match, report),
        "is_hard": report.is_hard,
        "said": report.said,
    }


def _moment(told: datetime | date | None, calendar: CalendarAnswer, zone: str) -> datetime | None:
    """A proposed time in UTC; a day begins in the event's zone. None in a zone that nobody knows."""
    if told is None:
        return None
    if not isinstance(told, datetime):
        return datetime.combine(told, time(), ZoneInfo(zone)).astimezone(UTC)
    if told.tzinfo is not None:
        return told.astimezone(UTC)
    named = WINDOWS_TO_OLSON.get(calendar.zone, calendar.zone)
    try:
        return told.replace(tzinfo=ZoneInfo(named)).astimezone(UTC)
    except (KeyError, ValueError, OSError, OverflowError):  # an unknown zone is a KeyError
        return None


def _keep_raw(work: Work, message: ReceivedMessage, raw: bytes) -> None:
    """What is too large stays in the mailbox only."""
    if len(raw) <= limits.MESSAGE_BYTES:
        work.session.add(
            RawMessage(
                office_id=work.office_id,
                received_message_id=message.id,
                content=zlib.compress(raw),
            )
        )
        work.session.flush()
