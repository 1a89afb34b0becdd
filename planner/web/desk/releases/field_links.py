"""From the path of a field to the desk page where it is edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models.event import Event, Occasion, Part, PressContact, ProgrammeItem
from planner.events.models.own_kind import OwnKind
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
from planner.web.desk.forms.outline_parts import part_with
from planner.web.desk.releases.field_names import in_words

_REGISTERS = {
    Organisation: ("organisations", "organisation_id"),
    AidProgramme: ("programmes_of_work", "programme_of_work_id"),
    Project: ("projects", "project_id"),
    Hotline: ("hotlines", "hotline_id"),
    Person: ("people", "person_id"),
    OwnKind: ("own_kinds", "own_kind_id"),
    Study: ("studies", "study_id"),
    Anniversary: ("anniversaries", "anniversary_id"),
}
_EVENT_PAGES = {ProgrammeItem: ("programme", "item_id"), Part: ("speakers", "part_id")}
_NAMED = (*_REGISTERS, *_EVENT_PAGES, PressContact)
_TABS = {
    "statements": "speakers.index",
    "attendance": "after.index",
    "occasions": "occasions.index",
    "pictures": "release_pictures.index",
    "forms": "word_forms.show",
}


@dataclass(frozen=True, slots=True)
class FieldLinks:
    """Links to fields of an event's record by path: `programme.0.parts.1.person.names.ru`."""

    event: Event

    def page(self, path: str) -> str:
        """The page of the last row on the path that has one, else a tab of the event."""
        if path.startswith("office."):
            return url_for("desk.office.show")
        address = self._part_of_event(_steps(path)[0])
        for thing in _values_along(self.event, path):
            if type(thing) in _REGISTERS:
                blueprint, key = _REGISTERS[type(thing)]
                address = url_for(f"desk.{blueprint}.show", **{key: thing.id})
            elif type(thing) in _EVENT_PAGES:
                blueprint, key = _EVENT_PAGES[type(thing)]
                address = url_for(
                    f"desk.{blueprint}.show", event_id=self.event.id, **{key: thing.id}
                )
        return address

    def _part_of_event(self, name: str) -> str:
        """The part of the outline with that field, or a tab of the event."""
        if part := part_with(name):
            return url_for(
                "desk.outline.show_part",
                event_id=self.event.id,
                part=part.name,
                _anchor=part.anchor,
            )
        return url_for(f"desk.{_TABS.get(name, 'overview.show')}", event_id=self.event.id)

    def described(self, path: str) -> str:
        """“the name of Dmitriy Nikiforov in Russian”."""
        thing, rest, _ = self._field(path)
        return in_words(self.event, thing, rest)

    def instruction(self, path: str) -> str:
        """“Enter the name of …”, or “Look at …” if it is filled in."""
        if path.startswith("forms."):
            return _("Confirm or correct it under Words and cases")
        _thing, rest, is_filled = self._field(path)
        what = self.described(path)
        if is_filled or not rest:
            return _("Look at %(what)s", what=what)
        return _("Enter %(what)s", what=what)

    def sources(self, paths: Iterable[str]) -> list[str]:
        """The descriptions of the fields a paragraph was drafted from, each once, in order."""
        return list(dict.fromkeys(self.described(path) for path in paths))

    def _field(self, path: str) -> tuple[Any, list[str], bool]:
        """The last row on the path that has a name, the steps from there to the field, and whether
        the field is filled in.
        """
        steps = _steps(path)
        named: tuple[Any, list[str]] = (None, steps)
        last: Any = None
        values = _values_along(self.event, path)
        for index, last in enumerate(values):
            if isinstance(last, _NAMED):
                named = (last, steps[index + 1 :])
        is_filled = bool(last) and len(values) == len(steps)
        return (*named, is_filled)


def _steps(path: str) -> list[str]:
    return path.removeprefix("event.").split(".")


def _values_along(event: Event, path: str) -> list[Any]:
    """The values along the path, as far as it can be followed."""
    thing: Any = event
    values: list[Any] = []
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
        values.append(thing)
    return values
