"""What stays behind when people leave the register. For the worker, all offices."""

from __future__ import annotations

from sqlalchemy import delete, exists
from sqlalchemy.orm import Session

from planner.contacts.models import Channel
from planner.outbox.models import RefusedAddress


def forget_lost_addresses(session: Session) -> None:
    """What mail servers said of addresses that nobody in the register has any more."""
    somebody_has_it = exists().where(
        Channel.office_id == RefusedAddress.office_id, Channel.key == RefusedAddress.address
    )
    session.execute(
        delete(RefusedAddress).where(~somebody_has_it),
        execution_options={"synchronize_session": False},
    )
