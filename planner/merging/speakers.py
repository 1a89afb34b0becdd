"""Parts in programmes. Of two parts with the same role in one item that of the survivor stays, with what was
said in both; undoing brings the other one back.
"""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from planner.events.models.event import Event, Part
from planner.events.models.statement import JointSpeaker, Statement
from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.kernel.ordering import number
from planner.kernel.stored import as_stored, columns_of, read
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Room, Two, rows_about
from planner.organisations.models import Organisation

_COLUMNS = columns_of(Part, ("id", "office_id", "item_id", "person_id"))
_GONE = _("A part in a programme does not come back: what it stood in was removed since.")

Said = TypeVar("Said", Statement, JointSpeaker)


def _why_not(work: Work, two: Two) -> str:
    """Whoever noted a statement of both knew two people."""
    joint, speaker, other = aliased(JointSpeaker), aliased(Part), aliased(Part)
    both = (two.survivor.id, two.merged.id)
    found = (
        select(Event)
        .join(Statement, Statement.event_id == Event.id)
        .join(speaker, speaker.id == Statement.part_id)
        .join(joint, joint.statement_id == Statement.id)
        .join(other, other.id == joint.part_id)
        .where(
            Event.office_id == work.office_id,
            speaker.person_id.in_(both),
            other.person_id.in_(both),
            speaker.person_id != other.person_id,
        )
        .limit(1)
    )
    event = work.session.scalars(found).first()
    if event is None:
        return ""
    return _(
        "Both made a statement together at “%(event)s”. If they are one person, take one of them out of "
        "the statement first.",
        event=event.label,
    )


def _move(work: Work, two: Two) -> Kept:
    """Through the unit of work, so that letters and pages that name the speaker follow."""
    moved, united = [], []
    for part in rows_about(work, Part.person_id, two.merged):
        same = _same_part(part, two)
        if same is not None:
            united.append(_unite(work, same, part))
            continue
        part.person = two.survivor
        part.revise(None)
        moved.append(part.uid)
    work.session.flush()
    return {"parts": moved, "united": united}


def _same_part(part: Part, two: Two) -> Part | None:
    """That of the survivor with the same role in the same item."""
    return next(
        (
            one
            for one in part.item.parts
            if one.person_id == two.survivor.id and one.role is part.role
        ),
        None,
    )


def _unite(work: Work, stays: Part, goes: Part) -> dict[str, Any]:
    """What was said in both was said in the one that stays, at the place of the first."""
    item = stays.item
    number(item.parts)
    kept = {
        "stays": stays.uid,
        "place": stays.position,
        "part": as_stored(goes, _COLUMNS),
        "statements": _lead_over(work, Statement, goes, stays),
        "joint": _lead_over(work, JointSpeaker, goes, stays),
    }
    place = min(stays.position, goes.position)
    item.parts.remove(goes)
    item.parts.remove(stays)
    item.parts.insert(place, stays)
    number(item.parts)
    stays.revise(None)
    return kept


def _lead_over(work: Work, model: Any, old: Part, new: Part) -> list[int]:
    """The ids of the rows that are about the other part now."""
    rows = work.session.scalars(
        select(model).where(model.office_id == work.office_id, model.part_id == old.id)
    ).all()
    for row in rows:
        row.part = new
    work.session.flush()
    return [row.id for row in rows]


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
    # Merges of before there was this have none.
    parted = [_part(work, two, one) for one in kept.get("united", ())]
    return [] if all(parted) else [_GONE]


def _part(work: Work, two: Two, kept: dict[str, Any]) -> bool:
    """The inverse of `_unite`; False if the part that stayed was removed since."""
    stays = work.session.scalars(
        select(Part).where(Part.office_id == work.office_id, Part.uid == kept["stays"])
    ).one_or_none()
    if stays is None:
        return False
    values = {name: read(Part, name, value) for name, value in kept["part"].items()}
    if not _is_there(work, values["organisation_id"]):
        values["organisation_id"] = None
    back, item = Part(office_id=work.office_id, person=two.merged, **values), stays.item
    place = back.position
    item.parts.remove(stays)
    for where, part in sorted(((kept["place"], stays), (place, back)), key=lambda one: one[0]):
        item.parts.insert(where, part)
    number(item.parts)
    stays.revise(None)
    work.session.flush()
    _take_over(work, Statement, kept["statements"], stays, back)
    _take_over(work, JointSpeaker, kept["joint"], stays, back)
    work.session.flush()
    return True


def _take_over(work: Work, model: type[Said], ids: list[int], stays: Part, back: Part) -> None:
    """What was said by that part before the merge."""
    for row in work.session.scalars(
        select(model).where(
            model.office_id == work.office_id, model.id.in_(ids), model.part_id == stays.id
        )
    ):
        row.part = back


def _is_there(work: Work, organisation_id: int | None) -> bool:
    found = select(Organisation.id).where(
        Organisation.office_id == work.office_id, Organisation.id == organisation_id
    )
    return organisation_id is None or work.session.scalar(found) is not None


SPEAKERS = Room(
    name="speakers",
    columns=("parts.person_id",),
    move=_move,
    take_back=_take_back,
    why_not=_why_not,
)
