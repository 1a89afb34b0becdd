"""Assistants: people of the register who get copies of the letters to somebody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, select
from sqlalchemy.orm import Mapped, aliased, joinedload, mapped_column, relationship

from planner.contacts.models import Person
from planner.history.operations import record
from planner.kernel.addresses import address_key
from planner.kernel.database import Base, Owned, Rows
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.organisations.archiving import must_be_kept, referred


class Assistant(Owned, Base):
    """`assistant` gets copies of letters that leave to `person` from `since` on."""

    __tablename__ = "assistants"
    __table_args__ = (
        Index("ix_assistants_person_id_office_id", "person_id", "office_id"),
        Index("ix_assistants_assistant_id_office_id", "assistant_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    assistant_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    since: Mapped[datetime]

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    assistant: Mapped[Person] = relationship(foreign_keys=[assistant_id])


def assistants_of(office_id: int, person_id: int) -> Rows[Assistant]:
    """With their addresses, the one named first first. Who was merged with their own assistant has none."""
    return _rows(office_id).where(
        Assistant.person_id == person_id, Assistant.assistant_id != person_id, is_named_first()
    )


def assisted_by(office_id: int, person_id: int) -> Rows[Assistant]:
    """Whose letters the person gets copies of."""
    return _rows(office_id).where(
        Assistant.assistant_id == person_id, Assistant.person_id != person_id, is_named_first()
    )


def assistant_row(office_id: int, person_id: int, number: int) -> Rows[Assistant]:
    return _rows(office_id).where(Assistant.person_id == person_id, Assistant.id == number)


def name_assistant(work: Work, person: Person, assistant_id: int | None) -> Assistant:
    """Copies of letters to `person` go to that person too, from now on. Idempotent.

    Raises `Invalid` for somebody who is in the archive, has no address, or has the same one, and
    `Conflict` as `must_be_kept`.
    """
    must_be_kept(person)
    assistant = referred(work, Person, assistant_id, "assistant_id")
    if assistant is None:
        raise Invalid("assistant_id", _("Choose somebody of the register, or enter them first."))
    _check(person, assistant)
    for row in work.session.scalars(assistants_of(work.office_id, person.id)):
        if row.assistant_id == assistant.id:
            return row
    row = Assistant(office_id=work.office_id, person=person, assistant=assistant, since=work.now)
    work.session.add(row)
    work.session.flush()
    record(work, "assistant.named", person, person=assistant.id)
    return row


def remove_assistant(work: Work, row: Assistant) -> None:
    """No more copies for that assistant, be they named once, or twice by a merge."""
    person, number = row.person, row.assistant_id
    for one in work.session.scalars(_named(work.office_id, person.id, number)).all():
        work.session.delete(one)
    work.session.flush()
    record(work, "assistant.removed", person, person=number)


def is_named_first() -> ColumnElement[bool]:
    """The condition on `Assistant` that leaves one row of two that say the same: both of two people who
    were merged had this assistant.
    """
    other = aliased(Assistant)
    return ~exists().where(
        other.office_id == Assistant.office_id,
        other.person_id == Assistant.person_id,
        other.assistant_id == Assistant.assistant_id,
        other.id < Assistant.id,
    )


def why_no_copies(person: Person, assistant: Person) -> str:
    """Why no copies can reach the assistant, as a sentence; "" if they can."""
    if assistant.archived_at is not None:
        return _("is in the archive")
    if not assistant.email:
        return _("no address")
    keys = {address_key(one) for one in person.emails}
    if address_key(assistant.email) in keys:
        return _("has the same address as the person")
    return ""


def _check(person: Person, assistant: Person) -> None:
    if person.id == assistant.id:
        raise Invalid("assistant_id", _("Nobody is their own assistant. Choose somebody else."))
    if assistant.archived_at is not None:
        raise Invalid("assistant_id", _("This person is in the archive. Bring them back first."))
    if not assistant.email:
        raise Invalid("assistant_id", _("This person has no e-mail address. Enter it first."))
    if why_no_copies(person, assistant):
        raise Invalid(
            "assistant_id", _("They have the same address: the letters reach it already.")
        )


def _named(office_id: int, person_id: int, assistant_id: int) -> Rows[Assistant]:
    """All rows that say so."""
    return select(Assistant).where(
        Assistant.office_id == office_id,
        Assistant.person_id == person_id,
        Assistant.assistant_id == assistant_id,
    )


def _rows(office_id: int) -> Rows[Assistant]:
    return (
        select(Assistant)
        .where(Assistant.office_id == office_id)
        .options(
            joinedload(Assistant.person),
            joinedload(Assistant.assistant).selectinload(Person.channels),
        )
        .order_by(Assistant.id)
    )
