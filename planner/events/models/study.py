"""The table of studies that are shown at events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.kernel.database import Archivable, Base, Owned, Versioned, words
from planner.kernel.searchable import Searchable, all_of, first_of
from planner.kernel.texts import Texts
from planner.organisations.models import Hotline, Organisation


class StudyKind(StrEnum):
    """The kind of a study, as a release calls it."""

    SURVEY = "survey"
    RESEARCH = "research"
    REPORT = "report"
    ANALYSIS = "analysis"


class FindingForm(StrEnum):
    """How the findings are written: as one lists them, as clauses after “found that”, or as nouns."""

    LISTED = "listed"
    CLAUSES = "clauses"
    NOUNS = "nouns"


class Study(Owned, Versioned, Archivable, Searchable, Base):
    """A survey, research or report.

    `aims`, `findings` and `recommendations` hold one entry per line. `hotline` is the line whose
    enquiries were analysed. `subjects` say what it is about (“wells”), `year` and `month` when it was
    made, `data_from` and `data_until` of which years its data are. `sample_units` are written as
    they stand after `sample_size`: “residents of three districts”. `method_notes` are a clause for
    the notes to editors. Before `embargo_until` neither title nor findings are published
    (`events.public.disclosure`).
    """

    __tablename__ = "studies"
    __table_args__ = (
        Index("ix_studies_office_id_sort_name_id", "office_id", "sort_name", "id"),
        Index("ix_studies_office_id_embargo_until", "office_id", "embargo_until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[StudyKind] = mapped_column(words(StudyKind), default=StudyKind.SURVEY)
    titles: Mapped[Texts]
    subjects: Mapped[Texts] = mapped_column(default=Texts)
    year: Mapped[int | None]
    month: Mapped[int | None]
    conductor_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT")
    )
    commissioner_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisations.id", ondelete="RESTRICT")
    )
    aims: Mapped[Texts] = mapped_column(default=Texts)
    methods: Mapped[Texts] = mapped_column(default=Texts)
    method_notes: Mapped[Texts] = mapped_column(default=Texts)
    data_from: Mapped[int | None]
    data_until: Mapped[int | None]
    sample_size: Mapped[int | None]
    sample_units: Mapped[Texts] = mapped_column(default=Texts)
    samples: Mapped[Texts] = mapped_column(default=Texts)
    findings: Mapped[Texts] = mapped_column(default=Texts)
    finding_form: Mapped[FindingForm] = mapped_column(
        words(FindingForm), default=FindingForm.LISTED
    )
    recommendations: Mapped[Texts] = mapped_column(default=Texts)
    hotline_id: Mapped[int | None] = mapped_column(ForeignKey("hotlines.id", ondelete="RESTRICT"))
    url: Mapped[str] = mapped_column(default="")
    embargo_until: Mapped[datetime | None]

    conductor: Mapped[Organisation | None] = relationship(foreign_keys=[conductor_id])
    commissioner: Mapped[Organisation | None] = relationship(foreign_keys=[commissioner_id])
    hotline: Mapped[Hotline | None] = relationship()

    def best_label(self) -> str:
        return first_of(self.titles)

    def words_to_find(self) -> Iterable[str]:
        """Titles, and the names of conductor and commissioner."""
        yield from all_of(self.titles)
        for body in (self.conductor, self.commissioner):
            yield from all_of(body.names, body.short_names) if body else ()
