"""The filter of the guest list, as the address of its page and of its files holds it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import request

from planner.accreditation.season import accredited_guests
from planner.events.models.event import Event
from planner.invitations.models import Answer, Invitation
from planner.invitations.queries import GuestList
from planner.invitations.reach import Reach, has_reach
from planner.web.desk import choices
from planner.web.desk.events.next_step import present_now
from planner.web.desk.forms.invitations import GuestFilter
from planner.web.transaction import current_office, current_work, reading_languages


def guest_filter(event: Event) -> GuestFilter:
    form = GuestFilter(request.args)
    form.outlet.offer(choices.outlets_asked(event))
    return form


def guests_wanted(event: Event, form: GuestFilter) -> GuestList:
    """The list as the address filters it; an outlet without guests filters nothing."""
    given = request.args
    answer, withdrawn = given.get("answer", ""), given.get("withdrawn") == "yes"
    guests = GuestList(
        office_id=current_office().id,
        event_id=event.id,
        search=given.get("search", "")[:200],
        kind=form.kind.data,
        outlet_id=form.outlet.data if form.validate() else None,
        withdrawn=withdrawn,
    )
    if answer in set(Answer):
        guests = replace(guests, answer=Answer(answer))
    letter = given.get("letter", "")
    if letter in set(Reach):
        found = has_reach(current_work(), present_now(event), Reach(letter))
        guests = replace(guests, letter=letter, reach_condition=found)
    if given.get("season") == "yes":
        accredited = accredited_guests(current_office().id, event.starts_on)
        guests = replace(guests, season_condition=accredited)
    return guests


def query_of(wanted: GuestList) -> dict[str, Any]:
    """The filter for another address: the next page, the download."""
    given = {
        "search": wanted.search,
        "answer": wanted.answer,
        "kind": wanted.kind,
        "outlet": wanted.outlet_id,
        "letter": wanted.letter,
        "season": "" if wanted.season_condition is None else "yes",
        "withdrawn": "yes" if wanted.withdrawn else "",
    }
    return {name: value for name, value in given.items() if value}


def outlet_name(guest: Invitation) -> str:
    return guest.outlet.names.best(*reading_languages()) if guest.outlet else ""
