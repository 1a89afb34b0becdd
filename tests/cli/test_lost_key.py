"""An instance whose secret key is lost: copies of it, and copies that are put back into it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.accounts.installation import key_mark
from tests.cli.installation import (
    KEY_ENDS,
    KEY_WAS_LOST,
    Installation,
    filled,
    install,
    sizeless,
)

pytestmark = pytest.mark.walk


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installation]:
    """It has been started, and knows its key."""
    installation = filled(tmp_path / "instance", tmp_path / "clock")
    assert installation.run("prepare").exit_code == 0
    yield installation
    installation.close()


@pytest.fixture
def keyless(installed: Installation, copy: Path, tmp_path: Path) -> Iterator[Installation]:
    """The same instance after its key was lost, as a process sees it that starts then."""
    assert copy.exists()
    (installed.folder / "secret_key").unlink()
    installation = install(installed.folder, tmp_path / "clock")
    yield installation
    installation.close()


def start(keyless: Installation, tmp_path: Path) -> tuple[int, str]:
    later = install(keyless.folder, tmp_path / "clock")
    done = later.run("prepare")
    later.close()
    return done.exit_code, done.output


def test_a_copy_comes_back_with_its_key(keyless: Installation, copy: Path, tmp_path: Path) -> None:
    done = keyless.run("restore", str(copy), "--yes", "--key-file", str(tmp_path / "key"))

    assert done.exit_code == 0, done.output
    assert done.output == (
        "The state of 2012-03-20 09:00 UTC is back. Everybody has to sign in again.\n"
        f"What was there before lies in {keyless.folder}/before-restore-20120320T090000Z.\n"
        "The outbox is frozen: 3 letters waited then and may have left since. No letter "
        "leaves until somebody says which: on the desk under Outbox, or with bin/planner "
        "outbox list and bin/planner outbox release. Start the program now.\n"
    )
    assert (keyless.folder / "secret_key").read_text() == (tmp_path / "key").read_text()
    assert start(keyless, tmp_path)[0] == 0


def test_without_a_key_it_is_said_what_can_be_done(keyless: Installation, copy: Path) -> None:
    done = keyless.run("restore", str(copy), "--yes")

    assert done.exit_code == 1
    assert done.output == (
        "Error: The copy belongs to another secret_key than this instance has, or that key "
        "is lost. Give the file that was kept of it: --key-file FILE. Without it the links "
        "in all letters would be dead. If it is lost for good: --new-key takes a new one, "
        "and says what that ends.\n"
    )
    assert not (keyless.folder / "secret_key").exists()


def test_a_copy_comes_back_with_a_new_key(
    keyless: Installation, copy: Path, tmp_path: Path
) -> None:
    done = keyless.run("restore", str(copy), "--yes", "--new-key")

    assert done.exit_code == 0, done.output
    assert done.output == (
        "The state of 2012-03-20 09:00 UTC is back. Everybody has to sign in again.\n"
        f"What was there before lies in {keyless.folder}/before-restore-20120320T090000Z.\n"
        "The outbox is frozen: 3 letters waited then and may have left since. No letter "
        "leaves until somebody says which: on the desk under Outbox, or with bin/planner "
        "outbox list and bin/planner outbox release. Start the program now.\n"
        f"{KEY_ENDS}{KEY_WAS_LOST}"
    )
    assert (keyless.folder / "secret_key").read_text() != (tmp_path / "key").read_text()
    assert (keyless.folder / "secret_key").stat().st_mode & 0o777 == 0o600
    assert start(keyless, tmp_path)[0] == 0


def test_a_new_key_of_the_environment(
    installed: Installation, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", "another-secret-of-thirty-two-letters")
    (installed.folder / "secret_key").unlink()
    key = "another-secret-of-thirty-two-letters"
    keyless = install(installed.folder, tmp_path / "clock", key=key)

    done = keyless.run("restore", str(copy), "--yes", "--new-key")

    assert done.exit_code == 0, done.output
    assert not (keyless.folder / "secret_key").exists()
    assert keyless.run("prepare").exit_code == 0
    keyless.close()


def test_a_given_key_is_not_made_anew(keyless: Installation, copy: Path, tmp_path: Path) -> None:
    done = keyless.run("restore", str(copy), "--new-key", "--key-file", str(tmp_path / "key"))

    assert (done.exit_code, done.output) == (
        1,
        "Error: Either --key-file or --new-key: only a lost key is made anew.\n",
    )


def test_a_copy_made_then_still_belongs_to_the_lost_key(
    keyless: Installation, tmp_path: Path
) -> None:
    """The key that a process makes up for itself belongs to nothing."""
    key = (tmp_path / "key").read_text().strip()

    done = keyless.run(
        "backup", str(tmp_path / "late.zip"), "--key-file", str(tmp_path / "made-up")
    )

    with zipfile.ZipFile(tmp_path / "late.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["key_fingerprint"] == key_mark(key)
    assert done.exit_code == 1
    assert sizeless(done.output) == (
        f"{tmp_path}/late.zip: 10 rows, 2 files, SIZE. Read back and checked.\n"
        "Error: The copy was made, but its key was not written: the one that is here does "
        "not belong to it. It is lost or was changed; ask: flask doctor\n"
    )
    assert not (tmp_path / "made-up").exists()
