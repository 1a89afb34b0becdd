"""Shared by the pages of one event: look-ups, tabs, heading, next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.events.completeness import Tab
from planner.events.event_counts import EventCounts
from planner.events.known_days import days_of, has_hour
from planner.events.lifecycle import moves
from planner.events.models.event import Event, Part, ProgrammeItem
from planner.events.models.kinds import Certainty
from planner.events.operations.occasions import years_of
from planner.events.public.disclosure import not_asked
from planner.events.queries import event_with_programme
from planner.events.when_words import dates_text
from planner.kernel.dates import clock_text, day_text, days_text, span_text, zone_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext, reader_language
from planner.kernel.ordering import Direction
from planner.kernel.work import Work
from planner.web.database import db
from planner.web.desk.events.next_step import event_facts
from planner.web.desk.events.step_links import ShownStep, shown_steps
from planner.web.desk.events.tab_notes import tab_note
from planner.web.desk.forms.programme import StepForm
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    reading_languages,
    rechecked,
)
from planner.web.words import word

T = TypeVar("T")
_MOVED = {
    Direction.UP: _("“%(name)s” stands one place higher now."),
    Direction.DOWN: _("“%(name)s” stands one place lower now."),
}

# The first page of each tab.
_TABS: tuple[tuple[Tab, str, str], ...] = (
    (Tab.OUTLINE, _("Overview"), "desk.overview.show"),
    (Tab.PROGRAMME, _("Programme"), "desk.programme.index"),
    (Tab.PEOPLE, pgettext("event", "People"), "desk.speakers.index"),
    (Tab.INVITATIONS, _("Invitations"), "desk.invitations.index"),
    (Tab.DOCUMENTS, _("Documents"), "desk.documents.index"),
    (Tab.DAY, _("On the day"), "desk.door.index"),
    (Tab.AFTER, pgettext("event", "After"), "desk.after.index"),
)
# Further blueprints whose pages belong to a tab.
_FURTHER_PAGES = {
    "letter_plan": Tab.INVITATIONS,
    "letter_texts": Tab.INVITATIONS,
    "chosen_guests": Tab.INVITATIONS,
    "requests": Tab.INVITATIONS,
    "outline": Tab.OUTLINE,
    "occasions": Tab.OUTLINE,
    "event_status": Tab.OUTLINE,
    "deleted_events": Tab.OUTLINE,
    "responsible": Tab.OUTLINE,
    "checklist": Tab.OUTLINE,
    "copies": Tab.OUTLINE,
    "event_templates": Tab.OUTLINE,
    "statements": Tab.PEOPLE,
    "confirmations": Tab.PEOPLE,
    "inviting": Tab.INVITATIONS,
    "letter_preview": Tab.INVITATIONS,
    "pasting": Tab.INVITATIONS,
    "papers": Tab.DOCUMENTS,
    "release_pictures": Tab.DOCUMENTS,
    "word_forms": Tab.DOCUMENTS,
}


@dataclass(frozen=True, slots=True)
class EventTab:
    """`note` says what is done or missing, "" where there is nothing to say yet."""

    label: str
    url: str
    is_current: bool
    note: str


@rechecked
def find_event(event_id: int) -> Event:
    """The office's event with its programme and people, or a 404."""
    wanted = event_with_programme(current_office().id, event_id)
    return found(db.session.scalars(wanted).one_or_none())


@rechecked
def find_item(event_id: int, item_id: int) -> tuple[Event, ProgrammeItem]:
    """An item of the office's event, or a 404."""
    event = find_event(event_id)
    return event, found(next((item for item in event.programme if item.id == item_id), None))


@rechecked
def find_part(event_id: int, part_id: int) -> tuple[Event, Part]:
    """A part in an item of the office's event, or a 404."""
    event = find_event(event_id)
    parts = (part for item in event.programme for part in item.parts if part.id == part_id)
    return event, found(next(parts, None))


def back_to_item(event_id: int, item_id: int) -> ResponseReturnValue:
    """Redirect to that item on the page of the programme."""
    address = url_for("desk.programme.index", event_id=event_id, _anchor=f"item-{item_id}")
    return redirect(address, 303)


def step(move: Callable[[Work, T, Direction], bool], thing: T, name: str) -> None:
    """Move a row up or down as the form says; an invalid direction changes nothing."""
    form = StepForm.read()
    if form.validate():
        begin_writing()
        if move(current_work(), thing, form.direction.data):
            back = Undo(request.path, {"direction": form.direction.data.opposite.value})
            flash(_MOVED[form.direction.data].with_values(name=name), back)


def event_tabs(event: Event) -> list[EventTab]:
    facts, blueprint = facts_of(event), (request.endpoint or "").rpartition(".")[0]
    return [
        EventTab(
            label=label,
            url=url_for(endpoint, event_id=event.id),
            is_current=_is_current(tab, endpoint, blueprint),
            note=tab_note(tab, facts),
        )
        for tab, label, endpoint in _TABS
    ]


def event_steps(event: Event) -> list[ShownStep]:
    """The next steps, each with its button."""
    return shown_steps(event, facts_of(event))


def event_lacks(event: Event, tab: str) -> list[str]:
    """What is missing on one tab, in sentences; the note of the tab counts them."""
    return [lack.sentence for lack in facts_of(event).lacks if lack.tab == tab]


def event_when(event: Event, own_zone: str = "") -> str:
    """Date, hour and zone for the desk; the zone only where it is not `own_zone`."""
    if event.starts_on is None or event.starts_at is None:
        return _("no date yet")
    language = reader_language()
    if not days_of(event):
        return dates_text(event, language)
    first, last = event.starts_on, event.ends_on or event.starts_on
    if not has_hour(event) or event.starts_clock is None:
        return _without_hour(days_text(first, last, language), event.certainty)
    when = f"{day_text(first, language)}, {clock_text(event.starts_clock)}"
    if event.ends_clock is None:
        when = f"{days_text(first, last, language)}, {clock_text(event.starts_clock)}"
    elif last == first:
        when = f"{when}–{clock_text(event.ends_clock)}"
    else:
        ends = f"{day_text(last, language)}, {clock_text(event.ends_clock)}"
        when = span_text(when, ends, language)
    if event.zone != own_zone:
        when = f"{when} ({event.zone}, {zone_text(event.starts_at, event.zone, language)})"
    is_tentative = event.certainty is Certainty.TENTATIVE
    return _("%(when)s, tentative", when=when) if is_tentative else when


def helpers() -> dict[str, Any]:
    """Functions for templates that show an event."""
    return {
        "event_tabs": event_tabs,
        "event_steps": event_steps,
        "event_lacks": event_lacks,
        "event_years": years_of,
        "event_when": event_when,
        "event_moves": moves,
        "kind_label": kind_label,
        "event_not_asked": not_asked,
    }


def kind_label(event: Event) -> str:
    """“media walk”: the kind within a sentence of the desk."""
    return event.kind_names.best(*reading_languages()) or word(event.kind)


def _without_hour(days: str, certainty: Certainty) -> str:
    if certainty is Certainty.TIME_TBC:
        return _("%(days)s, time to be confirmed", days=days)
    if certainty is Certainty.TENTATIVE:
        return _("%(when)s, tentative", when=days)
    return _("%(days)s, all day", days=days) if certainty is Certainty.ALL_DAY else days


def _is_current(tab: Tab, endpoint: str, blueprint: str) -> bool:
    further = _FURTHER_PAGES.get(blueprint.rpartition(".")[2])
    return endpoint.rpartition(".")[0] == blueprint or further is tab


def facts_of(event: Event) -> EventCounts:
    """Counts about the event, loaded once per request."""
    if g.get("event_facts_of") is not event:
        g.event_facts, g.event_facts_of = event_facts(event), event
    facts: EventCounts = g.event_facts
    return facts
