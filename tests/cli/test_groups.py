"""Commands on a database that nobody has prepared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import stamp
from sqlalchemy.exc import OperationalError

from planner.app import create_app
from planner.config import Settings
from planner.web.database import db
from tests.conftest import SECRET

NOT_READY = (
    "Error: The database is not there yet, or of an older version. "
    "Start bin/serve once, or run: flask prepare\n"
)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Flask]:
    """A program whose database has no tables."""
    app = create_app(Settings.load(instance=tmp_path, secret_key=SECRET))
    with app.app_context():
        yield app
        db.engine.dispose()


@pytest.mark.parametrize("command", [["event", "export", "1"], ["release", "draft", "1"]])
def test_it_says_what_to_do(bare: Flask, command: list[str]) -> None:
    outcome = bare.test_cli_runner().invoke(args=command)

    assert (outcome.exit_code, outcome.output) == (1, NOT_READY)


def test_what_else_is_wrong_is_not_hidden(bare: Flask) -> None:
    """The database says that it is up to date, and has no tables for another reason."""
    stamp()

    outcome = bare.test_cli_runner().invoke(args=["event", "export", "1"])

    assert isinstance(outcome.exception, OperationalError)
