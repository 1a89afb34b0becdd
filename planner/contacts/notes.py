"""Private notes on people: seen by their author, by approvers, or by all who work on the register.

They are personal data about the person all the same: whoever hands a person their data hands over the
notes too (`privacy.own_data`), and they are erased with the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, Index, and_, delete, or_, select
from sqlalchemy.orm import Mapped, Session, joinedload, mapped_column, relationship

from planner.accounts.models import Membership, Role, User
from planner.contacts.models import Person
from planner.history.operations import record
from planner.kernel.database import Base, Owned, Rows, Versioned, words
from planner.kernel.errors import Invalid, NotAllowed
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.organisations.archiving import must_be_kept

KEPT = timedelta(days=1)
"""How long a note that was deleted can be brought back."""


class Audience(StrEnum):
    """Who sees a note. `editors`: whoever may change the register."""

    AUTHOR = "author"
    APPROVERS = "approvers"
    EDITORS = "editors"


class PersonNote(Owned, Versioned, Base):
    """What a member has noted about a person, in one text. One that was removed is kept for a day."""

    __tablename__ = "person_notes"
    __table_args__ = (Index("ix_person_notes_person_id_office_id", "person_id", "office_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    text: Mapped[str]
    audience: Mapped[Audience] = mapped_column(words(Audience))
    written_at: Mapped[datetime]
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    removed_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship()
    author: Mapped[User | None] = relationship()


@dataclass(frozen=True, kw_only=True, slots=True)
class NotePlan:
    text: str
    audience: Audience


def visible_notes(office_id: int, user_id: int, role: Role, person_id: int) -> Rows[PersonNote]:
    """The notes on a person that a member of this role may see, the latest first."""
    return (
        _seen_by(office_id, user_id, role)
        .where(PersonNote.person_id == person_id, PersonNote.removed_at.is_(None))
        .options(joinedload(PersonNote.author))
        .order_by(PersonNote.written_at.desc(), PersonNote.id.desc())
    )


def visible_note(
    office_id: int, user_id: int, role: Role, person_id: int, number: int
) -> Rows[PersonNote]:
    """One of those, also if it was removed a short time ago."""
    return _seen_by(office_id, user_id, role).where(
        PersonNote.person_id == person_id, PersonNote.id == number
    )


def all_notes(office_id: int, person_id: int) -> Rows[PersonNote]:
    """Whoever may see them, the earliest first: for the person who asks for their data."""
    return (
        select(PersonNote)
        .where(
            PersonNote.office_id == office_id,
            PersonNote.person_id == person_id,
            PersonNote.removed_at.is_(None),
        )
        .order_by(PersonNote.written_at, PersonNote.id)
    )


def write_note(work: Work, person: Person, plan: NotePlan) -> PersonNote:
    """Raises `Invalid`, and `Conflict` as `must_be_kept`."""
    must_be_kept(person)
    _check(plan)
    note = PersonNote(
        office_id=work.office_id,
        person=person,
        text=plan.text,
        audience=plan.audience,
        written_at=work.now,
        author_id=work.actor_id,
    )
    work.session.add(note)
    work.session.flush()
    record(work, "note.written", note.person, note=note.id)
    return note


def revise_note(work: Work, note: PersonNote, plan: NotePlan, opened_version: int | None) -> None:
    """Raises `NotAllowed` for whoever has not written it, `Stale`, and `Invalid`."""
    _must_be_author(work, note)
    _check(plan)
    note.revise(opened_version)
    note.text, note.audience = plan.text, plan.audience
    work.session.flush()
    record(work, "note.revised", note.person, note=note.id)


def remove_note(work: Work, note: PersonNote, role: Role) -> None:
    """It can be brought back for a day. Idempotent. Raises `NotAllowed`."""
    _must_be_removable(work, note, role)
    if note.removed_at is None:
        note.removed_at = work.now
        record(work, "note.removed", note.person, note=note.id)


def restore_note(work: Work, note: PersonNote, role: Role) -> None:
    """Idempotent. Raises `NotAllowed`."""
    _must_be_removable(work, note, role)
    if note.removed_at is not None:
        note.removed_at = None
        record(work, "note.restored", note.person, note=note.id)


def may_remove(note: PersonNote, user_id: int | None, role: Role) -> bool:
    """The author, and administrators of what they see."""
    return note.author_id == user_id or role is Role.ADMINISTRATOR


def forget_removed_notes(session: Session, now: datetime) -> int:
    """Delete what can no longer be brought back; how many. For the worker, all offices."""
    result: Any = session.execute(delete(PersonNote).where(PersonNote.removed_at < now - KEPT))
    return int(result.rowcount)


def _seen_by(office_id: int, user_id: int, role: Role) -> Rows[PersonNote]:
    found = select(PersonNote).where(PersonNote.office_id == office_id)
    return found.where(or_(PersonNote.author_id == user_id, *_seen_by_role(office_id, role)))


def _seen_by_role(office_id: int, role: Role) -> list[ColumnElement[bool]]:
    """Administrators see what somebody wrote for themselves who works here no more."""
    seen: list[ColumnElement[bool]] = []
    if role.includes(Role.EDITOR):
        seen.append(PersonNote.audience == Audience.EDITORS)
    if role.includes(Role.APPROVER):
        seen.append(PersonNote.audience == Audience.APPROVERS)
    if role is Role.ADMINISTRATOR:
        working = select(Membership.user_id).where(
            Membership.office_id == office_id, Membership.suspended_at.is_(None)
        )
        has_left = or_(PersonNote.author_id.is_(None), PersonNote.author_id.not_in(working))
        seen.append(and_(PersonNote.audience == Audience.AUTHOR, has_left))
    return seen


def _check(plan: NotePlan) -> None:
    if not plan.text:
        raise Invalid("text", _("Write the note."))


def _must_be_author(work: Work, note: PersonNote) -> None:
    if note.author_id != work.actor_id:
        raise NotAllowed(_("Only whoever wrote a note changes it."))


def _must_be_removable(work: Work, note: PersonNote, role: Role) -> None:
    if not may_remove(note, work.actor_id, role):
        raise NotAllowed(_("Only whoever wrote a note deletes it, or an administrator."))
