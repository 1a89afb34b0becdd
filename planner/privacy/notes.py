"""Private notes on somebody, whoever sees them."""

from __future__ import annotations

from sqlalchemy import delete

from planner.contacts.notes import PersonNote
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_notes(work: Work, traces: Traces) -> None:
    work.session.execute(
        delete(PersonNote).where(
            PersonNote.office_id == work.office_id, PersonNote.person_id == traces.person_id
        )
    )
