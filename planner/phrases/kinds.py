"""The kinds of event: their names, and those of several events, such as `round_table.several`."""

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
    "round_table.several": pgettext("kind of event", "Round tables"),
    "press_conference.several": pgettext("kind of event", "Press conferences"),
    "briefing.several": pgettext("kind of event", "Briefings"),
    "press_tour.several": pgettext("kind of event", "Press tours"),
    "webinar.several": pgettext("kind of event", "Webinars"),
    "workshop.several": pgettext("kind of event", "Workshops"),
    "press_breakfast.several": pgettext("kind of event", "Press breakfasts"),
    "conference.several": pgettext("kind of event", "Conferences"),
    "high_level_meeting.several": pgettext("kind of event", "High-level meetings"),
    "interview.several": pgettext("kind of event", "Interviews"),
    "photo_opportunity.several": pgettext("kind of event", "Photo opportunities"),
    "launch.several": pgettext("kind of event", "Launches"),
    "ceremony.several": pgettext("kind of event", "Ceremonies"),
    "open_day.several": pgettext("kind of event", "Open days"),
}
