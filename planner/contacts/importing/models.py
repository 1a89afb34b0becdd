"""Lists of people that are brought in, their rows, and how their columns were read."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner.accounts.models import User
from planner.background.models import Job
from planner.contacts.models import Person
from planner.kernel.database import Base, MessageText, Owned, Versioned, words

UNDO_FOR = timedelta(days=30)
"""How long an import can be undone, and how long its rows are kept."""


class ImportState(StrEnum):
    """`uploaded`: its columns are to be confirmed; `reading`: a job makes the preview; `read`: the
    preview waits for a person; `importing`, `undoing`: a job does it; `imported`, `undone`: over.
    """

    UPLOADED = "uploaded"
    READING = "reading"
    READ = "read"
    IMPORTING = "importing"
    IMPORTED = "imported"
    UNDOING = "undoing"
    UNDONE = "undone"


class Verdict(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    SAME = "same"
    CHANGES = "changes"
    SUPPRESSED = "suppressed"
    DOUBTFUL = "doubtful"
    ERROR = "error"


class Decision(StrEnum):
    """What a person says about a doubtful row."""

    NEW = "new"
    SAME = "same"
    LEAVE_OUT = "leave_out"


class Outcome(StrEnum):
    """What became of a row. `kept`: an undo left the person, or a value, as they are now."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left_out"
    UNDONE = "undone"
    KEPT = "kept"


class ChangeRule(StrEnum):
    """What happens to people who are in the register: take the values of the list, only fill what
    is empty, or leave them as they are.
    """

    TAKE = "take"
    FILL = "fill"
    LEAVE = "leave"


class Import(Owned, Versioned, Base):
    """A list of people that was brought in.

    `file_id` is the uploaded file; it is deleted when the list is imported, or after a day.
    `examples` are its first rows. `columns` say what each column holds (`columns.Column`), `pool_ids`
    where everybody is put. `counts` are rows by verdict, `outcomes` by outcome, `entered` the ids of
    outlets, topics and pools that came with it, by table. With `forgotten_at` only these numbers are
    left.
    """

    __tablename__ = "imports"
    __table_args__ = (Index("ix_imports_office_id_state", "office_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[ImportState] = mapped_column(words(ImportState), default=ImportState.UPLOADED)
    uploaded_at: Mapped[datetime] = mapped_column(index=True)
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    job_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True
    )

    file_name: Mapped[str]
    file_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="SET NULL"), index=True
    )
    file_format: Mapped[str]
    encoding: Mapped[str] = mapped_column(default="")
    separator: Mapped[str] = mapped_column(default="")
    headings: Mapped[list[str]]
    columns: Mapped[list[str]]
    examples: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    total: Mapped[int]

    source: Mapped[str]
    legal_basis: Mapped[str] = mapped_column(default="")
    pool_ids: Mapped[list[int]] = mapped_column(default=list)
    are_journalists: Mapped[bool] = mapped_column(default=True)
    enters_topics: Mapped[bool] = mapped_column(default=True)
    enters_pools: Mapped[bool] = mapped_column(default=True)
    change_rule: Mapped[ChangeRule] = mapped_column(words(ChangeRule), default=ChangeRule.FILL)

    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    outcomes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    entered: Mapped[dict[str, Any]] = mapped_column(default=dict)
    imported_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]

    uploaded_by: Mapped[User | None] = relationship()
    job: Mapped[Job | None] = relationship()

    @property
    def undo_until(self) -> datetime | None:
        return self.imported_at + UNDO_FOR if self.imported_at else None

    def can_be_undone(self, now: datetime) -> bool:
        until = self.undo_until
        return self.state is ImportState.IMPORTED and until is not None and now < until


class ImportRow(Owned, Base):
    """A row of a list: its `cells` as they stand in the file, and how they were `read`.

    `person_id` is the person that the row is about: found in the register, or entered from it;
    `person_version` is their version when the row was looked at, later the one that the import
    left. `twin_number` is an earlier row about the same new person. `changes` are what the row would
    change of the person, later what it did change (`changes.Change`).
    """

    __tablename__ = "import_rows"
    __table_args__ = (
        UniqueConstraint("import_id", "number"),
        Index("ix_import_rows_import_id_verdict_id", "import_id", "verdict", "id"),
        Index("ix_import_rows_import_id_outcome_id", "import_id", "outcome", "id"),
        # With office_id, which every statement filters by, so that SQLite prefers this index.
        Index("ix_import_rows_person_id_office_id", "person_id", "office_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"))
    number: Mapped[int]
    label: Mapped[str]
    cells: Mapped[list[str]]
    read: Mapped[dict[str, Any]]
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    reason: Mapped[str] = mapped_column(MessageText, default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    person_version: Mapped[int | None]
    twin_number: Mapped[int | None]
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    decision: Mapped[Decision | None] = mapped_column(words(Decision))
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))

    person: Mapped[Person | None] = relationship()


class ImportKey(Owned, Base):
    """What a row of a list can be found by: an address, a telephone number, a name with an outlet."""

    __tablename__ = "import_keys"
    __table_args__ = (Index("ix_import_keys_import_id_key", "import_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("imports.id", ondelete="CASCADE"))
    number: Mapped[int]
    key: Mapped[str]


class ImportMapping(Owned, Base):
    """What the columns of lists with these headings hold, as a person of the office said last."""

    __tablename__ = "import_mappings"
    __table_args__ = (UniqueConstraint("office_id", "headings_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    headings_hash: Mapped[str]
    columns: Mapped[list[str]]
    kept_at: Mapped[datetime]
