"""Words for letters to guests: their kinds, whose texts an office can write, and their purposes."""

from __future__ import annotations

from enum import StrEnum

from planner.invitations.purposes import PlainPurpose, Purpose
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.letter_texts.kinds import LetterKind

LETTER_KINDS: dict[StrEnum, str] = {
    LetterKind.INVITATION: _("Invitation"),
    LetterKind.ADVISORY: _("Advisory to pools, beats and subscribers"),
    LetterKind.AGAIN: _("Invitation once more"),
    LetterKind.UPDATE: _("New day, hour or place"),
    LetterKind.DETAILS: _("Change of details"),
    LetterKind.CONFIRMED: _("The event is confirmed"),
    LetterKind.UNSURE: _("The event is not certain any more"),
    LetterKind.AS_BEFORE: _("A change was undone"),
    LetterKind.POSTPONEMENT: _("Postponed without a new date"),
    LetterKind.PUT_OFF_TO: _("Postponed to a new date"),
    LetterKind.NEW_DATE: _("New date after a postponement"),
    LetterKind.CANCELLATION: _("Cancelled"),
    LetterKind.REINSTATEMENT: _("Takes place after all"),
    LetterKind.WITHDRAWAL: _("Invitation withdrawn"),
    LetterKind.OLD_ADDRESS: _("To an address that is not used any more"),
    LetterKind.WAITING_LIST: _("To those who come onto the waiting list"),
    LetterKind.SEAT: _("To those who move up and have a seat"),
    LetterKind.REMINDER_SILENT: _("Reminder to those who have not answered"),
    LetterKind.REMINDER_MAYBE: _("Reminder to those who said “perhaps”"),
    LetterKind.REMINDER_COMING: _("Reminder to those who come"),
    LetterKind.THANKS: _("Thanks to those who came"),
    LetterKind.MISSED: _("To those who had said yes and did not come"),
    LetterKind.REQUEST_CONFIRMATION: _("Link to confirm a request to attend"),
    LetterKind.PAPERS_MISSING: _("Papers are missing"),
    LetterKind.ACCREDITED: _("Request approved, with the invitation"),
    LetterKind.REQUEST_REFUSAL: _("Request refused"),
    LetterKind.RELEASE_CAME: _("Release to those who came"),
    LetterKind.RELEASE_ABSENT: _("Release to those who did not come"),
    LetterKind.RELEASE_NEUTRAL: _("Release to all guests"),
    LetterKind.RELEASE_NEWS: _("Release to pools, beats and subscribers"),
    LetterKind.RELEASE_EMBARGOED: _("Copy under embargo to a named person"),
    LetterKind.RELEASE_CORRECTION: _("Correction of a release"),
    LetterKind.RELEASE_WITHDRAWAL: _("Withdrawal of a release"),
    LetterKind.SPEAKER_CONFIRMATION: _("To speakers, who confirm their part"),
    LetterKind.SPEAKER_REMINDER: _("Reminder to speakers who have not answered"),
}
PURPOSE_WORDS: dict[StrEnum, str] = {
    Purpose.INVITATION: pgettext("letter", "invitation"),
    Purpose.UPDATE: pgettext("letter", "update"),
    Purpose.DETAILS: pgettext("letter", "details"),
    Purpose.WAITING_LIST: pgettext("letter", "waiting list"),
    Purpose.SEAT: pgettext("letter", "seat"),
    Purpose.REINSTATEMENT: pgettext("letter", "reinstatement"),
    Purpose.AGAIN: pgettext("letter", "again"),
    Purpose.POSTPONEMENT: pgettext("letter", "postponement"),
    Purpose.CANCELLATION: pgettext("letter", "cancellation"),
    Purpose.WITHDRAWAL: pgettext("letter", "withdrawal"),
    Purpose.OLD_ADDRESS: pgettext("letter", "old address"),
}
PLAIN_PURPOSE_WORDS: dict[StrEnum, str] = {
    PlainPurpose.REMINDER: pgettext("letter", "reminder"),
    PlainPurpose.THANKS: pgettext("letter", "thanks"),
}
