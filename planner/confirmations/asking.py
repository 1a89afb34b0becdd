"""Writing the letters that ask speakers to confirm, and noting who was asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import String, cast, exists, literal, select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.confirmations.drawing import plan
from planner.confirmations.facts import Asked, asked, parts_of
from planner.confirmations.models import ABOUT, PURPOSE, SpeakerConfirmation
from planner.confirmations.speakers import OPEN_STATES, Speaker, speakers_of, why_nobody
from planner.contacts.readers import readers
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus, PartState
from planner.events.operations.speakers import set_state
from planner.events.queries import event_with_programme
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id
from planner.kernel.links import Links
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox.models import LEFT, Letter
from planner.outbox.operations import enqueue_all

NOBODY = _("Nobody is left to be asked as things stand.")
CHANGED = _(
    "It has not left: what the speaker is asked has changed since it was written. Ask them anew."
)
NOT_ASKED = _("It has not left: the speaker has no part any more, or has answered.")


def ask(work: Work, event: Event, person_ids: Collection[int]) -> int:
    """Write letters to those of these speakers who would get one now; how many. They are held.

    `event` is loaded with its programme. Raises `Conflict` if nobody would get one.
    """
    if why := why_nobody(event, work.now):
        raise Conflict(why)
    meant = [
        one for one in speakers_of(work, event) if one.person.id in person_ids and not one.why_not
    ]
    if not meant:
        raise Conflict(NOBODY)
    office = work.session.get_one(Office, work.office_id)
    own = own_texts(work.session, work.office_id, event.id)
    known = readers(work, [one.person.id for one in meant])
    told = [asked(work, event, one.person.id, one.language) for one in meant]
    rows = [_row(work, event, *one) for one in zip(meant, told, strict=True)]
    work.session.flush()
    count = enqueue_all(
        work,
        (
            plan(work, office, one, facts, known[one.person.id], row, own)
            for one, facts, row in zip(meant, told, rows, strict=True)
        ),
    )
    record(work, "speaker.letters_written", event, event_id=event.id, count=count)
    return count


def _row(work: Work, event: Event, speaker: Speaker, facts: Asked) -> SpeakerConfirmation:
    row = speaker.confirmation
    if row is None:
        row = SpeakerConfirmation(
            office_id=work.office_id,
            public_id=new_public_id(),
            event_id=event.id,
            person_id=speaker.person.id,
            letters=0,
        )
        work.session.add(row)
    row.letters, row.told = row.letters + 1, facts.checksum
    return row


def has_asked(session: Session) -> bool:
    """Whether `note_asked` has something to do."""
    return session.scalars(_just_asked().limit(1)).first() is not None


def note_asked(session: Session, links: Links, now: datetime) -> int:
    """Speakers to whom a letter has left were asked, as their parts say from now on; how many. For the
    worker, all offices.
    """
    rows = session.scalars(_just_asked()).all()
    for row in rows:
        row.asked_at = now
        work = Work(session=session, now=now, office_id=row.office_id, links=links)
        event = _event(work, row)
        for part in parts_of(event, row.person_id):
            if part.state is PartState.PLANNED and event.status is not EventStatus.CLOSED:
                set_state(work, part, PartState.ASKED)
    session.flush()
    return len(rows)


def _just_asked() -> Rows[SpeakerConfirmation]:
    has_left = exists().where(
        Letter.office_id == SpeakerConfirmation.office_id,
        Letter.about == literal(ABOUT).concat(cast(SpeakerConfirmation.id, String)),
        Letter.purpose == PURPOSE,
        Letter.delivery.in_(LEFT),
    )
    return select(SpeakerConfirmation).where(SpeakerConfirmation.asked_at.is_(None), has_left)


def why_not_sent(work: Work, letter: Letter) -> str:
    """Just before such a letter leaves: why it must not any more; "" if it may, and for others."""
    if letter.purpose != PURPOSE:
        return ""
    row = work.session.get(SpeakerConfirmation, int(letter.about.removeprefix(ABOUT)))
    if row is None:
        return NOT_ASKED
    event = _event(work, row)
    if why := why_nobody(event, work.now):
        return why
    parts = parts_of(event, row.person_id)
    if not any(part.state in OPEN_STATES for part in parts):
        return NOT_ASKED
    told = asked(work, event, row.person_id, letter.language).checksum
    return "" if told == row.told else CHANGED


def _event(work: Work, row: SpeakerConfirmation) -> Event:
    return work.session.scalars(event_with_programme(work.office_id, row.event_id)).one()
