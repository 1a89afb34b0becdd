"""How many guests of one outlet are invited to an event: its own limit, else that of the office
(`outbox.limits`).

Guests who are on the list already count, withdrawn ones do not. Nobody is left out by themselves: a
person says why more are invited, or invites fewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.contacts.models import Outlet
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.entering import OutletsByName
from planner.invitations.models import Invitation
from planner.invitations.people import outlets_on
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.kernel.search_keys import search_key
from planner.kernel.text_normalising import clean_line
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.limits import LONGEST_REASON, limits_of

FIELD = "over_outlet"


@dataclass(frozen=True, slots=True)
class Crowded:
    """An outlet of which more guests would be on the list than the office wants. `is_of_event`: the
    event has a limit of its own.
    """

    outlet: Texts
    guests: int
    most: int
    is_of_event: bool = False

    def sentence(self, *languages: str) -> str:
        values = {
            "outlet": self.outlet.best(*languages),
            "number": number_text(self.guests),
            "most": number_text(self.most),
        }
        if self.is_of_event:
            return ngettext(
                "Of %(outlet)s %(number)s guest would be invited: the limit of this event is %(most)s.",
                "Of %(outlet)s %(number)s guests would be invited: the limit of this event is %(most)s.",
                self.guests,
                **values,
            )
        return ngettext(
            "Of %(outlet)s %(number)s guest would be invited: the limit of the office is %(most)s.",
            "Of %(outlet)s %(number)s guests would be invited: the limit of the office is %(most)s.",
            self.guests,
            **values,
        )


def crowded_outlets(
    work: Work, event: Event, person_ids: Collection[int], outlets: Iterable[str] = ()
) -> list[Crowded]:
    """By outlet, the most crowded first, if these people were invited too; none without a limit.

    `outlets` are those of people who are not in the contacts, by name, one for each of them.
    """
    most = _most(work, event)
    if most is None or event.starts_on is None:
        return []
    is_of_event = event.most_of_outlet is not None
    on_list = _on_list(work, event)
    asked = [one for one in person_ids if one not in on_list]
    known = outlets_on(work, asked, event.starts_on).values()
    named, new = _counted(OutletsByName(work, event), outlets)
    come = Counter(outlet_id for outlet_id, _names in known) + named
    guests = come + Counter(one for one in on_list.values() if one is not None)
    over = {number: guests[number] for number in come if guests[number] > most}
    rows = select(Outlet).where(Outlet.office_id == work.office_id, Outlet.id.in_(over))
    found = [
        Crowded(one.names, over[one.id], most, is_of_event) for one in work.session.scalars(rows)
    ]
    found += [
        Crowded(Texts({event.language: name}), number, most, is_of_event)
        for name, number in new.items()
        if number > most
    ]
    return sorted(found, key=lambda one: (-one.guests, search_key(one.outlet.best())))


def refuse_crowd(
    work: Work,
    event: Event,
    person_ids: Collection[int],
    reason: str,
    outlets: Iterable[str] = (),
) -> Sequence[Crowded]:
    """The outlets that are over the limit; the history keeps why. Raises `Invalid` without a reason."""
    crowded = crowded_outlets(work, event, person_ids, outlets)
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


def _most(work: Work, event: Event) -> int | None:
    if event.most_of_outlet is not None:
        return event.most_of_outlet
    limits = limits_of(work.session, work.office_id)
    return limits.most_of_outlet if limits is not None else None


def _on_list(work: Work, event: Event) -> dict[int, int | None]:
    """The outlets of the guests, by the ids of the people."""
    there = select(Invitation.person_id, Invitation.outlet_id).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.withdrawn_at.is_(None),
    )
    return dict(work.session.execute(there).tuples().all())


def _counted(known: OutletsByName, names: Iterable[str]) -> tuple[Counter[int], Counter[str]]:
    """How often each outlet of the register is named, by its id, and others, by name."""
    registered: Counter[int] = Counter()
    new: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for name in names:
        if (outlet := known.find(name)) is not None:
            registered[outlet.id] += 1
        else:
            new[spelled.setdefault(search_key(name), name)] += 1
    return registered, new
