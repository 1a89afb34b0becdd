"""How often people came, and when they were last invited, answered and were written to.

Counted when it is shown, in two statements for a page of people: nothing is stored that could grow
stale (decision 0058).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, select

from planner.events.models.event import Event
from planner.events.models.kinds import OVER
from planner.invitations.models import Invitation
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.outbox.models import LEFT, TEST, Letter


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """`asked` counts the events that are over to which a person was invited, or came unasked, and
    `came` those at which the door saw them; withdrawn invitations do not count.
    """

    asked: int = 0
    came: int = 0
    invited_at: datetime | None = None
    answered_at: datetime | None = None
    written_at: datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.asked or self.invited_at or self.written_at)


NO_CONTACT = Contact()


def contacts_with(work: Work, person_ids: Iterable[int]) -> dict[int, Contact]:
    """By the id of the person; who was never invited nor written to is left out."""
    found: dict[int, Contact] = {}
    for some in portions(set(person_ids)):
        letters = work.session.execute(_last_letters(work, some)).tuples()
        written = {number: at for number, at in letters if number is not None}
        guests = {row.person_id: row for row in work.session.execute(_counts(work, some))}
        for number in written.keys() | guests.keys():
            guest = guests.get(number)
            found[number] = Contact(
                asked=guest.asked if guest else 0,
                came=guest.came if guest else 0,
                invited_at=guest.invited_at if guest else None,
                answered_at=guest.answered_at if guest else None,
                written_at=written.get(number),
            )
    return found


def contact_with(work: Work, person_id: int) -> Contact:
    return contacts_with(work, [person_id]).get(person_id, NO_CONTACT)


def _counts(work: Work, person_ids: Collection[int]) -> Select[Any]:
    is_over = Event.status.in_(OVER)
    return (
        select(
            Invitation.person_id,
            func.sum(case((is_over, 1), else_=0)).label("asked"),
            func.sum(case((is_over & Invitation.checked_in_at.is_not(None), 1), else_=0)).label(
                "came"
            ),
            func.max(Invitation.invited_at).label("invited_at"),
            func.max(Invitation.answered_at).label("answered_at"),
        )
        .join(Invitation.event)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.person_id.in_(person_ids),
            Invitation.withdrawn_at.is_(None),
        )
        .group_by(Invitation.person_id)
    )


def _last_letters(
    work: Work, person_ids: Collection[int]
) -> Select[tuple[int | None, datetime | None]]:
    return (
        select(Letter.person_id, func.max(Letter.sent_at))
        .where(
            Letter.office_id == work.office_id,
            Letter.person_id.in_(person_ids),
            Letter.delivery.in_(LEFT),
            Letter.purpose != TEST,
        )
        .group_by(Letter.person_id)
    )
