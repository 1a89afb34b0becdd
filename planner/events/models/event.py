"""The tables of an event: outline, programme, bodies, anniversaries and press contacts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.anniversaries.models import Anniversary
from planner.contacts.models import Person
from planner.events.models.accreditation import EventAccreditation
from planner.events.models.functions_of_parts import FurtherFunctions
from planner.events.models.kinds import (
    BodyRole,
    Certainty,
    EventKind,
    EventStatus,
    ItemKind,
    ItemSort,
    LeadWith,
    PartRole,
    PartState,
)
from planner.events.models.news import EventNews
from planner.events.models.own_kind import OwnKind
from planner.events.models.place import EventPlace
from planner.events.models.planning import EventPlanning
from planner.events.models.put_off import EventChanges
from planner.events.models.seats import EventSeats
from planner.events.models.series import EventSeries
from planner.events.models.study import Study
from planner.events.models.task import EventTask
from planner.events.models.times import ItemTimes
from planner.events.models.topic import EventTopics
from planner.kernel.database import Base, Owned, Versioned, partial_index, words
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import NO_TEXTS, Texts
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project


class Event(
    EventNews,
    EventChanges,
    EventPlace,
    EventSeries,
    EventAccreditation,
    EventSeats,
    EventPlanning,
    EventTopics,
    Owned,
    Versioned,
    Searchable,
    Base,
):
    """A round table, press conference or another kind of meeting with the press.

    Times are stored as entered: days, local times and an IANA zone. `starts_at` and `ends_at` (UTC)
    are derived by `schedule.settle_times`, for sorting and calendars; without an hour they span
    the whole days. `second_hour` chooses the later of two equal local times when clocks go back.
    `related_text` holds search keys of speakers, studies and bodies; see `events.related_text`.

    `calendar_uid`, `sequence` and `revised_at` are UID, SEQUENCE and DTSTAMP of calendar messages;
    `sequence` never falls. With `names_planned_speakers` speakers who have not been asked yet are
    named in public (`events.public.disclosure`).
    """

    __tablename__ = "events"
    __table_args__ = (
        # Covers the list of events: sorting by the first columns, searching in the last two.
        Index("ix_events_list", "office_id", "starts_at", "id", "search_text", "related_text"),
        Index("ix_events_office_id_status", "office_id", "status", "starts_at", "id"),
        Index("ix_events_office_id_kind", "office_id", "kind", "starts_at", "id"),
        partial_index("ix_events_own_kind_id", "own_kind_id", where="own_kind_id IS NOT NULL"),
        # The id of a deleted event is never given to another one: addresses and the history keep it.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    calendar_uid: Mapped[str] = mapped_column(unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    revised_at: Mapped[datetime]
    created_at: Mapped[datetime]
    kind: Mapped[EventKind] = mapped_column(words(EventKind))
    own_kind_id: Mapped[int | None] = mapped_column(ForeignKey("own_kinds.id", ondelete="RESTRICT"))
    titles: Mapped[Texts]
    subjects: Mapped[Texts] = mapped_column(default=Texts)
    descriptions: Mapped[Texts] = mapped_column(default=Texts)
    languages: Mapped[list[str]]

    status: Mapped[EventStatus] = mapped_column(words(EventStatus), default=EventStatus.DRAFT)
    status_reason: Mapped[str] = mapped_column(default="")
    announced_at: Mapped[datetime | None]
    names_planned_speakers: Mapped[bool] = mapped_column(default=False)

    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    starts_clock: Mapped[time | None]
    ends_clock: Mapped[time | None]
    second_hour: Mapped[bool] = mapped_column(default=False)
    zone: Mapped[str]
    certainty: Mapped[Certainty] = mapped_column(words(Certainty), default=Certainty.FIXED)
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]

    cities: Mapped[Texts] = mapped_column(default=Texts)
    venues: Mapped[Texts] = mapped_column(default=Texts)
    addresses: Mapped[Texts] = mapped_column(default=Texts)
    link: Mapped[str] = mapped_column(default="")

    project_id: Mapped[int | None] = mapped_column(ForeignKey("projects.id", ondelete="RESTRICT"))
    programme_id: Mapped[int | None] = mapped_column(
        ForeignKey("aid_programmes.id", ondelete="RESTRICT")
    )
    hotline_id: Mapped[int | None] = mapped_column(ForeignKey("hotlines.id", ondelete="RESTRICT"))

    audiences: Mapped[Texts] = mapped_column(default=Texts)
    next_steps: Mapped[Texts] = mapped_column(default=Texts)
    materials_url: Mapped[str] = mapped_column(default="")
    lead_with: Mapped[LeadWith] = mapped_column(words(LeadWith), default=LeadWith.OFFICE)
    internal_notes: Mapped[str] = mapped_column(default="")
    related_text: Mapped[str] = mapped_column(default="", deferred=True)

    own_kind: Mapped[OwnKind | None] = relationship()
    responsible: Mapped[User | None] = relationship()
    project: Mapped[Project | None] = relationship()
    programme_of_work: Mapped[AidProgramme | None] = relationship()
    hotline: Mapped[Hotline | None] = relationship()
    bodies: Mapped[list[EventBody]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="EventBody.position"
    )
    occasions: Mapped[list[Occasion]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="Occasion.position"
    )
    programme: Mapped[list[ProgrammeItem]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="ProgrammeItem.position"
    )
    contacts: Mapped[list[PressContact]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="PressContact.position"
    )
    tasks: Mapped[list[EventTask]] = relationship(
        back_populates="event", cascade="all, delete-orphan", order_by="EventTask.id"
    )

    @property
    def kind_names(self) -> Texts:
        """The names of the office's own kind; empty for a kind that the program knows."""
        return self.own_kind.names if self.own_kind else NO_TEXTS

    @property
    def is_announced(self) -> bool:
        """Whether the public page exists. A draft has none, even if it was announced before."""
        return self.announced_at is not None and self.status is not EventStatus.DRAFT

    @property
    def language(self) -> str:
        return self.languages[0]

    def title(self, *languages: str) -> str:
        return self.titles.best(*languages, *self.languages)

    def best_label(self) -> str:
        return first_of(self.titles)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.titles, self.subjects, self.cities)

    def bodies_as(self, *roles: BodyRole) -> list[Organisation]:
        """The bodies in one of these roles, in the order of the roles, then as entered."""
        return [b.organisation for role in roles for b in self.bodies if b.role is role]


class ProgrammeItem(ItemTimes, Owned, Versioned, Base):
    """An item of the programme, in the order of `position`.

    An item that is not public stands in no paper for people outside the office.
    """

    __tablename__ = "programme_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    kind: Mapped[ItemKind] = mapped_column(words(ItemKind))
    sort: Mapped[ItemSort | None] = mapped_column(words(ItemSort))
    titles: Mapped[Texts] = mapped_column(default=Texts)
    topics: Mapped[Texts] = mapped_column(default=Texts)
    position: Mapped[int]
    is_public: Mapped[bool] = mapped_column(default=True)
    study_id: Mapped[int | None] = mapped_column(
        ForeignKey("studies.id", ondelete="RESTRICT"), index=True
    )
    project_id: Mapped[int | None] = mapped_column(ForeignKey("projects.id", ondelete="RESTRICT"))
    notes: Mapped[str] = mapped_column(default="")
    is_news: Mapped[bool] = mapped_column(default=False, server_default=false())

    event: Mapped[Event] = relationship(back_populates="programme")
    study: Mapped[Study | None] = relationship()
    project: Mapped[Project | None] = relationship()
    parts: Mapped[list[Part]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Part.position"
    )


class Part(FurtherFunctions, Owned, Versioned, Base):
    """Somebody's role in an item: a named person, an unnamed role of a body, or a body.

    Printed is the name of `person`; else `unnamed_roles` ("specialist") of `organisation`; else the
    organisation itself. `functions` and `on_behalf_of` (the absent person who is represented) are
    stored as they are printed.
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


class EventBody(Owned, Base):
    """A body and its role on the event."""

    __tablename__ = "event_bodies"
    __table_args__ = (UniqueConstraint("event_id", "organisation_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    role: Mapped[BodyRole] = mapped_column(words(BodyRole))
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship(back_populates="bodies")
    organisation: Mapped[Organisation] = relationship()


class Occasion(Owned, Base):
    """An anniversary that the event marks. The number of years is computed, not stored."""

    __tablename__ = "occasions"
    __table_args__ = (UniqueConstraint("event_id", "anniversary_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    anniversary_id: Mapped[int] = mapped_column(
        ForeignKey("anniversaries.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship(back_populates="occasions")
    anniversary: Mapped[Anniversary] = relationship()


class PressContact(Owned, Base):
    """Whom journalists may call about the event. Printed in papers, so all of it is public."""

    __tablename__ = "press_contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    names: Mapped[Texts]
    functions: Mapped[Texts] = mapped_column(default=Texts)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT")
    )
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    languages: Mapped[list[str]] = mapped_column(default=list)
    hours: Mapped[Texts] = mapped_column(default=Texts)
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship(back_populates="contacts")
    organisation: Mapped[Organisation | None] = relationship()
