"""`flask doctor` on a folder in which one thing after the other is broken."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from planner.cli.doctor import installation as checks
from planner.cli.doctor.finding import Finding, State
from planner.pdf import PdfClient
from planner.web.extensions import PDF_CLIENT
from tests.cli.installation import Installation, filled, install
from tests.conftest import NOW

pytestmark = pytest.mark.walk


@pytest.fixture
def installed(tmp_path: Path, pdf_client: PdfClient) -> Iterator[Installation]:
    installation = filled(tmp_path / "instance", tmp_path / "clock")
    installation.close()
    for path in [installation.folder, *installation.folder.rglob("*")]:
        path.chmod(path.stat().st_mode & 0o700)
    installation.app.extensions[PDF_CLIENT] = pdf_client
    yield installation
    installation.close()


def _said(found: Finding) -> tuple[State, str]:
    return found.state, found.said


def test_a_sound_installation_has_a_line_for_each_thing(installed: Installation) -> None:
    done = installed.run("doctor")

    lines = done.output.splitlines()
    assert done.exit_code == 0
    assert [line[9:].partition(":")[0] for line in lines] == [
        *("Python", "libraries", "programs", "fonts", "translations", "sandbox", "secret key"),
        *(
            "permissions",
            "free disk",
            "database",
            "tables",
            "clock",
            "mail server",
            "DNS of the senders",
        ),
    ]
    assert {line.split()[0] for line in lines} <= {"ok", "warning"}


def test_programs_read_the_same_as_json(installed: Installation) -> None:
    done = installed.run("doctor", "--json")

    found = {one["name"]: one for one in json.loads(done.output)}
    assert found["database"] == {
        "name": "database",
        "state": "ok",
        "said": "is whole, and nothing in it refers to what is not there",
    }


def told(output: str, *starts: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith(starts)]


def test_what_is_wrong_ends_with_a_status_of_its_own(installed: Installation) -> None:
    (installed.folder / "secret_key").chmod(0o644)

    done = installed.run("doctor")

    assert done.exit_code == 1
    assert told(done.output, "wrong") == [
        (
            f"wrong    secret key: others can read {installed.folder}/secret_key: chmod 600 "
            f"{installed.folder}/secret_key"
        ),
        (
            "wrong    permissions: others on this machine can open "
            f"{installed.folder}/secret_key: chmod -R go= {installed.folder}"
        ),
    ]


def test_a_check_that_breaks_is_a_line(installed: Installation) -> None:
    installed.app.extensions[PDF_CLIENT] = None

    done = installed.run("doctor")

    assert told(done.output, "wrong") == ["wrong    sandbox: cannot be looked at: AttributeError"]
    assert told(done.output, "ok       database") == [
        "ok       database: is whole, and nothing in it refers to what is not there"
    ]


def test_before_the_first_start_nothing_is_wrong(tmp_path: Path, pdf_client: PdfClient) -> None:
    empty = install(tmp_path / "empty", tmp_path / "clock")
    empty.app.extensions[PDF_CLIENT] = pdf_client

    done = empty.run("doctor")

    assert told(done.output, "wrong") == []
    assert told(done.output, "warning  database", "warning  tables", "warning  clock") == [
        "warning  database: is not there yet: start bin/serve",
        "warning  tables: are not there yet: start bin/serve, or run bin/planner prepare",
        "warning  clock: there is nothing to compare it with yet",
    ]
    assert not (empty.folder / "planner.sqlite3").exists()


def test_the_key(installed: Installation) -> None:
    key = installed.folder / "secret_key"

    def look(*, is_in_environment: bool) -> Finding:
        return checks.check_key(
            key, "x" * 40, installed.database, is_in_environment=is_in_environment
        )

    assert look(is_in_environment=False).state is State.OK
    assert look(is_in_environment=True).state is State.OK
    key.unlink()
    assert _said(look(is_in_environment=False)) == (
        State.WRONG,
        f"{key} is missing: put it back from where you kept it",
    )


def test_a_key_that_is_another_one(installed: Installation, tmp_path: Path) -> None:
    installed.run("prepare")
    installed.close()
    right = installed.run("doctor").output
    (installed.folder / "secret_key").write_text("another-secret-of-thirty-two-letters")

    later = install(installed.folder, tmp_path / "clock")
    later.app.extensions[PDF_CLIENT] = installed.app.extensions[PDF_CLIENT]
    done = later.run("doctor")
    later.close()

    assert told(right, "ok       secret key") == [
        "ok       secret key: is there, and readable by its user alone"
    ]
    assert told(done.output, "wrong") == [
        (
            "wrong    secret key: is not the one that the links were signed with: put that one "
            "back, or take a new one with bin/planner key rotate"
        )
    ]


def test_a_key_that_cannot_be_compared(installed: Installation, tmp_path: Path) -> None:
    """Of another kind of database, and of a file that is none."""
    key, broken = installed.folder / "secret_key", tmp_path / "broken"
    broken.write_bytes(b"nothing that SQLite knows" * 100)

    found = [
        checks.check_key(key, "x" * 40, database, is_in_environment=False).state
        for database in (None, broken)
    ]

    assert found == [State.OK, State.OK]


@pytest.mark.parametrize("name", [".", "planner.sqlite3", "mail", "mail/00000001-0123456789ab.eml"])
def test_what_others_can_open_is_named(installed: Installation, name: str) -> None:
    place = (installed.folder / name).resolve()
    place.chmod(place.stat().st_mode | 0o044)

    state, said = _said(checks.check_permissions(installed.folder.resolve()))

    assert state is State.WRONG
    assert said == (
        f"others on this machine can open {place}: chmod -R go= {installed.folder.resolve()}"
    )


@pytest.mark.parametrize(
    ("name", "state"), [("LEAST_FREE_BYTES", State.WRONG), ("_LITTLE_FREE_BYTES", State.WARNING)]
)
def test_a_full_disk(
    installed: Installation, monkeypatch: pytest.MonkeyPatch, name: str, state: State
) -> None:
    monkeypatch.setattr(checks, "_LITTLE_FREE_BYTES", 0)
    monkeypatch.setattr(checks, name, 1 << 62)

    assert checks.check_disk(installed.folder).state is state


def test_a_database_that_is_none(installed: Installation) -> None:
    installed.database.write_bytes(b"nothing that SQLite knows" * 100)

    state, said = _said(checks.check_integrity(installed.database))

    assert (state, said) == (
        State.WRONG,
        "cannot be read (file is not a database): put back a copy with bin/planner restore",
    )


def test_a_page_that_is_damaged(installed: Installation) -> None:
    with closing(sqlite3.connect(installed.database)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_letters_about'"
        ).fetchone()
    with installed.database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)

    assert checks.check_integrity(installed.database).state is State.WRONG


def test_a_row_that_refers_to_nothing(installed: Installation) -> None:
    with closing(sqlite3.connect(installed.database)) as connection:
        connection.execute("UPDATE letters SET office_id = 99")
        connection.commit()

    state, said = _said(checks.check_integrity(installed.database))

    assert (state, said) == (
        State.WRONG,
        "has rows in letters that refer to nothing: put back a copy",
    )


@pytest.mark.parametrize(
    ("newest", "known", "state"),
    [
        ("0009", {"0008", "0009"}, State.OK),
        ("0010", {"0009", "0010"}, State.WRONG),
        ("0008", {"0008"}, State.WRONG),
    ],
)
def test_the_version_of_the_tables(
    installed: Installation, newest: str, known: set[str], state: State
) -> None:
    with closing(sqlite3.connect(installed.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0009'")
        connection.commit()

    assert checks.check_revision(installed.database, newest, known).state is state


def test_a_clock_that_went_back(installed: Installation) -> None:
    with closing(sqlite3.connect(installed.database)) as connection:
        connection.execute(
            "INSERT INTO heartbeats (name, beat_at, failures, error)"
            " VALUES ('worker', '2012-03-20 09:00:00.000000', 0, '')"
        )
        connection.commit()

    there = checks.check_clock(installed.database, NOW)
    back = checks.check_clock(installed.database, NOW - timedelta(hours=2))

    assert there.state is State.OK
    assert back.state is State.WRONG
    assert back.said == (
        "says 2012-03-20 07:00 UTC, and 2012-03-20 09:00 has been here already: it went back; "
        "set it right"
    )
