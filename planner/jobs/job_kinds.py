"""The names of the kinds of jobs, for whoever starts one."""

from __future__ import annotations

from enum import StrEnum


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
