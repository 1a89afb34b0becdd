"""A data folder, a mail server, and processes that tests may kill."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from planner.kernel.database import harden_sqlite
from planner.models import metadata
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.killed.nursery import Child, Nursery
from tests.killed.sink import Sink


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """The database file that the processes work on."""
    engine = create_engine(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    harden_sqlite(engine, patience=600)  # the machine may be loaded
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sink() -> Iterator[Sink]:
    sink = Sink()
    yield sink
    sink.close()


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def child(nursery: Nursery, tmp_path: Path, sink: Sink) -> Callable[..., Child]:
    """`child()`: a process on this database and mail server, with a fixed clock, and with further
    variables of the environment.
    """
    clock = tmp_path / "clock"
    clock.write_text(NOW.isoformat())
    environment = {
        "PLANNER_INSTANCE": str(tmp_path),
        "PLANNER_PUBLIC_URL": PUBLIC_URL,
        "PLANNER_SECRET_KEY": SECRET,
        "PLANNER_SMTP_URL": f"smtp://127.0.0.1:{sink.port}",
        "PLANNER_CLOCK_FILE": str(clock),
    }
    return lambda **more: Child(nursery, environment | more)
