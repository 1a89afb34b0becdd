"""Attendance for releases and reports: as stated by the office, else as counted at the door."""

from __future__ import annotations

from planner.contacts.models import Outlet
from planner.events.attendance_facts import AttendanceFacts, MediumFacts, PoolFacts, Qualifier
from planner.events.models.event import Event
from planner.invitations.door import attendance_of, pools_present
from planner.invitations.models import PoolPresence
from planner.invitations.queries import attendance_by_outlet
from planner.kernel.texts import Texts
from planner.kernel.work import Work


def attendance_facts(work: Work, event: Event) -> AttendanceFacts:
    """Numbers are None where nobody counted."""
    stated = attendance_of(work, event)
    counted = attendance_by_outlet(work, event)
    media = [row.outlet for row in counted if row.outlet is not None]
    people = sum(row.people for row in counted) or None
    return AttendanceFacts(
        people=stated.people if stated and stated.people is not None else people,
        outlets=stated.outlets if stated and stated.outlets is not None else len(media) or None,
        qualifier=stated.qualifier if stated else Qualifier.EXACT,
        media=tuple(map(_medium_facts, media)),
        media_are_public=bool(stated and stated.outlets_are_public),
        pools=tuple(map(_pool_facts, pools_present(work, event))),
    )


def _medium_facts(outlet: Outlet) -> MediumFacts:
    return MediumFacts(
        names=outlet.names, kind=outlet.kind, scope=outlet.scope, cities=outlet.cities
    )


def _pool_facts(presence: PoolPresence) -> PoolFacts:
    programme = presence.pool.programme
    return PoolFacts(
        names=presence.pool.names,
        programme_id=presence.pool.programme_id,
        programme_names=programme.names if programme else Texts(),
        programme_abbreviation=programme.abbreviation if programme else "",
    )
