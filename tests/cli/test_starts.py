"""Starts that fail: each with a plain sentence and status 1, and without a traceback."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from planner.cli import serve
from planner.cli.refusals import explaining_database_errors
from planner.kernel.file_lock import take
from planner.kernel.instance import IN_USE_LOCK

pytestmark = [pytest.mark.loopback, pytest.mark.walk]
Prepare = Callable[[Path], None]


def newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "planner.sqlite3")) as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES ('9999')")
        database.commit()


def damaged(folder: Path) -> None:
    (folder / "planner.sqlite3").write_bytes(b"no database at all" * 1000)


def a_folder_instead(folder: Path) -> None:
    (folder / "planner.sqlite3").mkdir()


def a_short_key(folder: Path) -> None:
    (folder / "secret_key").write_text("short\n")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (newer, "Error: The database was made by a newer version of the program, which this one"),
        (damaged, "Error: The file of the database is damaged: it is no database. Put back a"),
        (a_folder_instead, "Error: The database cannot be opened: its folder is missing, or"),
        (a_short_key, "secret_key does not hold a key. Put the right file in its place; if you"),
    ],
)
def test_what_is_in_the_folder_cannot_be_used(
    port: int, tmp_path: Path, capfd: pytest.CaptureFixture[str], spoil: Prepare, said: str
) -> None:
    spoil(tmp_path)

    status = serve.main(["--port", str(port), "--instance", str(tmp_path)])

    words = capfd.readouterr().err
    assert status == 1
    assert said in words
    assert "Traceback" not in words


def test_a_file_in_the_place_of_the_folder(
    port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "instance").write_text("")

    status = serve.main(["--port", str(port), "--instance", str(tmp_path / "instance")])

    assert (status, capsys.readouterr().err) == (
        1,
        (
            f"{tmp_path / 'instance'} is a file. The data need a folder: move the file away, or name "
            "another place with --instance or PLANNER_INSTANCE.\n"
        ),
    )


def test_a_second_one_in_the_same_folder_is_refused_by_name(
    port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = take(tmp_path / serve.LOCK, "process 7 of desk, port 8000, since today")

    status = serve.main(["--port", str(port), "--instance", str(tmp_path)])

    lock.release()
    assert (status, capsys.readouterr().err) == (
        1,
        (
            f"{tmp_path} is in use already: bin/serve runs there (process 7 of desk, port 8000, since "
            "today). Stop that one, or name another folder with --instance.\n"
        ),
    )


def test_none_starts_while_a_copy_is_put_back(
    port: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = take(tmp_path / IN_USE_LOCK, "process 7")

    status = serve.main(["--port", str(port), "--instance", str(tmp_path)])

    lock.release()
    assert (status, capsys.readouterr().err) == (
        1,
        (f"A copy is being put back into {tmp_path} (process 7). Start again when that is done.\n"),
    )


def test_a_port_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        serve.main(["--port", "70000"])

    assert capsys.readouterr().err == (
        "usage: bin/serve [-h] [--port PORT] [--workers N] [--instance INSTANCE]\n"
        "bin/serve: error: argument --port: “70000” is no port: give a number from 1 to "
        "65535\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("database or disk is full", "the disk is full"),
        ("attempt to write a readonly database", "belongs to another user"),
        ("connection to server failed\nsecond line", "does not answer: connection to server"),
    ],
)
def test_what_the_database_refuses_is_a_sentence(words: str, said: str) -> None:
    with pytest.raises(Exception, match=said), explaining_database_errors():
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError(words))
