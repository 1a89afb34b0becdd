"""What stands on top of every page of the desk: letters that wait, jobs that have ended."""

from __future__ import annotations

from typing import NamedTuple

from flask import g
from sqlalchemy import select

from planner.accounts.models import Role
from planner.background.models import Job
from planner.background.queries import ended_for
from planner.outbox.queries import held_count
from planner.web.database import db
from planner.web.unit import current_office, member


class _Counts(NamedTuple):
    """Asked in one statement, once per page."""

    letters: int
    jobs: bool


def held_letters() -> int:
    """For the counter in the navigation."""
    return _counts().letters


def ended_jobs() -> list[Job]:
    """What this person started and has not seen the end of; nothing for viewers."""
    if not member().may(Role.EDITOR) or not _counts().jobs:
        return []
    return list(db.session.scalars(ended_for(current_office().id, member().user.id)))


def _counts() -> _Counts:
    if "masthead" not in g:
        office_id = current_office().id
        letters = held_count(office_id).scalar_subquery()
        ended = ended_for(office_id, member().user.id).exists()
        g.masthead = _Counts(*db.session.execute(select(letters, ended)).one())
    counts: _Counts = g.masthead
    return counts
