"""Taking a merge back: both records are as they were, but for what was changed since."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.duplicates.models import UNDO_FOR, Merge
from planner.contacts.models import Person
from planner.files.models import StoredFile
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict
from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.kernel.stored import fill, set_back
from planner.kernel.work import Work
from planner.merging.lists import set_lists, set_lists_back
from planner.merging.merge import ROOMS
from planner.merging.rooms import Two

PORTION = 200
_STAYS = _("Fields that were changed since stay as they are.")
_GONE = _("Outlets, beats or pools that were deleted since do not come back.")


def merges_into(office_id: int, person_id: int) -> Rows[Merge]:
    """Those that can still be undone, the latest first."""
    return (
        select(Merge)
        .where(Merge.office_id == office_id, Merge.survivor_id == person_id)
        .order_by(Merge.id.desc())
    )


def why_not_undone(work: Work, merge: Merge) -> str:
    """Why a merge cannot be taken back, as a sentence; "" if it can."""
    if work.now >= merge.merged_at + UNDO_FOR:
        return _("A merge can be undone for 30 days. These have passed.")
    if merge.survivor.merged_into_id is not None:
        return _("This person was merged into another one since. Undo that first.")
    later = select(Merge.id).where(
        Merge.office_id == work.office_id,
        Merge.survivor_id == merge.survivor_id,
        Merge.id > merge.id,
    )
    if work.session.scalar(later.limit(1)) is not None:
        return _("Another record was merged into this person since. Undo that first.")
    return ""


def undo_merge(work: Work, merge: Merge) -> list[Message]:
    """Two records again; what stays as it is, in sentences. Raises `Conflict`."""
    if why := why_not_undone(work, merge):
        raise Conflict(why)
    survivor, merged, kept = merge.survivor, merge.merged, merge.kept
    two, lists = Two(survivor, merged), kept["lists"]
    stays: list[Message] = []
    for room in reversed(ROOMS):
        if room.name in kept["rooms"]:  # a merge of an older version had fewer rooms
            stays += room.take_back(work, two, kept["rooms"][room.name])
    unchosen = merged.photo_id
    is_whole = set_lists_back(work, survivor, lists["mine"], lists["after"])
    if set_back(survivor, kept["changes"]):
        stays.append(_STAYS)
    fill(merged, kept["person"])
    if merged.photo_id == survivor.photo_id or not _is_there(work, merged.photo_id):
        merged.photo_id = unchosen if unchosen != survivor.photo_id else None
    merged.merged_into_id = None
    is_whole = set_lists(work, merged, lists["theirs"]) and is_whole
    if not is_whole:
        stays.append(_GONE)
    for one in (survivor, merged):
        one.version += 1
    work.session.delete(merge)
    work.session.flush()
    record(work, "person.merge_undone", survivor, person=merged.id)
    record(work, "person.merge_undone", merged, person=survivor.id)
    work.session.flush()
    return stays


def _is_there(work: Work, file_id: int | None) -> bool:
    """A portrait that was replaced since is deleted."""
    return file_id is None or work.session.get(StoredFile, file_id) is not None


def forget_merges(session: Session, now: datetime) -> list[str]:
    """Delete what merges of more than 30 days ago kept; the paths of files to delete after the commit.

    For the worker, all offices.
    """
    old = select(Merge).where(Merge.merged_at <= now - UNDO_FOR).limit(PORTION)
    paths: list[str] = []
    for merge in session.scalars(old):
        paths += drop_photo(session, merge.merged)
        session.delete(merge)
    session.flush()
    return paths


def drop_photo(session: Session, merged: Person) -> list[str]:
    """The portrait that was not chosen; its path."""
    if merged.photo_id is None:
        return []
    photo = session.get_one(StoredFile, merged.photo_id)
    merged.photo_id = None
    session.flush()
    session.delete(photo)
    return [photo.path]
