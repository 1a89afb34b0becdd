"""Parts in programmes. Two parts in one item stay two people: who entered them there knew both."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from planner.events.models.event import Event, Part, ProgrammeItem
from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Room, Two, rows_about


def _why_not(work: Work, two: Two) -> str:
    other = aliased(Part)
    both = (
        select(Event)
        .join(ProgrammeItem, ProgrammeItem.event_id == Event.id)
        .join(Part, Part.item_id == ProgrammeItem.id)
        .join(other, (other.item_id == Part.item_id) & (other.role == Part.role))
        .where(
            Part.office_id == work.office_id,
            Part.person_id == two.survivor.id,
            other.person_id == two.merged.id,
        )
        .limit(1)
    )
    event = work.session.scalars(both).one_or_none()
    if event is None:
        return ""
    return _(
        "Both speak in the same item of “%(event)s”. If they are one person, take one of them out of its "
        "programme first.",
        event=event.label,
    )


def _move(work: Work, two: Two) -> Kept:
    """Through the unit of work, so that letters and pages that name the speaker follow."""
    parts = rows_about(work, Part.person_id, two.merged)
    for part in parts:
        part.person = two.survivor
        part.revise(None)
    work.session.flush()
    return {"parts": [part.uid for part in parts]}


def _take_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    """By uid, since a part that was removed and brought back has another number."""
    found = (
        select(Part)
        .options(joinedload(Part.item))
        .where(
            Part.office_id == work.office_id,
            Part.person_id == two.survivor.id,
            Part.uid.in_(kept["parts"]),
        )
    )
    for part in work.session.scalars(found):
        part.person = two.merged
        part.revise(None)
    work.session.flush()
    return []


SPEAKERS = Room(
    name="speakers",
    columns=("parts.person_id",),
    move=_move,
    take_back=_take_back,
    why_not=_why_not,
)
