"""How many guests of one outlet are invited to an event: the limit of the office (`outbox.limits`).

Guests who are on the list already count, withdrawn ones do not. Nobody is left out by themselves: a
person says why more are invited, or invites fewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from planner.contacts.models import Affiliation, Outlet
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.portions import portions
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work
from planner.outbox.limits import LONGEST_REASON, limits_of

FIELD = "over_outlet"


@dataclass(frozen=True, slots=True)
class Crowded:
    """An outlet of which more guests would be on the list than the office wants."""

    outlet: Outlet
    guests: int
    most: int

    def sentence(self, *languages: str) -> str:
        return ngettext(
            "Of %(outlet)s %(number)s guest would be invited: the limit of the office is %(most)s.",
            "Of %(outlet)s %(number)s guests would be invited: the limit of the office is %(most)s.",
            self.guests,
            outlet=self.outlet.names.best(*languages),
            number=self.guests,
            most=self.most,
        )


def crowded_outlets(work: Work, event: Event, person_ids: Collection[int]) -> list[Crowded]:
    """By outlet, the most crowded first, if these people were invited too; none without a limit."""
    limits = limits_of(work.session, work.office_id)
    most = limits.most_of_outlet if limits is not None else None
    if most is None or event.starts_on is None:
        return []
    there = select(Invitation.person_id, Invitation.outlet_id).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.withdrawn_at.is_(None),
    )
    on_list = dict(work.session.execute(there).tuples().all())
    come = _outlets(work, [one for one in person_ids if one not in on_list], event.starts_on)
    guests = Counter(one for one in on_list.values() if one is not None)
    guests.update(come.values())
    over = {number: guests[number] for number in set(come.values()) if guests[number] > most}
    rows = select(Outlet).where(Outlet.office_id == work.office_id, Outlet.id.in_(over))
    found = [Crowded(outlet, over[outlet.id], most) for outlet in work.session.scalars(rows)]
    return sorted(found, key=lambda one: (-one.guests, one.outlet.sort_name))


def refuse_crowd(
    work: Work, event: Event, person_ids: Collection[int], reason: str
) -> Sequence[Crowded]:
    """The outlets that are over the limit; the history keeps why. Raises `Invalid` without a reason."""
    crowded = crowded_outlets(work, event, person_ids)
    if not crowded:
        return crowded
    said = clean_line(reason)
    if not said:
        raise Invalid(
            FIELD,
            _("Of some outlets that is more than the office wants. Say why, or invite fewer."),
        )
    if len(said) > LONGEST_REASON:
        raise Invalid(FIELD, _("At most %(most)s characters, please.", most=LONGEST_REASON))
    record(
        work,
        "event.outlet_limit_overridden",
        event,
        event_id=event.id,
        reason=said,
        count=len(crowded),
    )
    return crowded


def _outlets(work: Work, person_ids: Collection[int], day: date) -> dict[int, int]:
    """By person: the outlet that they work for on that day, their first one."""
    outlets: dict[int, int] = {}
    for some in portions(person_ids):
        found = (
            select(Affiliation.person_id, Affiliation.outlet_id)
            .where(
                Affiliation.office_id == work.office_id,
                Affiliation.person_id.in_(some),
                Affiliation.outlet_id.is_not(None),
                or_(Affiliation.since.is_(None), Affiliation.since <= day),
                or_(Affiliation.until.is_(None), Affiliation.until >= day),
            )
            .order_by(Affiliation.person_id, Affiliation.position, Affiliation.id)
        )
        for person_id, outlet_id in work.session.execute(found):
            outlets.setdefault(person_id, outlet_id)
    return outlets
