"""Noting that what guests wrote has been read."""

from __future__ import annotations

from sqlalchemy import update

from planner.accounts.models import Office
from planner.history.operations import record
from planner.inbox.models import Attention, ReceivedMessage
from planner.kernel.work import Work


def see_all(work: Work, *, up_to: int, event_id: int | None = None) -> int:
    """Unread messages with ids up to `up_to`, of one event or all, have been read; how many.

    The page that asked passes its newest id, so that nothing that came since is passed over.
    """
    unread = [
        ReceivedMessage.office_id == work.office_id,
        ReceivedMessage.attention == Attention.READING,
        ReceivedMessage.id <= up_to,
    ]
    if event_id is not None:
        unread.append(ReceivedMessage.event_id == event_id)
    seen = work.session.execute(
        update(ReceivedMessage)
        .where(*unread)
        .values(attention=None, seen_at=work.now)
        .returning(ReceivedMessage.id)
        .execution_options(synchronize_session=False)
    ).all()
    if seen:
        office = work.session.get_one(Office, work.office_id)
        record(work, "message.seen", office, event_id=event_id, count=len(seen))
    return len(seen)
