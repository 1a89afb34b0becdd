"""`flask backup`: everything in one file, checked, while others write (R21)."""

from __future__ import annotations

import json
import sqlite3
import stat
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.installation import PAPER, Installation, filled, install, sizeless

pytestmark = pytest.mark.walk


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installation]:
    installation = filled(tmp_path / "instance", tmp_path / "clock")
    yield installation
    installation.close()


def test_a_copy_holds_everything_but_the_key(installed: Installation, tmp_path: Path) -> None:
    target = tmp_path / "copy.zip"

    done = installed.run("backup", str(target))

    assert (done.exit_code, sizeless(done.output)) == (
        0,
        (
            f"{target}: 9 rows, 2 files, SIZE. Read back and checked.\n"
            "The secret key is not in it. Keep it elsewhere: flask backup … --key-file KEY\n"
        ),
    )
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    key = (installed.folder / "secret_key").read_text().strip()
    with zipfile.ZipFile(target) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        contents = {name: archive.read(name) for name in archive.namelist()}
    papers = [contents[name] for name in contents if name.startswith("files/")]
    assert papers == [PAPER]
    assert sorted(name for name in contents if not name.startswith("files/")) == [
        "mail/00000001-0123456789ab.eml",
        "manifest.json",
        "planner.sqlite3",
    ]
    assert not any(key.encode() in content for content in contents.values())
    assert manifest["counts"]["letters"] == 3
    assert manifest["missing"] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clock", "copy.zip", "instance"]


def test_nobody_is_signed_in_in_a_copy(installed: Installation, tmp_path: Path) -> None:
    installed.run("backup", str(tmp_path / "copy.zip"))

    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        counts = json.loads(archive.read("manifest.json"))["counts"]
    assert (counts["user_sessions"], counts["users"]) == (0, 1)


def test_the_key_goes_into_a_file_of_its_own(installed: Installation, tmp_path: Path) -> None:
    key = tmp_path / "key"

    done = installed.run("backup", str(tmp_path / "copy.zip"), "--key-file", str(key))
    again = installed.run("backup", str(tmp_path / "other.zip"), "--key-file", str(key))

    assert done.exit_code == 0
    assert key.read_text() == (installed.folder / "secret_key").read_text().strip() + "\n"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert (again.exit_code, sizeless(again.output)) == (
        1,
        (
            f"{tmp_path}/other.zip: 9 rows, 2 files, SIZE. Read back and checked.\n"
            f"Error: {key} is there already. Choose another name for the key.\n"
        ),
    )


def test_a_copy_made_during_writes_is_whole(installed: Installation, tmp_path: Path) -> None:
    """Each transaction writes the same number in two places: a torn copy shows two numbers."""
    written, stop = threading.Event(), threading.Event()
    with closing(sqlite3.connect(installed.database)) as connection:
        connection.execute("UPDATE letters SET attempts = 0, crashes = 0")
        connection.commit()

    def write() -> None:
        with closing(sqlite3.connect(installed.database, timeout=60)) as connection:
            while not stop.is_set():
                connection.execute("UPDATE letters SET attempts = attempts + 1")
                connection.execute("UPDATE letters SET crashes = crashes + 1")
                connection.commit()
                written.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        written.wait(60)
        done = [installed.run("backup", str(tmp_path / f"{n}.zip")).exit_code for n in range(5)]
    finally:
        stop.set()
        writer.join()

    assert done == [0] * 5
    for number in range(5):
        with zipfile.ZipFile(tmp_path / f"{number}.zip") as archive:
            archive.extract("planner.sqlite3", tmp_path / str(number))
        with closing(sqlite3.connect(tmp_path / str(number) / "planner.sqlite3")) as connection:
            found = connection.execute("SELECT DISTINCT attempts - crashes FROM letters").fetchall()
        assert found == [(0,)]


def test_a_file_that_is_gone_is_told(installed: Installation, tmp_path: Path) -> None:
    for path in (installed.folder / "files").glob("*/*"):
        path.unlink()

    done = installed.run("backup", str(tmp_path / "copy.zip"))

    assert done.exit_code == 0
    assert sizeless(done.output) == (
        f"{tmp_path}/copy.zip: 9 rows, 1 files, SIZE. Read back and checked.\n"
        "1 files that the database names are missing or changed in "
        f"{installed.folder}/files; the manifest in the copy lists them.\n"
        "The secret key is not in it. Keep it elsewhere: flask backup … --key-file KEY\n"
    )


def test_nothing_is_written_over(installed: Installation, tmp_path: Path) -> None:
    (tmp_path / "copy.zip").write_text("precious")

    done = installed.run("backup", str(tmp_path / "copy.zip"))

    assert (done.exit_code, done.output) == (
        1,
        (
            f"Error: {tmp_path}/copy.zip is there already. Choose another name, or remove it "
            "first.\n"
        ),
    )
    assert (tmp_path / "copy.zip").read_text() == "precious"


def test_a_damaged_database_is_not_copied(installed: Installation, tmp_path: Path) -> None:
    with closing(sqlite3.connect(installed.database)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE letters SET office_id = 99")
        connection.commit()

    done = installed.run("backup", str(tmp_path / "copy.zip"))

    assert done.exit_code == 1
    assert done.output == (
        "Error: The database is damaged, so a copy of it would be as well: a row of letters "
        "refers to one of offices that is not there. Put back an earlier copy; keep the "
        "files of this one until you are sure.\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clock", "instance"]


def test_a_folder_that_is_not_there_is_said(installed: Installation, tmp_path: Path) -> None:
    done = installed.run("backup", str(tmp_path / "nowhere" / "copy.zip"))

    assert (done.exit_code, done.output) == (
        1,
        (
            f"Error: The copy cannot be written to {tmp_path}/nowhere: No such file or "
            "directory. Nothing was left there.\n"
        ),
    )


def test_without_a_database_there_is_nothing_to_copy(tmp_path: Path) -> None:
    empty = install(tmp_path / "empty", tmp_path / "clock")

    done = empty.run("backup", str(tmp_path / "copy.zip"))

    assert (done.exit_code, done.output) == (
        1,
        "Error: There is no database yet, so there is nothing to copy.\n",
    )


def test_tables_of_another_version_are_not_copied(installed: Installation, tmp_path: Path) -> None:
    with closing(sqlite3.connect(installed.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.commit()

    done = installed.run("backup", str(tmp_path / "copy.zip"))

    assert (done.exit_code, done.output) == (
        1,
        (
            "Error: The tables are of another version than the program. Make the copy with the "
            "version that they belong to, or start this one once: it copies the database first.\n"
        ),
    )
