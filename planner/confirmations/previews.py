"""The letter to a speaker as a preview: to somebody of the programme, or to whoever was chosen."""

from __future__ import annotations

from dataclasses import replace

from planner.accounts.models import Office
from planner.confirmations.drawing import written
from planner.confirmations.facts import Asked, AskedPart, asked, parts_of
from planner.confirmations.speakers import speaker_numbers
from planner.contacts.models import Person
from planner.contacts.readers import Reader
from planner.events.models.event import Event
from planner.invitations.facts import facts_of
from planner.invitations.messages import Written
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts


def shown(
    work: Work,
    office: Office,
    event: Event,
    language: str,
    own: OwnTexts,
    *,
    kind: LetterKind,
    person: Person | None,
    name: str,
    reader: Reader,
) -> Written:
    """To the person, else to the first speaker of the event, else to an invented one; its link is
    nobody's.
    """
    facts = _facts(work, event, language, person, name)
    called = name if person is not None else facts.name
    page = f"{work.links.public_url}/t/…"
    return written(office, own, facts, called, reader, page, kind)


def _facts(work: Work, event: Event, language: str, person: Person | None, name: str) -> Asked:
    speakers = speaker_numbers(event)
    if person is not None and parts_of(event, person.id):
        return asked(work, event, person.id, language)
    if speakers:
        found = asked(work, event, speakers[0], language)
        return replace(found, name=name) if person is not None else found
    told = facts_of(event, language, work.now)
    return Asked(
        language=language,
        name=name,
        function="",
        when=told.when,
        place=told.place,
        parts=(AskedPart(title="…"),),
        event=told,
    )
