"""Writes letters to hundreds of guests, in portions.

Prepared letters that are outdated when they are stored are prepared again under the write lock.
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
from planner.invitations.purposes import guest_number
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

PORTION = 50
"""Guests per transaction. It holds the write lock for about 0.1 s: a sign-in, which takes the lock
twice, must not last longer than a second."""
NOTHING_NEW = _("nothing new to tell, or a letter waits already")
NOT_LISTED = _("not on the guest list any more")


def prepare_letters(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the ids of the `event` and of the `guests`, in order, and the `wish`."""
    wish, guests = Wish(task.arguments["wish"]), task.arguments["guests"]
    first = task.cursor.get("next", 0)
    some = guests[first : first + PORTION]
    prepared = letters.prepare(work, find_event(work, task), some, wish)

    def store(work: Work) -> Stored:
        written = write_letters(work, task, prepared, wish)
        following = first + len(some)
        return Stored(
            outcomes=_outcomes(work, some, written),
            cursor={"next": following},
            is_last=following >= len(guests),
        )

    return store


def find_event(work: Work, task: Task) -> Event:
    """The event of the job, with its programme. Raises `Refused`."""
    query = event_with_programme(work.office_id, task.arguments["event"])
    event = work.session.scalars(query).one_or_none()
    if event is None:
        raise Refused(_("The event is not there any more."))
    return event


def write_letters(work: Work, task: Task, prepared: Prepared, wish: Wish) -> Prepared:
    """Store the letters; returns those that were stored."""
    if letters.store(work, prepared).is_stale:
        prepared = letters.prepare(work, find_event(work, task), prepared.invitation_ids, wish)
        letters.store(work, prepared)
    return prepared


def _outcomes(work: Work, guests: Sequence[int], written: Prepared) -> list[Outcome]:
    """One outcome per guest, in the same order: whether a letter was written."""
    query = select(Invitation.id, Invitation.name).where(
        Invitation.office_id == work.office_id, Invitation.id.in_(guests)
    )
    names: dict[int, str] = dict(work.session.execute(query).tuples().all())
    with_letter = {guest_number(plan.about) for plan in written.plans}
    return [_outcome(guest, names.get(guest), with_letter) for guest in guests]


def _outcome(guest: int, name: str | None, with_letter: set[int]) -> Outcome:
    if name is None:
        return Outcome(_("Guest %(number)s", number=guest), OutcomeKind.PASSED, NOT_LISTED)
    if guest in with_letter:
        return Outcome(name)
    return Outcome(name, OutcomeKind.PASSED, NOTHING_NEW)
