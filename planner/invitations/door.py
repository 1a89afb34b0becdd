"""Attendance: check-in at the door, and walk-ins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from planner.contacts.duplicates.looking import Likely, likely_people, typed_person
from planner.contacts.models import Affiliation, ChannelKind, Outlet, Person
from planner.contacts.recognising import recognise
from planner.events.lifecycle import status_words
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.history.operations import record
from planner.invitations.entering import OutletsByName, names_of_typed, new_person
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kinds import kinds_last_time, set_kind
from planner.invitations.models import Invitation
from planner.invitations.people import all_owners_of, letter_language
from planner.invitations.queries import invitation_for
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.dates import day_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.search_keys import is_same_name, search_key_of
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work
from planner.organisations.archiving import referred

_OPEN_STATUSES = (EventStatus.TENTATIVE, EventStatus.CONFIRMED, EventStatus.HELD)


@dataclass(frozen=True, kw_only=True, slots=True)
class WalkInPlan:
    """Somebody who came uninvited. `outlet` is the name of an outlet, or "". With `person_id` it is
    somebody of the register. Without a `kind` they come as they were asked to the last event, else as
    journalists.
    """

    name: str
    outlet: str = ""
    address: str = ""
    person_id: int | None = None
    kind: GuestKind | None = None


def check_in(work: Work, invitation: Invitation) -> None:
    """Idempotent: the time of the first check-in stays."""
    _must_be_open(work, invitation.event)
    if invitation.checked_in_at is not None:
        return
    invitation.checked_in_at = work.now
    invitation.checked_in_by_id = work.actor_id
    work.session.flush()
    record(work, "invitation.checked_in", invitation, event_id=invitation.event_id)


def undo_check_in(work: Work, invitation: Invitation) -> None:
    """Idempotent. Also possible before the day of the event."""
    if sentence := _closed_by_status(invitation.event):
        raise Conflict(sentence)
    if invitation.checked_in_at is None:
        return
    invitation.checked_in_at = invitation.checked_in_by_id = None
    work.session.flush()
    record(work, "invitation.check_in_undone", invitation, event_id=invitation.event_id)


def walk_in(work: Work, event: Event, given: WalkInPlan) -> Invitation:
    """Add somebody who came uninvited to the list, and check them in.

    A person with the same address and name is reused, and the one who was chosen; if they are on the
    list, they are checked in there, as the kind that was chosen. Raises `Invalid` if the address
    belongs to somebody with another name: newsrooms share mailboxes, and guests must not be mixed up.
    """
    _must_be_open(work, event)
    name, outlet_name = clean_line(given.name), clean_line(given.outlet)
    if not name:
        raise Invalid("name", _("Give the name."))
    address = clean_address(given.address, "address") if given.address else ""
    person = (
        _chosen_person(work, given.person_id, address)
        or _known_person(work, event, name, address)
        or new_person(work, event, name, address, given.kind)
    )
    invitation = invitation_for(work, event.id, person.id)
    has_affiliation = bool(person.affiliations)
    outlet = None
    if outlet_name and (invitation is None or not has_affiliation):
        outlet = OutletsByName(work, event)[outlet_name]
    if invitation is None:
        invitation = _add_walk_in(
            work, event, person, replace(given, name=name, address=address), outlet
        )
    elif given.kind is not None:
        set_kind(work, [invitation], given.kind)
    if outlet is not None and not has_affiliation:
        person.affiliations = [Affiliation(office_id=work.office_id, outlet=outlet)]
    check_in(work, invitation)
    return invitation


def likely_walk_in(work: Work, event: Event, given: WalkInPlan) -> list[Likely]:
    """Who of the register they may be; nobody where the address tells it, or who it cannot be."""
    if given.address and all_owners_of(work, address_key(given.address)):
        return []
    outlet = OutletsByName(work, event).find(given.outlet) if given.outlet else None
    typed = typed_person(
        work,
        names_of_typed(given.name, event),
        [(ChannelKind.EMAIL, given.address)],
        [(outlet.id if outlet else None, None)],
    )
    return likely_people(work, typed)


def _chosen_person(work: Work, person_id: int | None, address: str) -> Person | None:
    """The person of the register whom a member has recognised."""
    person = referred(work, Person, person_id, "name")
    return person and recognise(work, person, address=address)


def _known_person(work: Work, event: Event, name: str, address: str) -> Person | None:
    """The person with this address and name. Raises `Invalid` if only others have the address."""
    owners = all_owners_of(work, address_key(address)) if address else []
    guests = [invitation_for(work, event.id, owner.id) for owner in owners]
    for owner, guest in zip(owners, guests, strict=True):
        if any(is_same_name(name, known) for known in _names_of(owner, guest)):
            return owner
    if not owners:
        return None
    guest = next((one for one in guests if one is not None and one.withdrawn_at is None), None)
    if guest is not None:
        raise Invalid(
            "address",
            _(
                "This is the address of %(name)s. If it is the same person, tick them "
                "off above; else leave the address empty or give their own.",
                name=guest.name,
            ),
        )
    raise Invalid(
        "address",
        _(
            "This is the address of %(name)s. If it is the same person, write the "
            "name so; else leave the address empty or give their own.",
            name=owners[0].name(*event.languages),
        ),
    )


def _names_of(person: Person, guest: Invitation | None) -> list[str]:
    return [*person.names.values(), *([guest.name] if guest else [])]


def why_closed(work: Work, event: Event) -> str:
    """Why nobody can be checked in, as a sentence; "" if it is possible.

    It is possible from the first day of the event, in its time zone.
    """
    if sentence := _closed_by_status(event):
        return sentence
    if event.status is EventStatus.HELD:
        return ""
    if event.starts_on is None:
        return _("The event has no date yet. The door opens on its day.")
    if work.now.astimezone(ZoneInfo(event.zone)).date() < event.starts_on:
        return _("The door opens on %(day)s.", day=day_text(event.starts_on, reader_language()))
    return ""


def _closed_by_status(event: Event) -> str:
    if event.status in _OPEN_STATUSES:
        return ""
    return _(
        "Nobody can be ticked off at an event that is %(status)s.",
        status=status_words(event.status),
    )


def _must_be_open(work: Work, event: Event) -> None:
    if sentence := why_closed(work, event):
        raise Conflict(sentence)


def _add_walk_in(
    work: Work, event: Event, person: Person, given: WalkInPlan, outlet: Outlet | None
) -> Invitation:
    last_time = kinds_last_time(work, event, [person.id])
    invitation = Invitation(
        office_id=work.office_id,
        public_id=new_public_id(),
        event=event,
        person=person,
        outlet=outlet,
        kind=given.kind or last_time.get(person.id, GuestKind.JOURNALIST),
        name=person.names.best(*event.languages) or given.name,
        address=given.address,
        language=letter_language(person.language, event),
        sort_name=person.sort_name,
        search_text=search_key_of(person.names, outlet.names if outlet else ""),
        is_walk_in=True,
    )
    work.session.add(invitation)
    work.session.flush()
    return invitation
