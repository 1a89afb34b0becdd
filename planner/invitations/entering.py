"""Entering the people to invite who are not in the register, and recognising those who are."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from planner.accounts.models import Office
from planner.contacts.models import (
    Affiliation,
    Channel,
    ChannelKind,
    Outlet,
    Person,
)
from planner.contacts.recognising import recognise
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.pasting import Pasted
from planner.invitations.people import owners_of
from planner.kernel.addresses import address_key
from planner.kernel.ids import new_uid
from planner.kernel.portions import portions
from planner.kernel.scripts import is_cyrillic
from planner.kernel.search_keys import search_key
from planner.kernel.telephones import region_of, telephone_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work


def people_with_addresses(work: Work, event: Event, pasted: Sequence[Pasted]) -> list[Person]:
    """One person for each address: its owner, who is not changed, or who was recognised, else a new one,
    entered as the kind of guest that they are.
    """
    known = owners_of(work, [address_key(entry.address) for entry in pasted])
    recognised = recognised_among(work, pasted)
    outlets = OutletsByName(work, event)
    people = []
    for entry in pasted:
        key = address_key(entry.address)
        if key not in known and entry in recognised:
            known[key] = recognise(
                work, recognised[entry], address=entry.address, telephone=entry.telephone
            )
        elif key not in known:
            name = entry.name or entry.address
            known[key] = new_person(work, event, name, entry.address, entry.kind)
            known[key].language = entry.language
            _add_details(work, known[key], entry, outlets)
        people.append(known[key])
    work.session.flush()
    return people


def recognised_among(work: Work, pasted: Sequence[Pasted]) -> dict[Pasted, Person]:
    """The people of the register who some of these are, as members have said."""
    numbers = {one.person_id for one in pasted if one.person_id is not None}
    found = select(Person).where(
        Person.office_id == work.office_id, Person.merged_into_id.is_(None)
    )
    people = {
        person.id: person
        for some in portions(sorted(numbers))
        for person in work.session.scalars(
            found.options(selectinload(Person.channels)).where(Person.id.in_(some))
        )
    }
    return {one: people[one.person_id] for one in pasted if one.person_id in people}


def _add_details(work: Work, person: Person, entry: Pasted, outlets: OutletsByName) -> None:
    if entry.outlet:
        outlet = outlets[entry.outlet]
        person.affiliations = [Affiliation(office_id=work.office_id, outlet=outlet)]
    if entry.telephone:
        office = work.session.get_one(Office, work.office_id)
        key = telephone_key(entry.telephone, region_of(office.zone))
        person.channels.append(
            Channel(
                office_id=work.office_id,
                kind=ChannelKind.PHONE,
                value=entry.telephone,
                key=key,
                position=len(person.channels),
            )
        )


class OutletsByName:
    """Outlets of the office by name, in any script and case. A missing one is entered."""

    def __init__(self, work: Work, event: Event) -> None:
        self._work, self._event = work, event
        self._known: dict[str, Outlet] | None = None

    def __getitem__(self, name: str) -> Outlet:
        return self.find(name) or self._enter(name)

    def find(self, name: str) -> Outlet | None:
        """Without entering one."""
        return self._all().get(search_key(name))

    def _all(self) -> dict[str, Outlet]:
        if self._known is None:
            self._known = self._read()
        return self._known

    def _read(self) -> dict[str, Outlet]:
        found = select(Outlet).where(
            Outlet.office_id == self._work.office_id, Outlet.archived_at.is_(None)
        )
        known: dict[str, Outlet] = {}
        for outlet in self._work.session.scalars(found.order_by(Outlet.id)):
            for name in outlet.names.values():
                known.setdefault(search_key(name), outlet)
        return known

    def _enter(self, name: str) -> Outlet:
        work, event = self._work, self._event
        outlet = Outlet(
            office_id=work.office_id, uid=new_uid(), names=Texts({event.language: name})
        )
        work.session.add(outlet)
        work.session.flush()
        record(work, "outlet.entered", outlet, event_id=event.id)
        self._all()[search_key(name)] = outlet
        return outlet


def names_of_typed(name: str, event: Event) -> Texts:
    """The name in the language that its letters tell."""
    return Texts({name_language(name, event): name})


def new_person(
    work: Work, event: Event, name: str, address: str, kind: GuestKind | None = None
) -> Person:
    """Enter a person with a name and perhaps an address ("" for none); a journalist without a `kind`."""
    person = Person(
        office_id=work.office_id,
        uid=new_uid(),
        names=names_of_typed(name, event),
        is_journalist=kind is None or kind.is_press,
        source="guest list",
    )
    if address:
        person.channels = [
            Channel(
                office_id=work.office_id,
                kind=ChannelKind.EMAIL,
                value=address,
                key=address_key(address),
            )
        ]
    work.session.add(person)
    work.session.flush()
    record(work, "person.entered", person, event_id=event.id)
    return person


def name_language(name: str, event: Event) -> str:
    """Russian for a name in Cyrillic letters, else the first other language of the event."""
    if is_cyrillic(name):
        return "ru"
    return next((tag for tag in event.languages if tag != "ru"), "en")
