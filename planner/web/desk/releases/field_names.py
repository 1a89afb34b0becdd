"""The fields of a record in words: “the name of Dmitriy Nikiforov in Russian”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models.event import Event, Part, PressContact, ProgrammeItem
from planner.events.models.study import Study
from planner.kernel.dates import language_name
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project

_FIELDS = {
    "names": "name",
    "short_names": "short name",
    "titles": "title",
    "topics": "topic",
    "subjects": "subject",
    "descriptions": "description",
    "audiences": "audience",
    "next_steps": "next steps",
    "functions": "function",
    "unnamed_roles": "role",
    "on_behalf_of": "name on whose behalf they speak",
    "phrases": "wording",
    "texts": "wording",
    "cities": "city",
    "city_locatives": "form of the city’s name",
    "venues": "venue",
    "methods": "method",
    "samples": "sample",
    "starts_on": "date",
    "boilerplates": "standing text",
    "funding_statements": "funding statement",
    "disclaimers": "disclaimer",
    "datelines": "dateline",
    "grammar": "form of the name",
}
# Lists of the event, where a path leads to none of their rows.
_LISTS = {
    "bodies": "the organisers of the event",
    "contacts": "the press contacts of the event",
    "occasions": "the anniversaries of the event",
    "programme": "the programme of the event",
    "statements": "a statement",
    "attendance": "who came",
}
_KINDS = {
    Study: "the study",
    Project: "the project",
    AidProgramme: "the programme",
    Hotline: "the hot-line",
    Anniversary: "the anniversary",
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)*")


def in_words(event: Event, thing: Any, steps: Sequence[str]) -> str:
    """The field that `steps` lead to from `thing`, the last row of a record on the way; the event
    itself where there is none.
    """
    whose = _whose(event, thing, steps)
    named = [step for step in steps if not step.isdigit() and step not in (*_LISTS, "office")]
    is_list = thing is None and steps[0] in _LISTS and steps[0] != "statements"
    if not named or is_list:
        return whose
    language = next(filter(_LANGUAGE.fullmatch, named[1:]), "")
    field = _FIELDS.get(named[0], named[0].replace("_", " "))
    said = f"the {field} of {whose}"
    return f"{said} in {language_name(language)}" if language else said


def _whose(event: Event, thing: Any, steps: Sequence[str]) -> str:
    languages = event.languages
    if isinstance(thing, Part):
        return _speaker(event, thing)
    if isinstance(thing, ProgrammeItem):
        what = thing.titles.best(*languages) or thing.kind.value.replace("_", " ")
        return f"the programme item “{what}”"
    if isinstance(thing, Organisation | Person | PressContact):
        return thing.names.best(*languages)
    if type(thing) in _KINDS:
        return f"{_KINDS[type(thing)]} “{_title(thing, languages)}”"
    first = steps[0] if steps else ""
    if first == "office":
        return "the office"
    return _LISTS.get(first, "the event")


def _speaker(event: Event, part: Part) -> str:
    if part.person is not None:
        return part.person.names.best(*event.languages)
    body = part.organisation.names.best(*event.languages) if part.organisation else ""
    return f"the speaker of {body}" if body else "a speaker who is not named"


def _title(thing: Any, languages: Sequence[str]) -> str:
    for name in ("titles", "names", "phrases"):
        if texts := getattr(thing, name, None):
            return str(texts.best(*languages))
    return str(thing.label)
