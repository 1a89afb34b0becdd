"""The values that fields of an event may have."""

from __future__ import annotations

from enum import StrEnum


class EventKind(StrEnum):
    """What sort of event it is; each kind starts with a programme of its own."""

    ROUND_TABLE = "round_table"
    PRESS_CONFERENCE = "press_conference"
    BRIEFING = "briefing"
    PRESS_TOUR = "press_tour"
    WEBINAR = "webinar"


class EventStatus(StrEnum):
    """Where the event stands. Moves are in `lifecycle`."""

    DRAFT = "draft"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"
    CLOSED = "closed"


# Noted as over, whatever its date: in SQL `Event.status.in_(OVER)`.
OVER = (EventStatus.HELD, EventStatus.CLOSED)


class Certainty(StrEnum):
    """How sure date and hour are. `TIME_TBC`: the day is fixed, the hour is not."""

    FIXED = "fixed"
    TIME_TBC = "time_to_be_confirmed"
    TENTATIVE = "tentative"
    ALL_DAY = "all_day"


class LeadWith(StrEnum):
    """What a release tells first: in the order of the meeting, or the studies."""

    PROTOCOL = "protocol"
    STUDIES = "studies"


class BodyRole(StrEnum):
    """What a body is to an event."""

    ORGANISER = "organiser"
    CO_ORGANISER = "co_organiser"
    PUBLISHER = "publisher"
    PARTNER = "partner"
    DONOR = "donor"
    HOST = "host"


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


class PartRole(StrEnum):
    """What a person or body does in an item."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"
    INTERPRETER = "interpreter"


class PartState(StrEnum):
    """How sure it is that the part is taken. Whoever is absent or declined is not printed."""

    PLANNED = "planned"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    ABSENT = "absent"

    @property
    def is_taken(self) -> bool:
        """Expected to speak, or spoke: printed in papers."""
        return self not in (PartState.DECLINED, PartState.ABSENT)
