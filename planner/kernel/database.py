"""The base class of all models, column types, naming of constraints, SQLite transactions.

Independent of Flask; `planner.web.database` connects it to the application.
"""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias, TypeVar

from sqlalchemy import (
    JSON,
    BindParameter,
    Connection,
    Date,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Executable,
    ForeignKey,
    Index,
    MetaData,
    Select,
    Text,
    Time,
    event,
    text,
)
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from planner.kernel.errors import Stale
from planner.kernel.messages import message_from_json, to_stored
from planner.kernel.texts import Texts, TextsType

M = TypeVar("M")

# SQLAlchemy 2.0 types a Select by a tuple, 2.1 will not: this alias is then the only change.
Rows: TypeAlias = Select[tuple[M]]
# A value, or its place in a statement that is built once and executed with many values.
Given: TypeAlias = M | BindParameter[M]

PATIENCE_SECONDS = 10.0
# In `info` of a column with days that may lie before 1900.
ANY_CENTURY = "any_century"
_ONLY_READS = "only_reads"
_threads = threading.local()


class UtcDateTime(TypeDecorator[datetime]):
    """A point in time: timezone-aware in Python, naive UTC in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a zone: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None else None


class MessageText(TypeDecorator[str]):
    """A sentence that may later be shown in another language.

    A `Message` is stored as JSON with its values, any other text as it is.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else to_stored(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else message_from_json(value)


def words(enum: type[StrEnum]) -> Enum:
    """A column type that stores the value of a `StrEnum` as plain text, checked in Python."""
    return Enum(
        enum,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of the rows for which the SQL condition `where` is true."""
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


# What no form asks for: keys, the version, and what lists are sorted and searched by.
SYSTEM_COLUMNS = frozenset(
    {"id", "office_id", "uid", "version", "label", "sort_name", "search_text"}
)

_registry = registry(
    metadata=MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    ),
    type_annotation_map={
        datetime: UtcDateTime,
        date: Date,
        time: Time,
        Texts: TextsType,
        str: Text,
        list[str]: JSON,
        list[int]: JSON,
        dict[str, Any]: JSON,
    },
)


class Base(DeclarativeBase):
    """Base of all models. The registry is explicit so that Flask-SQLAlchemy uses it unchanged."""

    registry = _registry
    metadata = _registry.metadata
    __abstract__: ClassVar[bool] = True


class Owned:
    """A row that belongs to one office. Every query filters by it.

    The index is the unique key (office_id, id), added by `planner.models.seal`.
    """

    office_id: Mapped[int] = mapped_column(
        ForeignKey("offices.id", ondelete="RESTRICT"), sort_order=-9
    )


class Versioned:
    """A row with optimistic locking: a save based on an older version is refused."""

    version: Mapped[int] = mapped_column(default=1, sort_order=90)

    def revise(self, opened_version: int | None) -> None:
        """Increment the version. Raises `Stale` unless `opened_version` is the stored one.

        `None` skips the check: the caller has just read the row in this transaction.
        """
        if opened_version is not None and opened_version != self.version:
            raise Stale
        self.version += 1


class Archivable:
    """A row that is archived instead of deleted, because others refer to it."""

    archived_at: Mapped[datetime | None] = mapped_column(sort_order=91)

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


def harden_sqlite(engine: Engine, patience: float = PATIENCE_SECONDS) -> None:
    """Set WAL, foreign keys and a busy timeout of `patience` seconds on every SQLite connection.

    pysqlite begins transactions late and deferred, so that two writers fail with "database is
    locked". Here the driver leaves BEGIN to us: a transaction that will write begins with
    BEGIN IMMEDIATE (execution option `writes=True`) and waits for the lock at its start.
    """

    @event.listens_for(engine, "connect")
    def _pragmas(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "foreign_keys=ON",
            f"busy_timeout={int(patience * 1000)}",
            "synchronous=FULL",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        if writes:
            _writers().add(id(connection.connection.driver_connection))

    @event.listens_for(engine, "commit")
    @event.listens_for(engine, "rollback")
    def _end(connection: Connection) -> None:
        if connection.invalidated:  # connection lost, and its transaction with it
            _writers().clear()
            return
        driver = connection.connection.driver_connection
        _writers().discard(id(driver))
        if connection.info.pop(_ONLY_READS, False):
            _pragma(driver, "query_only=OFF")


def is_writing() -> bool:
    """Whether this thread holds the write lock. For tests.

    All other writers wait meanwhile, so nothing slow may happen inside: hashing, printing, decoding
    pictures, rendering letters.
    """
    return bool(_writers())


def only_read(connection: Connection) -> None:
    """Make SQLite refuse writes on this connection until its transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.info[_ONLY_READS] = True
        _pragma(connection.connection.driver_connection, "query_only=ON")


def write_unless_busy(engine: Engine, statement: Executable) -> bool:
    """Execute one statement in its own transaction without waiting for the write lock.

    Returns whether it was executed.
    """
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        is_sqlite = connection.dialect.name == "sqlite"
        patience = driver.execute("PRAGMA busy_timeout").fetchone()[0] if is_sqlite else 0
        try:
            if is_sqlite:
                _pragma(driver, "busy_timeout=0")
            with connection.execution_options(writes=True).begin():
                connection.execute(statement)
        except OperationalError:
            return False
        else:
            return True
        finally:
            if is_sqlite:
                _pragma(driver, f"busy_timeout={patience}")


def begin_writing_transaction(session: Session) -> None:
    """Take the write lock at the start of the transaction, waiting for other writers.

    A transaction that began by reading fails at its first write if another has written since.
    """
    session.connection(execution_options={"writes": True})


def _writers() -> set[int]:
    """Ids of the driver connections on which this thread holds the write lock."""
    if not hasattr(_threads, "writers"):
        _threads.writers = set()
    writers: set[int] = _threads.writers
    return writers


def _pragma(driver: Any, pragma: str) -> None:
    driver.execute(f"PRAGMA {pragma}")
