"""Who of the register has asked: found by the same keys and weights as duplicates."""

from __future__ import annotations

from sqlalchemy import select

from planner.accreditation.models import AttendanceRequest
from planner.contacts.duplicates.evidence import Reason
from planner.contacts.duplicates.looking import ASKED_FROM, Likely, likely_people, typed_person
from planner.contacts.models import ChannelKind, Outlet, Person
from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work


def outlet_called(work: Work, name: str) -> Outlet | None:
    """The outlet of the office with that name, in any script and case; None if it has none."""
    key = search_key(name)
    if not key:
        return None
    found = select(Outlet).where(
        Outlet.office_id == work.office_id,
        Outlet.archived_at.is_(None),
        Outlet.search_text.contains(key, autoescape=True),
    )
    for outlet in work.session.scalars(found.order_by(Outlet.id)):
        if any(search_key(one) == key for one in outlet.names.values()):
            return outlet
    return None


def likely_askers(work: Work, request: AttendanceRequest) -> list[Likely]:
    """People of the register who may have asked, the most certain first. Reads only."""
    typed = typed_person(
        work,
        Texts({request.language: request.name}),
        [(ChannelKind.EMAIL, request.address), (ChannelKind.PHONE, request.telephone)],
        [(request.outlet_id, None)],
    )
    return [one for one in likely_people(work, typed) if one.match.certainty >= ASKED_FROM]


def certain_asker(likely: list[Likely]) -> Person | None:
    """The person of that name and address, which was confirmed; None in doubt. A name alone, even
    at the same outlet, can be typed by anybody.
    """
    theirs = [one for one in likely if one.match.reason is Reason.ADDRESS]
    return theirs[0].person if len(theirs) == 1 else None
