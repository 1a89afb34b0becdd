"""Adding an item to the programme from one line (`events.one_line`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from planner.contacts.models import Person
from planner.events.known_days import days_of
from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import ItemKind
from planner.events.models.study import Study
from planner.events.models.times import ItemBegin
from planner.events.one_line import FIELD, QUOTED, Line
from planner.events.operations.items import ItemPlan, add_item
from planner.events.operations.speakers import PartPlan, give_part
from planner.events.timetable import Slot, timetable
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.search_keys import is_same_name, name_words
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation

R = TypeVar("R", Person, Organisation, Study)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a name in a line is: somebody in the register, an organisation, or nobody known."""

    person: Person | None = None
    body: Organisation | None = None


def speaker_called(work: Work, name: str) -> Speaker:
    """The person with that name in any language and script, else the organisation.

    Raises `Invalid` if several are called so, and for a single word that nobody is called.
    """
    people = _called(work, Person, Person.names, name)
    bodies = [] if people else _called(work, Organisation, Organisation.names, name)
    if len(people) + len(bodies) > 1:
        raise Invalid(
            FIELD,
            _(
                "Several are called “%(name)s”. Add the item without the name, then choose who "
                "speaks.",
                name=name,
            ),
        )
    if not people and not bodies and len(name.split()) < 2:
        raise Invalid(
            FIELD,
            _(
                "Nobody in the register is called “%(name)s”. Give the full name, or leave it out.",
                name=name,
            ),
        )
    return Speaker(next(iter(people), None), next(iter(bodies), None))


def study_called(work: Work, line: Line) -> Study | None:
    """The study of the register that the line shows by its title; None if it names none or several."""
    if line.kind is not ItemKind.STUDY or not line.title:
        return None
    quoted = QUOTED.search(line.title)
    title = quoted[0][1:-1] if quoted else line.title
    studies = _called(work, Study, Study.titles, title)
    return studies[0] if len(studies) == 1 else None


def add_line(
    work: Work, event: Event, line: Line, speaker: Speaker | None, day: int | None, language: str
) -> ProgrammeItem:
    """Add the item at the end of that day of the event, counted from 1 (None: of its only day), or
    before items of the day at a later fixed hour; with its speaker, who is entered into the register
    if nobody there is called so. Words are in `language`.

    Raises `Invalid`.
    """
    study = study_called(work, line)
    plan = ItemPlan(
        kind=line.kind,
        titles=Texts() if study else Texts({language: line.title}),
        study_id=study.id if study else None,
        begins=ItemBegin.FOLLOWS if line.clock is None else ItemBegin.FIXED,
        day=day if len(days_of(event)) > 1 else None,
        clock=line.clock,
        minutes=line.minutes,
    )
    item = add_item(work, event, plan, _place(event, line, plan.day))
    if speaker:
        give_part(work, item, _part(line, speaker, language))
    return item


def _part(line: Line, speaker: Speaker, language: str) -> PartPlan:
    is_new = speaker == Speaker()
    return PartPlan(
        person_id=speaker.person.id if speaker.person else None,
        organisation_id=speaker.body.id if speaker.body else None,
        new_names=Texts({language: line.name}) if is_new else Texts(),
        functions=_functions(line.function, speaker.person, language),
    )


def _functions(function: str, person: Person | None, language: str) -> Texts:
    """In all languages, if the person has that function in the register."""
    held = (one.functions for one in person.affiliations) if person else ()
    known = (one for one in held if function and function in one.values())
    return next(known, Texts({language: function}))


def _place(event: Event, line: Line, day: int | None) -> int:
    """The number of the item in the programme."""
    days, slots = days_of(event), timetable(event)
    chosen = days[day - 1] if day and day <= len(days) else None
    place = len(slots)
    while place and chosen and (slots[place - 1].day or chosen) > chosen:
        place -= 1
    while place and _is_later(slots[place - 1], line, chosen):
        place -= 1
    return place


def _is_later(slot: Slot, line: Line, chosen: date | None) -> bool:
    """Whether an item of the chosen day begins at a later fixed hour."""
    if line.clock is None or slot.item.clock is None or chosen not in (None, slot.day):
        return False
    return slot.item.clock > line.clock


def _called(
    work: Work, model: type[R], names_of: InstrumentedAttribute[Texts], name: str
) -> list[R]:
    """Those who are called so in any language; two, if there are more."""
    words = literal(" ") + func.replace(model.search_text, ",", " ") + " "
    found = work.session.execute(
        select(model.id, names_of).where(
            model.office_id == work.office_id,
            model.archived_at.is_(None),
            *(words.contains(f" {word} ", autoescape=True) for word in name_words(name)),
        )
    )
    numbers = [
        number
        for number, names in found
        if any(is_same_name(name, other) for other in names.values())
    ]
    query = select(model).where(model.office_id == work.office_id, model.id.in_(numbers[:2]))
    return list(work.session.scalars(query))
