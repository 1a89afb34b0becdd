"""An event file into an office: what is new is added, what differs is changed, the rest rests."""

from __future__ import annotations

import copy
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select

from planner.contacts.models import Channel, ChannelKind
from planner.events.changes import count_revision, is_known, shown
from planner.events.models import Event
from planner.events.schedule import settle_times
from planner.exchange.export import beside, in_order, row_as_json
from planner.exchange.naming import rename
from planner.exchange.pictures import Darkroom, write_logos
from planner.exchange.reading import BadFile, Fault, check_document, key_of, rows_of
from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, Shape
from planner.exchange.values import left_out, read, written
from planner.files.models import FileKind
from planner.files.operations import NewFile, add_picture
from planner.history.operations import record
from planner.kernel.addresses import address_key
from planner.kernel.database import Versioned
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_public_id
from planner.kernel.telephones import telephone_key
from planner.kernel.work import Work
from planner.organisations.operations import set_logo

_SECTION = {shape.model: name for name, shape in REGISTERS.items()}


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A file that was checked, with its pictures clean and on the disk: all that is slow is done."""

    document: dict[str, Any]
    logos: dict[str, NewFile]


def import_event(work: Work, document: Any, darkroom: Darkroom | None = None) -> Event:
    """Check, plan and apply at once: for commands, which nobody waits for."""
    checked = check_document(copy.deepcopy(document))
    return apply_import(work, plan_import(work, checked, darkroom))


def plan_import(
    work: Work, document: dict[str, Any], darkroom: Darkroom | None = None
) -> ImportPlan:
    """What `check_document` gave, made ready for this office; slow, writes nothing to the database.

    A uid that belongs to another office gets a fresh one, always the same for this office. A file
    with logos needs a `darkroom`. The document is used up. Raises `BadFile`.
    """
    document = _normal(document)
    rename(work, document)
    return ImportPlan(document, write_logos(work, document, darkroom))


def apply_import(work: Work, plan: ImportPlan) -> Event:
    """The event of the file, with everything that it refers to. Raises `BadFile`.

    Rows are known by their uid within the office: the same file twice changes nothing. Guests get
    no letters, and nothing is announced.
    """
    try:
        with work.session.begin_nested():
            importing = _Import(work, plan.document)
            event = importing.run()
            importing.hang(plan.logos)
            importing.note(event)
            return event
    except BadFile:
        raise
    except Invalid as error:
        raise BadFile([Fault(f"event.{error.field}", error.message)]) from error


class _Import:
    """One file on its way in; `rows` finds what was imported by section and uid."""

    def __init__(self, work: Work, document: dict[str, Any]) -> None:
        self.work = work
        self.document = document
        self.rows: dict[str, dict[str, Any]] = defaultdict(dict)
        self.has_changed = False

    def run(self) -> Event:
        for section, shape in REGISTERS.items():
            told = self.document.get(section, [])
            stored = self._stored(shape, [row["uid"] for row in told])
            for row in _parents_first(told):
                self.rows[section][row["uid"]] = self._put(shape, row, stored.get(row["uid"]))
        event = self._event()
        self._beside(event)
        self.work.session.flush()
        return event

    def hang(self, logos: dict[str, NewFile]) -> None:
        """The logos that differ. A body whose logo the file leaves out keeps its own."""
        for index, body in enumerate(self.document.get("organisations", [])):
            if (logo := logos.get(body["uid"])) is None:
                continue
            try:
                stored = add_picture(self.work, FileKind.LOGO, logo)
            except Invalid as error:
                raise BadFile([Fault(f"organisations.{index}.logo", error.message)]) from error
            set_logo(self.work, self.rows["organisations"][body["uid"]], stored)
            self.has_changed = True

    def note(self, event: Event) -> None:
        if self.has_changed:
            record(self.work, "event.imported", event, event_id=event.id)

    def _event(self) -> Event:
        told = {name: value for name, value in self.document["event"].items() if name not in BESIDE}
        stored = self._stored(EVENT, [told["uid"]]).get(told["uid"])
        before, was_known = (shown(stored), is_known(stored)) if stored else (None, False)
        event: Event = self._put(EVENT, told, stored)
        for item in event.programme:
            self.rows["parts"].update({part.uid: part for part in item.parts})
        settle_times(event)
        if before is not None and self.has_changed:
            count_revision(self.work, event, before, was_known=was_known)
            event.revised_at = self.work.now
        return event

    def _beside(self, event: Event) -> None:
        """Statements, attendance, pools and guests: known by uid, or by their place."""
        told = self.document["event"]
        attendance = told.get("attendance")
        self._set_rows(event, "statements", told.get("statements"))
        self._set_rows(event, "pools_present", told.get("pools_present"))
        self._set_rows(event, "attendance", [attendance] if attendance else None)
        self._set_rows(event, "invitations", self.document.get("invitations"))

    def _set_rows(self, event: Event, section: str, told: list[dict[str, Any]] | None) -> None:
        """A section that the file does not hold stays as it is."""
        if told is None:
            return
        shape = BESIDE[section]
        self.work.session.flush()
        hanging = beside(self.work.session, event)[section]
        stored = {key_of(row_as_json(row, shape)): row for row in hanging}
        if section == "attendance" and hanging:
            stored = {key_of(told[0]): hanging[0]}
        for position, row in enumerate(told):
            mine = self._put(shape, row, stored.pop(key_of(row), None), event=event)
            if hasattr(mine, "position") and mine.position != position:
                mine.position = position
        if section in ("statements", "pools_present"):
            for row_left in stored.values():
                self.has_changed = True
                self.work.session.delete(row_left)

    def _stored(self, shape: Shape, uids: list[str]) -> dict[str, Any]:
        identity = getattr(shape.model, shape.identity)
        found = self.work.session.scalars(
            select(shape.model).where(
                shape.model.office_id == self.work.office_id, identity.in_(uids)
            )
        )
        return {getattr(row, shape.identity): row for row in found}

    def _put(self, shape: Shape, told: dict[str, Any], row: Any, **given: Any) -> Any:
        """Add the row, or change it where it differs. An unchanged one keeps its version."""
        if row is None:
            self.has_changed = True
            return self._add(shape, told, given)
        if not _differs(row, shape, told):
            return row
        self.has_changed = True
        self._fill(row, shape, told, shape.changeable)
        if isinstance(row, Versioned):
            row.revise(None)
        return row

    def _add(self, shape: Shape, told: dict[str, Any], given: dict[str, Any]) -> Any:
        row = shape.model(office_id=self.work.office_id, **given)
        if shape.identity:
            setattr(row, shape.identity, told["uid"])
        columns = inspect(shape.model).columns
        if "public_id" in columns:
            row.public_id = new_public_id()
        if shape is EVENT:
            row.created_at = row.revised_at = self.work.now
        if "position" in columns and columns["position"].default is None:
            row.position = 0
        self._fill(row, shape, told, shape.fields)
        if shape.model in _SECTION or shape is EVENT or given:
            self.work.session.add(row)
        return row

    def _fill(self, row: Any, shape: Shape, told: dict[str, Any], fields: tuple[str, ...]) -> None:
        for name in fields:
            setattr(row, name, read(shape.model, name, told[name]))
        for name, section in shape.references.items():
            uid = told[name]
            setattr(row, name, self.rows[section][uid] if uid else None)
        for name, child in shape.children.items():
            self._fill_children(row, name, child, told[name])
        if isinstance(row, Channel):
            row.key = _channel_key(row)

    def _fill_children(self, row: Any, name: str, shape: Shape, told: list[dict[str, Any]]) -> None:
        """Children with a uid are kept and changed; others are known by what they say."""
        stored = {key_of(row_as_json(one, shape)): one for one in getattr(row, name)}
        kept = [self._put(shape, one, stored.get(key_of(one))) for one in told]
        for position, one in enumerate(kept):
            if hasattr(one, "position") and one.position != position:
                one.position = position
        if getattr(row, name) != kept:
            setattr(row, name, kept)


def _channel_key(channel: Channel) -> str:
    """What two spellings of one address or number have in common."""
    if channel.kind is ChannelKind.EMAIL:
        return address_key(channel.value)
    return telephone_key(channel.value)


def _differs(row: Any, shape: Shape, told: dict[str, Any]) -> bool:
    stored = row_as_json(row, shape)
    names = (*shape.changeable, *shape.references, *shape.children)
    return any(stored[name] != told[name] for name in names)


def _normal(document: dict[str, Any]) -> dict[str, Any]:
    """Every row as an export would write it, so that equal things compare equal."""
    for _, row, shape in list(rows_of(document)):
        for name in shape.fields:
            told = name in row
            row[name] = (
                written(read(shape.model, name, row[name])) if told else left_out(shape.model, name)
            )
        for name in shape.references:
            row.setdefault(name, None)
        for name, child in shape.children.items():
            row[name] = in_order(row.get(name, []), child)
    return document


def _parents_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Bodies after the bodies that they are part of."""
    by_uid = {row["uid"]: row for row in rows}

    def depth(row: dict[str, Any]) -> int:
        parent = by_uid.get(row.get("parent") or "")
        return 0 if parent is None else 1 + depth(parent)

    return sorted(rows, key=depth)
