"""A last look at a letter to a guest before it leaves: does it still tell what is true?

Acts draw the letters anew that wait (`changes.outdated`), but after their commit: a worker may be
quicker, and a program that ends in between leaves them as they were.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.queries import event_with_programme
from planner.invitations.models import EventSnapshot
from planner.invitations.purposes import Purpose
from planner.invitations.snapshots import checksum_of, facts_as_json
from planner.outbox.models import Letter


def is_still_true(session: Session, letter: Letter) -> bool:
    """Whether the event is as the letter tells it. True of letters that tell of none.

    Compared as of the moment when it was written: an embargo that has ended since makes nothing
    untrue.
    """
    if letter.purpose not in set(Purpose) or letter.snapshot_id is None or letter.event_id is None:
        return True
    told = session.scalar(
        select(EventSnapshot.checksum).where(
            EventSnapshot.office_id == letter.office_id, EventSnapshot.id == letter.snapshot_id
        )
    )
    wanted = event_with_programme(letter.office_id, letter.event_id)
    event = session.scalars(wanted).one_or_none()
    return event is None or told == checksum_of(facts_as_json(event, letter.written_at))
