"""Letters to hundreds of guests after an act on their event, portion by portion.

Between two portions some guests have their letters and others do not yet: the guest list says so
of each. What was prepared and has become untrue meanwhile is prepared anew under the lock.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations import letters
from planner.invitations.due import Wish
from planner.invitations.letters import Prepared
from planner.invitations.models import Invitation
from planner.invitations.purposes import ABOUT
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

PORTION = 50
"""Guests in one transaction: it holds the lock for 0.1 s, so that somebody who signs in meanwhile,
and has to wait for it twice, is let in within a second."""
NOTHING_NEW = _("nothing new to tell, or a letter waits already")
NOT_LISTED = _("not on the guest list any more")


def prepare_letters(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the `event`, the numbers of the `guests` in their order, the `wish`."""
    wish, guests = Wish(task.arguments["wish"]), task.arguments["guests"]
    first = task.cursor.get("next", 0)
    some = guests[first : first + PORTION]
    prepared = letters.prepare(work, find_event(work, task), some, wish)

    def store(work: Work) -> Stored:
        written = write(work, task, prepared, wish)
        following = first + len(some)
        return Stored(
            outcomes=_outcomes(work, some, written),
            cursor={"next": following},
            is_last=following >= len(guests),
        )

    return store


def find_event(work: Work, task: Task) -> Event:
    """The event that the job is about, with its programme."""
    found = event_with_programme(work.office_id, task.arguments["event"])
    event = work.session.scalars(found).one_or_none()
    if event is None:
        raise Refused(_("The event is not there any more."))
    return event


def write(work: Work, task: Task, prepared: Prepared, wish: Wish) -> Prepared:
    """Store the letters; what was written in the end."""
    if letters.store(work, prepared).is_stale:
        prepared = letters.prepare(work, find_event(work, task), prepared.invitation_ids, wish)
        letters.store(work, prepared)
    return prepared


def _outcomes(work: Work, guests: Sequence[int], written: Prepared) -> list[Outcome]:
    """One for each number, in the same order: whether there was a letter to write."""
    found = select(Invitation.id, Invitation.name).where(
        Invitation.office_id == work.office_id, Invitation.id.in_(guests)
    )
    names: dict[int, str] = dict(work.session.execute(found).tuples().all())
    abouts = {plan.about for plan in written.plans}
    return [_of_guest(number, names.get(number), abouts) for number in guests]


def _of_guest(number: int, name: str | None, abouts: set[str]) -> Outcome:
    if name is None:
        return Outcome(_("Guest %(number)s", number=number), OutcomeKind.PASSED, NOT_LISTED)
    if f"{ABOUT}{number}" in abouts:
        return Outcome(name)
    return Outcome(name, OutcomeKind.PASSED, NOTHING_NEW)
