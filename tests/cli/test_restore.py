"""`flask restore`: the old state, all of it, and nothing leaves by itself afterwards (R22)."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner import jobs
from planner.kernel.file_lock import take
from planner.web.database import db
from planner.web.extensions import settings
from tests.cli.installation import PAPER, Installation, filled, install
from tests.conftest import NOW

pytestmark = pytest.mark.walk


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installation]:
    installation = filled(tmp_path / "instance", tmp_path / "clock", letters=90)
    yield installation
    installation.close()


def rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in tables.fetchall()
        }


def test_a_copy_comes_back_as_it_was_in_an_empty_place(
    installed: Installation, copy: Path, tmp_path: Path
) -> None:
    empty = install(tmp_path / "elsewhere", tmp_path / "clock")

    done = empty.run("restore", str(copy), "--key-file", str(tmp_path / "key"))

    assert (done.exit_code, done.output) == (
        0,
        (
            "The state of 2012-03-20 09:00 UTC is back. Everybody has to sign in again.\n"
            "The outbox is frozen: 90 letters waited then and may have left since. No letter "
            "leaves until somebody says which: on the desk under Outbox, or with bin/planner "
            "outbox list and bin/planner outbox release. Start the program now.\n"
        ),
    )
    before, after = rows(installed.database), rows(empty.database)
    assert after.pop("user_sessions") == []
    assert len(after.pop("outbox_freezes")) == 1
    assert after == {name: rows for name, rows in before.items() if name in after}
    assert [path.read_bytes() for path in (empty.folder / "files").glob("*/*")] == [PAPER]
    assert len(list((empty.folder / "mail").iterdir())) == 1
    keys = [(one.folder / "secret_key").read_text().strip() for one in (installed, empty)]
    assert len(set(keys)) == 1


def test_an_old_log_does_not_undo_it(installed: Installation, copy: Path) -> None:
    """What a program that was killed leaves beside its database is later than the copy."""
    script = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1])\n"
        "c.execute('PRAGMA journal_mode=WAL')\n"
        "c.execute('PRAGMA wal_autocheckpoint=0')\n"
        'c.execute("UPDATE offices SET names = json(\'{\\"en\\": \\"Later\\"}\')")\n'
        "c.commit()\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(installed.database)], check=True)
    wal = installed.database.with_name("planner.sqlite3-wal")
    assert wal.stat().st_size > 0

    done = installed.run("restore", str(copy), "--yes")

    assert done.exit_code == 0
    assert installed.office_name() == "Press Office"
    (aside,) = installed.folder.glob("before-restore-*")
    with closing(sqlite3.connect(aside / "planner.sqlite3")) as connection:
        assert connection.execute("SELECT names ->> 'en' FROM offices").fetchall() == [("Later",)]


def test_what_was_there_is_kept_aside_each_time(installed: Installation, copy: Path) -> None:
    for name in ("first", "second"):
        installed.rename_office(name)
        installed.close()
        assert installed.run("restore", str(copy), "--yes").exit_code == 0
        installed.close()

    names = set()
    for aside in installed.folder.glob("before-restore-*"):
        with closing(sqlite3.connect(aside / "planner.sqlite3")) as connection:
            names |= set(connection.execute("SELECT names ->> 'en' FROM offices").fetchall())
        assert [path.read_bytes() for path in (aside / "files").glob("*/*")] == [PAPER]
    assert names == {("first",), ("second",)}


def test_ninety_letters_do_not_leave_a_second_time(
    installed: Installation, copy: Path, tmp_path: Path
) -> None:
    def work_off() -> int:
        with installed.app.app_context():
            while jobs.deliver(db.session(), settings(), NOW):
                pass
            db.session.remove()
        return len(list((installed.folder / "mail").iterdir()))

    left = work_off()
    installed.close()
    installed.run("restore", str(copy), "--yes")
    again = work_off()
    installed.close()
    listed = installed.run("outbox", "list").output
    marked = installed.run("outbox", "mark-sent", "--all").output
    released = installed.run("outbox", "release")

    assert (left, again) == (91, 1)
    assert listed.count("guest") == 90
    assert marked == "Marked as sent: 90.\n"
    assert released.exit_code == 0
    assert work_off() == 1


def test_letters_that_have_not_left_do_so_when_somebody_says_so(
    installed: Installation, copy: Path
) -> None:
    installed.run("restore", str(copy), "--yes")
    first = installed.run("outbox", "list").output.splitlines()[1].split("\t")[0]

    discarded = installed.run("outbox", "discard", first)
    released = installed.run("outbox", "release")

    assert discarded.output == "Discarded: 1.\n"
    assert (
        released.output
        == "Letters leave again. 89 waited; those that were held wait for their button.\n"
    )
    assert "not frozen" in installed.run("outbox", "release").output
    assert installed.run("outbox", "discard").exit_code == 2
    with installed.app.app_context():
        assert jobs.deliver(db.session(), settings(), NOW) is True


def test_it_needs_a_word_to_replace_something(installed: Installation, copy: Path) -> None:
    before = rows(installed.database)

    done = installed.run("restore", str(copy))

    assert (done.exit_code, done.output) == (
        1,
        (
            f"Error: {installed.folder} is not empty. With --yes what is there is moved aside "
            "(and not deleted), and the copy takes its place.\n"
        ),
    )
    assert rows(installed.database) == before


def test_it_waits_until_nobody_uses_the_database(installed: Installation, copy: Path) -> None:
    script = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1])\n"
        "c.execute('PRAGMA journal_mode=WAL')\n"
        "c.execute('SELECT * FROM offices').fetchall()\n"
        "print('open', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(installed.database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        done = installed.run("restore", str(copy), "--yes")
        other.communicate()

    assert (done.exit_code, done.output) == (
        1,
        (
            "Error: The program runs on this instance (its database is open). Stop it first, and "
            "bin/serve with it; nothing was changed.\n"
        ),
    )
    assert installed.office_name() == "Press Office"


def test_it_waits_until_no_process_holds_a_lock(installed: Installation, copy: Path) -> None:
    held = take(installed.folder / "worker-0.lock", "process 7")

    done = installed.run("restore", str(copy), "--yes")

    held.release()
    assert done.exit_code == 1
    assert done.output == (
        "Error: The program runs on this instance (worker-0.lock is held by process 7). Stop "
        "it first, and bin/serve with it; nothing was changed.\n"
    )
