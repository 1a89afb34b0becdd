"""Reading the letters to guests, and the snapshots of an event that letters have told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from planner.events.models.event import Event
from planner.invitations.models import EventSnapshot, Invitation
from planner.invitations.purposes import Purpose
from planner.invitations.snapshots import checksum_of, facts_as_json, snapshot
from planner.invitations.told import History, Present, Written
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, Letter


def histories(work: Work, guests: Sequence[Invitation]) -> dict[str, History]:
    """The letters to these guests by `Invitation.about`, one query per portion of guests."""
    found: dict[str, History] = defaultdict(History)
    for some in portions(guest.about for guest in guests):
        for row in work.session.execute(_letters(work).where(Letter.about.in_(some))):
            found[row.about].letters.append(_written(row))
    return found


def present(work: Work, event: Event) -> Present:
    """The event as it is now, and all its snapshots."""
    facts = facts_as_json(event, work.now)
    checksum = checksum_of(facts)
    stored = work.session.scalars(
        select(EventSnapshot).where(
            EventSnapshot.office_id == work.office_id, EventSnapshot.event_id == event.id
        )
    ).all()
    return Present(
        event=event,
        now=work.now,
        snapshots={one.id: snapshot(one.facts, event) for one in stored},
        snapshot_id=next((one.id for one in stored if one.checksum == checksum), None),
        checksum=checksum,
        as_json=facts,
    )


def snapshot_id(work: Work, event_id: int, checksum: str, facts: dict[str, Any]) -> int:
    """The ID of the snapshot with that checksum, which is stored if it is missing."""
    found = work.session.scalar(
        select(EventSnapshot.id).where(
            EventSnapshot.office_id == work.office_id,
            EventSnapshot.event_id == event_id,
            EventSnapshot.checksum == checksum,
        )
    )
    if found is not None:
        return found
    made = EventSnapshot(
        office_id=work.office_id,
        event_id=event_id,
        checksum=checksum,
        facts=facts,
        made_at=work.now,
    )
    work.session.add(made)
    work.session.flush()
    return made.id


def first_sender(work: Work, event_id: int) -> str:
    """The sender of the first letter about the event that left, its ORGANIZER (O2); "" for none."""
    found = (
        select(Letter.sender_address)
        .where(
            Letter.office_id == work.office_id,
            Letter.event_id == event_id,
            Letter.purpose.in_(list(Purpose)),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
        .order_by(Letter.id)
        .limit(1)
    )
    return work.session.scalar(found) or ""


def replaced(work: Work, guest_ids: Collection[int]) -> set[int]:
    """The IDs of those guests in whose place a colleague is invited."""
    found: set[int] = set()
    for some in portions(guest_ids):
        statement = select(Invitation.instead_of_id).where(
            Invitation.office_id == work.office_id,
            Invitation.instead_of_id.in_(some),
            Invitation.invited_at.is_not(None),
            Invitation.withdrawn_at.is_(None),
        )
        found.update(number for number in work.session.scalars(statement) if number is not None)
    return found


def _letters(work: Work) -> Select[Any]:
    return (
        select(
            Letter.id,
            Letter.about,
            Letter.purpose,
            Letter.delivery,
            Letter.sequence,
            Letter.snapshot_id,
            Letter.language,
            Letter.recipient_address,
            Letter.recipient_name,
            Letter.sender_address,
            Letter.sender_name,
            Letter.reply_address,
            Letter.wording,
            Letter.message_id,
            Letter.stamp,
            Letter.tells_link,
            Letter.calendar_method,
        )
        .where(Letter.office_id == work.office_id, Letter.purpose.in_(list(Purpose)))
        .order_by(Letter.id)
    )


def _written(row: Row[Any]) -> Written:
    return Written(
        number=row.id,
        purpose=Purpose(row.purpose),
        delivery=row.delivery,
        sequence=row.sequence,
        snapshot_id=row.snapshot_id,
        language=row.language,
        address=row.recipient_address,
        name=row.recipient_name,
        sender=row.sender_address,
        sender_name=row.sender_name,
        reply_address=row.reply_address,
        wording=row.wording,
        message_id=row.message_id,
        stamp=row.stamp,
        tells_link=row.tells_link,
        has_calendar=bool(row.calendar_method),
    )
