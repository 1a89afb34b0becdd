"""Writing free letters, releasing them, and taking them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, select

from planner.events.models.event import Event
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.free_letters.wording import check_texts
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox import batches
from planner.outbox.batches import LettersWritten, discard_waiting, release_written
from planner.outbox.models import Letter
from planner.outbox.queries import key_begins

MOST_BY_HAND = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class FreeLetterPlan:
    """As entered; see `models.FreeLetter`."""

    subjects: Texts
    greetings: Texts
    texts: Texts
    to: GuestGroup | None = None
    pool_ids: list[int] = field(default_factory=list)
    topic_ids: list[int] = field(default_factory=list)
    person_ids: list[int] = field(default_factory=list)
    conditions: Mapping[str, Any] = field(default_factory=dict)

    @property
    def means_nobody(self) -> bool:
        return not (self.pool_ids or self.topic_ids or self.person_ids or self.conditions)


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
    refuse_if_written(letter)
    letter.revise(opened_version)
    _fill(letter, plan)
    work.session.flush()
    record(work, "free_letter.revised", letter, event_id=letter.event_id)


def note_written(work: Work, letter: FreeLetter) -> None:
    """Note that its letters are written; the caller starts the job in the same transaction.

    Raises `Conflict` if that is so already, or it is deleted.
    """
    refuse_if_written(letter)
    letter.written_at = work.now
    work.session.flush()
    record(work, "free_letter.written", letter, event_id=letter.event_id)


def release_free_letter(work: Work, letter: FreeLetter, up_to: int) -> int:
    """Release those of its letters that are held, with numbers up to `up_to`; how many."""
    return release_written(work, up_to, *written_of(letter))


def take_back_free_letter(work: Work, letter: FreeLetter) -> int:
    """Discard those of its letters that wait, and make it a draft again; how many letters."""
    if letter.written_at is None:
        raise Conflict(_("This letter is not written yet."))
    discarded = discard_waiting(work, *written_of(letter))
    letter.revise(None)
    letter.written_at = letter.job_id = None
    work.session.flush()
    record(work, "free_letter.taken_back", letter, event_id=letter.event_id, count=discarded)
    return discarded


def free_letters(office_id: int, event_id: int | None = None) -> Rows[FreeLetter]:
    """The newest first, of the office or about one event."""
    found = select(FreeLetter).where(
        FreeLetter.office_id == office_id, FreeLetter.removed_at.is_(None)
    )
    if event_id is not None:
        found = found.where(FreeLetter.event_id == event_id)
    return found.order_by(FreeLetter.id.desc())


def free_letter(office_id: int, number: int) -> Rows[FreeLetter]:
    """Also one that was deleted a short time ago."""
    return select(FreeLetter).where(FreeLetter.office_id == office_id, FreeLetter.id == number)


def letters_written(work: Work, letter: FreeLetter) -> LettersWritten:
    return batches.letters_written(work, *written_of(letter))


def written_of(letter: FreeLetter) -> tuple[ColumnElement[bool], ...]:
    return (Letter.office_id == letter.office_id, key_begins(letter.key))


def _fill(letter: FreeLetter, plan: FreeLetterPlan) -> None:
    check_texts(plan.subjects, plan.greetings, plan.texts, letter.event)
    is_to_people = letter.event is None
    if is_to_people and plan.means_nobody:
        raise Invalid("pool_ids", _("Choose at least one pool, beat, filter or person."))
    if len(plan.person_ids) > MOST_BY_HAND:
        most = number_text(MOST_BY_HAND)
        raise Invalid("person_ids", _("At most %(most)s people are chosen by hand.", most=most))
    letter.subjects, letter.texts = plan.subjects, plan.texts
    letter.greetings = Texts({tag: plan.greetings[tag] for tag in plan.texts})
    letter.to = None if is_to_people else (plan.to or GuestGroup.EVERYBODY)
    letter.pool_ids = plan.pool_ids if is_to_people else []
    letter.topic_ids = plan.topic_ids if is_to_people else []
    letter.person_ids = list(dict.fromkeys(plan.person_ids)) if is_to_people else []
    letter.conditions = dict(plan.conditions) if is_to_people else {}


def refuse_if_written(letter: FreeLetter) -> None:
    """Raises `Conflict`, also for a letter that is deleted."""
    if letter.removed_at is not None:
        raise Conflict(_("This letter is deleted. Bring it back first."))
    if letter.written_at is not None:
        raise Conflict(_("This letter is written already. Take it back first."))
