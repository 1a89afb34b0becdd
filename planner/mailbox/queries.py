"""Mailboxes that somebody has to be told of."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Select, func, or_, select

from planner.kernel.database import Given, Rows
from planner.mailbox.models import OfficeMailbox
from planner.outbox.models import OutboxFreeze

# So long a folder that is numbered anew is told of.
RENUMBERED_FOR = timedelta(days=1)


def mailboxes_in_trouble(office_id: Given[int], renumbered_since: Given[datetime]) -> Rows[int]:
    """The id of the office's mailbox, if it cannot be read, or was numbered anew since then."""
    return select(OfficeMailbox.id).where(
        OfficeMailbox.office_id == office_id,
        or_(OfficeMailbox.failures > 0, OfficeMailbox.renumbered_at >= renumbered_since),
    )


def mailbox_troubles(renumbered_since: datetime) -> Select[tuple[int, int]]:
    """How many mailboxes cannot be read, such as for a wrong password, and how many have other numbers
    since then. Of all offices, without those of frozen outboxes.
    """
    return select(
        func.count().filter(OfficeMailbox.failures > 0),
        func.count().filter(OfficeMailbox.renumbered_at >= renumbered_since),
    ).where(OfficeMailbox.office_id.not_in(select(OutboxFreeze.office_id)))


def unread_since() -> Rows[datetime]:
    """Since when the mailbox that has waited longest has not been read to its end; None without one.

    Those of frozen outboxes are not read on purpose.
    """
    since = func.coalesce(OfficeMailbox.read_at, OfficeMailbox.set_at)
    return select(func.min(since)).where(
        OfficeMailbox.office_id.not_in(select(OutboxFreeze.office_id))
    )
