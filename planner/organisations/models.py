"""Organisations, boilerplates, programmes of work, projects and hot-lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, and_, false, func, select
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from planner.files.models import StoredFile
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.kernel.database import Archivable, Base, Owned, Versioned, words
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import Texts


class OrganisationKind(StrEnum):
    INTERGOVERNMENTAL = "intergovernmental"
    GOVERNMENT = "government"
    NGO = "ngo"
    RED_CROSS = "red_cross_red_crescent"
    ACADEMIC = "academic"
    COMPANY = "company"
    FOUNDATION = "foundation"
    OTHER = "other"


class Organisation(Owned, Versioned, Archivable, Searchable, Base):
    """A body: organiser, partner, donor, author of a study, employer of a speaker.

    `takes_the`: its English name takes “the”. `generic_nouns` say what it is where its name alone is
    not declined: «фонд» of «Про Аква». Forms of its names are `grammar.models.WordForm`. `datelines` is a template per language with the placeholders
    `{city}`, `{CITY}`, `{date}`, e.g. `{CITY}, {date} –`.
    """

    __tablename__ = "organisations"
    __table_args__ = (
        Index("ix_organisations_office_id_sort_name_id", "office_id", "sort_name", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    short_names: Mapped[Texts] = mapped_column(default=Texts)
    kind: Mapped[OrganisationKind] = mapped_column(
        words(OrganisationKind), default=OrganisationKind.OTHER
    )
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT")
    )
    takes_the: Mapped[bool] = mapped_column(default=False, server_default=false())
    generic_nouns: Mapped[Texts] = mapped_column(default=Texts, server_default="{}")
    datelines: Mapped[Texts] = mapped_column(default=Texts)
    website: Mapped[str] = mapped_column(default="")
    funding_statements: Mapped[Texts] = mapped_column(default=Texts)
    disclaimers: Mapped[Texts] = mapped_column(default=Texts)
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="RESTRICT"))

    parent: Mapped[Organisation | None] = relationship(remote_side="Organisation.id")
    logo: Mapped[StoredFile | None] = relationship()
    genitives: Mapped[list[WordForm]] = relationship(
        primaryjoin=lambda: are_its_genitives(), viewonly=True
    )
    boilerplates: Mapped[list[Boilerplate]] = relationship(
        back_populates="organisation",
        cascade="all, delete-orphan",
        order_by="Boilerplate.language, Boilerplate.valid_from, Boilerplate.id",
    )

    def best_label(self) -> str:
        return first_of(self.names)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names, self.short_names)


def are_its_genitives() -> ColumnElement[bool]:
    """The condition on `WordForm`: the confirmed genitives of the names and nouns of a body."""
    texts = [
        select(func.json_each(column).table_valued("value").c.value)
        for column in (Organisation.names, Organisation.short_names, Organisation.generic_nouns)
    ]
    return and_(
        foreign(WordForm.office_id) == Organisation.office_id,
        WordForm.need == Need.GENITIVE,
        WordForm.text.in_(texts[0].union_all(*texts[1:])),
    )


class Boilerplate(Owned, Base):
    """The standing paragraph about a body in one language.

    It may be printed from `valid_from` to `valid_to`, both inclusive; None is unlimited.
    """

    __tablename__ = "boilerplates"
    __table_args__ = (
        Index("ix_boilerplates_organisation_id_language", "organisation_id", "language"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    language: Mapped[str]
    text: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    reviewed_on: Mapped[date | None]

    organisation: Mapped[Organisation] = relationship(back_populates="boilerplates")

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class AidProgramme(Owned, Versioned, Archivable, Searchable, Base):
    """A programme of work, such as CARMP: a frame of projects, with donors of its own."""

    __tablename__ = "aid_programmes"
    __table_args__ = (
        Index("ix_aid_programmes_office_id_sort_name_id", "office_id", "sort_name", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts]
    abbreviation: Mapped[str] = mapped_column(default="")
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id", ondelete="RESTRICT"))
    created_within: Mapped[Texts] = mapped_column(default=Texts)
    funding_statements: Mapped[Texts] = mapped_column(default=Texts)
    disclaimers: Mapped[Texts] = mapped_column(default=Texts)

    lead: Mapped[Organisation | None] = relationship()
    donors: Mapped[list[ProgrammeDonor]] = relationship(
        cascade="all, delete-orphan", order_by="ProgrammeDonor.position"
    )

    def best_label(self) -> str:
        return first_of(self.names, self.abbreviation)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names, self.abbreviation)


class ProgrammeDonor(Owned, Base):
    """A donor of a programme of work."""

    __tablename__ = "programme_donors"
    __table_args__ = (UniqueConstraint("programme_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("aid_programmes.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)

    organisation: Mapped[Organisation] = relationship()


class Project(Owned, Versioned, Archivable, Searchable, Base):
    """A project with its own donors. It may have only a description instead of a name.

    `aims` holds one aim per line. Until `funding_is_confirmed`, drafting writes "a European Union
    project" and not "funded by". `implementer` is a partner of `partner_of` in `programme`.
    `visibility_waived` is the reason why funding need not be stated, "" if it must.
    """

    __tablename__ = "projects"
    __table_args__ = (Index("ix_projects_office_id_sort_name_id", "office_id", "sort_name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts] = mapped_column(default=Texts)
    descriptions: Mapped[Texts] = mapped_column(default=Texts)
    aims: Mapped[Texts] = mapped_column(default=Texts)
    contract_number: Mapped[str] = mapped_column(default="")
    funding_is_confirmed: Mapped[bool] = mapped_column(default=False)
    is_cofunded: Mapped[bool] = mapped_column(default=False)
    funding_statements: Mapped[Texts] = mapped_column(default=Texts)
    disclaimers: Mapped[Texts] = mapped_column(default=Texts)
    visibility_waived: Mapped[str] = mapped_column(default="")
    implementer_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT")
    )
    partner_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT")
    )
    programme_id: Mapped[int | None] = mapped_column(
        ForeignKey("aid_programmes.id", ondelete="RESTRICT")
    )

    implementer: Mapped[Organisation | None] = relationship(foreign_keys=[implementer_id])
    partner_of: Mapped[Organisation | None] = relationship(foreign_keys=[partner_of_id])
    programme: Mapped[AidProgramme | None] = relationship()
    bodies: Mapped[list[ProjectBody]] = relationship(
        cascade="all, delete-orphan", order_by="ProjectBody.position"
    )

    @property
    def donors(self) -> list[Organisation]:
        return [b.organisation for b in self.bodies if b.role is ProjectRole.DONOR]

    @property
    def partners(self) -> list[Organisation]:
        return [b.organisation for b in self.bodies if b.role is ProjectRole.PARTNER]

    def best_label(self) -> str:
        return first_of(self.names, self.descriptions, self.contract_number)

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.names, self.descriptions, self.contract_number)


class ProjectRole(StrEnum):
    DONOR = "donor"
    PARTNER = "partner"


class ProjectBody(Owned, Base):
    """A donor or partner of a project."""

    __tablename__ = "project_bodies"
    __table_args__ = (UniqueConstraint("project_id", "organisation_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    role: Mapped[ProjectRole] = mapped_column(words(ProjectRole))
    position: Mapped[int] = mapped_column(default=0)

    organisation: Mapped[Organisation] = relationship()


class Hotline(Owned, Versioned, Archivable, Searchable, Base):
    """A telephone number for the public: `number_as_printed` in papers, `e164` for `tel:` links."""

    __tablename__ = "hotlines"
    __table_args__ = (Index("ix_hotlines_office_id_sort_name_id", "office_id", "sort_name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    names: Mapped[Texts] = mapped_column(default=Texts)
    number_as_printed: Mapped[str]
    e164: Mapped[str] = mapped_column(default="")
    audiences: Mapped[Texts] = mapped_column(default=Texts)
    hours: Mapped[Texts] = mapped_column(default=Texts)
    languages: Mapped[list[str]] = mapped_column(default=list)
    is_free_of_charge: Mapped[bool | None]
    valid_to: Mapped[date | None]

    operators: Mapped[list[HotlineOperator]] = relationship(
        cascade="all, delete-orphan", order_by="HotlineOperator.position"
    )

    def best_label(self) -> str:
        return ", ".join(filter(None, (self.number_as_printed, first_of(self.names))))

    def words_to_find(self) -> Iterable[str]:
        return all_of(self.number_as_printed, self.e164, self.names)


class HotlineOperator(Owned, Base):
    """A body that runs a hot-line."""

    __tablename__ = "hotline_operators"
    __table_args__ = (UniqueConstraint("hotline_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    hotline_id: Mapped[int] = mapped_column(ForeignKey("hotlines.id", ondelete="CASCADE"))
    organisation_id: Mapped[int] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)

    organisation: Mapped[Organisation] = relationship()
