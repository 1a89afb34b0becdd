"""The kinds of letters whose texts an office can write itself, and the placeholders in them."""

from __future__ import annotations

from enum import StrEnum

from planner.kernel.messages import gettext as _


class LetterKind(StrEnum):
    """By what has happened. `put_off_to` is a postponement with a new date, `as_before` says that
    a change was undone. The letters with a release depend on whether the guest came;
    `release_neutral` is for guests of whom that is not known, `release_news` for whoever was not asked
    to the event: pools, beats, subscribers; `release_embargoed` is for named people. An `advisory`
    invites the press at large. Reminders are by the answer of the guest; `missed` is for those who
    had said yes and did not come. `waiting_list` and `seat` go to those for whom there is no seat
    yet, and is one now; `accredited` invites those who have asked to attend. The last two ask
    speakers to confirm their part, and those once more who have not.
    """

    INVITATION = "invitation"
    AGAIN = "again"
    UPDATE = "update"
    DETAILS = "details"
    CONFIRMED = "confirmed"
    UNSURE = "unsure"
    AS_BEFORE = "as_before"
    POSTPONEMENT = "postponement"
    PUT_OFF_TO = "put_off_to"
    NEW_DATE = "new_date"
    CANCELLATION = "cancellation"
    REINSTATEMENT = "reinstatement"
    WITHDRAWAL = "withdrawal"
    OLD_ADDRESS = "old_address"
    WAITING_LIST = "waiting_list"
    SEAT = "seat"
    REMINDER_SILENT = "reminder_silent"
    REMINDER_MAYBE = "reminder_maybe"
    REMINDER_COMING = "reminder_coming"
    THANKS = "thanks"
    MISSED = "missed"
    REQUEST_CONFIRMATION = "request_confirmation"
    PAPERS_MISSING = "papers_missing"
    ACCREDITED = "accredited"
    REQUEST_REFUSAL = "request_refusal"
    RELEASE_CAME = "release_came"
    RELEASE_ABSENT = "release_absent"
    RELEASE_NEUTRAL = "release_neutral"
    RELEASE_NEWS = "release_news"
    RELEASE_EMBARGOED = "release_embargoed"
    RELEASE_CORRECTION = "release_correction"
    RELEASE_WITHDRAWAL = "release_withdrawal"
    ADVISORY = "advisory"
    SPEAKER_CONFIRMATION = "speaker_confirmation"
    SPEAKER_REMINDER = "speaker_reminder"

    @property
    def is_about_release(self) -> bool:
        return self.value.startswith("release_")

    @property
    def is_to_speakers(self) -> bool:
        return self.value.startswith("speaker_")


# As they are listed: by what they are about.
GROUPS: tuple[tuple[str, tuple[LetterKind, ...]], ...] = (
    (_("Invitation"), (LetterKind.INVITATION, LetterKind.AGAIN, LetterKind.ADVISORY)),
    (
        _("Something has changed"),
        (
            LetterKind.UPDATE,
            LetterKind.DETAILS,
            LetterKind.CONFIRMED,
            LetterKind.UNSURE,
            LetterKind.AS_BEFORE,
        ),
    ),
    (
        _("Put off or called off"),
        (
            LetterKind.POSTPONEMENT,
            LetterKind.PUT_OFF_TO,
            LetterKind.NEW_DATE,
            LetterKind.CANCELLATION,
            LetterKind.REINSTATEMENT,
            LetterKind.WITHDRAWAL,
            LetterKind.OLD_ADDRESS,
        ),
    ),
    (_("Waiting list"), (LetterKind.WAITING_LIST, LetterKind.SEAT)),
    (
        _("Reminders and thanks"),
        (
            LetterKind.REMINDER_SILENT,
            LetterKind.REMINDER_MAYBE,
            LetterKind.REMINDER_COMING,
            LetterKind.THANKS,
            LetterKind.MISSED,
        ),
    ),
    (
        _("Requests to attend"),
        (
            LetterKind.REQUEST_CONFIRMATION,
            LetterKind.PAPERS_MISSING,
            LetterKind.ACCREDITED,
            LetterKind.REQUEST_REFUSAL,
        ),
    ),
    (
        _("Press release"),
        (
            LetterKind.RELEASE_CAME,
            LetterKind.RELEASE_ABSENT,
            LetterKind.RELEASE_NEUTRAL,
            LetterKind.RELEASE_NEWS,
            LetterKind.RELEASE_EMBARGOED,
            LetterKind.RELEASE_CORRECTION,
            LetterKind.RELEASE_WITHDRAWAL,
        ),
    ),
    (_("Speakers"), (LetterKind.SPEAKER_CONFIRMATION, LetterKind.SPEAKER_REMINDER)),
)


class Placeholder(StrEnum):
    """What is filled in, per recipient (`is_personal`) or per event."""

    NAME = "name"
    FIRST_NAMES = "first_names"
    DEAR = "dear"
    TITLE = "title"
    KIND = "kind"
    WHEN = "when"
    PLACE = "place"
    ANSWER_BY = "answer_by"
    HEADLINE = "headline"
    OFFICE = "office"

    @property
    def is_personal(self) -> bool:
        return self in _PERSONAL

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_PERSONAL = frozenset({Placeholder.NAME, Placeholder.FIRST_NAMES, Placeholder.DEAR})
_MEANINGS = {
    Placeholder.NAME: _("name of the recipient"),
    Placeholder.FIRST_NAMES: _("name without the surname"),
    Placeholder.DEAR: _("“Dear”, in the recipient's gender where the language needs it"),
    Placeholder.TITLE: _("title of the event"),
    Placeholder.KIND: _("kind of the event"),
    Placeholder.WHEN: _("day and hour"),
    Placeholder.PLACE: _("place"),
    Placeholder.ANSWER_BY: _("sentence with the last day to answer"),
    Placeholder.HEADLINE: _("headline of the release"),
    Placeholder.OFFICE: _("name of the office"),
}
_OF_EVENTS = frozenset(Placeholder) - {Placeholder.HEADLINE}
_OF_RELEASES = frozenset(Placeholder) - {Placeholder.ANSWER_BY}
_OF_SPEAKERS = _OF_EVENTS - {Placeholder.ANSWER_BY}


def placeholders_of(kind: LetterKind) -> tuple[Placeholder, ...]:
    """Those that letters of that kind can fill, in the order in which they are offered."""
    known = _OF_RELEASES if kind.is_about_release else _OF_EVENTS
    if kind.is_to_speakers:
        known = _OF_SPEAKERS
    return tuple(one for one in Placeholder if one in known)
