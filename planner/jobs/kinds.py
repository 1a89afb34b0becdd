"""The kinds of jobs there are, and what each of them needs."""

from __future__ import annotations

from enum import StrEnum

from planner.accounts.models import Role
from planner.jobs.exporting import prepare_export
from planner.jobs.importing import prepare_import
from planner.jobs.inviting import prepare_inviting, prepare_pasted
from planner.jobs.portions import Act
from planner.jobs.writing import prepare_letters


class JobKind(StrEnum):
    """What a job does.

    `event_export`: an event with its logos as a file for one person; `event_import`: an event out
    of a file. `guest_letters`: the letters that are due to guests; `invitations`, `pasted_guests`:
    inviting people by number, or by rows that were pasted.
    """

    EVENT_EXPORT = "event_export"
    EVENT_IMPORT = "event_import"
    GUEST_LETTERS = "guest_letters"
    INVITATIONS = "invitations"
    PASTED_GUESTS = "pasted_guests"


ACTS: dict[str, Act] = {
    JobKind.EVENT_EXPORT: Act(Role.EDITOR, prepare_export),
    JobKind.EVENT_IMPORT: Act(Role.EDITOR, prepare_import),
    JobKind.GUEST_LETTERS: Act(Role.EDITOR, prepare_letters),
    JobKind.INVITATIONS: Act(Role.EDITOR, prepare_inviting),
    JobKind.PASTED_GUESTS: Act(Role.EDITOR, prepare_pasted),
}
