"""Whatever a form refuses of a record, an event file refuses by the same check."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

from planner.config import ROOT

ROOMS = ("anniversaries", "contacts", "events", "grammar", "invitations", "organisations")
Name: TypeAlias = tuple[str, str]  # module and function

# Functions that refuse what an event file may hold, or cannot hold.
NOT_IN_FILES = {
    # What comes of moving an event, or of a count at the door; the event's page or the checks name it.
    "planner.events.operations.occasions.mark_occasion": "an anniversary of a year to come",
    "planner.events.operations.outline.check_days": "days on the wrong side of the event",
    "planner.invitations.stated_attendance._check_doubt": "counts that are only doubtful",
    "planner.invitations.stated_attendance._check_qualifiers": "earlier forms kept “more than” alone",
    "planner.invitations.answers._check": "an answer to an event that has lost its link",
    # What refers to rows: `reading` looks for those that are not in the file.
    "planner.anniversaries.operations._owner_names": "a body that is not there",
    "planner.events.operations.statements._set_joint_speakers": "a part that is not there",
    "planner.invitations.stated_attendance._set_pools": "a pool that is not there",
    "planner.organisations.archiving.referred_all": "rows that are not there",
    "planner.organisations.operations._refuse_cycle": "`reading` has its own, without a session",
    # What is no part of a record.
    "planner.contacts.importing.operations._take_plan": "a list of people",
    "planner.contacts.importing.operations._take_table": "a list of people",
    "planner.contacts.importing.operations.begin_reading": "a list of people",
    "planner.contacts.importing.operations.decide": "a row of a list of people",
    "planner.contacts.pools.people_named": "pasted lines",
    "planner.contacts.suppressions.lift": "an act on an address",
    "planner.contacts.assistants._check": "an assistant",
    "planner.contacts.assistants.name_assistant": "an assistant",
    "planner.contacts.notes._check": "a private note",
    "planner.invitations.outlet_limit.refuse_crowd": "an act on guests",
    "planner.invitations.saved_filters._check": "a filter of people",
    "planner.invitations.saved_filters._check_name": "a filter of people",
    "planner.invitations.saved_filters.save_filter": "a filter of people",
    "planner.events.one_line._clock": "an item typed in one line",
    "planner.events.one_line._minutes_between": "an item typed in one line",
    "planner.events.one_line.read_line": "an item typed in one line",
    "planner.events.operations.one_line.speaker_called": "an item typed in one line",
    "planner.invitations.came_list.guests_in": "pasted lines",
    "planner.invitations.pasted_guests.read_for": "pasted lines",
    "planner.invitations.seats._gets_seat": "an act on a guest: a file brings answers as they stand",
    "planner.invitations.colleagues.invite_colleague": "an act on a guest",
    "planner.invitations.door.walk_in": "an act at the door",
    "planner.invitations.door._known_person": "an act at the door",
    "planner.events.operations.responsible.make_responsible": "accounts are not in files",
    "planner.events.operations.tasks._check_responsible": "accounts are not in files",
    "planner.events.operations.checklists.revise_checklist": "accounts are not in files",
    "planner.events.operations.checklists.check_row": "checklists of kinds are not in files",
    "planner.events.operations.outline.revise_outline": "an act: the day is taken back",
    "planner.events.schedule.set_when": "the file says which of two equal hours is meant",
}


# What makes events of a form and a file of this office.
_WITH_FORMS = ("copying.py", "templates.py")


def test_every_refusal_of_a_form_is_one_of_a_file() -> None:
    checked = _reached_from_files()

    forgotten = {".".join(name) for name in _refusing() if name not in checked}

    assert forgotten == set(NOT_IN_FILES)


def _refusing() -> Iterator[Name]:
    for name, function in _functions().items():
        raised = (node.exc for node in ast.walk(function) if isinstance(node, ast.Raise))
        if any(
            isinstance(what, ast.Call) and ast.unparse(what.func) == "Invalid" for what in raised
        ):
            yield name


def _reached_from_files() -> set[Name]:
    """The functions that `planner/exchange` calls, and those that they call."""
    reached: set[Name] = set()
    waiting = [
        found
        for path in (ROOT / "planner" / "exchange").glob("*.py")
        if path.name not in _WITH_FORMS
        for found in _called(_module(path), _parsed(path))
    ]
    while waiting:
        name = waiting.pop()
        if name in _functions() and name not in reached:
            reached.add(name)
            waiting += _called(name[0], _functions()[name])
    return reached


def _called(module: str, tree: ast.AST) -> list[Name]:
    """The functions named within `tree`, by the module that defines them."""
    imported = _imported(module)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return [imported.get(name, (module, name)) for name in names]


@cache
def _imported(module: str) -> dict[str, Name]:
    tree = _parsed(ROOT / f"{module.replace('.', '/')}.py")
    return {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


@cache
def _functions() -> dict[Name, ast.FunctionDef]:
    return {
        (_module(path), node.name): node
        for room in ROOMS
        for path in (ROOT / "planner" / room).rglob("*.py")
        for node in _parsed(path).body
        if isinstance(node, ast.FunctionDef)
    }


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)
