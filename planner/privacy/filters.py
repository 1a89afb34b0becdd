"""Saved filters that name somebody: without the name they would choose others, so they go."""

from __future__ import annotations

from sqlalchemy import delete

from planner.invitations.saved_filters import SavedFilter
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_filters(work: Work, traces: Traces) -> None:
    columns = (SavedFilter.name, SavedFilter.conditions, SavedFilter.former)
    for column in columns:
        work.session.execute(
            delete(SavedFilter)
            .where(SavedFilter.office_id == work.office_id, traces.stand_in(column))
            .execution_options(synchronize_session=False)
        )
