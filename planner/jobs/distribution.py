"""Writes a release or an advisory to all whom a selection means, in portions: each person gets it once."""

from __future__ import annotations

from collections.abc import Sequence

from planner.accounts.models import Office
from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.contacts.readers import readers
from planner.distribution.drawing import drawn
from planner.distribution.models import Distribution
from planner.distribution.operations import distribution_of, state_of, why_not_sent
from planner.distribution.recipients import Recipient, selection
from planner.free_letters.recipients import NOT_MEANT
from planner.jobs.free_letters import TAKEN_BACK
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.writing import PORTION
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue_all


def prepare_distribution(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the ids of the `distribution` and of the `people`, in order, whom a person has seen.

    Decided anew under the write lock: who has opted out, has the version by now, or is not meant any
    more is left out. If texts or event have changed meanwhile, the portion is written anew.
    """
    found = _distribution(work, task)
    first, people = task.cursor.get("next", 0), task.arguments["people"]
    some = people[first : first + PORTION]
    seen = state_of(work, found)
    recipients = selection(work, found, some).recipients
    plans = _plans(work, found, recipients)

    def store(work: Work) -> Stored:
        found = _distribution(work, task)
        now = selection(work, found, some)
        stale = state_of(work, found) != seen
        same = {} if stale else {one.to.person_id: one for one in recipients}
        changed = [one for one in now.recipients if same.get(one.to.person_id) != one]
        ready = {**plans, **_plans(work, found, changed)}
        enqueue_all(work, (ready[one.to.person_id] for one in now.recipients))
        told = {one.to.person_id: Outcome(one.to.name) for one in now.recipients}
        told |= {
            one.to.person_id: Outcome(one.to.name, OutcomeKind.PASSED, reason)
            for one, reason in now.left_out
        }
        nobody = Outcome(_("Somebody"), OutcomeKind.PASSED, NOT_MEANT)
        following = first + len(some)
        return Stored(
            outcomes=[told.get(number, nobody) for number in some],
            cursor={"next": following},
            is_last=following >= len(people),
        )

    return store


def _plans(
    work: Work, found: Distribution, recipients: Sequence[Recipient]
) -> dict[int, LetterPlan]:
    """The letters, by person."""
    office = work.session.get_one(Office, work.office_id)
    numbers = [one.to.person_id for one in recipients]
    plans = drawn(work, found, office, recipients, readers(work, numbers))
    return dict(zip(numbers, plans, strict=True))


def _distribution(work: Work, task: Task) -> Distribution:
    """Raises `Refused`, also if nothing may be sent any more."""
    wanted = distribution_of(work.office_id, task.arguments["distribution"])
    found = work.session.scalars(wanted).one_or_none()
    if found is None or found.written_at is None or found.job_id != task.job_id:
        raise Refused(TAKEN_BACK)
    if why_not := why_not_sent(work, found):
        raise Refused(why_not)
    return found
