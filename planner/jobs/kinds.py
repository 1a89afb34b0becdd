"""The kinds of jobs there are, and what each of them needs."""

from __future__ import annotations

from enum import StrEnum

from planner.accounts.models import Role
from planner.jobs.exporting import prepare_export
from planner.jobs.importing import prepare_import
from planner.jobs.portions import Act


class JobKind(StrEnum):
    """What a job does.

    `event_export`: an event with its logos as a file for one person; `event_import`: an event out
    of a file.
    """

    EVENT_EXPORT = "event_export"
    EVENT_IMPORT = "event_import"


ACTS: dict[str, Act] = {
    JobKind.EVENT_EXPORT: Act(Role.EDITOR, prepare_export),
    JobKind.EVENT_IMPORT: Act(Role.EDITOR, prepare_import),
}
