"""Removing items and speakers from the programme, and bringing them back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from planner.events.lifecycle import check_open
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.statement import JointSpeaker, Statement
from planner.events.operations.fitting import Fitting
from planner.events.operations.speakers import SAME_ROLE, refuse_companion_of_nobody
from planner.history.models import Removed
from planner.history.operations import record
from planner.history.removed import keep_removed, revived
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import number
from planner.kernel.work import Work


def remove_item(work: Work, item: ProgrammeItem) -> Removed:
    """Remove an item with its speakers. Raises `Conflict` if there are statements made in it."""
    event = item.event
    fitting = Fitting.begin(event)
    _refuse_if_said(work, item.parts)
    number(event.programme)
    removed = keep_removed(work, item, event.id)
    record(work, "item.removed", item, event_id=event.id)
    event.programme.remove(item)
    number(event.programme)
    fitting.end(work)
    return removed


def remove_part(work: Work, part: Part) -> Removed:
    """Remove a part. Raises `Conflict` if there are statements on it, or if somebody accompanied it."""
    item = part.item
    check_open(item.event)
    _refuse_if_said(work, [part])
    number(item.parts)
    removed = keep_removed(work, part, item.event_id)
    record(work, "part.removed", part, event_id=item.event_id)
    item.parts.remove(part)
    number(item.parts)
    refuse_companion_of_nobody(item)
    _touched(work, item.event)
    return removed


def bring_item_back(work: Work, event: Event, removed: Removed) -> ProgrammeItem:
    """Undo `remove_item`, at the place where it stood. Raises `Conflict` if it no longer fits in."""
    fitting = Fitting.begin(event)
    item = revived(work, removed, ProgrammeItem)
    event.programme.insert(item.position, item)
    number(event.programme)
    work.session.delete(removed)
    fitting.end(work)
    record(work, "item.restored", item, event_id=event.id)
    return item


def bring_part_back(work: Work, event: Event, removed: Removed) -> Part:
    """Undo `remove_part`, at the place where it stood. Raises `Conflict` if it no longer fits in."""
    check_open(event)
    with work.session.no_autoflush:
        part = revived(work, removed, Part)
        place, item = part.position, part.item
        item.parts.remove(part)
        if part.person and (part.person, part.role) in [
            (one.person, one.role) for one in item.parts
        ]:
            raise Conflict(SAME_ROLE)
        item.parts.insert(place, part)
        number(item.parts)
        refuse_companion_of_nobody(item)
    work.session.delete(removed)
    _touched(work, event)
    record(work, "part.restored", part, event_id=event.id)
    return part


def _touched(work: Work, event: Event) -> None:
    event.revised_at = work.now
    work.session.flush()


def why_not_removed(work: Work, parts: Sequence[Part]) -> str:
    """Why these parts, or their item, cannot be removed; "" if they can. Statements on them would be
    deleted as well.
    """
    numbers = [part.id for part in parts]
    said = (
        select(model.id).where(model.office_id == work.office_id, model.part_id.in_(numbers))
        for model in (Statement, JointSpeaker)
    )
    if numbers and any(work.session.scalar(found.limit(1)) is not None for found in said):
        return _("What was said here is noted. Remove the statements first.")
    return ""


def _refuse_if_said(work: Work, parts: Sequence[Part]) -> None:
    if sentence := why_not_removed(work, parts):
        raise Conflict(sentence)
