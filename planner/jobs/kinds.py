"""The kinds of jobs there are, and what each of them needs."""

from __future__ import annotations

from enum import StrEnum

from planner.accounts.models import Role
from planner.jobs.exporting import prepare_export
from planner.jobs.portions import Act


class JobKind(StrEnum):
    """What a job does. `event_export`: an event with its logos as a file, for one person."""

    EVENT_EXPORT = "event_export"


ACTS: dict[str, Act] = {
    JobKind.EVENT_EXPORT: Act(Role.EDITOR, prepare_export),
}
