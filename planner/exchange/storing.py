"""Stores one portion of an event file: adds new rows and updates those that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import selectinload

from planner.contacts.duplicates.leading import survivor_of
from planner.contacts.models import Channel, ChannelKind, Person
from planner.events.changes import count_revision, is_known, shown
from planner.events.due_days import due_day
from planner.events.models.event import Event
from planner.events.queries import event_of
from planner.events.schedule import settle_times
from planner.exchange.export import row_as_json, section_rows
from planner.exchange.letter_plans import store_plan
from planner.exchange.reading import key_of, rows_of
from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, Shape
from planner.exchange.values import from_json, is_ordered, to_json
from planner.exchange.word_forms import store_forms
from planner.files.models import FileKind
from planner.files.operations import NewFile, add_picture
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.addresses import address_key
from planner.kernel.database import Versioned
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.telephones import telephone_key
from planner.kernel.work import Work
from planner.organisations.operations import set_logo

_EVENT_IS_GONE = _("The event is not there any more. Import the file anew.")
_ROW_IS_GONE = _(
    "Somebody has removed something from the office that the rest of the file refers to. "
    "Import the file anew."
)


@dataclass(slots=True)
class Progress:
    """What earlier portions did: the id of the event once stored, whether anything has changed,
    and whether the history says so already.
    """

    event_id: int | None = None
    has_changed: bool = False
    is_noted: bool = False


def store_portion(work: Work, document: dict[str, Any], progress: Progress) -> None:
    """Store one portion from `divide`, and update `progress`.

    Raises `Conflict` if rows of earlier portions were deleted meanwhile, `TooLarge` if there is no
    room for a logo.
    """
    importing = _Import(work, document, has_changed=progress.has_changed)
    event = importing.run(progress.event_id)
    progress.has_changed = importing.has_changed
    if event is None:
        return
    progress.event_id = event.id
    if importing.has_changed and not progress.is_noted:
        record(work, "event.imported", event, event_id=event.id)
        progress.is_noted = True


class _Import:
    """The import of one portion. `rows`: section → uid → row, for rows it holds or refers to."""

    def __init__(self, work: Work, document: dict[str, Any], *, has_changed: bool) -> None:
        self.work = work
        self.document = document
        self.rows: dict[str, dict[str, Any]] = defaultdict(dict)
        self.has_changed = has_changed

    def run(self, event_id: int | None) -> Event | None:
        """Store the portion; returns the event if this portion or an earlier one holds it."""
        self._load_referenced()
        for section, shape in REGISTERS.items():
            documents = self.document.get(section, [])
            stored = self._stored(shape, [document["uid"] for document in documents])
            for document in documents:
                uid = document["uid"]
                row = stored.get(uid)
                is_merged = row is not None and getattr(row, shape.identity) != uid
                self.rows[section][uid] = row if is_merged else self._put(shape, document, row)
        self.work.session.flush()
        self._attach_logos()
        event = self._event(event_id)
        if store_forms(self.work, self.document.get("word_forms", [])):
            self.has_changed = True
        if event is not None:
            self._set_guests(event, self.document.get("invitations", []))
        self.work.session.flush()
        return event

    def _load_referenced(self) -> None:
        """Load the rows of earlier portions that this one refers to. Raises `Conflict`."""
        referenced: dict[str, set[str]] = defaultdict(set)
        for _path, row, shape in rows_of(self.document):
            for name, section in shape.references.items():
                if row[name] and section in REGISTERS:
                    referenced[section].add(row[name])
        for section, uids in referenced.items():
            missing = uids - {row["uid"] for row in self.document.get(section, [])}
            found = self._stored(REGISTERS[section], sorted(missing))
            if len(found) < len(missing):
                raise Conflict(_ROW_IS_GONE)
            self.rows[section].update(found)

    def _attach_logos(self) -> None:
        """Set the logos that differ. A body without a logo in the file keeps the one it has."""
        for body in self.document.get("organisations", []):
            if "logo" in body:
                stored = add_picture(self.work, FileKind.LOGO, NewFile(**body["logo"]))
                set_logo(self.work, self.rows["organisations"][body["uid"]], stored)
                self.has_changed = True

    def _event(self, event_id: int | None) -> Event | None:
        if "event" in self.document:
            event = self._put_event(self.document["event"])
            self._set_sections(event)
            return event
        if event_id is None:
            return None
        found = self.work.session.scalars(event_of(self.work.office_id, event_id)).one_or_none()
        if found is None:
            raise Conflict(_EVENT_IS_GONE)
        return found

    def _put_event(self, document: dict[str, Any]) -> Event:
        stored = self._stored(EVENT, [document["uid"]]).get(document["uid"])
        before, was_known = (shown(stored), is_known(stored)) if stored else (None, False)
        event: Event = self._put(EVENT, document, stored)
        for item in event.programme:
            self.rows["parts"].update({part.uid: part for part in item.parts})
        settle_times(event)
        if before is not None and self.has_changed:
            count_revision(self.work, event, before, was_known=was_known)
            event.revised_at = self.work.now
        return event

    def _set_sections(self, event: Event) -> None:
        document = self.document["event"]
        attendance = document.get("attendance")
        self._set_section(event, "statements", document.get("statements"))
        self._set_section(event, "pools_present", document.get("pools_present"))
        self._set_section(event, "attendance", [attendance] if attendance else None)
        for task in document.get("tasks") or ():
            if task["days"] is not None:
                due = due_day(event, task["days"], is_after=task["is_after"])
                task["due_on"] = to_json(due)
        self._set_section(event, "tasks", document.get("tasks"))
        self.work.session.flush()
        self.work.session.expire(event, ["tasks"])
        store_plan(self.work, event, document.get("letter_plan") or ())

    def _set_section(
        self, event: Event, section: str, documents: list[dict[str, Any]] | None
    ) -> None:
        """Replace the event's rows of a section; None leaves them as they are."""
        if documents is None:
            return
        shape = BESIDE[section]
        self.work.session.flush()
        rows = section_rows(self.work.session, event, section)
        stored = {key_of(row_as_json(row, shape)): row for row in rows}
        if section == "attendance" and rows:  # an event has one: update it
            stored = {key_of(documents[0]): rows[0]}
        _number(
            self._put(shape, document, stored.pop(key_of(document), None), event=event)
            for document in documents
        )
        for row in stored.values():
            self.has_changed = True
            self.work.session.delete(row)

    def _set_guests(self, event: Event, documents: list[dict[str, Any]]) -> None:
        """Add and update guests, matched by person; other guests stay."""
        people = [self.rows["people"][document["person"]].id for document in documents]
        found = self.work.session.scalars(
            select(Invitation).where(
                Invitation.office_id == self.work.office_id,
                Invitation.event_id == event.id,
                Invitation.person_id.in_(people),
            )
        )
        stored = {guest.person_id: guest for guest in found}
        for document, person_id in zip(documents, people, strict=True):
            self._put(BESIDE["invitations"], document, stored.get(person_id), event=event)

    def _stored(self, shape: Shape, uids: list[str]) -> dict[str, Any]:
        """The office's rows by uid, with children: one statement for each kind of child."""
        identity = getattr(shape.model, shape.identity)
        found = self.work.session.scalars(
            select(shape.model)
            .where(shape.model.office_id == self.work.office_id, identity.in_(uids))
            .options(*_with_children(shape))
        )
        return {getattr(row, shape.identity): self._standing_for(row) for row in found}

    def _standing_for(self, row: Any) -> Any:
        """The row, or the person into whom it was merged, whose data an old file does not change."""
        return survivor_of(self.work.session, row) if isinstance(row, Person) else row

    def _put(self, shape: Shape, document: dict[str, Any], row: Any, **parents: Any) -> Any:
        """Add the row if there is none, or update it if it differs, and count its version up."""
        if row is None:
            self.has_changed = True
            return self._add(shape, document, parents)
        if not _differs(row, shape, document):
            return row
        self.has_changed = True
        self._fill(row, shape, document, shape.changeable)
        if isinstance(row, Versioned):
            row.revise(None)
        return row

    def _add(self, shape: Shape, document: dict[str, Any], parents: dict[str, Any]) -> Any:
        row = shape.model(office_id=self.work.office_id, **parents)
        if shape.identity:
            setattr(row, shape.identity, document["uid"])
        columns = inspect(shape.model).columns
        if "public_id" in columns:
            row.public_id = new_public_id()
        if shape is EVENT:
            row.created_at = row.revised_at = self.work.now
        if "position" in columns and columns["position"].default is None:
            row.position = 0
        self._fill(row, shape, document, shape.fields)
        if shape in REGISTERS.values() or shape is EVENT or parents:
            self.work.session.add(row)
        return row

    def _fill(
        self, row: Any, shape: Shape, document: dict[str, Any], fields: tuple[str, ...]
    ) -> None:
        for name in fields:
            setattr(row, name, from_json(shape.model, name, document[name]))
        for name, section in shape.references.items():
            uid = document[name]
            setattr(row, name, self.rows[section][uid] if uid else None)
        for name, child in shape.children.items():
            self._fill_children(row, name, child, document[name])
        if isinstance(row, Channel):
            row.key = _channel_key(row)

    def _fill_children(
        self, row: Any, name: str, shape: Shape, documents: list[dict[str, Any]]
    ) -> None:
        """Replace the children, reusing those with the same `key_of`."""
        stored = {key_of(row_as_json(child, shape)): child for child in getattr(row, name)}
        children = [self._put(shape, one, stored.get(key_of(one))) for one in documents]
        _number(children)
        if getattr(row, name) != children:
            setattr(row, name, children)


def _number(rows: Iterable[Any]) -> None:
    """Set the positions that differ, in models that have one."""
    for position, row in enumerate(rows):
        if hasattr(row, "position") and row.position != position:
            row.position = position


def _with_children(shape: Shape) -> list[Any]:
    return [
        selectinload(getattr(shape.model, name)).options(*_with_children(child))
        for name, child in shape.children.items()
    ]


def _channel_key(channel: Channel) -> str:
    if channel.kind is ChannelKind.EMAIL:
        return address_key(channel.value)
    return telephone_key(channel.value)


def _differs(row: Any, shape: Shape, document: dict[str, Any]) -> bool:
    stored = row_as_json(row, shape)
    return any(
        stored[name] != document[name] for name in (*shape.changeable, *shape.references)
    ) or any(
        _in_order(stored[name], child) != _in_order(document[name], child)
        for name, child in shape.children.items()
    )


def _in_order(rows: list[dict[str, Any]], shape: Shape) -> list[dict[str, Any]]:
    """Unchanged if users order these rows; else sorted, to compare them."""
    return rows if is_ordered(shape.model) else sorted(rows, key=key_of)
