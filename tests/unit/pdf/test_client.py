"""What a client makes of workers and servers that die, hang or lie."""

from __future__ import annotations

import os
import platform
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest

from planner.kernel.errors import Busy, Invalid, Unprintable
from planner.pdf import PdfClient, unix_socket, worker
from planner.pdf.client import OverLimit, Unanswered, WorkerCrashed
from planner.pdf.fork_server import AT_ONCE, ForkServer
from planner.pdf.protocol import BrokenConnection, Message
from planner.pdf.server_process import FONTS, ServerProcess
from planner.pdf.worker import do_report
from planner.pdf.worker_connection import ServerLost, connect
from tests.hostile.probes import do_hang
from tests.unit.pdf.samples import PAPER
from tests.unit.pdf.serving import serving


@pytest.mark.parametrize(("bomb", "outcome"), [("swell", OverLimit), ("crash", WorkerCrashed)])
def test_a_bomb_between_two_good_papers(
    probes: PdfClient, bomb: str, outcome: type[Unanswered]
) -> None:
    before = probes.render(PAPER)

    with pytest.raises(outcome):
        probes.ask(Message({"job": bomb}))

    assert probes.render(PAPER) == before


def test_a_picture_is_what_we_say_it_is(probes: PdfClient) -> None:
    with pytest.raises(Invalid) as refusal:
        probes.clean_picture(b"anything")

    assert refusal.value.field == "file"


def test_a_job_over_its_time_is_refused_as_too_long(tmp_path: Path) -> None:
    def run(connection: int, alive: int) -> NoReturn:
        jobs = {"render": do_hang, "picture": do_hang, "report": do_report}
        worker.run(jobs, os.getppid(), [], connection, alive)

    client = PdfClient(shared=tmp_path / "socket")
    with (
        unix_socket.listen(tmp_path / "socket") as listener,
        serving(ForkServer(listener, run, job_seconds=0.1)),
    ):
        with pytest.raises(Unprintable, match="It takes too much time or memory"):
            client.render(PAPER)
        with pytest.raises(Invalid, match="too much time or memory"):
            client.clean_picture(b"anything")
        parts = client.sandbox_parts()

    assert [state.part.name for state in parts if state.is_active]


def let_one_worker_wait(client: PdfClient) -> None:
    """A fresh one, which the next job goes to: the last has ended, however slow its end is."""
    wait_for_death(client.ask(Message({"job": "environment"})).head["process"])
    wait_for_workers(client, 1)


def kill_those_at_work(client: PdfClient, how: signal.Signals) -> None:
    """As the kernel does where memory is short, or the processor's time is over: from outside."""
    at_work, waiting = wait_for_workers(client, 2)
    os.kill(waiting, how)  # first, else the job goes on with the one that waits
    wait_for_death(waiting)
    os.kill(at_work, how)


def wait_for_death(number: int) -> None:
    """Until then it might take the job that is tried again."""
    while not is_dead(number):
        time.sleep(0.005)


def wait_for_workers(client: PdfClient, count: int) -> list[int]:
    assert client._server is not None
    server = client._server._process.pid
    tasks = Path(f"/proc/{server}/task/{server}/children")
    for _ in range(4000):
        living = [int(number) for number in tasks.read_text().split() if not is_dead(number)]
        if len(living) == count:
            return living
        time.sleep(0.005)
    raise AssertionError(living)


def is_dead(number: int | str) -> bool:
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return stat.rpartition(")")[2].split()[0] == "Z"


def test_a_worker_that_is_killed_from_outside_is_tried_once_more(probes: PdfClient) -> None:
    if platform.system() != "Linux":
        return
    let_one_worker_wait(probes)
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(probes.ask, Message({"job": "doze"}))
        kill_those_at_work(probes, signal.SIGKILL)

        assert asked.result().head["lived"] is True


def test_the_limit_of_the_processors_time_is_not_tried_again(probes: PdfClient) -> None:
    if platform.system() != "Linux":
        return
    let_one_worker_wait(probes)
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(probes.ask, Message({"job": "doze"}))
        kill_those_at_work(probes, signal.SIGXCPU)

        with pytest.raises(OverLimit):
            asked.result()


def test_what_breaks_off_by_itself_is_not_called_too_long(
    probes: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_job: Message, *_more: object) -> Message:
        raise WorkerCrashed

    monkeypatch.setattr(probes, "_try", break_off)

    with pytest.raises(Unprintable, match="Try again in a minute") as paper:
        probes.render(PAPER)
    with pytest.raises(Invalid, match="Try again in a minute") as picture:
        probes.clean_picture(b"anything")

    assert "shorter" not in paper.value.message + picture.value.message


def test_a_client_that_waits_too_long_is_told_that_the_server_is_busy(
    probes: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    probes.ask(Message({"job": "report"}))
    assert probes._server is not None
    with ExitStack() as held:
        for _ in range(AT_ONCE):
            held.enter_context(connect(probes._server.path))
        monkeypatch.setattr("planner.pdf.worker_connection.WAIT_SECONDS", 0.1)

        with pytest.raises(Busy) as refusal:
            probes.render(PAPER)

    assert refusal.value.retry_after == 60


def test_many_threads_share_one_client(probes: PdfClient) -> None:
    with ThreadPoolExecutor(4) as threads:
        papers = list(threads.map(probes.render, [PAPER] * 8))

    assert len(set(papers)) == 1


def test_the_server_is_started_again(probes: PdfClient) -> None:
    before = probes.render(PAPER)
    server = probes._server
    assert server is not None
    server._process.kill()
    server._process.wait()

    assert probes.render(PAPER) == before
    assert probes._server is not server


def test_a_server_that_dies_before_it_answers_is_lost() -> None:
    server = ServerProcess("tests.hostile.probes", FONTS)
    server._process.send_signal(signal.SIGSTOP)

    def ask() -> None:
        with connect(server.path):
            pass

    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(ask)
        time.sleep(0.1)
        server._process.kill()

        with pytest.raises(ServerLost):
            asked.result()
    server.close()


def test_a_server_that_cannot_start_is_told() -> None:
    pdf_client = PdfClient(server="tests.hostile.nothing")

    with pytest.raises(Unprintable) as refusal:
        pdf_client.render(PAPER)

    assert refusal.value.message == (
        "The PDF server does not start on this machine. Whoever runs the program should "
        "check that Pango and the fonts are installed."
    )


def test_a_worker_ends_with_its_server() -> None:
    if platform.system() != "Linux":
        return
    server = ServerProcess("tests.hostile.probes", FONTS)
    with connect(server.path) as at_work:
        server._process.kill()

        with pytest.raises(BrokenConnection):
            at_work.do(Message({"job": "hang"}))
    server.close()
