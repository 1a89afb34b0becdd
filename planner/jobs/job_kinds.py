"""The kinds of jobs. Their code is in `kinds`, which imports `starting`, which imports this."""

from __future__ import annotations

from enum import StrEnum


class JobKind(StrEnum):
    """What a job does.

    `distribution`: a release or an advisory to all whom it means. `event_export`, `event_import`: an event
    with its logos to or from a file. `free_letter`: a free letter to all whom it means;
    `free_letter_again`: once more to some. `guard_list`: a long list for the guard as PDF.
    `guest_letters`: the letters that are due to guests. `invitations`, `pasted_guests`: inviting people of the register
    or from pasted rows. `list_preview`, `list_import`, `list_undoing`: what importing a list of people
    would do, doing it, and taking it back. `mail_test`: a test letter to the person who starts it.
    `mailbox_test`: looking into the mailbox of the office.
    `people_sheet`: a long list of people as a sheet. `planned_letters`: the letters of a row of an event's plan.
    `release_notice`: a correction or withdrawal to those who have another version.
    """

    DISTRIBUTION = "distribution"
    EVENT_EXPORT = "event_export"
    EVENT_IMPORT = "event_import"
    FREE_LETTER = "free_letter"
    FREE_LETTER_AGAIN = "free_letter_again"
    GUARD_LIST = "guard_list"
    GUEST_LETTERS = "guest_letters"
    INVITATIONS = "invitations"
    LIST_IMPORT = "list_import"
    LIST_PREVIEW = "list_preview"
    LIST_UNDOING = "list_undoing"
    MAIL_TEST = "mail_test"
    MAILBOX_TEST = "mailbox_test"
    PEOPLE_SHEET = "people_sheet"
    PASTED_GUESTS = "pasted_guests"
    PLANNED_LETTERS = "planned_letters"
    RELEASE_NOTICE = "release_notice"
