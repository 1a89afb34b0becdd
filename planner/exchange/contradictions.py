"""What no form accepts, looked for in a file by the checks of the forms.

A record that was entered rightly can come to contradict itself when its event is moved: items
outside the event, items that overlap, anniversaries of a year to come, a next event that lies
before this one. An export may hold those, so a file with them is taken in, and the event's page and
the checks of its releases name them. `tests/house/test_checks_of_files.py` lists such checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from planner.events.changes import When
from planner.events.lifecycle import always_needs_reason, check_dated, check_reason
from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import EventStatus, PartRole
from planner.events.models.times import ITEM_TIMES
from planner.events.operations.items import check_times
from planner.events.operations.outline import (
    BodyPlan,
    OutlinePlan,
    PressContactPlan,
    check_outline,
)
from planner.events.operations.own_kinds import check_words_of_kind
from planner.events.operations.speakers import PartPlan, check_part
from planner.events.operations.statement_checks import check_statement
from planner.events.operations.statements import StatementPlan, check_approval
from planner.events.operations.tasks import TaskPlan, check_task
from planner.events.schedule import check_when, settle_times
from planner.exchange.form_plans import Plans, Row, refused
from planner.exchange.reading import Fault
from planner.exchange.register_checks import faults_of_registers
from planner.exchange.shapes import ATTENDANCE, EVENT, INVITATION, PLANNED, STATEMENT, TASK
from planner.exchange.values import from_json
from planner.invitations.answers import Reply, check_reply
from planner.invitations.stated_attendance import AttendancePlan, OtherGuestsPlan, check_numbers
from planner.kernel.texts import Texts
from planner.letter_plans.models import PlannedLetter
from planner.letter_plans.operations import check_planned
from planner.letter_plans.ready_plan import LetterPlanRow
from planner.letter_plans.ready_plan import When as PlannedWhen


def contradictions(document: Row, this_year: int) -> list[Fault]:
    """The faults of a document whose rows have all their fields, in the order of the file."""
    plans, event = Plans.of(document), document["event"]
    return [
        *faults_of_registers(document, plans, this_year),
        *_outline(event, plans, document.get("kinds", [])),
        *_times(event),
        *_parts(event, plans),
        *_statements(event, plans),
        *_tasks(event, plans),
        *_letter_plan(event),
        *_numbers(event.get("attendance"), plans),
        *_replies(document.get("invitations", []), plans),
    ]


def _outline(event: Row, plans: Plans, kinds: list[Row]) -> Iterator[Fault]:
    when = plans.of_row(When, EVENT, event)
    bodies = (plans.of_row(BodyPlan, EVENT.children["bodies"], one) for one in event["bodies"])
    contacts = (
        plans.of_row(PressContactPlan, EVENT.children["contacts"], one) for one in event["contacts"]
    )
    outline = plans.of_row(
        OutlinePlan, EVENT, event, when=when, bodies=tuple(bodies), contacts=tuple(contacts)
    )
    yield from refused("event", partial(check_outline, outline))
    yield from refused("event", partial(check_when, when))
    status, reason = EventStatus(event["status"]), event["status_reason"].strip()
    needed = always_needs_reason(status)
    for fault in refused("event", partial(check_reason, reason, is_needed=needed)):
        yield Fault("event.status_reason", fault.reason)
    if status is EventStatus.CONFIRMED:
        yield from refused("event", partial(check_dated, when.starts_on))
    for kind in kinds:
        if kind["uid"] == event["own_kind"]:
            names = Texts(kind["names"])
            words = partial(check_words_of_kind, names, kind["grammar"], event["languages"])
            yield from refused("event", words)


def _times(document: Row) -> Iterator[Fault]:
    event = Event(**{name: from_json(Event, name, document[name]) for name in EVENT.fields})
    event.programme = [
        ProgrammeItem(**{name: from_json(ProgrammeItem, name, item[name]) for name in ITEM_TIMES})
        for item in document["programme"]
    ]
    yield from refused("event", partial(settle_times, event))
    for index, item in enumerate(event.programme):
        yield from refused(f"event.programme.{index}", partial(check_times, item))


def _parts(event: Row, plans: Plans) -> Iterator[Fault]:
    shape = EVENT.children["programme"].children["parts"]
    for index, item in enumerate(event["programme"]):
        parts = item["parts"]
        roles = [(plans.number(one["person"]), PartRole(one["role"])) for one in parts]
        for place, part in enumerate(parts):
            plan = plans.of_row(PartPlan, shape, part)
            check = partial(check_part, plan, before=roles[:place], after=roles[place + 1 :])
            yield from refused(f"event.programme.{index}.parts.{place}", check)


def _statements(event: Row, plans: Plans) -> Iterator[Fault]:
    """Who speaks is said by the part, which `_parts` looks at."""
    for index, row in enumerate(event.get("statements") or []):
        path = f"event.statements.{index}"
        plan = plans.of_row(StatementPlan, STATEMENT, row)
        yield from refused(path, partial(check_statement, plan, has_speaker=True))
        if row["approved_at"]:
            for fault in refused(path, partial(check_approval, row["approved_by"])):
                yield Fault(f"{path}.approved_by", fault.reason)


def _letter_plan(event: Row) -> Iterator[Fault]:
    for index, row in enumerate(event.get("letter_plan") or []):
        values = {name: from_json(PlannedLetter, name, row[name]) for name in PLANNED.fields}
        planned = LetterPlanRow(kind=values.pop("kind"), when=PlannedWhen(**values))
        yield from refused(f"event.letter_plan.{index}", partial(check_planned, planned))


def _tasks(event: Row, plans: Plans) -> Iterator[Fault]:
    for index, row in enumerate(event.get("tasks") or []):
        plan = plans.of_row(TaskPlan, TASK, row)
        yield from refused(f"event.tasks.{index}", partial(check_task, plan))


def _numbers(row: Row | None, plans: Plans) -> Iterator[Fault]:
    """Counts that are only doubtful are named by the checks of a release."""
    if not row:
        return
    others = [
        plans.of_row(OtherGuestsPlan, ATTENDANCE.children["others"], one) for one in row["others"]
    ]
    named: Any = range(len(row["named"]))
    plan = plans.of_row(AttendancePlan, ATTENDANCE, row, named_ids=named, others=others)
    yield from refused("event.attendance", partial(check_numbers, plan))


def _replies(guests: list[Row], plans: Plans) -> Iterator[Fault]:
    for index, row in enumerate(guests):
        reply = plans.of_row(Reply, INVITATION, row)
        yield from refused(f"invitations.{index}", partial(check_reply, reply))
