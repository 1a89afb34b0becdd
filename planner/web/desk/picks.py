"""What forms of events offer to choose from, as the registers list it.

`keep` are the numbers chosen already: they stay on offer though put away since.
"""

from __future__ import annotations

from planner.contacts.queries import outlet_choices, speaker_choices
from planner.events.queries import study_choices
from planner.organisations import queries
from planner.web.desk.registers import rows_of
from planner.web.unit import current_office

Picks = list[tuple[int, str]]


def organisations(*keep: int | None) -> Picks:
    office = current_office()
    return rows_of(queries.choices(office.id, *office.languages, keep=keep))


def outlets(*keep: int | None) -> Picks:
    office = current_office()
    return rows_of(outlet_choices(office.id, *office.languages, keep=keep))


def projects(*keep: int | None) -> Picks:
    office = current_office()
    return rows_of(queries.project_choices(office.id, *office.languages, keep=keep))


def programmes_of_work(*keep: int | None) -> Picks:
    office = current_office()
    return rows_of(queries.programme_choices(office.id, *office.languages, keep=keep))


def hotlines(*keep: int | None) -> Picks:
    office = current_office()
    return rows_of(queries.hotline_choices(office.id, *office.languages, keep=keep))


def studies(*keep: int | None) -> Picks:
    office = current_office()
    return rows_of(study_choices(office.id, *office.languages, keep=keep))


def speakers(most: int) -> Picks:
    """The first of the people who may speak, by name: suggestions, not all there are."""
    office = current_office()
    return rows_of(speaker_choices(office.id, *office.languages).limit(most))
