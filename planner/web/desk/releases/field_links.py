"""From the path of a field to the page of the desk where a person may fill it in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models.event import Event, Occasion, Part, PressContact, ProgrammeItem
from planner.events.models.study import Study
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.organisations.models import (
    AidProgramme,
    Hotline,
    HotlineOperator,
    Organisation,
    ProgrammeDonor,
    Project,
)
from planner.web.desk.releases.field_names import in_words

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

    def described(self, path: str) -> str:
        """“the name of Dmitriy Nikiforov in Russian”."""
        thing, rest, _ = self._field(path)
        return in_words(self.event, thing, rest)

    def said(self, path: str) -> str:
        """What to do there: “Enter the name of …”, or look at what is entered."""
        _thing, rest, is_filled = self._field(path)
        what = self.described(path)
        if is_filled or not rest:
            return _("Look at %(what)s", what=what)
        return _("Enter %(what)s", what=what)

    def sources(self, paths: Iterable[str]) -> list[str]:
        """Each field that a paragraph was drafted from once, in order."""
        return list(dict.fromkeys(self.described(path) for path in paths))

    def _field(self, path: str) -> tuple[Any, list[str], bool]:
        """The last row with a name on the way to the field, the steps from there, and whether
        anything is entered in it.
        """
        steps = _steps(path)
        named: tuple[Any, list[str]] = (None, steps)
        last: Any = None
        passed = _on_the_way(self.event, path)
        for index, last in enumerate(passed):
            if isinstance(last, _NAMED):
                named = (last, steps[index + 1 :])
        is_filled = bool(last) and len(passed) == len(steps)
        return (*named, is_filled)


_NAMED = (*_REGISTERS, *_ON_THE_EVENT, PressContact)


def _steps(path: str) -> list[str]:
    return path.removeprefix("event.").split(".")


def _on_the_way(event: Event, path: str) -> list[Any]:
    """What lies between the event and the field, as far as the path leads through rows."""
    thing: Any = event
    passed: list[Any] = []
    for step in _steps(path):
        if isinstance(thing, list):
            thing = thing[int(step)] if step.isdigit() and int(step) < len(thing) else None
        elif isinstance(thing, Texts | dict):
            thing = thing.get(step)
        elif isinstance(thing, str):
            pass  # one of its lines
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
