"""Words for the values of enumerations about events, studies and anniversaries."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from planner.anniversaries.calendars import Calendar
from planner.anniversaries.models import AnniversaryKind, Precision
from planner.events.models.kinds import (
    BodyRole,
    Certainty,
    EventKind,
    EventStatus,
    LeadWith,
)
from planner.events.models.place import Interpretation
from planner.events.models.study import FindingForm, StudyKind
from planner.events.queries import Span
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext

EVENT_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    EventKind: {
        EventKind.ROUND_TABLE: _("round table"),
        EventKind.PRESS_CONFERENCE: _("press conference"),
        EventKind.BRIEFING: _("briefing"),
        EventKind.PRESS_TOUR: _("press tour"),
        EventKind.WEBINAR: _("webinar"),
        EventKind.WORKSHOP: _("workshop"),
        EventKind.PRESS_BREAKFAST: _("press breakfast"),
        EventKind.CONFERENCE: pgettext("event", "conference"),
        EventKind.HIGH_LEVEL_MEETING: _("high-level meeting"),
        EventKind.INTERVIEW: pgettext("event", "interview"),
        EventKind.PHOTO_OPPORTUNITY: pgettext("event", "photo opportunity"),
        EventKind.LAUNCH: pgettext("event", "launch"),
        EventKind.CEREMONY: pgettext("event", "ceremony"),
        EventKind.OPEN_DAY: _("open day"),
    },
    EventStatus: {
        EventStatus.DRAFT: pgettext("event", "draft"),
        EventStatus.TENTATIVE: pgettext("event", "tentative"),
        EventStatus.CONFIRMED: pgettext("event", "confirmed"),
        EventStatus.POSTPONED: pgettext("event", "postponed"),
        EventStatus.CANCELLED: pgettext("event", "cancelled"),
        EventStatus.HELD: pgettext("event", "held"),
        EventStatus.CLOSED: pgettext("event", "closed"),
    },
    Certainty: {
        Certainty.FIXED: _("day and hour fixed"),
        Certainty.TIME_TBC: _("day fixed, hour to be confirmed"),
        Certainty.TENTATIVE: pgettext("date and hour", "tentative"),
        Certainty.ALL_DAY: _("the whole day"),
        Certainty.DAY_ONLY: _("only the day is known"),
        Certainty.MONTH_ONLY: _("only the month is known"),
        Certainty.YEAR_ONLY: _("only the year is known"),
    },
    LeadWith: {
        LeadWith.PROTOCOL: _("the order of the meeting"),
        LeadWith.STUDIES: _("the studies"),
        LeadWith.NEWS: _("the news"),
        LeadWith.OFFICE: _("as the office has set it"),
    },
    Interpretation: {
        Interpretation.NONE: pgettext("interpretation", "none"),
        Interpretation.UNSPECIFIED: pgettext("interpretation", "there is"),
        Interpretation.SIMULTANEOUS: pgettext("interpretation", "simultaneous"),
        Interpretation.CONSECUTIVE: pgettext("interpretation", "consecutive"),
    },
    BodyRole: {
        BodyRole.ORGANISER: _("organiser"),
        BodyRole.CO_ORGANISER: _("co-organiser"),
        BodyRole.PUBLISHER: _("publisher"),
        BodyRole.PARTNER: _("partner"),
        BodyRole.DONOR: _("donor"),
        BodyRole.HOST: _("host"),
        BodyRole.SUPPORTER: pgettext("role of a body", "supporter"),
    },
    StudyKind: {
        StudyKind.SURVEY: _("survey"),
        StudyKind.RESEARCH: _("research"),
        StudyKind.REPORT: pgettext("study", "report"),
        StudyKind.ANALYSIS: _("analysis"),
    },
    FindingForm: {
        FindingForm.LISTED: _("a list after a colon"),
        FindingForm.CLAUSES: _("clauses: “two wells in five are dry by August”"),
        FindingForm.NOUNS: _("nouns: “a loss of 40 per cent”"),
    },
    Span: {
        Span.ALL: pgettext("events", "all"),
        Span.UPCOMING: pgettext("events", "upcoming"),
        Span.PAST: pgettext("events", "past"),
        Span.UNDATED: pgettext("events", "undated"),
    },
    AnniversaryKind: {
        AnniversaryKind.FOUNDATION: _("foundation"),
        AnniversaryKind.START_OF_WORK: _("start of work"),
        AnniversaryKind.BIRTH: _("birth"),
        AnniversaryKind.ADOPTION: _("adoption"),
        AnniversaryKind.RELATIONS: _("relations"),
        AnniversaryKind.MOURNING: _("mourning"),
    },
    Calendar: {
        Calendar.UNKNOWN: _("nobody has said"),
        Calendar.GREGORIAN: _("Gregorian (new style)"),
        Calendar.JULIAN: _("Julian (old style)"),
    },
    Precision: {
        Precision.YEAR: pgettext("precision", "year"),
        Precision.MONTH: pgettext("precision", "month"),
        Precision.DAY: pgettext("precision", "day"),
    },
}
