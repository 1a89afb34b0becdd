"""Facts on who came."""

from __future__ import annotations

from planner.events.attendance_facts import AttendanceFacts, PoolFacts
from planner.kernel.messages import gettext as _
from planner.releases.facts.body_facts import ProgrammeFacts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.release_facts import (
    PresentFacts,
    PresentMedium,
    PresentOthers,
    PresentPool,
)
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue


def present_facts(reader: LanguageReader, attendance: AttendanceFacts) -> PresentFacts:
    return PresentFacts(
        is_recorded=attendance.is_recorded,
        people=_count(attendance.people, "attendance.people"),
        outlets=_count(attendance.outlets, "attendance.outlets"),
        qualifier=attendance.qualifier,
        media=tuple(
            PresentMedium(
                name=reader.text(
                    medium.names,
                    f"attendance.media.{index}.names",
                    _("name of an outlet") if attendance.media_are_public else "",
                ),
                kind=medium.kind,
                scope=medium.scope,
                city=reader.text(medium.cities, f"attendance.media.{index}.cities"),
            )
            for index, medium in enumerate(attendance.media)
        ),
        media_are_public=attendance.media_are_public,
        pools=tuple(
            _pool(reader, pool, f"attendance.pools.{index}")
            for index, pool in enumerate(attendance.pools)
        ),
        outlets_qualifier=attendance.outlets_qualifier,
        is_confirmed=attendance.is_confirmed,
        others=tuple(
            PresentOthers(
                people=Count(one.people, f"attendance.others.{index}.people"),
                noun=reader.phrase(
                    one.nouns, f"attendance.others.{index}.nouns", _("other guests at the event")
                ),
            )
            for index, one in enumerate(attendance.others)
        ),
    )


def _count(number: int | None, path: str) -> Count | None:
    return None if number is None else Count(number, path)


def _pool(reader: LanguageReader, pool: PoolFacts, path: str) -> PresentPool:
    programme = None
    if pool.programme_id is not None:
        short = pool.programme_abbreviation
        programme = ProgrammeFacts(
            id=pool.programme_id,
            name=reader.text(pool.programme_names, f"{path}.programme.names"),
            abbreviation=SourcedValue(short, f"{path}.programme.abbreviation"),
            donors=(),
            funding_statement=EMPTY,
            disclaimer=EMPTY,
        )
    return PresentPool(
        name=reader.text(pool.names, f"{path}.names", _("name of a pool")), programme=programme
    )
