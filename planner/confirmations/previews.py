"""The letter to a speaker as a preview: to somebody of the programme, or to whoever was chosen."""

from __future__ import annotations

from dataclasses import replace

from planner.accounts.models import Office
from planner.confirmations.drawing import written
from planner.confirmations.facts import Asked, AskedPart, asked, parts_of
from planner.contacts.models import Person
from planner.contacts.readers import Reader
from planner.events.models.event import Event
from planner.events.models.kinds import PartRole
from planner.invitations.facts import facts_of
from planner.invitations.messages import Written
from planner.kernel.work import Work
from planner.letter_texts.queries import OwnTexts


def shown(
    work: Work,
    office: Office,
    event: Event,
    language: str,
    own: OwnTexts,
    *,
    person: Person | None,
    name: str,
    reader: Reader,
) -> Written:
    """To the person, else to the first speaker of the event, else to an invented one; its link is
    nobody's.
    """
    facts = _facts(work, event, language, person, name)
    called = name if person is not None else facts.name
    return written(office, own, facts, called, reader, f"{work.links.public_url}/t/…")


def _facts(work: Work, event: Event, language: str, person: Person | None, name: str) -> Asked:
    speakers = [
        part.person_id
        for item in event.programme
        for part in item.parts
        if part.person_id is not None and part.role is not PartRole.INTERPRETER
    ]
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
