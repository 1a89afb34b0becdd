"""The programme of an event: its items, and who does what in them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.models import Person
from planner.events.studies import Study
from planner.kernel.database import Base, Owned, Versioned, words
from planner.kernel.texts import Texts
from planner.organisations.models import Organisation

if TYPE_CHECKING:
    from planner.events.models import Event


class ItemKind(StrEnum):
    """Kinds of programme items."""

    WELCOME = "welcome"
    REPORT = "report"
    STUDY = "study"
    PRESENTATION = "presentation"
    STATEMENT = "statement"
    DISCUSSION = "discussion"
    QUESTIONS = "questions"
    VISIT = "visit"
    PHOTO = "photo_opportunity"
    BREAK = "break"
    CLOSING = "closing"


class PartRole(StrEnum):
    """What a person or body does in an item."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"
    INTERPRETER = "interpreter"


class PartState(StrEnum):
    """How sure it is that the part is taken. Whoever is absent or declined is not printed."""

    PLANNED = "planned"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    ABSENT = "absent"

    @property
    def is_taken(self) -> bool:
        """Expected to speak, or spoke: printed in papers."""
        return self not in (PartState.DECLINED, PartState.ABSENT)


class ProgrammeItem(Owned, Versioned, Base):
    """One point of the programme, in the order of `position`.

    `minutes` is its length; its clock follows from the start of the event and the items before.
    An item that is not public stays out of every paper that leaves the house.
    """

    __tablename__ = "programme_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind))
    titles: Mapped[Texts] = mapped_column(default=Texts)
    topics: Mapped[Texts] = mapped_column(default=Texts)
    minutes: Mapped[int] = mapped_column(default=15)
    position: Mapped[int]
    is_public: Mapped[bool] = mapped_column(default=True)
    study_id: Mapped[int | None] = mapped_column(
        ForeignKey("studies.id", ondelete="RESTRICT"), index=True
    )
    notes: Mapped[str] = mapped_column(default="")

    event: Mapped[Event] = relationship(back_populates="programme")
    study: Mapped[Study | None] = relationship()
    parts: Mapped[list[Part]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Part.position"
    )


class Part(Owned, Versioned, Base):
    """Somebody's role in an item: a named person, an unnamed role of a body, or a body.

    With `person` the name is printed; without, `unnamed_roles` ("specialist") of `organisation`
    is; without that, the body itself. `functions` is the function exactly as it is to be
    printed. `on_behalf_of` holds the absent person who is represented, as printed.
    """

    __tablename__ = "parts"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    item_id: Mapped[int] = mapped_column(
        ForeignKey("programme_items.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[PartRole] = mapped_column(words(PartRole), default=PartRole.SPEAKER)
    state: Mapped[PartState] = mapped_column(words(PartState), default=PartState.PLANNED)
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="RESTRICT"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    unnamed_roles: Mapped[Texts] = mapped_column(default=Texts)
    functions: Mapped[Texts] = mapped_column(default=Texts)
    on_behalf_of: Mapped[Texts] = mapped_column(default=Texts)
    is_remote: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    item: Mapped[ProgrammeItem] = relationship(back_populates="parts")
    person: Mapped[Person | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()

    @property
    def is_taken(self) -> bool:
        return self.state.is_taken
