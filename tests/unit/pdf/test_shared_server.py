"""One PDF server for all processes of an installation, at a socket in its folder."""

from __future__ import annotations

import signal
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planner.cli.supervised import SupervisedPdfServer
from planner.config import Settings
from planner.jobs import _tools
from planner.pdf import PdfClient
from planner.pdf.protocol import Message
from tests.conftest import SECRET
from tests.unit.pdf.samples import PAPER

pytestmark = pytest.mark.walk


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A path that is longer than a kernel takes for a socket."""
    folder = tmp_path_factory.mktemp("instance") / ("long" * 30)
    folder.mkdir()
    return folder / "pdf.socket"


@pytest.fixture(scope="module")
def shared(where: Path) -> Iterator[SupervisedPdfServer]:
    server = SupervisedPdfServer("PDF server", [], {}, socket_path=where)
    server.start()
    yield server
    assert server.process is not None
    server.process.kill()
    server.end(0)


def test_several_clients_share_one_server(
    shared: SupervisedPdfServer, where: Path, pdf_client: PdfClient
) -> None:
    one, other = PdfClient(shared=where), PdfClient(shared=where)

    with ThreadPoolExecutor(6) as threads:
        papers = list(threads.map(lambda number: (one, other)[number % 2].render(PAPER), range(6)))

    assert set(papers) == {pdf_client.render(PAPER)}
    assert (one._server, other._server) == (None, None)
    assert stat.S_IMODE(where.stat().st_mode) == 0o600


def test_jobs_use_the_server_of_the_installation(shared: SupervisedPdfServer, where: Path) -> None:
    settings = Settings.load(instance=where.parent, secret_key=SECRET)

    client = _tools(settings).pdf_client()

    assert client.render(PAPER).startswith(b"%PDF-")
    assert client._server is None


def test_who_asks_while_it_is_started_again_waits(shared: SupervisedPdfServer, where: Path) -> None:
    pdf_client = PdfClient(shared=where)
    before = pdf_client.render(PAPER)
    assert shared.process is not None
    shared.process.send_signal(signal.SIGKILL)
    shared.process.wait()

    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(pdf_client.render, PAPER)
        shared.start()
        after = asked.result()

    assert after == before
    assert pdf_client._server is None


def test_without_it_each_process_has_its_own(tmp_path: Path) -> None:
    pdf_client = PdfClient(shared=tmp_path / "pdf.socket", server="tests.hostile.probes")
    try:
        answer = pdf_client.ask(Message({"job": "environment"}))
    finally:
        pdf_client.close()

    assert "HOME" in answer.head["names"]
