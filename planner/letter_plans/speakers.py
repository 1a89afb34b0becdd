"""The reminder to speakers who were asked to confirm their part and have not answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from planner.accounts.models import Office
from planner.confirmations.drawing import plan
from planner.confirmations.facts import asked
from planner.confirmations.speakers import Speaker, confirmations, speakers_of
from planner.contacts.readers import readers
from planner.events.models.event import Event
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.letter_plans.models import PlannedLetter
from planner.letter_plans.recipients import Audience, Recipient
from planner.letter_texts.queries import own_texts
from planner.outbox.operations import LetterPlan

NOT_ASKED = _("no letter has asked them to confirm yet")


def speaker_audience(work: Work, event: Event, numbers: Collection[int] | None = None) -> Audience:
    """Of the speakers who have not answered, all or those with these numbers."""
    recipients, left_out = [], []
    for speaker in _open_speakers(work, event, numbers):
        if reason := _why_left_out(speaker):
            left_out.append((_recipient(speaker), reason))
        else:
            recipients.append(_recipient(speaker))
    return Audience(recipients, left_out)


def told_to(work: Work, event: Event, numbers: Collection[int]) -> list[tuple[Recipient, str]]:
    """Who of these speakers is to get a reminder now, with the checksum of what it tells (`Asked`)."""
    return [
        (_recipient(one), asked(work, event, one.person.id, one.language).checksum)
        for one in _meant(work, event, numbers)
    ]


def reminders(
    work: Work, planned: PlannedLetter, event: Event, numbers: Collection[int]
) -> list[LetterPlan]:
    """The letters to those of these speakers who are to get one."""
    speakers = _meant(work, event, numbers)
    office = work.session.get_one(Office, work.office_id)
    own = own_texts(work.session, work.office_id, event.id)
    known = readers(work, [one.person.id for one in speakers])
    plans = []
    for one in speakers:
        row, facts = one.confirmation, asked(work, event, one.person.id, one.language)
        assert row is not None
        drawn = plan(work, office, one, facts, known[one.person.id], row, own, planned.kind)
        plans.append(replace(drawn, unique_key=f"{planned.key}{row.about}"))
    return plans


def note_reminded(work: Work, event: Event, numbers: Collection[int]) -> None:
    """Reminders to these speakers are written now."""
    rows = confirmations(work, event)
    for recipient, checksum in told_to(work, event, numbers):
        row = rows[recipient.number]
        row.letters, row.told = row.letters + 1, checksum


def _meant(work: Work, event: Event, numbers: Collection[int]) -> Sequence[Speaker]:
    return [one for one in _open_speakers(work, event, numbers) if not _why_left_out(one)]


def _open_speakers(work: Work, event: Event, numbers: Collection[int] | None) -> Sequence[Speaker]:
    return [
        one
        for one in speakers_of(work, event)
        if one.is_open and (numbers is None or one.person.id in numbers)
    ]


def _why_left_out(speaker: Speaker) -> str:
    return speaker.why_not or ("" if speaker.is_asked else NOT_ASKED)


def _recipient(speaker: Speaker) -> Recipient:
    return Recipient(
        number=speaker.person.id,
        person_id=speaker.person.id,
        name=speaker.person.name(speaker.language),
        address=speaker.address,
        language=speaker.language,
    )
