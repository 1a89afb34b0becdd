"""One portion of an event file into an office: new rows are added, those that differ are changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import selectinload

from planner.contacts.models import Channel, ChannelKind
from planner.events.changes import count_revision, is_known, shown
from planner.events.models.event import Event
from planner.events.queries import event_of
from planner.events.schedule import settle_times
from planner.exchange.export import beside, row_as_json
from planner.exchange.reading import key_of, rows_of
from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, Shape
from planner.exchange.values import read
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

_SECTION = {shape.model: name for name, shape in REGISTERS.items()}
_EVENT_IS_GONE = _("The event is not there any more. Import the file anew.")
_ROW_IS_GONE = _(
    "Somebody has removed something from the office that the rest of the file refers to. "
    "Import the file anew."
)


@dataclass(slots=True)
class Progress:
    """What the portions before this one have done: the number of the event once it is stored,
    whether anything has changed, and whether the history says so already.
    """

    event_id: int | None = None
    has_changed: bool = False
    is_noted: bool = False


def store_portion(work: Work, document: dict[str, Any], progress: Progress) -> None:
    """Store one portion as `divide` makes them, and keep `progress` up to date.

    Raises `Conflict` where what it refers to was removed since, `TooLarge` where there is no room
    for a logo.
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
    """One portion on its way in; `rows` finds what it holds or refers to by section and uid."""

    def __init__(self, work: Work, document: dict[str, Any], *, has_changed: bool) -> None:
        self.work = work
        self.document = document
        self.rows: dict[str, dict[str, Any]] = defaultdict(dict)
        self.has_changed = has_changed

    def run(self, event_id: int | None) -> Event | None:
        """The event, if this portion or one before it holds it."""
        self._find_referred()
        for section, shape in REGISTERS.items():
            told = self.document.get(section, [])
            stored = self._stored(shape, [row["uid"] for row in told])
            for row in told:
                self.rows[section][row["uid"]] = self._put(shape, row, stored.get(row["uid"]))
        self.work.session.flush()
        self._hang_logos()
        event = self._event(event_id)
        if event is not None:
            self._set_guests(event, self.document.get("invitations", []))
        self.work.session.flush()
        return event

    def _find_referred(self) -> None:
        """Rows that portions before this one have stored."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for _path, row, shape in rows_of(self.document):
            for name, section in shape.references.items():
                if row[name] and section in REGISTERS:
                    wanted[section].add(row[name])
        for section, uids in wanted.items():
            held = {row["uid"] for row in self.document.get(section, [])}
            found = self._stored(REGISTERS[section], sorted(uids - held))
            if len(found) < len(uids - held):
                raise Conflict(_ROW_IS_GONE)
            self.rows[section].update(found)

    def _hang_logos(self) -> None:
        """The logos that differ. A body whose logo the file leaves out keeps its own."""
        for body in self.document.get("organisations", []):
            if "logo" in body:
                stored = add_picture(self.work, FileKind.LOGO, NewFile(**body["logo"]))
                set_logo(self.work, self.rows["organisations"][body["uid"]], stored)
                self.has_changed = True

    def _event(self, event_id: int | None) -> Event | None:
        if "event" in self.document:
            event = self._put_event(self.document["event"])
            self._beside(event)
            return event
        if event_id is None:
            return None
        found = self.work.session.scalars(event_of(self.work.office_id, event_id)).one_or_none()
        if found is None:
            raise Conflict(_EVENT_IS_GONE)
        return found

    def _put_event(self, document: dict[str, Any]) -> Event:
        told = {name: value for name, value in document.items() if name not in BESIDE}
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
        """Statements, attendance and pools: known by uid, or by their place."""
        told = self.document["event"]
        attendance = told.get("attendance")
        self._set_rows(event, "statements", told.get("statements"))
        self._set_rows(event, "pools_present", told.get("pools_present"))
        self._set_rows(event, "attendance", [attendance] if attendance else None)

    def _set_rows(self, event: Event, section: str, told: list[dict[str, Any]] | None) -> None:
        """A section that the file does not hold stays as it is."""
        if told is None:
            return
        shape = BESIDE[section]
        self.work.session.flush()
        hanging = beside(self.work.session, event, section)
        stored = {key_of(row_as_json(row, shape)): row for row in hanging}
        if section == "attendance" and hanging:
            stored = {key_of(told[0]): hanging[0]}
        for position, row in enumerate(told):
            mine = self._put(shape, row, stored.pop(key_of(row), None), event=event)
            if hasattr(mine, "position") and mine.position != position:
                mine.position = position
        for row_left in stored.values():
            self.has_changed = True
            self.work.session.delete(row_left)

    def _set_guests(self, event: Event, told: list[dict[str, Any]]) -> None:
        """Guests are known by their person. Those whom the file does not name stay."""
        people = [self.rows["people"][row["person"]].id for row in told]
        found = self.work.session.scalars(
            select(Invitation).where(
                Invitation.office_id == self.work.office_id,
                Invitation.event_id == event.id,
                Invitation.person_id.in_(people),
            )
        )
        stored = {guest.person_id: guest for guest in found}
        for row, person_id in zip(told, people, strict=True):
            self._put(BESIDE["invitations"], row, stored.get(person_id), event=event)

    def _stored(self, shape: Shape, uids: list[str]) -> dict[str, Any]:
        """By uid; what belongs to them is read with them, in one statement for each kind."""
        identity = getattr(shape.model, shape.identity)
        found = self.work.session.scalars(
            select(shape.model)
            .where(shape.model.office_id == self.work.office_id, identity.in_(uids))
            .options(*_with_children(shape))
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


def _with_children(shape: Shape) -> list[Any]:
    return [
        selectinload(getattr(shape.model, name)).options(*_with_children(child))
        for name, child in shape.children.items()
    ]


def _channel_key(channel: Channel) -> str:
    """What two spellings of one address or number have in common."""
    if channel.kind is ChannelKind.EMAIL:
        return address_key(channel.value)
    return telephone_key(channel.value)


def _differs(row: Any, shape: Shape, told: dict[str, Any]) -> bool:
    stored = row_as_json(row, shape)
    names = (*shape.changeable, *shape.references, *shape.children)
    return any(stored[name] != told[name] for name in names)
