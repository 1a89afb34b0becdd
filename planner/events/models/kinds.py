"""Enumerations of the event's fields."""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    """The kind of an event; each has a ready programme (`ready_programmes`)."""

    ROUND_TABLE = "round_table"
    PRESS_CONFERENCE = "press_conference"
    BRIEFING = "briefing"
    PRESS_TOUR = "press_tour"
    WEBINAR = "webinar"
    WORKSHOP = "workshop"
    PRESS_BREAKFAST = "press_breakfast"
    CONFERENCE = "conference"
    HIGH_LEVEL_MEETING = "high_level_meeting"
    INTERVIEW = "interview"
    PHOTO_OPPORTUNITY = "photo_opportunity"
    LAUNCH = "launch"
    CEREMONY = "ceremony"
    OPEN_DAY = "open_day"


class EventStatus(StrEnum):
    """The status of an event; transitions are in `lifecycle`."""

    DRAFT = "draft"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    CLOSED = "closed"


# Over, whatever the date: in SQL `Event.status.in_(OVER)`.
OVER = (EventStatus.HELD, EventStatus.CLOSED)


class Certainty(StrEnum):
    """The certainty of date and time. `TIME_TBC`: the day is fixed, the hour is not.

    Of an event with `DAY_ONLY`, `MONTH_ONLY` or `YEAR_ONLY` no more is known, or ever will be; its
    `starts_on` is the day, the first of the month or of the year. It stands in no calendar.
    """

    FIXED = "fixed"
    TIME_TBC = "time_to_be_confirmed"
    TENTATIVE = "tentative"
    ALL_DAY = "all_day"
    DAY_ONLY = "day_only"
    MONTH_ONLY = "month_only"
    YEAR_ONLY = "year_only"


class LeadWith(StrEnum):
    """What a release begins with: the course of the event, the studies, the news, or as the office
    has set it.
    """

    PROTOCOL = "protocol"
    STUDIES = "studies"
    NEWS = "news"
    OFFICE = "office"


class BodyRole(StrEnum):
    """The role of a body at an event."""

    ORGANISER = "organiser"
    CO_ORGANISER = "co_organiser"
    PUBLISHER = "publisher"
    PARTNER = "partner"
    DONOR = "donor"
    HOST = "host"
    SUPPORTER = "supporter"


class ItemKind(StrEnum):
    """Kinds of programme items."""

    WELCOME = "welcome"
    REPORT = "report"
    STUDY = "study"
    PRESENTATION = "presentation"
    STATEMENT = "statement"
    DISCUSSION = "discussion"
    QUESTIONS = "questions"
    VISIT = "visit"
    PHOTO = "photo_opportunity"
    BREAK = "break"
    CLOSING = "closing"


class ItemSort(StrEnum):
    """What a titled item is where no speaker makes it: each is told with a verb of its own."""

    FILM = "film"
    EXHIBITION = "exhibition"
    AWARD = "award"
    AGREEMENT = "agreement"


class PartRole(StrEnum):
    """The role of a person or body in an item.

    `MODERATOR` leads the whole event, `ITEM_MODERATOR` the item. A `COMPANION` accompanies the
    speaker before them in the item; of who is `PRESENT` nothing is said but that. A `MESSAGE` of
    somebody absent is read out.
    """

    SPEAKER = "speaker"
    MODERATOR = "moderator"
    ITEM_MODERATOR = "item_moderator"
    HOST = "host"
    SPECIAL_GUEST = "special_guest"
    PERFORMER = "performer"
    TRAINER = "trainer"
    GUIDE = "guide"
    COMPANION = "companion"
    PRESENT = "present"
    MESSAGE = "message"
    INTERPRETER = "interpreter"


class RoleNumber(StrEnum):
    """Whether an unnamed role is that of one person or of several: “a specialist”, “members”."""

    ONE = "one"
    SEVERAL = "several"


class PartState(StrEnum):
    """The state of a speaker's participation. Who declined or was absent is not printed."""

    PLANNED = "planned"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    ABSENT = "absent"

    @property
    def is_taken(self) -> bool:
        """Whether they are expected to speak, or spoke: only these are printed."""
        return self not in (PartState.DECLINED, PartState.ABSENT)
