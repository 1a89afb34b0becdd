"""The kinds of event: their names, and as a paper before the event announces them."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "round_table": pgettext("kind of event", "Round table"),
    "press_conference": pgettext("kind of event", "Press conference"),
    "briefing": pgettext("kind of event", "Briefing"),
    "press_tour": pgettext("kind of event", "Press tour"),
    "webinar": pgettext("kind of event", "Webinar"),
    "workshop": pgettext("kind of event", "Workshop"),
    "press_breakfast": pgettext("kind of event", "Press breakfast"),
    "conference": pgettext("kind of event", "Conference"),
    "high_level_meeting": pgettext("kind of event", "High-level meeting"),
    "interview": pgettext("kind of event", "Interview"),
    "photo_opportunity": pgettext("kind of event", "Photo opportunity"),
    "launch": pgettext("kind of event", "Launch"),
    "ceremony": pgettext("kind of event", "Ceremony"),
    "open_day": pgettext("kind of event", "Open day"),
}
