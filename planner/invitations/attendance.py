"""Attendance for releases and reports: as stated by the office, else as counted at the door."""

from __future__ import annotations

from planner.contacts.models import Outlet
from planner.events.attendance_facts import AttendanceFacts, MediumFacts, OtherFacts, PoolFacts
from planner.events.models.event import Event
from planner.invitations.models import PoolPresence
from planner.invitations.queries import attendance_by_outlet
from planner.invitations.stated_attendance import attendance_of, pools_present
from planner.kernel.texts import Texts
from planner.kernel.work import Work


def attendance_facts(work: Work, event: Event) -> AttendanceFacts:
    """Numbers are None where nobody counted. Outlets that the office names go before those of the
    door, and may be named.
    """
    stated = attendance_of(work, event)
    counted = attendance_by_outlet(work, event)
    came = [row.outlet for row in counted if row.outlet is not None]
    people = sum(row.people for row in counted) or None
    if stated is None:
        return AttendanceFacts(
            people=people,
            outlets=len(came) or None,
            media=tuple(map(_medium_facts, came)),
            pools=tuple(map(_pool_facts, pools_present(work, event))),
        )
    named = [row.outlet for row in stated.named]
    return AttendanceFacts(
        people=people if stated.people is None else stated.people,
        outlets=(len(came) or None) if stated.outlets is None else stated.outlets,
        qualifier=stated.qualifier,
        outlets_qualifier=stated.outlets_qualifier,
        is_confirmed=stated.is_confirmed,
        media=tuple(map(_medium_facts, named or came)),
        media_are_public=bool(named) or stated.outlets_are_public,
        pools=tuple(map(_pool_facts, pools_present(work, event))),
        others=tuple(OtherFacts(people=one.people, nouns=one.nouns) for one in stated.others),
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
