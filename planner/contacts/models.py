"""People, outlets and pools; topics stand in `planner.contacts.topic`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.contacts.legal_basis import LegalBasis
from planner.contacts.topic import PersonTopic, Topical
from planner.files.models import StoredFile
from planner.kernel.database import Archivable, Base, Owned, Versioned, partial_index, words
from planner.kernel.ids import new_public_id
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import Texts
from planner.organisations.models import AidProgramme, Organisation


class OutletKind(StrEnum):
    """Kinds of outlets, as in the media accreditation of the United Nations."""

    AGENCY = "news_agency"
    PRINT = "print"
    RADIO = "radio"
    TELEVISION = "television"
    ONLINE = "online"
    PHOTO = "photo"
    FILM = "film"


class OutletScope(StrEnum):
    """How far an outlet reaches."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    INTERNATIONAL = "international"


class Gender(StrEnum):
    """Grammatical gender, for languages whose verbs need it. Entered, never guessed."""

    FEMININE = "f"
    MASCULINE = "m"


class Outlet(Owned, Versioned, Archivable, Searchable, Base):
    """A news agency, newspaper, station or website. `cities` names the area that it covers."""

    __tablename__ = "outlets"
    __table_args__ = (Index("ix_outlets_office_id_sort_name_id", "office_id", "sort_name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    kind: Mapped[OutletKind] = mapped_column(words(OutletKind), default=OutletKind.ONLINE)
    scope: Mapped[OutletScope] = mapped_column(words(OutletScope), default=OutletScope.NATIONAL)
    cities: Mapped[Texts] = mapped_column(default=Texts)
    language: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")

    def best_label(self) -> str:
        return first_of(self.names)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names, self.cities)


class Person(Topical, Owned, Versioned, Archivable, Searchable, Base):
    """A journalist, speaker or official. Names are kept as written, per language and script;
    `surnames` are the parts of them that later sentences print alone. `topics` are their beats.

    `source` says where the data come from, `legal_basis_on` since when the basis holds,
    `informed_at` when the first letter told them so (Art. 14 GDPR). With `erased_at` nothing is
    left but what others refer to. With `merged_into_id` the data stand at that person, and the row
    stays for old links and its history. `edition` counts saves; its duplicates were looked for in
    `compared_edition`.
    Letters to them are in `language`, "" if unknown. Forms of their names are
    `grammar.models.WordForm`.
    """

    __tablename__ = "people"
    # A covering index: the list is sorted by the first three columns and filtered by the others.
    __table_args__ = (
        Index(
            "ix_people_list",
            "office_id",
            "sort_name",
            "id",
            "archived_at",
            "is_journalist",
            "search_text",
        ),
        # Those whose duplicates are to be looked for.
        partial_index(
            "ix_people_to_compare", "office_id", "id", where="edition <> compared_edition"
        ),
        # Those who have asked to be erased are counted for the head of every page.
        partial_index(
            "ix_people_erasure_asked_at",
            *("office_id", "erasure_asked_at", "id"),
            where="erasure_asked_at IS NOT NULL",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    surnames: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    honorifics: Mapped[Texts] = mapped_column(default=Texts)
    gender: Mapped[Gender | None] = mapped_column(words(Gender))
    language: Mapped[str] = mapped_column(default="")
    is_journalist: Mapped[bool] = mapped_column(default=False)
    biographies: Mapped[Texts] = mapped_column(default=Texts)
    biography_is_public: Mapped[bool] = mapped_column(default=False, server_default=false())
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="RESTRICT"))
    source: Mapped[str] = mapped_column(default="")
    legal_basis: Mapped[LegalBasis | None] = mapped_column(words(LegalBasis))
    legal_basis_note: Mapped[str] = mapped_column(default="")
    legal_basis_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(default="")
    # In the address of their own page, never their `id`. A new one makes all links invalid.
    public_id: Mapped[str] = mapped_column(unique=True, default=new_public_id)
    informed_at: Mapped[datetime | None]
    erasure_asked_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), index=True
    )
    edition: Mapped[int] = mapped_column(default=1, server_default="1")
    compared_edition: Mapped[int] = mapped_column(default=0, server_default="0")

    photo: Mapped[StoredFile | None] = relationship()
    affiliations: Mapped[list[Affiliation]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Affiliation.position"
    )
    channels: Mapped[list[Channel]] = relationship(
        back_populates="person", cascade="all, delete-orphan", order_by="Channel.position"
    )
    topics: Mapped[list[PersonTopic]] = relationship(
        cascade="all, delete-orphan", order_by=PersonTopic.in_order
    )

    def name(self, *languages: str) -> str:
        return self.names.best(*languages)

    @property
    def email(self) -> str:
        """The first address entered, which letters go to; "" if there is none."""
        return next(iter(self.emails), "")

    @property
    def emails(self) -> list[str]:
        return [c.value for c in self.channels if c.kind is ChannelKind.EMAIL]

    def current_post(self, day: date) -> Affiliation | None:
        """The first affiliation that is valid on that day."""
        return next((a for a in self.affiliations if a.holds_on(day)), None)

    def best_label(self) -> str:
        return first_of(self.names)

    def index(self) -> None:
        super().index()
        self.edition = (self.edition or 0) + 1

    def words_to_find(self) -> Iterable[str]:
        """Names, functions, employers, beats, e-mail addresses; no telephones, as viewers search too."""
        yield from all_of(self.names)
        for affiliation in self.affiliations:
            yield from all_of(affiliation.functions)
            if affiliation.employer:
                yield from all_of(affiliation.employer.names)
        for link in self.topics:
            yield from all_of(link.topic.names)
        yield from (c.key for c in self.channels if c.kind is ChannelKind.EMAIL)


class Affiliation(Owned, Base):
    """A person's function in a body or for an outlet, from `since` to `until`, both inclusive."""

    __tablename__ = "affiliations"
    # With office_id, which every statement filters by, so that SQLite prefers this index.
    __table_args__ = (Index("ix_affiliations_person_id_office_id", "person_id", "office_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    outlet_id: Mapped[int | None] = mapped_column(
        ForeignKey("outlets.id", ondelete="RESTRICT"), index=True
    )
    functions: Mapped[Texts] = mapped_column(default=Texts)
    since: Mapped[date | None]
    until: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship(back_populates="affiliations")
    organisation: Mapped[Organisation | None] = relationship()
    outlet: Mapped[Outlet | None] = relationship()

    @property
    def employer(self) -> Organisation | Outlet | None:
        return self.organisation or self.outlet

    @property
    def searchable(self) -> Person:
        return self.person

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class ChannelKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"


class Channel(Owned, Base):
    """An e-mail address or telephone number of a person. Papers show only public ones.

    `value` is as entered; `key` is normalised: lower-case address or E.164 number.
    """

    __tablename__ = "channels"
    __table_args__ = (
        Index("ix_channels_office_id_key", "office_id", "key"),
        Index("ix_channels_person_id_office_id", "person_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[ChannelKind] = mapped_column(words(ChannelKind))
    value: Mapped[str]
    key: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    is_public: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    person: Mapped[Person] = relationship(back_populates="channels")

    @property
    def searchable(self) -> Person:
        return self.person


class Pool(Owned, Versioned, Archivable, Searchable, Base):
    """A named group of people, such as a pool of journalists."""

    __tablename__ = "pools"
    __table_args__ = (Index("ix_pools_office_id_sort_name_id", "office_id", "sort_name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT")
    )
    programme_id: Mapped[int | None] = mapped_column(
        ForeignKey("aid_programmes.id", ondelete="RESTRICT")
    )

    created_by: Mapped[Organisation | None] = relationship()
    programme: Mapped[AidProgramme | None] = relationship()

    def best_label(self) -> str:
        return first_of(self.names)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names)


class PoolMember(Owned, Base):
    """A person in a pool. Pools have no relationship to this, as they may be large."""

    __tablename__ = "pool_members"
    __table_args__ = (
        UniqueConstraint("pool_id", "person_id"),
        Index("ix_pool_members_person_id_office_id", "person_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pool_id: Mapped[int] = mapped_column(ForeignKey("pools.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))

    pool: Mapped[Pool] = relationship()
    person: Mapped[Person] = relationship()
