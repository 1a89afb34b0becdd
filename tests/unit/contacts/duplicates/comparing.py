"""Everybody compared, as the worker does it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from planner.contacts.duplicates.evidence import Reason
from planner.contacts.duplicates.models import DuplicatePair
from planner.contacts.duplicates.pairs import PairList
from planner.contacts.models import Person
from planner.jobs.comparing import compare_some
from planner.kernel.work import Work
from tests.conftest import NOW

Enter = Callable[..., Person]


def found(work: Work) -> list[tuple[int, int, Reason]]:
    """The open pairs once everybody is compared."""
    work.session.commit()
    while compare_some(work.session, work.links, NOW):
        pass
    work.session.expire_all()
    pairs = PairList(office_id=work.office_id).select().order_by(DuplicatePair.doubt)
    return [(one.first_id, one.second_id, one.reason) for one in work.session.scalars(pairs)]


def reasons(work: Work) -> list[Reason]:
    return [reason for _first, _second, reason in found(work)]


def the_pair(work: Work) -> DuplicatePair:
    return work.session.scalars(select(DuplicatePair)).one()
