"""From the path of a field to the page of the desk where a person may fill it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models import Event, Occasion
from planner.events.programme import Part, ProgrammeItem
from planner.events.studies import Study
from planner.organisations.models import (
    AidProgramme,
    Hotline,
    HotlineOperator,
    Organisation,
    ProgrammeDonor,
    Project,
)
from planner.web.desk.release_words import source_text

_REGISTERS = {
    Organisation: ("organisations", "organisation_id"),
    AidProgramme: ("programmes_of_work", "programme_of_work_id"),
    Project: ("projects", "project_id"),
    Hotline: ("hotlines", "hotline_id"),
    Person: ("people", "person_id"),
    Study: ("studies", "study_id"),
    Anniversary: ("anniversaries", "anniversary_id"),
}
_ON_THE_EVENT = {ProgrammeItem: ("programme", "item_id"), Part: ("speakers", "part_id")}
_TABS = {
    "statements": "speakers.index",
    "attendance": "after.index",
    "occasions": "occasions.index",
}


@dataclass(frozen=True, slots=True)
class Where:
    """The fields of one event's record: `programme.0.parts.1.person.names.ru` and its like."""

    event: Event

    def page(self, path: str) -> str:
        """The page of the last thing on the way that has one, else the tab of the event."""
        if path.startswith("office."):
            return url_for("desk.office.show")
        tab = _TABS.get(path.split(".")[0], "outline.show")
        found = url_for(f"desk.{tab}", event_id=self.event.id)
        for thing in _on_the_way(self.event, path):
            if type(thing) in _REGISTERS:
                noun, number = _REGISTERS[type(thing)]
                found = url_for(f"desk.{noun}.show", **{number: thing.id})
            elif type(thing) in _ON_THE_EVENT:
                noun, number = _ON_THE_EVENT[type(thing)]
                found = url_for(f"desk.{noun}.show", event_id=self.event.id, **{number: thing.id})
        return found

    def said(self, path: str) -> str:
        """“Mend: speaker 2, person, name, Russian”."""
        return f"Mend: {source_text(path)}"


def _on_the_way(event: Event, path: str) -> list[Any]:
    """What lies between the event and the field, as far as the path leads through rows."""
    thing: Any = event
    passed: list[Any] = []
    for step in path.split("."):
        if isinstance(thing, list):
            thing = thing[int(step)] if step.isdigit() and int(step) < len(thing) else None
        else:
            thing = getattr(thing, step, None)
        if isinstance(thing, (ProgrammeDonor, HotlineOperator)):
            thing = thing.organisation
        elif isinstance(thing, Occasion):
            thing = thing.anniversary
        if thing is None:
            break
        passed.append(thing)
    return passed
