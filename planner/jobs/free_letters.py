"""Writes a free letter to all whom it means, in portions: each person gets it once."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.contacts.readers import readers
from planner.free_letters.drawing import drawn
from planner.free_letters.models import FreeLetter
from planner.free_letters.operations import free_letter
from planner.free_letters.recipients import selection
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.writing import PORTION
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.operations import enqueue_all

TAKEN_BACK = _("This letter was taken back meanwhile.")
NOT_MEANT = _("not among those whom the letter means any more")


def prepare_free_letter(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the ids of the `letter` and of the `people`, in order, whom a person has seen.

    Who has opted out, or is not meant any more when a portion is stored, is left out.
    """
    letter = _letter(work, task)
    first, people = task.cursor.get("next", 0), task.arguments["people"]
    some = people[first : first + PORTION]
    office = work.session.get_one(Office, work.office_id)
    found = selection(work, letter, some)
    plans = list(drawn(work, letter, office, found.recipients, readers(work, some)))
    names = {one.person_id: one.name for one in found.recipients}

    def store(work: Work) -> Stored:
        letter = _letter(work, task)
        now = selection(work, letter, some)
        allowed = {one.person_id for one in now.recipients}
        enqueue_all(work, (plan for plan in plans if plan.person_id in allowed))
        reasons = {one.person_id: (one.name, reason) for one, reason in now.left_out}
        outcomes = [
            Outcome(names[number])
            if number in allowed and number in names
            else Outcome(
                *_left_out(reasons.get(number, (names.get(number, _("Somebody")), NOT_MEANT)))
            )
            for number in some
        ]
        following = first + len(some)
        return Stored(
            outcomes=outcomes, cursor={"next": following}, is_last=following >= len(people)
        )

    return store


def _left_out(found: tuple[str, str]) -> tuple[str, OutcomeKind, str]:
    name, reason = found
    return name, OutcomeKind.PASSED, reason


def _letter(work: Work, task: Task) -> FreeLetter:
    """Raises `Refused`."""
    found = free_letter(work.office_id, task.arguments["letter"])
    letter = work.session.scalars(found).one_or_none()
    if letter is None or letter.written_at is None or letter.job_id != task.job_id:
        raise Refused(TAKEN_BACK)
    return letter
