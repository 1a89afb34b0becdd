"""The speakers of an event: what they were asked and said, and who would be asked now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from planner.confirmations.facts import parts_of
from planner.confirmations.models import PURPOSE, SpeakerConfirmation
from planner.contacts.models import Person
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import OVER, EventStatus, PartRole, PartState
from planner.invitations.people import letter_language
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.outbox.models import LEFT, WAITING, Letter

OPEN_STATES = (PartState.PLANNED, PartState.ASKED)
KIND = LetterKind.SPEAKER_CONFIRMATION
NO_ADDRESS = _("has no e-mail address")
WAITS = _("a letter to them waits in the outbox")
SAID_YES = _("has confirmed")
SAID_NO = _("takes no part")
IS_OVER = _("The event is over.")
IS_OFF = _("The event is cancelled.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """A person with parts in the programme. `last_sent_at` is when the last letter left; `why_not` says
    why they would get none now, "" if they would.
    """

    person: Person
    parts: Sequence[Part]
    language: str
    confirmation: SpeakerConfirmation | None = None
    waits: bool = False
    last_sent_at: datetime | None = None

    @property
    def address(self) -> str:
        return self.person.email

    @property
    def is_open(self) -> bool:
        """Whether they have not answered for one of their parts."""
        return any(part.state in OPEN_STATES for part in self.parts)

    @property
    def why_not(self) -> str:
        if not self.is_open:
            confirmed = any(part.state is PartState.CONFIRMED for part in self.parts)
            return SAID_YES if confirmed else SAID_NO
        if not self.address:
            return NO_ADDRESS
        return WAITS if self.waits else ""

    @property
    def is_asked(self) -> bool:
        """Whether a letter has left."""
        return self.last_sent_at is not None


def why_nobody(event: Event, now: datetime) -> str:
    """Why no speaker is asked any more, and none answers; "" if they may be."""
    if event.status is EventStatus.CANCELLED:
        return IS_OFF
    is_over = event.ends_at is not None and event.ends_at <= now
    return IS_OVER if is_over or event.status in OVER else ""


def speaker_numbers(event: Event) -> list[int]:
    """The people with parts, in the order of the programme, which is loaded."""
    found = (
        part.person_id
        for item in event.programme
        for part in item.parts
        if part.person_id is not None and part.role is not PartRole.INTERPRETER
    )
    return list(dict.fromkeys(found))


def number_of_speakers(office_id: int, event_id: int | None) -> Select[tuple[int]]:
    """How many people `speaker_numbers` names."""
    return (
        select(func.count(Part.person_id.distinct()))
        .join(Part.item)
        .where(
            Part.office_id == office_id,
            ProgrammeItem.event_id == event_id,
            Part.role != PartRole.INTERPRETER,
        )
    )


def speakers_of(work: Work, event: Event) -> list[Speaker]:
    """In the order of the programme. `event` is loaded with it."""
    numbers = speaker_numbers(event)
    found = (
        select(Person)
        .options(selectinload(Person.channels))
        .where(Person.office_id == work.office_id, Person.id.in_(numbers))
    )
    people = {person.id: person for person in work.session.scalars(found)}
    rows, letters = confirmations(work, event), _letters(work, event)
    speakers = []
    for number in numbers:
        row = rows.get(number)
        waits, sent_at = letters.get(row.about, (False, None)) if row else (False, None)
        speakers.append(
            Speaker(
                person=people[number],
                parts=parts_of(event, number),
                language=letter_language(people[number].language, event),
                confirmation=row,
                waits=waits,
                last_sent_at=sent_at,
            )
        )
    return speakers


def confirmations(work: Work, event: Event) -> dict[int, SpeakerConfirmation]:
    """By person: the latest."""
    found = (
        select(SpeakerConfirmation)
        .where(
            SpeakerConfirmation.office_id == work.office_id,
            SpeakerConfirmation.event_id == event.id,
        )
        .order_by(SpeakerConfirmation.id)
    )
    return {row.person_id: row for row in work.session.scalars(found)}


def _letters(work: Work, event: Event) -> dict[str, tuple[bool, datetime | None]]:
    """By `Letter.about`: whether one waits, and when the last one left."""
    waits = func.max(Letter.delivery.in_(WAITING))
    sent = func.max(Letter.sent_at).filter(Letter.delivery.in_(LEFT))
    found = (
        select(Letter.about, waits, sent)
        .where(
            Letter.office_id == work.office_id,
            Letter.event_id == event.id,
            Letter.purpose == PURPOSE,
        )
        .group_by(Letter.about)
    )
    return {about: (bool(is_waiting), at) for about, is_waiting, at in work.session.execute(found)}
