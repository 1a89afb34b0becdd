"""Copies of releases under embargo for a person who is erased: they are gone, with their pages."""

from __future__ import annotations

from sqlalchemy import delete

from planner.distribution.models import EmbargoedCopy
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_copies(work: Work, traces: Traces) -> None:
    theirs = delete(EmbargoedCopy).where(
        EmbargoedCopy.office_id == work.office_id, EmbargoedCopy.person_id == traces.person_id
    )
    work.session.execute(theirs.execution_options(synchronize_session=False))
