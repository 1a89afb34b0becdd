"""The guest list as files: a table for the door or a report, and business cards."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.models import Person
from planner.contacts.table import person_lines
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.invitations.particulars import NAMES as PARTICULARS
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.kernel.searchable import Register
from planner.kernel.streaming import stream
from planner.web.card_export import cards_of
from planner.web.csv_export import csv_of
from planner.web.database import db
from planner.web.desk.calendar.days import today
from planner.web.desk.events.pages import find_event
from planner.web.desk.guests.guest_filter import guest_filter, guests_wanted, outlet_name
from planner.web.desk.registers.people_lists import cards
from planner.web.doors import needs
from planner.web.sheet_export import sheet_of
from planner.web.transaction import current_office, member

blueprint = Blueprint("guest_files", __name__, url_prefix="/events/<int:event_id>/invitations")

_ADDRESS = _("Address")
_HEADING = (
    pgettext("person", "Name"),
    _("Outlet"),
    _("Comes as"),
    _ADDRESS,
    _("Answer"),
    _("Colleague"),
    _("Instead of"),
    _("Crew"),
    _("Who comes along"),
    _("Equipment"),
    _("Number plate"),
    _("Needs"),
    _("Interpretation into"),
    _("Message"),
    _("Came"),
)


@blueprint.get("/guests.csv")
@needs(Role.EDITOR)
def table(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return csv_of(_file_name(event), _heading(), _rows(event))


@blueprint.get("/guests.xlsx")
@needs(Role.EDITOR)
def sheet(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return sheet_of(_file_name(event), _heading(), _rows(event))


@blueprint.get("/guests.vcf")
@needs(Role.APPROVER)
def business_cards(event_id: int) -> ResponseReturnValue:
    """The cards of the guests as Contacts have them, also of those who are in the archive."""
    event = find_event(event_id)
    guests = guests_wanted(event, guest_filter(event)).select()
    numbers = guests.with_only_columns(Invitation.person_id)
    register = Register(
        model=Person,
        office_id=current_office().id,
        archived=None,
        where=(Person.id.in_(numbers), Person.erased_at.is_(None)),
    )
    return cards_of(_file_name(event), cards(person_lines(db.session(), register, today())))


def _file_name(event: Event) -> str:
    return f"guests-{event.id}"


def _heading() -> list[str]:
    return [name for name in _HEADING if _with_addresses() or name != _ADDRESS]


def _with_addresses() -> bool:
    """Nobody else downloads people's addresses."""
    return member().may(Role.APPROVER)


def _rows(event: Event) -> Iterator[tuple[object, ...]]:
    with_address = _with_addresses()
    guests = stream(db.session(), guests_wanted(event, guest_filter(event)).all())
    return (_row(guest, with_address=with_address) for guest in guests)


def _row(guest: Invitation, *, with_address: bool) -> tuple[object, ...]:
    return (
        guest.name,
        outlet_name(guest),
        guest.kind.value,
        *((guest.address,) if with_address else ()),
        guest.standing.value,
        guest.colleague_name,
        guest.instead_of.name if guest.instead_of else "",
        guest.crew or "",
        *(getattr(guest, name) for name in PARTICULARS),
        guest.message,
        "yes" if guest.came else "",
    )
