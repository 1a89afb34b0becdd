"""What no form accepts of an event, looked for in a file by the checks of the forms.

A record that was entered rightly can come to contradict itself when its event is moved: items
outside the event, items that overlap, anniversaries of a year to come. An export may hold those, so
a file with them is taken in, and the event's page and the checks of its releases name them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.events.attendance_facts import Qualifier
from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import EventKind
from planner.events.models.times import ITEM_TIMES
from planner.events.operations.items import check_times
from planner.events.operations.own_kinds import OwnKindPlan, check_own_kind
from planner.events.schedule import settle_times
from planner.exchange.reading import Fault
from planner.exchange.shapes import EVENT
from planner.exchange.values import from_json
from planner.invitations.stated_attendance import (
    AttendancePlan,
    OtherGuestsPlan,
    check_numbers,
)
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts

Row = dict[str, Any]


def contradictions(document: Row) -> list[Fault]:
    """The faults of a document whose rows have all their fields, in the order of the file."""
    event = document["event"]
    found = [*_kinds(document), *_times(event), *_nobodies(event)]
    return [*found, *_numbers(event["attendance"])] if event.get("attendance") else found


def _kinds(document: Row) -> Iterator[Fault]:
    for index, row in enumerate(document.get("kinds", [])):
        plan = OwnKindPlan(
            names=Texts(row["names"]), like=EventKind(row["like"]), grammar=row["grammar"]
        )
        try:
            check_own_kind(plan)
        except Invalid as error:
            yield Fault(f"kinds.{index}.{_place(error.field)}", error.message)


def _place(field: str) -> str:
    """`grammar.ru.at-it` for the field `ru_at_it` of the form."""
    language, _line, form = field.partition("_")
    return f"grammar.{language}.{form.replace('_', '-')}" if form else field


def _times(document: Row) -> Iterator[Fault]:
    event = Event(**{name: from_json(Event, name, document[name]) for name in EVENT.fields})
    event.programme = [
        ProgrammeItem(**{name: from_json(ProgrammeItem, name, item[name]) for name in ITEM_TIMES})
        for item in document["programme"]
    ]
    try:
        settle_times(event)
    except Invalid as error:
        yield Fault(f"event.{error.field}", error.message)
    for index, item in enumerate(event.programme):
        try:
            check_times(item)
        except Invalid as error:
            yield Fault(f"event.programme.{index}.{error.field}", error.message)


def _nobodies(document: Row) -> Iterator[Fault]:
    for index, item in enumerate(document["programme"]):
        for place, part in enumerate(item["parts"]):
            if not (part["person"] or part["organisation"] or part["unnamed_roles"]):
                sentence = _("Say who it is: a person, or an organisation.")
                yield Fault(f"event.programme.{index}.parts.{place}", sentence)


def _numbers(row: Row) -> Iterator[Fault]:
    """Counts that are only doubtful are named by the checks of a release."""
    plan = AttendancePlan(
        people=row["people"],
        outlets=row["outlets"],
        qualifier=Qualifier(row["qualifier"]),
        outlets_qualifier=Qualifier(row["outlets_qualifier"]),
        named_ids=range(len(row["named"])),
        others=[
            OtherGuestsPlan(people=one["people"], nouns=Texts(one["nouns"]))
            for one in row["others"]
        ],
    )
    try:
        check_numbers(plan)
    except Invalid as error:
        yield Fault(f"event.attendance.{error.field}", error.message)
