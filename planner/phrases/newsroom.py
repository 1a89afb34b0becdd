"""The public newsroom."""

from __future__ import annotations

from planner.kernel.messages import Phrase, npgettext, pgettext

PHRASES: dict[str, Phrase] = {
    "newsroom": pgettext("newsroom", "Newsroom"),
    "releases": pgettext("newsroom", "Press releases"),
    "places": pgettext("newsroom", "Pages of the newsroom"),
    "events": pgettext("newsroom", "Events"),
    "latest": pgettext("newsroom", "Latest releases"),
    "all_releases": pgettext("newsroom", "All releases"),
    "all_events": pgettext("newsroom", "All events"),
    "also_in": pgettext("newsroom", "Also in:"),
    "upcoming": pgettext("newsroom", "What is next"),
    "this_year": pgettext("newsroom", "This year we mark"),
    "years_since": lambda count, **values: npgettext(
        "newsroom", "year since %(what)s", "years since %(what)s", count, **values
    ),
    "for_journalists": pgettext("newsroom", "For journalists"),
    "years": pgettext("newsroom", "Years"),
    "all_years": pgettext("newsroom", "All years"),
    "kinds": pgettext("newsroom", "Kinds of events"),
    "all_kinds": pgettext("newsroom", "All kinds"),
    "none_found": pgettext("newsroom", "No releases for this choice."),
    "gone_by": pgettext("newsroom", "Past events"),
    "no_events": pgettext("newsroom", "No events have been announced."),
    "search": pgettext("newsroom", "Search the newsroom"),
    "search_button": pgettext("newsroom", "Search"),
    "found_for": pgettext("newsroom", "Found for “%(search)s”"),
    "nothing_found": pgettext(
        "newsroom", "Nothing was found. Try fewer words, or another spelling of a name."
    ),
    "atom": pgettext("newsroom", "Atom feed"),
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
