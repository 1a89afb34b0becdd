"""Somebody who is being entered turns out to be in the register: what was typed of them is kept there."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.contacts.models import Channel, ChannelKind, Person
from planner.history.operations import record
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.telephones import region_of, telephone_key
from planner.kernel.work import Work
from planner.organisations.archiving import restore


def recognise(work: Work, person: Person, *, address: str = "", telephone: str = "") -> Person:
    """The person, out of the archive, with the address and the number behind those they have.

    Raises `Invalid` for "address", and `Conflict` if they were erased, or their record was merged into
    another one.
    """
    restore(work, person, "person")
    add_behind(work, person, address=address, telephone=telephone)
    return person


def add_behind(work: Work, person: Person, *, address: str = "", telephone: str = "") -> bool:
    """Whether one of them was new. Letters go to their first address as before. Raises `Invalid` for
    "address".
    """
    typed = []
    if address:
        address = clean_address(address, "address")
        typed.append((ChannelKind.EMAIL, address, address_key(address)))
    if telephone:
        region = region_of(work.session.get_one(Office, work.office_id).zone)
        typed.append((ChannelKind.PHONE, telephone, telephone_key(telephone, region)))
    known = {channel.key for channel in person.channels}
    added = [one for one in typed if one[2] not in known]
    for kind, value, key in added:
        position = len(person.channels)
        person.channels.append(
            Channel(office_id=work.office_id, kind=kind, value=value, key=key, position=position)
        )
    if added:
        person.revise(None)
        work.session.flush()
        record(work, "person.revised", person)
    return bool(added)
