"""Somebody who is erased assists nobody, and has no assistant."""

from __future__ import annotations

from sqlalchemy import delete, or_

from planner.contacts.assistants import Assistant
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_assistants(work: Work, traces: Traces) -> None:
    theirs = or_(
        Assistant.person_id.in_(traces.record_ids), Assistant.assistant_id.in_(traces.record_ids)
    )
    work.session.execute(
        delete(Assistant).where(Assistant.office_id == work.office_id, theirs),
        execution_options={"synchronize_session": False},
    )
