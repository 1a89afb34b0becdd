"""The public newsroom."""

from __future__ import annotations

from planner.kernel.messages import Phrase, pgettext

PHRASES: dict[str, Phrase] = {
    "newsroom": pgettext("newsroom", "Newsroom"),
    "releases": pgettext("newsroom", "Press releases"),
    "upcoming": pgettext("newsroom", "Coming up"),
    "no_releases": pgettext("newsroom", "No press releases yet."),
    "pages": pgettext("newsroom", "Pages"),
    "newer": pgettext("newsroom", "Newer releases"),
    "older": pgettext("newsroom", "Older releases"),
    "all_news": pgettext("newsroom", "All news"),
    "language": pgettext("newsroom", "Language"),
    "download_pdf": pgettext("newsroom", "Download as PDF"),
    "add_to_calendar": pgettext("newsroom", "Calendar file"),
    "calendar_note": pgettext("newsroom", "The file is a copy: later changes do not reach it."),
    "published": pgettext("newsroom", "Published %(when)s"),
    "corrected": pgettext("newsroom", "Corrected %(when)s, version %(number)s"),
    "gone": pgettext("newsroom", "No longer here"),
    "when": pgettext("newsroom", "When"),
    "languages": pgettext("newsroom", "Languages"),
    "where": pgettext("newsroom", "Where"),
    "programme": pgettext("newsroom", "Programme"),
    "biographies": pgettext("newsroom", "About the speakers"),
    "date_open": pgettext("newsroom", "the date is not fixed yet"),
    "cancelled": pgettext("newsroom", "This event is cancelled."),
    "postponed": pgettext("newsroom", "This event is postponed. A new date will be announced."),
    "organised_by": pgettext("newsroom", "Organised by"),
    "hosted_by": pgettext("newsroom", "Hosted by"),
    "contact": pgettext("newsroom", "Contact for the press"),
    "skip": pgettext("newsroom", "Skip to the content"),
}
