"""On a machine that lacks one part of the sandbox, workers work and the report says so."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.pdf import PdfClient, unix_socket
from planner.pdf.sandbox.report import PartState, warnings
from planner.pdf.sandbox.seccomp import ARCHITECTURES
from planner.pdf.server_process import spawn
from tests.hostile import pictures
from tests.hostile.missing_parts import REFUSED
from tests.unit.pdf.samples import PAPER

CAN_REFUSE = platform.system() == "Linux" and platform.machine() in ARCHITECTURES
# Somebody who is not root has nothing to give up.
NAMES = [name for name in REFUSED if name != "user" or os.geteuid() == 0] if CAN_REFUSE else []
pytestmark = pytest.mark.walk


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where a server listens for each part that is missing, at the name of the part."""
    folder = tmp_path_factory.mktemp("machines")
    with (
        unix_socket.listen(folder / "socket") as listener,
        (folder / "said").open("w") as said,
    ):
        process = spawn(listener, folder, "tests.hostile.missing_parts", stdout=said)
    wait_until_all_listen(folder, process)
    yield folder
    assert process.stdin is not None
    process.stdin.close()
    process.wait()


def wait_until_all_listen(folder: Path, process: subprocess.Popen[bytes]) -> None:
    for _ in range(4000):
        if all((folder / name).exists() for name in REFUSED):
            return
        assert process.poll() is None
        time.sleep(0.005)
    raise AssertionError(list(folder.iterdir()))


@pytest.fixture(scope="module")
def elsewhere(pdf_client: PdfClient) -> list[PartState]:
    """What this machine has by itself."""
    return pdf_client.sandbox_parts()


@pytest.mark.parametrize("name", NAMES)
def test_a_worker_without_a_part_works_and_says_so(
    folder: Path, pdf_client: PdfClient, elsewhere: list[PartState], name: str
) -> None:
    client = PdfClient(shared=folder / name)
    raw = pictures.told_everything()

    answers = (client.render(PAPER), client.clean_picture(raw))
    active = [state.part.name for state in client.sandbox_parts() if state.is_active]

    assert answers == (pdf_client.render(PAPER), pdf_client.clean_picture(raw))
    assert active == [s.part.name for s in elsewhere if s.is_active and s.part.name != name]
    assert client._server is None
    assert set(warnings(active)) <= set((folder / "said").read_text().splitlines())
