"""Nothing works on an instance while a copy is put back there, and no copy while anything works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.backup.archive import CopyRefused
from planner.backup.restoring import exclusive_use
from planner.backup.writing import Instance
from planner.cli.in_use import working_on
from planner.kernel.file_lock import share
from planner.kernel.instance import IN_USE_LOCK
from tests.cli.installation import Installation, filled

pytestmark = pytest.mark.walk


@pytest.fixture
def installed(tmp_path: Path) -> Iterator[Installation]:
    installation = filled(tmp_path / "instance", tmp_path / "clock")
    installation.close()
    yield installation
    installation.close()


def place(installed: Installation) -> Instance:
    return Instance(folder=installed.folder, database=installed.database, secret_key="x" * 40)


@pytest.mark.parametrize(
    "command", ["prepare", "web", "worker", "outbox list", "key rotate", "backup copy.zip"]
)
def test_while_a_copy_is_put_back_nothing_starts(installed: Installation, command: str) -> None:
    with exclusive_use(place(installed)):
        done = installed.run(*command.split())

    assert done.exit_code == 1
    assert done.output.startswith(f"Error: A copy is being put back into {installed.folder} (proc")
    assert done.output.endswith("Start again when that is done.\n")


def test_no_copy_is_put_back_while_anything_works(installed: Installation, tmp_path: Path) -> None:
    copy = tmp_path / "copy.zip"
    installed.run("backup", str(copy))
    installed.close()

    with working_on(installed.folder, "web"):
        done = installed.run("restore", str(copy), "--yes")

    assert done.exit_code == 1
    assert "The program runs on this instance (instance.lock is held by web, process" in done.output
    assert installed.office_name() == "Press Office"


def test_many_may_work_at_once(installed: Installation) -> None:
    first = share(installed.folder / IN_USE_LOCK, "web")
    second = share(installed.folder / IN_USE_LOCK, "worker")
    first.release()

    with pytest.raises(CopyRefused, match="held by worker"), exclusive_use(place(installed)):
        pass

    second.release()
    with exclusive_use(place(installed)) as lock:
        assert lock.path == installed.folder / IN_USE_LOCK
