"""Writing free letters, releasing them, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, func, select, update

from planner.events.models.event import Event
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.free_letters.wording import check_texts
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import WAITING, Delivery, Letter
from planner.outbox.operations import release_letters
from planner.outbox.queries import key_begins


@dataclass(frozen=True, kw_only=True, slots=True)
class FreeLetterPlan:
    """As entered; see `models.FreeLetter`."""

    subjects: Texts
    greetings: Texts
    texts: Texts
    to: GuestGroup | None = None
    pool_ids: list[int] = field(default_factory=list)
    topic_ids: list[int] = field(default_factory=list)


def draft_free_letter(work: Work, event: Event | None, plan: FreeLetterPlan) -> FreeLetter:
    """To guests of the event, or without one to people. Raises `Invalid`."""
    letter = FreeLetter(office_id=work.office_id, event=event)
    _fill(letter, plan)
    work.session.add(letter)
    work.session.flush()
    record(work, "free_letter.drafted", letter, event_id=letter.event_id)
    return letter


def revise_free_letter(
    work: Work, letter: FreeLetter, plan: FreeLetterPlan, opened_version: int | None
) -> None:
    """Raises `Invalid`, `Stale`, and `Conflict` once it is written."""
    _refuse_if_written(letter)
    letter.revise(opened_version)
    _fill(letter, plan)
    work.session.flush()
    record(work, "free_letter.revised", letter, event_id=letter.event_id)


def note_written(work: Work, letter: FreeLetter) -> None:
    """Note that its letters are written; the caller starts the job in the same transaction.

    Raises `Conflict` if somebody was quicker.
    """
    moved = work.session.execute(
        update(FreeLetter)
        .where(
            FreeLetter.office_id == work.office_id,
            FreeLetter.id == letter.id,
            FreeLetter.written_at.is_(None),
        )
        .values(written_at=work.now)
        .returning(FreeLetter.id)
    ).all()
    if not moved:
        raise Conflict(_("This letter is written already."))
    work.session.refresh(letter)
    record(work, "free_letter.written", letter, event_id=letter.event_id)


def release_free_letter(work: Work, letter: FreeLetter, up_to: int) -> int:
    """Release those of its letters that are held, with numbers up to `up_to`; how many."""
    held = select(Letter.id).where(
        *_of(letter), Letter.delivery == Delivery.HELD, Letter.id <= up_to
    )
    return release_letters(work, list(work.session.scalars(held)))


def take_back_free_letter(work: Work, letter: FreeLetter) -> int:
    """Discard those of its letters that wait, and make it a draft again; how many letters."""
    if letter.written_at is None:
        raise Conflict(_("This letter is not written yet."))
    waiting = update(Letter).where(*_of(letter), Letter.delivery.in_(WAITING))
    discarded = work.session.execute(
        waiting.values(delivery=Delivery.DISCARDED).returning(Letter.id)
    ).all()
    letter.revise(None)
    letter.written_at = letter.job_id = None
    work.session.flush()
    record(work, "free_letter.taken_back", letter, event_id=letter.event_id, count=len(discarded))
    return len(discarded)


def free_letters(office_id: int, event_id: int | None = None) -> Rows[FreeLetter]:
    """The newest first, of the office or about one event."""
    found = select(FreeLetter).where(FreeLetter.office_id == office_id)
    if event_id is not None:
        found = found.where(FreeLetter.event_id == event_id)
    return found.order_by(FreeLetter.id.desc())


def free_letter(office_id: int, number: int) -> Rows[FreeLetter]:
    return select(FreeLetter).where(FreeLetter.office_id == office_id, FreeLetter.id == number)


@dataclass(frozen=True, slots=True)
class LettersWritten:
    """How many letters stand where, and the number of the newest; 0 for none."""

    deliveries: Mapping[Delivery, int]
    newest: int


def letters_written(work: Work, letter: FreeLetter) -> LettersWritten:
    # Found first and counted then: else SQLite reads the index of all letters of the office.
    found = select(Letter.id, Letter.delivery).where(*_of(letter)).cte()
    theirs = found.prefix_with("MATERIALIZED")
    counted = select(theirs.c.delivery, func.count(), func.max(theirs.c.id)).group_by(
        theirs.c.delivery
    )
    rows = work.session.execute(counted).tuples().all()
    return LettersWritten(
        {delivery: count for delivery, count, _newest in rows},
        max((newest for _delivery, _count, newest in rows), default=0),
    )


def _of(letter: FreeLetter) -> tuple[ColumnElement[bool], ...]:
    return (Letter.office_id == letter.office_id, key_begins(letter.key))


def _fill(letter: FreeLetter, plan: FreeLetterPlan) -> None:
    check_texts(plan.subjects, plan.greetings, plan.texts, letter.event)
    if letter.event is None and not (plan.pool_ids or plan.topic_ids):
        raise Invalid("pool_ids", _("Choose at least one pool or beat."))
    letter.subjects, letter.texts = plan.subjects, plan.texts
    letter.greetings = Texts({tag: plan.greetings[tag] for tag in plan.texts})
    letter.to = (plan.to or GuestGroup.EVERYBODY) if letter.event is not None else None
    letter.pool_ids = [] if letter.event is not None else plan.pool_ids
    letter.topic_ids = [] if letter.event is not None else plan.topic_ids


def _refuse_if_written(letter: FreeLetter) -> None:
    if letter.written_at is not None:
        raise Conflict(_("This letter is written already. Take it back first."))
