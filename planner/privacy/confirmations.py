"""What a speaker was asked about their parts, and what they proposed."""

from __future__ import annotations

from sqlalchemy import delete

from planner.confirmations.models import SpeakerConfirmation
from planner.kernel.work import Work
from planner.privacy.traces import Traces


def forget_confirmations(work: Work, traces: Traces) -> None:
    work.session.execute(
        delete(SpeakerConfirmation).where(
            SpeakerConfirmation.office_id == work.office_id,
            SpeakerConfirmation.person_id == traces.person_id,
        )
    )
