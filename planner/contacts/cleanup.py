"""Cleanup of contact data, run by the worker for all offices."""

from __future__ import annotations

from sqlalchemy import delete, exists
from sqlalchemy.orm import Session

from planner.contacts.models import Channel
from planner.outbox.models import RefusedAddress


def forget_lost_addresses(session: Session) -> None:
    """Delete the refusals of addresses that nobody in the register has any more."""
    is_in_use = exists().where(
        Channel.office_id == RefusedAddress.office_id, Channel.key == RefusedAddress.address
    )
    session.execute(
        delete(RefusedAddress).where(~is_in_use),
        execution_options={"synchronize_session": False},
    )
