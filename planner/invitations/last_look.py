"""The check before a letter about an event is sent: is it up to date?

Waiting letters are rewritten after the commit that made them outdated (`changes.outdated`). The
worker may be quicker, and a process may end in between.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.queries import event_with_programme
from planner.invitations.due import OF_PLACE
from planner.invitations.models import Answer, EventSnapshot, Invitation
from planner.invitations.online import knows_link
from planner.invitations.purposes import guest_number
from planner.invitations.snapshots import checksum_of, facts_as_json
from planner.letter_texts.queries import own_texts
from planner.outbox.models import Letter


def is_still_true(session: Session, letter: Letter) -> bool:
    """Whether the event is still as in the letter's snapshot, and the office's own texts are those
    of the letter. True for letters without a snapshot.

    Compared as of the time of writing, so that an embargo that has ended since does not count.
    """
    if letter.snapshot_id is None or letter.event_id is None:
        return True
    if not _fits_the_answer(session, letter):
        return False
    own = own_texts(session, letter.office_id, letter.event_id)
    if not own.is_current(letter.wording, letter.language):
        return False
    checksum = session.scalar(
        select(EventSnapshot.checksum).where(
            EventSnapshot.office_id == letter.office_id, EventSnapshot.id == letter.snapshot_id
        )
    )
    statement = event_with_programme(letter.office_id, letter.event_id)
    event = session.scalars(statement).one_or_none()
    return event is None or checksum == checksum_of(facts_as_json(event, letter.written_at))


def _fits_the_answer(session: Session, letter: Letter) -> bool:
    """Whether the guest still waits, or has a seat, as the letter says, and may still know the link."""
    is_about_place = letter.purpose in OF_PLACE.values()
    if not is_about_place and not letter.tells_link:
        return True
    standing = session.scalar(
        select(Invitation.standing).where(
            Invitation.office_id == letter.office_id,
            Invitation.id == guest_number(letter.about),
        )
    )
    answer = Answer(standing or Answer.NEEDS_ACTION)
    if is_about_place and OF_PLACE.get(answer) != letter.purpose:
        return False
    return knows_link(answer) or not letter.tells_link
