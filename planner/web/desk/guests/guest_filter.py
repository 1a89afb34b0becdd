"""The filter of the guest list, as the address of its page and of its files holds it."""

from __future__ import annotations

from dataclasses import replace

from flask import request

from planner.events.models.event import Event
from planner.invitations.models import Answer, Invitation
from planner.invitations.queries import GuestList
from planner.invitations.reach import Reach, has_reach
from planner.web.desk import choices
from planner.web.desk.events.next_step import present_now
from planner.web.desk.forms.invitations import OutletFilter
from planner.web.transaction import current_office, current_work, reading_languages


def outlet_filter(event: Event) -> OutletFilter:
    form = OutletFilter(request.args)
    form.outlet.offer(choices.outlets_asked(event))
    return form


def wanted_guests(event: Event, form: OutletFilter) -> GuestList:
    """The list as the address filters it; an outlet without guests filters nothing."""
    given = request.args
    answer, withdrawn = given.get("answer", ""), given.get("withdrawn") == "yes"
    guests = GuestList(
        office_id=current_office().id,
        event_id=event.id,
        search=given.get("search", "")[:200],
        outlet_id=form.outlet.data if form.validate() else None,
        withdrawn=withdrawn,
    )
    if answer in set(Answer):
        guests = replace(guests, answer=Answer(answer))
    letter = given.get("letter", "")
    if letter in set(Reach):
        found = has_reach(current_work(), present_now(event), Reach(letter))
        guests = replace(guests, letter=letter, reach_condition=found)
    return guests


def outlet_name(guest: Invitation) -> str:
    return guest.outlet.names.best(*reading_languages()) if guest.outlet else ""
