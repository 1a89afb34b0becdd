"""Writes a free letter to all whom it means, or once more to some, in portions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planner.accounts.models import Office
from planner.background.models import OutcomeKind
from planner.background.operations import Outcome
from planner.contacts.readers import readers
from planner.free_letters.again import note_sent_again, replace_failed, sent_again
from planner.free_letters.drawing import drawn
from planner.free_letters.models import FreeLetter
from planner.free_letters.operations import free_letter
from planner.free_letters.recipients import NOT_MEANT, Recipient, Selection, selection
from planner.jobs.portions import Refused, Store, Stored, Task, Tools
from planner.jobs.writing import PORTION
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue_all

TAKEN_BACK = _("This letter was taken back meanwhile.")


def prepare_free_letter(work: Work, task: Task, _tools: Tools) -> Store:
    """`arguments`: the ids of the `letter` and of the `people`, in order, whom a person has seen.

    Who has opted out, or is not meant any more when a portion is stored, is left out. Each person gets
    it once.
    """
    letter = _letter(work, task)
    some = _portion(task)
    found = selection(work, letter, some)
    plans = _plans(work, letter, found.recipients)

    def store(work: Work) -> Stored:
        now = selection(work, _letter(work, task), some)
        ready = [one for one in now.recipients if one.person_id in plans]
        enqueue_all(work, (plans[one.person_id] for one in ready))
        return _stored(task, some, _outcomes(some, ready, (found, now)))

    return store


def prepare_again(work: Work, task: Task, _tools: Tools) -> Store:
    """As `prepare_free_letter`, to people who have had it or whom it did not reach: `up_to` is the newest
    letter that was seen then (`free_letters.again`).
    """
    letter = _written(work, task)
    some, up_to = _portion(task), task.arguments["up_to"]
    found = sent_again(work, letter, some, up_to)
    plans = _plans(work, letter, found.recipients)

    def store(work: Work) -> Stored:
        letter = _written(work, task)
        now = sent_again(work, letter, some, up_to)
        keys = {plan.unique_key for plan in plans.values()}
        ready = [one for one in now.recipients if one.key_of(letter) in keys]
        replace_failed(work, ready)
        written = enqueue_all(work, (plans[one.person_id] for one in ready))
        stored = _stored(task, some, _outcomes(some, ready, (found, now)))
        stored.cursor["written"] = written + task.cursor.get("written", 0)
        if stored.is_last:
            note_sent_again(work, letter, stored.cursor["written"])
        return stored

    return store


def _portion(task: Task) -> list[int]:
    first = task.cursor.get("next", 0)
    people: list[int] = task.arguments["people"]
    return people[first : first + PORTION]


def _plans(
    work: Work, letter: FreeLetter, recipients: Sequence[Recipient]
) -> dict[int, LetterPlan]:
    """The letters, by person."""
    office = work.session.get_one(Office, work.office_id)
    known = readers(work, [one.person_id for one in recipients])
    plans = drawn(work, letter, office, recipients, known)
    return {one.person_id: plan for one, plan in zip(recipients, plans, strict=True)}


def _outcomes(
    some: Sequence[int], ready: Collection[Recipient], looks: Sequence[Selection]
) -> list[Outcome]:
    """`looks` are what was found before and when it was stored, which counts."""
    names = {one.person_id: one.name for look in looks for one in look.recipients}
    reasons: dict[int, str] = {}
    for one, reason in looks[-1].left_out:
        names[one.person_id], reasons[one.person_id] = one.name, reason
    written = {one.person_id for one in ready}
    return [
        Outcome(names[number])
        if number in written
        else Outcome(
            names.get(number, _("Somebody")), OutcomeKind.PASSED, reasons.get(number, NOT_MEANT)
        )
        for number in some
    ]


def _stored(task: Task, some: Sequence[int], outcomes: list[Outcome]) -> Stored:
    following = task.cursor.get("next", 0) + len(some)
    is_last = following >= len(task.arguments["people"])
    return Stored(outcomes=outcomes, cursor={"next": following}, is_last=is_last)


def _letter(work: Work, task: Task) -> FreeLetter:
    """Raises `Refused` if another job writes it by now, or none."""
    letter = _written(work, task)
    if letter.job_id != task.job_id:
        raise Refused(TAKEN_BACK)
    return letter


def _written(work: Work, task: Task) -> FreeLetter:
    """Raises `Refused` if it was taken back."""
    found = free_letter(work.office_id, task.arguments["letter"])
    letter = work.session.scalars(found).one_or_none()
    if letter is None or letter.written_at is None:
        raise Refused(TAKEN_BACK)
    return letter
