"""Tells everybody who has an outdated version of a release of its correction or withdrawal, in portions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planner.accounts.models import Office
from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.coverage.addressed import Addressed
from planner.coverage.notices import Notice, note_sent, notice_about, notice_letters
from planner.jobs.portions import Store, Stored, Task, Tools
from planner.jobs.writing import PORTION, find_event
from planner.kernel.database import Rows
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue_all
from planner.releases.models import Release
from planner.releases.queries import releases_of_event

NOTHING_TO_TELL = _("has a letter about it already, or there is a newer version")


def prepare_notice(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the ids of the `event`, of the `release` and of the `people`, in order.

    Decided anew under the write lock: a corrected version may have been withdrawn meanwhile.
    """
    first, people = task.cursor.get("next", 0), task.arguments["people"]
    some = people[first : first + PORTION]
    seen = _notice(work, task, some)
    plans = _plans(work, seen, _people(seen))

    def store(work: Work) -> Stored:
        now = _notice(work, task, some)
        meant = _people(now)
        is_same = seen and now and seen.is_withdrawal is now.is_withdrawal
        lacking = [one for one in meant if not is_same or one.person_id not in plans]
        ready = {**plans, **_plans(work, now, lacking)}
        written = enqueue_all(work, (ready[one.person_id] for one in meant))
        written += task.cursor.get("written", 0)
        following = first + len(some)
        is_last = following >= len(people)
        if is_last and written:
            release = work.session.scalars(_release(work, task)).one()
            note_sent(work, release, written)
        names = {one.person_id: one.name for one in (*_people(seen), *meant)}
        told = {one.person_id for one in meant}
        return Stored(
            outcomes=[_outcome(names.get(one), is_told=one in told) for one in some],
            cursor={"next": following, "written": written},
            is_last=is_last,
        )

    return store


def _notice(work: Work, task: Task, some: Collection[int]) -> Notice | None:
    """To these people. Raises `Refused` without the event."""
    event = find_event(work, task)
    return notice_about(work, event, task.arguments["release"], some)


def _release(work: Work, task: Task) -> Rows[Release]:
    of_event = releases_of_event(work.office_id, task.arguments["event"])
    return of_event.where(Release.id == task.arguments["release"])


def _people(notice: Notice | None) -> Sequence[Addressed]:
    return notice.people if notice else ()


def _plans(work: Work, notice: Notice | None, people: Sequence[Addressed]) -> dict[int, LetterPlan]:
    """The letters, by person."""
    if notice is None or not people:
        return {}
    office = work.session.get_one(Office, work.office_id)
    plans = notice_letters(work, office, notice, people)
    return {one.person_id: plan for one, plan in zip(people, plans, strict=True)}


def _outcome(name: str | None, *, is_told: bool) -> Outcome:
    if is_told and name is not None:
        return Outcome(name)
    return Outcome(name or _("Somebody"), OutcomeKind.PASSED, NOTHING_TO_TELL)
