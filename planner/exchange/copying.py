"""Copying an event with a choice of what comes along.

The copy is made from the event of an event file, reduced to what was chosen. What belongs to the past
(statements, attendance, answers, letters, publications, releases) is never part of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select

from planner.events.changes import When
from planner.events.due_days import distance
from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import PartState
from planner.events.models.seats import SEATS_OF_KINDS
from planner.events.schedule import set_when
from planner.exchange.export import event_alone
from planner.exchange.kept_people import give_people, keep_people
from planner.exchange.shapes import EVENT
from planner.exchange.storing import Progress, store_portion
from planner.exchange.values import default_as_json, to_json
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.invitations.queries import is_invited_to
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans.queries import plan_of

Row = dict[str, Any]


class Takes(StrEnum):
    """What may come along, in the order of the form."""

    PROGRAMME = "programme"
    SPEAKERS = "speakers"
    STUDIES = "studies"
    PLACE = "place"
    BODIES = "bodies"
    CONTACTS = "contacts"
    TEXTS = "texts"
    CHECKLIST = "checklist"
    LETTER_PLAN = "letter_plan"
    OCCASIONS = "occasions"
    GUESTS = "guests"


# What stands in the items of the programme, and so never comes along without it.
IN_PROGRAMME = frozenset({Takes.SPEAKERS, Takes.STUDIES})
# What is ticked at first: an anniversary falls in one year, and guests are chosen anew.
USUALLY = frozenset(Takes) - {Takes.OCCASIONS, Takes.GUESTS}
# Columns that come along in any case, and those of one choice; all others are left empty.
_ALWAYS = (
    *("kind", "titles", "languages", "zone", "lead_with"),
    *("seats", *SEATS_OF_KINDS, "most_of_outlet"),
    *("spoken_languages", "interpretation", "interpreted_from", "interpreted_into"),
    *("has_sign_language", "accreditation", "accreditation_address"),
    *("requests_taken", "asked_papers", "asks_press_card"),
)
_FIELDS = {
    Takes.PLACE: (
        *("countries", "cities", "venues", "addresses", "venue_takes_the", "link", "remote_sites"),
    ),
    Takes.TEXTS: ("subjects", "descriptions", "audiences"),
}
_REFERENCES = {Takes.BODIES: ("project", "programme_of_work", "hotline")}
_CHILDREN = {
    Takes.BODIES: "bodies",
    Takes.CONTACTS: "contacts",
    Takes.OCCASIONS: "occasions",
    Takes.PROGRAMME: "programme",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyPlan:
    """What is entered about a copy."""

    titles: Texts
    when: When
    takes: Collection[Takes] = USUALLY


def what_there_is(work: Work, event: Event) -> dict[Takes, int]:
    """How many rows, or filled texts, each choice would bring."""
    parts = [part for item in event.programme for part in item.parts]
    is_guest = is_invited_to(event.office_id, event.id)
    guests = select(func.count()).select_from(Invitation).where(*is_guest)
    return {
        Takes.PROGRAMME: len(event.programme),
        Takes.SPEAKERS: len(parts),
        Takes.STUDIES: len({item.study_id for item in event.programme} - {None}),
        Takes.PLACE: sum(bool(getattr(event, name)) for name in ("cities", "venues", "link")),
        Takes.BODIES: len(event.bodies),
        Takes.CONTACTS: len(event.contacts),
        Takes.TEXTS: sum(bool(getattr(event, name)) for name in _FIELDS[Takes.TEXTS]),
        Takes.CHECKLIST: len(event.tasks),
        Takes.LETTER_PLAN: len(plan_of(work, event.id)),
        Takes.OCCASIONS: len(event.occasions),
        Takes.GUESTS: work.session.scalar(guests) or 0,
    }


def copy_event(work: Work, event: Event, plan: CopyPlan) -> Event:
    """A new draft with what was chosen, with a calendar UID and a public address of its own.

    Speakers are to be asked anew. Guests are only proposed, for the page that invites. Raises
    `Invalid` for a date that cannot be.
    """
    document = reduced(work, event, plan.takes)
    document["titles"] = plan.titles.as_json()
    copy = stored_event(work, document, plan.when)
    copy.responsible_id = event.responsible_id
    copy.guests_from_id = event.id if Takes.GUESTS in plan.takes else None
    work.session.flush()
    record(work, "event.copied", copy, event_id=copy.id, source=event.id)
    return copy


def stored_event(work: Work, document: Row, when: When) -> Event:
    """A new draft from a document of `reduced`, which gets uids of its own by that."""
    _give_new_uids(document)
    progress = Progress(is_noted=True)
    store_portion(work, {"event": document}, progress)
    event = work.session.get_one(Event, progress.event_id)
    give_people(work, event, document)
    set_when(event, when)
    work.session.flush()
    return event


def reduced(work: Work, event: Event, takes: Collection[Takes]) -> Row:
    """The event of an event file with what was chosen, without date, state and past."""
    whole = event_alone(work.session, event)
    keep_people(event, whole)
    fields = {*_ALWAYS, *(name for one in takes for name in _FIELDS.get(one, ()))}
    references = {"own_kind", *(name for one in takes for name in _REFERENCES.get(one, ()))}
    children = {"topics", *(_CHILDREN[one] for one in takes if one in _CHILDREN)}
    document: Row = {"uid": whole["uid"]}
    for name in EVENT.fields:
        document[name] = whole[name] if name in fields else default_as_json(Event, name)
    for name in EVENT.references:
        document[name] = whole[name] if name in references else None
    for name in EVENT.children:
        document[name] = whole[name] if name in children else []
    for item in document["programme"]:
        _reduce_item(item, takes)
    tasks = whole["tasks"] if Takes.CHECKLIST in takes else []
    document["tasks"] = [_undone(event, task) for task in tasks]
    document["letter_plan"] = whole["letter_plan"] if Takes.LETTER_PLAN in takes else []
    return document


def _reduce_item(item: Row, takes: Collection[Takes]) -> None:
    item["is_news"] = default_as_json(ProgrammeItem, "is_news")
    if Takes.STUDIES not in takes:
        item["study"] = None
    item["parts"] = item["parts"] if Takes.SPEAKERS in takes else []
    for part in item["parts"]:
        part["state"] = to_json(PartState.PLANNED)


def _undone(event: Event, row: Row) -> Row:
    """A row of the checklist that is to be done again; a day set by hand becomes a distance."""
    task = next(one for one in event.tasks if one.uid == row["uid"])
    days, is_after = distance(event, task) or (None, False)
    fresh = {"days": days, "is_after": is_after, "due_on": None, "done_at": None}
    return {**row, **fresh, "done_by_id": None}


def _give_new_uids(document: Row) -> None:
    document["uid"] = new_uid()
    for item in document["programme"]:
        item["uid"] = new_uid()
        for part in item["parts"]:
            part["uid"] = new_uid()
    for task in document["tasks"]:
        task["uid"] = new_uid()
