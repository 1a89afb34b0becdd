"""Requests to attend and accreditation for a season: they are about the person who stays."""

from __future__ import annotations

from planner.accreditation.models import AttendanceRequest, SeasonAccreditation
from planner.kernel.messages import Message
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Room, Two, moved_rows, take_rows_back

_COLUMNS = {
    "requests": AttendanceRequest.person_id,
    "seasons": SeasonAccreditation.person_id,
}


def _move(work: Work, two: Two) -> Kept:
    return {name: moved_rows(work, column, two) for name, column in _COLUMNS.items()}


def _take_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    for name, column in _COLUMNS.items():
        take_rows_back(work, column, two, kept[name])
    return []


ACCREDITATION = Room(
    name="accreditation",
    columns=("attendance_requests.person_id", "season_accreditations.person_id"),
    move=_move,
    take_back=_take_back,
)
