"""Parses and validates an event file; errors come with their path and reason."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.contacts.models import ChannelKind
from planner.exchange.earlier_files import brought_up
from planner.exchange.schema_faults import schema_faults
from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, WORD_FORM, Shape
from planner.exchange.values import from_json
from planner.grammar.needs import Need
from planner.grammar.operations import FormPlan, check_form
from planner.kernel.addresses import clean_address, clean_address_or_url, clean_url
from planner.kernel.dates import known_zone
from planner.kernel.errors import Invalid, PlannerError
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext

MOST_BYTES = 25 * 1024 * 1024
MOST_BYTES_OF_WORDS = 5 * 1024 * 1024  # all but pictures
MOST_BYTES_AT_ONCE = 100 * 1024
MOST_ERRORS = 50
_MOST_LEVELS = 20
_MOST_PARENTS = 20
# Base64 pictures. They have a limit of their own: parsed, a long string takes as much memory as in
# the file, while many small values take many times more.
_PICTURE = re.compile(rb'"[A-Za-z0-9+/=]{1000,}"')
_TOO_DEEP = _("It is nested deeper than 20 levels.")
# What the values of these columns have to be.
_CHECKS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("email", "address", "colleague_address"), clean_address),
    **dict.fromkeys(("website", "url", "link", "materials_url"), clean_url),
    "accreditation_address": clean_address_or_url,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """An error at a path such as `event.programme.2.parts.0.person`; "" is the whole file."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path or _('the file')}: {self.reason}"


class BadFile(Invalid):
    """The file cannot be imported; nothing of it is stored."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(
            "file",
            ngettext(
                "This file cannot be imported: 1 error. Nothing was stored.",
                "This file cannot be imported: %(count)s errors. Nothing was stored.",
                len(faults),
            ),
        )
        self.faults = faults


def parse(content: bytes) -> Any:
    """JSON of at most 25 MB, 5 MB without pictures, and 20 levels. Raises `BadFile`."""
    if len(content) > MOST_BYTES:
        raise BadFile([Fault("", _("It is larger than 25 MB."))])
    pictures = sum(found.end() - found.start() for found in _PICTURE.finditer(content))
    if len(content) - pictures > MOST_BYTES_OF_WORDS:
        raise BadFile([Fault("", _("It is larger than 5 MB beside its pictures."))])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = _(
            "It is not in UTF-8: line %(line)s holds other bytes. Save it in UTF-8.", line=line
        )
        raise BadFile([Fault("", reason)]) from error
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        reason = _("This is no JSON: look at line %(line)s, column %(column)s.", **place)
        raise BadFile([Fault("", reason)]) from error
    except RecursionError as error:
        raise BadFile([Fault("", _TOO_DEEP)]) from error
    except ValueError as error:
        raise BadFile([Fault("", error.args[0])]) from error
    if _depth(document) > _MOST_LEVELS:
        raise BadFile([Fault("", _TOO_DEEP)])
    return brought_up(document)


def takes_long(content: bytes) -> bool:
    """Whether a file should be imported by a job: it is large or holds pictures."""
    return len(content) > MOST_BYTES_AT_ONCE or _PICTURE.search(content) is not None


def check_document(document: Any) -> dict[str, Any]:
    """The document unchanged, if it is valid. Raises `BadFile` with up to fifty faults."""
    faults = [Fault(path, reason) for path, reason in schema_faults(document)]
    if not faults:
        checks = (_values, _addresses, _identities, _references, _forms)
        faults = [fault for check in checks for fault in check(document)]
    if faults:
        raise BadFile(faults[:MOST_ERRORS])
    checked: dict[str, Any] = document
    return checked


def rows_of(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], Shape]]:
    """Every row of a document or portion, with its path and shape; children after their parents."""
    for name, shape in REGISTERS.items():
        for index, row in enumerate(document.get(name, [])):
            yield from _with_children(f"{name}.{index}", row, shape)
    for index, row in enumerate(document.get("word_forms", [])):
        yield f"word_forms.{index}", row, WORD_FORM
    yield from _rows_of_event(document.get("event"))
    for index, row in enumerate(document.get("invitations", [])):
        yield f"invitations.{index}", row, BESIDE["invitations"]


def _rows_of_event(event: dict[str, Any] | None) -> Iterator[tuple[str, dict[str, Any], Shape]]:
    if event is None:
        return
    yield from _with_children("event", event, EVENT)
    for name in ("statements", "pools_present", "tasks", "letter_plan"):
        for index, row in enumerate(event.get(name, [])):
            yield from _with_children(f"event.{name}.{index}", row, BESIDE[name])
    if event.get("attendance"):
        yield "event.attendance", event["attendance"], BESIDE["attendance"]


def key_of(row: dict[str, Any]) -> str:
    """The identity of a row among its siblings: its uid, its person if a guest, else its values."""
    if "uid" in row:
        return str(row["uid"])
    if "address" in row and "person" in row:
        return str(row["person"])
    return repr(sorted(row.items()))


def _values(document: dict[str, Any]) -> Iterator[Fault]:
    """Invalid dates, unknown time zones, characters that cannot be stored, missing languages."""
    for path, row, shape in rows_of(document):
        for name in shape.fields:
            if name in row:
                try:
                    from_json(shape.model, name, row[name])
                except ValueError as error:
                    yield Fault(f"{path}.{name}", error.args[0])
    event = document["event"]
    try:
        known_zone(event["zone"])
    except PlannerError as error:
        yield Fault("event.zone", error.message)


def _addresses(document: dict[str, Any]) -> Iterator[Fault]:
    """Invalid e-mail addresses and URLs."""
    for path, row, shape in rows_of(document):
        for name in shape.fields:
            is_email = name == "value" and row.get("kind") == ChannelKind.EMAIL
            clean = clean_address if is_email else _CHECKS.get(name)
            if clean is None or not row.get(name):
                continue
            try:
                clean(row[name])
            except PlannerError as error:
                yield Fault(f"{path}.{name}", error.message)


def _identities(document: dict[str, Any]) -> Iterator[Fault]:
    """Duplicates: of a uid within a model, of other rows among their siblings."""
    seen: set[tuple[type, str, str]] = set()
    for path, row, shape in rows_of(document):
        siblings = "" if shape.identity else path.rpartition(".")[0]
        key = shape.model, siblings, key_of(row)
        if key in seen:
            yield Fault(path, _("This stands twice in the file."))
        seen.add(key)


def _references(document: dict[str, Any]) -> Iterator[Fault]:
    """References to rows that are not in the file, and bodies that are their own ancestors."""
    known = {name: {row["uid"] for row in document.get(name, [])} for name in REGISTERS}
    items = document["event"].get("programme", [])
    parts = [part for item in items for part in item.get("parts", [])]
    known["parts"] = {part["uid"] for part in parts}
    for path, row, shape in rows_of(document):
        for name, section in shape.references.items():
            uid = row.get(name)
            if uid is not None and uid not in known[section]:
                yield Fault(
                    f"{path}.{name}",
                    _(
                        "“%(uid)s” is not among the %(section)s of the file.",
                        uid=uid,
                        section=section,
                    ),
                )
    yield from _parents(document.get("organisations", []))


def _forms(document: dict[str, Any]) -> Iterator[Fault]:
    """Forms that stand there twice, and those that no person could enter."""
    seen: set[tuple[str, str, str]] = set()
    for index, row in enumerate(document.get("word_forms", [])):
        plan = FormPlan(**{**row, "need": Need(row["need"])})
        if plan.key in seen:
            yield Fault(f"word_forms.{index}", _("This stands twice in the file."))
        seen.add(plan.key)
        try:
            check_form(plan)
        except PlannerError as error:
            yield Fault(f"word_forms.{index}.form", error.message)


def _parents(bodies: list[dict[str, Any]]) -> Iterator[Fault]:
    parents = {row["uid"]: row.get("parent") for row in bodies}
    for index, uid in enumerate(parents):
        ancestor, seen = parents[uid], {uid}
        while ancestor in parents and ancestor not in seen and len(seen) <= _MOST_PARENTS:
            seen.add(ancestor)
            ancestor = parents[ancestor]
        if ancestor == uid:
            yield Fault(f"organisations.{index}.parent", _("This body is a part of itself."))
        elif len(seen) > _MOST_PARENTS:
            yield Fault(f"organisations.{index}.parent", _("More than 20 bodies above each other."))


def _with_children(
    path: str, row: dict[str, Any], shape: Shape
) -> Iterator[tuple[str, dict[str, Any], Shape]]:
    yield path, row, shape
    for name, child in shape.children.items():
        for index, one in enumerate(row.get(name, [])):
            yield from _with_children(f"{path}.{name}.{index}", one, child)


def _refuse_constant(constant: str) -> Any:
    raise ValueError(_("This is no JSON: %(constant)s is no number.", constant=constant))


def _depth(value: Any) -> int:
    """The nesting depth of lists and objects; without recursion, as the value is not trusted."""
    depth, level = 0, [value]
    while level := [one for one in level if isinstance(one, (dict, list))]:
        depth += 1
        level = [
            inner for one in level for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return depth
