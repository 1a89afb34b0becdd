"""The folder of the data: made private, and each way in which it cannot be used in a sentence."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.kernel.instance import (
    Unusable,
    make_private,
    open_folder,
    raising_unusable,
    stored_key,
    write_key,
)


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Root may do everything: for this test it is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_of_an_older_version_is_made_private(tmp_path: Path) -> None:
    folder = tmp_path / "instance"
    letter = folder / "mail" / "2026" / "1.eml"
    upload = folder / "files" / "ab" / "abc"
    files = [folder / name for name in ("planner.sqlite3", "planner.sqlite3-wal", "secret_key")]
    for path in (*files, letter, upload):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("secret")
        path.chmod(0o644)
    for path in (folder, letter.parent, letter.parent.parent, upload.parent, upload.parent.parent):
        path.chmod(0o755)
    library = folder / "native" / "lib.so"
    library.parent.mkdir(mode=0o755)
    library.write_text("")
    library.chmod(0o755)

    open_folder(folder)

    assert {mode(path) for path in (*files, letter, upload)} == {0o600}
    folders = (folder, letter.parent, letter.parent.parent, upload.parent, upload.parent.parent)
    assert {mode(path) for path in folders} == {0o700}
    assert mode(library) == 0o755


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("not ours")
    outside.chmod(0o644)
    folder = tmp_path / "instance"
    (folder / "mail").mkdir(parents=True, mode=0o755)
    (folder / "mail" / "1.eml").symlink_to(outside)

    make_private(folder)

    assert mode(outside) == 0o644


def test_rights_that_cannot_be_changed_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest
) -> None:
    key = tmp_path / "secret_key"
    key.write_text("secret")
    key.chmod(0o644)
    tmp_path.chmod(0o755)
    if os.geteuid() != 0:
        return
    for above in list(tmp_path.parents)[:-2]:
        above.chmod(0o711)
    request.getfixturevalue("ordinary_user")

    make_private(tmp_path)

    assert [record.message.partition(" can be read by others")[0] for record in caplog.records] == [
        str(tmp_path),
        str(key),
    ]


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "instance"
    file.write_text("")

    with pytest.raises(Unusable, match=r"instance is a file\. The data need a folder"):
        open_folder(file)


def test_a_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(Unusable, match="cannot be used: not a directory"):
        open_folder(tmp_path / "file" / "instance")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that its owner has shut."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0)
    yield folder
    folder.chmod(0o700)


def test_a_folder_of_somebody_else(locked: Path, ordinary_user: None) -> None:
    with pytest.raises(Unusable, match=r"cannot be opened by the user “.+”, who runs the program"):
        open_folder(locked / "instance")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "x cannot be written: the disk is full. Free some space and start again."),
        (errno.EROFS, "x cannot be written: the disk is mounted read-only. Name another place"),
        (errno.ENAMETOOLONG, "x cannot be used: file name too long."),
    ],
)
def test_what_the_system_refuses_is_a_sentence(number: int, said: str) -> None:
    with pytest.raises(Unusable) as refusal, raising_unusable(Path("x")):
        raise OSError(number, os.strerror(number))

    assert str(refusal.value).startswith(said)


def test_a_key_that_is_none_is_told(tmp_path: Path) -> None:
    key = tmp_path / "secret_key"
    key.write_bytes(b"\xff\xfe")
    with pytest.raises(Unusable, match="does not hold a key"):
        stored_key(key, makes=True)
    key.unlink()
    key.mkdir()

    with pytest.raises(Unusable, match="cannot be used: is a directory"):
        stored_key(key, makes=True)


def test_a_key_of_another_process_is_not_overwritten(tmp_path: Path) -> None:
    key = tmp_path / "secret_key"
    write_key(key, "first", replace=False)
    write_key(key, "second", replace=False)
    kept = key.read_text()
    write_key(key, "third", replace=True)

    assert (kept, key.read_text(), mode(key)) == ("first\n", "third\n", 0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
