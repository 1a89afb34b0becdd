"""Copies that cannot be put back, each refused with its reason, and all left as it was (R22)."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.installation import Installation, install
from tests.cli.test_restore import installed, rows

pytestmark = pytest.mark.walk

__all__ = ["installed"]

Change = Callable[[dict[str, bytes]], None]


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
    before = rows(installed.database)
    names = _names(installed.folder)

    done = installed.run("restore", str(_rewritten(copy, change)), "--yes")

    assert (done.exit_code, sentence in done.output) == (1, True)
    assert rows(installed.database) == before
    assert _names(installed.folder) == names


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
        assert done.output.startswith("Error: The copy is damaged: ")

    assert len(parts) == 4
    assert installed.office_name() == "Press Office"


def test_half_a_file_is_no_copy(installed: Installation, copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-100])

    done = installed.run("restore", str(copy), "--yes")

    assert (done.exit_code, done.output) == (
        1,
        (
            f"Error: {copy} is not a copy that this program made, or its end is missing. Take "
            "another one; nothing was changed.\n"
        ),
    )


def test_a_file_that_is_not_there_is_said(installed: Installation, tmp_path: Path) -> None:
    done = installed.run("restore", str(tmp_path / "nothing.zip"), "--yes")

    assert (done.exit_code, done.output) == (
        1,
        f"Error: {tmp_path}/nothing.zip cannot be read: No such file or directory.\n",
    )


def test_a_wrong_key_is_refused(installed: Installation, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("another-secret-of-thirty-two-characters")

    done = installed.run("restore", str(copy), "--yes", "--key-file", str(tmp_path / "wrong"))

    assert (done.exit_code, done.output) == (
        1,
        "Error: This is not the key that belongs to the copy. Look for another file.\n",
    )


@pytest.mark.parametrize("change", [lambda contents: None, _turn, _say(revision="9999")])
def test_a_refusal_leaves_an_empty_folder_without_a_key(
    installed: Installation, copy: Path, tmp_path: Path, change: Change
) -> None:
    empty = install(tmp_path / "empty", tmp_path / "clock")

    done = empty.run("restore", str(_rewritten(copy, change)))

    assert done.exit_code == 1
    assert _names(empty.folder) == []


def test_a_folder_without_a_key_is_told_to_bring_it(
    installed: Installation, copy: Path, tmp_path: Path
) -> None:
    empty = install(tmp_path / "empty", tmp_path / "clock")

    refused = empty.run("restore", str(copy))
    done = empty.run("restore", str(copy), "--key-file", str(tmp_path / "key"))

    assert refused.output == (
        "Error: This folder has no secret_key yet. Give the file that was kept of it: "
        "--key-file FILE. Without it the links in all letters would be dead. If it is lost "
        "for good: --new-key takes a new one, and says what that ends.\n"
    )
    assert done.exit_code == 0, done.output
    assert (empty.folder / "secret_key").read_text() == (tmp_path / "key").read_text()
    assert list(empty.folder.glob("before-restore-*")) == []


def test_a_key_that_was_there_before_is_kept(
    installed: Installation, copy: Path, tmp_path: Path
) -> None:
    install(tmp_path / "empty", tmp_path / "clock").close()
    kept = (tmp_path / "empty" / "secret_key").read_text()
    again = install(tmp_path / "empty", tmp_path / "clock")

    done = again.run("restore", str(copy))

    assert done.output == (
        "Error: The copy belongs to another secret_key than this instance has, or that key "
        "is lost. Give the file that was kept of it: --key-file FILE. Without it the links "
        "in all letters would be dead. If it is lost for good: --new-key takes a new one, "
        "and says what that ends.\n"
    )
    assert (again.folder / "secret_key").read_text() == kept


def test_a_key_of_the_environment_is_not_replaced(
    installed: Installation, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", "another-secret-of-thirty-two-characters")
    empty = install(tmp_path / "e", tmp_path / "clock", key="another-secret-of-thirty-two-letters")

    done = empty.run("restore", str(copy), "--key-file", str(tmp_path / "key"))

    assert (done.exit_code, done.output) == (
        1,
        (
            "Error: PLANNER_SECRET_KEY is set to another key than the one in the file. Set it to "
            "that one, or take it away.\n"
        ),
    )


def test_a_damaged_instance_is_moved_aside_as_it_is(installed: Installation, copy: Path) -> None:
    installed.database.write_bytes(b"nothing that SQLite knows" * 100)

    done = installed.run("restore", str(copy), "--yes")

    assert done.exit_code == 0
    assert installed.office_name() == "Press Office"
    (aside,) = installed.folder.glob("before-restore-*")
    assert (aside / "planner.sqlite3").read_bytes().startswith(b"nothing that SQLite knows")


def _names(folder: Path) -> list[str]:
    """What lies there, but for files of locks, which stay where they are."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


def _middle(whole: bytes, part: zipfile.ZipInfo) -> int:
    """Where the middle byte of a part lies: behind its header, name and extra field."""
    name, extra = struct.unpack("<HH", whole[part.header_offset + 26 : part.header_offset + 30])
    return int(part.header_offset + 30 + name + extra + part.compress_size // 2)
