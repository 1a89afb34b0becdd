"""What stands under the name of each tab of an event: what is done or missing."""

from __future__ import annotations

from collections.abc import Callable

from planner.events.completeness import Tab
from planner.events.event_counts import EventCounts
from planner.kernel.dates import number_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext


def tab_note(tab: Tab, facts: EventCounts) -> str:
    """“2 to do”; "" where there is nothing to say yet."""
    notes: dict[Tab, Callable[[EventCounts], str]] = {
        Tab.PEOPLE: _people_note,
        Tab.INVITATIONS: _invitations_note,
        Tab.DOCUMENTS: _documents_note,
        Tab.DAY: _day_note,
    }
    if tab in notes:
        return notes[tab](facts)
    return _record_note(tab, facts) if tab in (Tab.OUTLINE, Tab.PROGRAMME) else ""


def _record_note(tab: Tab, facts: EventCounts) -> str:
    missing = sum(lack.tab is tab for lack in facts.lacks)
    return ngettext("%(count)s to do", "%(count)s to do", missing) if missing else _("done")


def _people_note(facts: EventCounts) -> str:
    if not facts.speakers:
        return ""
    if facts.unconfirmed_speakers:
        return ngettext("%(count)s to confirm", "%(count)s to confirm", facts.unconfirmed_speakers)
    return _("done")


def _invitations_note(facts: EventCounts) -> str:
    if not facts.invited:
        return ""
    return ngettext(
        "%(answered)s of %(count)s answered",
        "%(answered)s of %(count)s answered",
        facts.invited,
        count=number_text(facts.invited),
        answered=number_text(facts.invited - facts.unanswered),
    )


def _documents_note(facts: EventCounts) -> str:
    count = facts.releases_open
    return ngettext("%(count)s open", "%(count)s open", count) if count else ""


def _day_note(facts: EventCounts) -> str:
    if not facts.came:
        return ""
    return ngettext("%(count)s came", "%(count)s came", facts.came, count=number_text(facts.came))
