"""What a speaker is asked to confirm: each part with topic, hour and place, name and function as printed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import cast

from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import PartRole
from planner.events.programme_words import described, item_title, name_of, role_word
from planner.events.public.visible_fields import PublicItem, PublicPart
from planner.events.timetable import Slot, day_headings, timetable
from planner.invitations.facts import InvitationFacts, facts_of
from planner.kernel.dates import clock_text
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedPart:
    """One line: `clock` and `where` may be "", and `day` where all is on one day."""

    title: str
    clock: str = ""
    day: str = ""
    where: str = ""
    role: str = ""
    is_remote: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """`name` and `function` as printed, in `language`."""

    language: str
    name: str
    function: str
    when: str
    place: str
    parts: tuple[AskedPart, ...]
    event: InvitationFacts = field(repr=False)

    @property
    def checksum(self) -> str:
        """Of what the speaker is asked, not of the rest of the event. Sixteen hexadecimal digits."""
        told = [self.name, self.function, self.when, self.place, *(asdict(p) for p in self.parts)]
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def parts_of(event: Event, person_id: int) -> list[Part]:
    """Their parts in the order of the programme. Interpreters are printed nowhere, and not asked."""
    return [part for item in event.programme for part in _theirs(item, person_id)]


def asked(work: Work, event: Event, person_id: int, language: str) -> Asked:
    """`event` is loaded with its programme, and the person has a part in it."""
    languages = (language, *event.languages)
    # Rows have the fields of what is shown outside (`visible_fields`), whoever may be named there.
    printed = cast("list[PublicPart]", parts_of(event, person_id))
    facts = facts_of(event, language, work.now)
    return Asked(
        language=language,
        name=name_of(printed, *languages),
        function=", ".join(described(printed, *languages)),
        when=facts.when,
        place=facts.place,
        parts=tuple(_lines(event, person_id, languages)),
        event=facts,
    )


def _lines(event: Event, person_id: int, languages: tuple[str, ...]) -> Iterator[AskedPart]:
    slots = timetable(event)
    for slot, day in zip(slots, _days(slots, languages[0]), strict=True):
        item = cast("ProgrammeItem", slot.item)
        for part in _theirs(item, person_id):
            yield AskedPart(
                title=clean_line(item_title(cast("PublicItem", item), *languages)),
                clock=clock_text(slot.begins.time()) if slot.begins else "",
                day=day,
                where=clean_line(item.venues.best(*languages)),
                role=role_word(part.role, languages[0]),
                is_remote=part.is_remote,
            )


def _days(slots: list[Slot], language: str) -> Iterator[str]:
    """The day of each slot; its heading stands only in front of the first one."""
    day = ""
    for heading in day_headings(slots, language):
        day = heading or day
        yield day


def _theirs(item: ProgrammeItem, person_id: int) -> Iterator[Part]:
    for part in item.parts:
        if part.person_id == person_id and part.role is not PartRole.INTERPRETER:
            yield part
