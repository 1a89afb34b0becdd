"""Who came, in the words that releases need."""

from __future__ import annotations

from planner.contacts.models import Pool
from planner.events.attendance_facts import AttendanceFacts, MediumFacts, PoolFacts
from planner.events.models import Event
from planner.invitations.door import attendance_of, pools_present
from planner.invitations.queries import attendance_by_outlet
from planner.kernel.texts import Texts
from planner.kernel.work import Work


def attendance_facts(work: Work, event: Event) -> AttendanceFacts:
    """What the office stated of attendance; else what was counted at the door.

    Answers are no attendance: where nobody was counted, nothing is said.
    """
    stated = attendance_of(work, event)
    counted = attendance_by_outlet(work, event)
    media = [one.outlet for one in counted if one.outlet is not None]
    people = sum(one.people for one in counted) or None
    outlets = len(media) or None
    if stated is not None:
        people = stated.people if stated.people is not None else people
        outlets = stated.outlets if stated.outlets is not None else outlets
    return AttendanceFacts(
        people=people,
        outlets=outlets,
        qualifier=stated.qualifier if stated is not None else "",
        media=tuple(
            MediumFacts(
                names=outlet.names, kind=outlet.kind, scope=outlet.scope, cities=outlet.cities
            )
            for outlet in media
        ),
        media_are_public=stated is not None and stated.outlets_are_public,
        pools=tuple(_pool_facts(presence.pool) for presence in pools_present(work, event)),
    )


def _pool_facts(pool: Pool) -> PoolFacts:
    within = pool.programme
    return PoolFacts(
        names=pool.names,
        programme_id=pool.programme_id,
        programme_names=within.names if within else Texts(),
        programme_abbreviation=within.abbreviation if within else "",
    )
