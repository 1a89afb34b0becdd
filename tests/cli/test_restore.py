"""`flask restore`: the old state, all of it, and nothing leaves by itself afterwards (R22)."""

from __future__ import annotations

import json
import sqlite3
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner import jobs
from planner.kernel.file_lock import take
from planner.web.database import db
from planner.web.fittings import settings
from tests.cli.installation import PAPER, Installation, filled, install
from tests.conftest import NOW

Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installation]:
    installation = filled(tmp_path / "instance", tmp_path / "clock", letters=90)
    yield installation
    installation.close()


@pytest.fixture
def copy(installed: Installation, tmp_path: Path) -> Path:
    """A copy of the installation, with its key beside it; the program has ended."""
    target = tmp_path / "copy.zip"
    installed.run("backup", str(target), "--key-file", str(tmp_path / "key"))
    installed.close()
    return target


def _rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in tables.fetchall()
        }


def _rewritten(copy: Path, change: Change) -> Path:
    """The same archive with other contents."""
    with zipfile.ZipFile(copy) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    change(contents)
    other = copy.with_name("other.zip")
    with zipfile.ZipFile(other, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return other


def test_a_copy_comes_back_as_it_was_in_an_empty_place(
    installed: Installation, copy: Path, tmp_path: Path
) -> None:
    empty = install(tmp_path / "elsewhere", tmp_path / "clock")

    done = empty.run("restore", str(copy), "--key-file", str(tmp_path / "key"))

    assert (done.exit_code, "is back" in done.output) == (0, True)
    before, after = _rows(installed.database), _rows(empty.database)
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
    assert "89 waited" in released.output
    assert "not frozen" in installed.run("outbox", "release").output
    assert installed.run("outbox", "discard").exit_code == 2
    with installed.app.app_context():
        assert jobs.deliver(db.session(), settings(), NOW) is True


def test_it_needs_a_word_to_replace_something(installed: Installation, copy: Path) -> None:
    before = _rows(installed.database)

    done = installed.run("restore", str(copy))

    assert (done.exit_code, "With --yes what is there is moved aside" in done.output) == (1, True)
    assert _rows(installed.database) == before


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

    assert (done.exit_code, "its database is open" in done.output) == (1, True)
    assert installed.office_name() == "Press Office"


def test_it_waits_until_no_process_holds_a_lock(installed: Installation, copy: Path) -> None:
    held = take(installed.folder / "worker-0.lock", "process 7")

    done = installed.run("restore", str(copy), "--yes")

    held.release()
    assert done.exit_code == 1
    assert "worker-0.lock is held by process 7" in done.output


def _turn(contents: dict[str, bytes]) -> None:
    name = next(name for name in contents if name.startswith("files/"))
    contents[name] = b"x" + contents[name][1:]


def _shorten(contents: dict[str, bytes]) -> None:
    contents["planner.sqlite3"] = contents["planner.sqlite3"][:-4096]


def _lose(contents: dict[str, bytes]) -> None:
    del contents[next(name for name in contents if name.startswith("files/"))]


def _add(contents: dict[str, bytes]) -> None:
    contents["../secret_key"] = b"x"


def _unreadable(contents: dict[str, bytes]) -> None:
    contents["manifest.json"] = b"{}"


def _say(**said: object) -> Change:
    def change(contents: dict[str, bytes]) -> None:
        manifest = json.loads(contents["manifest.json"]) | said
        contents["manifest.json"] = json.dumps(manifest).encode()

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_turn, "The copy is damaged: files/"),
        (_shorten, "The copy is damaged: planner.sqlite3"),
        (_lose, "The copy is damaged: files/"),
        (_add, "The copy is damaged: ../secret_key"),
        (_unreadable, "The copy is damaged: manifest.json"),
        (_say(format=2), "made by a newer version of the program, in a format"),
        (_say(revision="9999"), "of a newer version of the program (0.1.0, tables 9999)"),
        (_say(key_fingerprint="0" * 64), "belongs to another secret_key"),
        (_say(counts={"offices": 2}), "does not hold what the manifest says"),
    ],
)
def test_what_cannot_be_put_back_is_refused_with_its_reason(
    installed: Installation, copy: Path, change: Change, sentence: str
) -> None:
    before = _rows(installed.database)
    names = sorted(installed.folder.iterdir())

    done = installed.run("restore", str(_rewritten(copy, change)), "--yes")

    assert (done.exit_code, sentence in done.output) == (1, True)
    assert _rows(installed.database) == before
    assert sorted(installed.folder.iterdir()) == names


def test_one_turned_byte_in_any_part_is_found(installed: Installation, copy: Path) -> None:
    whole = copy.read_bytes()
    with zipfile.ZipFile(copy) as archive:
        parts = archive.infolist()

    for part in parts:
        broken = bytearray(whole)
        broken[_middle(whole, part)] ^= 0x55
        copy.write_bytes(bytes(broken))
        done = installed.run("restore", str(copy), "--yes")
        assert (part.filename, done.exit_code) == (part.filename, 1)
        assert "The copy is damaged" in done.output

    assert len(parts) == 4
    assert installed.office_name() == "Press Office"


def test_half_a_file_is_no_copy(installed: Installation, copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-100])

    done = installed.run("restore", str(copy), "--yes")

    assert (done.exit_code, "is not a copy" in done.output) == (1, True)


def test_a_file_that_is_not_there_is_said(installed: Installation, tmp_path: Path) -> None:
    done = installed.run("restore", str(tmp_path / "nothing.zip"), "--yes")

    assert (done.exit_code, "cannot be read: No such file" in done.output) == (1, True)


def test_a_wrong_key_is_refused(installed: Installation, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("another-secret-of-thirty-two-characters")

    done = installed.run("restore", str(copy), "--yes", "--key-file", str(tmp_path / "wrong"))

    assert (done.exit_code, "not the key that belongs to the copy" in done.output) == (1, True)


def test_a_key_of_the_environment_is_not_replaced(
    installed: Installation, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", "another-secret-of-thirty-two-characters")
    empty = install(tmp_path / "e", tmp_path / "clock", key="another-secret-of-thirty-two-letters")

    done = empty.run("restore", str(copy), "--key-file", str(tmp_path / "key"))

    assert (done.exit_code, "PLANNER_SECRET_KEY is set" in done.output) == (1, True)


def test_a_damaged_instance_is_moved_aside_as_it_is(installed: Installation, copy: Path) -> None:
    installed.database.write_bytes(b"nothing that SQLite knows" * 100)

    done = installed.run("restore", str(copy), "--yes")

    assert done.exit_code == 0
    assert installed.office_name() == "Press Office"
    (aside,) = installed.folder.glob("before-restore-*")
    assert (aside / "planner.sqlite3").read_bytes().startswith(b"nothing that SQLite knows")


def _middle(whole: bytes, part: zipfile.ZipInfo) -> int:
    """Where the middle byte of a part lies: behind its header, name and extra field."""
    name, extra = struct.unpack("<HH", whole[part.header_offset + 26 : part.header_offset + 30])
    return int(part.header_offset + 30 + name + extra + part.compress_size // 2)
