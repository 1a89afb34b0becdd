"""What a child of the press can reach: nothing (S59)."""

from __future__ import annotations

import os
import platform
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from planner.kernel.errors import Busy, Invalid, Unprintable
from planner.pdf import PdfClient, protocol
from planner.pdf.client import BrokenOff, OverLimit, Unanswered
from planner.pdf.protocol import Message
from planner.pdf.sandbox_report import report, warnings_of
from planner.pdf.server_process import FONTS, ServerLost, ServerProcess, connect_to_worker

PAPER = (
    '<!doctype html><html lang="en"><head><title>T</title></head><body><p>Good</p></body></html>'
)
NO = "Operation not permitted"


@pytest.fixture(scope="module")
def probes() -> Iterator[PdfClient]:
    pdf_client = PdfClient(server="tests.hostile.probes")
    yield pdf_client
    pdf_client.close()


@pytest.mark.parametrize(
    ("probe", "came_of_it"),
    [
        ("connect", NO),
        ("read_a_file", NO),
        ("write_a_file", NO),
        ("list_a_folder", NO),
        ("fork", NO),
        ("run_a_program", NO),
        ("signal_the_parent", NO),
        ("take_two_gigabytes", "no memory"),
    ],
)
def test_a_child_reaches_nothing(probes: PdfClient, probe: str, came_of_it: str) -> None:
    answer = probes.ask(Message({"job": "probe", "probe": probe}))

    assert answer.head["came_of_it"] == came_of_it


def test_a_child_knows_nothing_of_our_environment(
    probes: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", "secret")

    answer = probes.ask(Message({"job": "environment"}))

    known = {
        "FONTCONFIG_FILE",
        "HOME",
        "LANG",
        "LC_CTYPE",
        "MALLOC_ARENA_MAX",
        "PYTHONHASHSEED",
        "TZ",
        "LD_LIBRARY_PATH",
    }
    assert set(answer.head["names"]) <= known
    assert answer.head["user"] != 0


def test_a_child_holds_its_line_and_nothing_of_others(probes: PdfClient) -> None:
    before = probes.ask(Message({"job": "count_files"})).head["open"]
    for _ in range(3):
        probes.render(PAPER)

    after = probes.ask(Message({"job": "count_files"})).head["open"]

    assert after == before
    assert len(before) == 4, "in, out, errors, and the line"


def is_hung_up(line: socket.socket) -> bool:
    """An end with the job still unread resets the line."""
    with suppress(ConnectionResetError):
        return line.recv(1) == b""
    return True


def test_a_child_at_work_ends_with_its_parent() -> None:
    if platform.system() != "Linux":
        return
    server = ServerProcess("tests.hostile.probes", FONTS)
    with connect_to_worker(server.address) as loan:
        protocol.send(loan.line, Message({"job": "hang"}))
        server._process.kill()

        loan.line.settimeout(10)
        hung_up = is_hung_up(loan.line)
    server.close()

    assert hung_up


def test_a_locked_child_can_do_all_that_was_rehearsed(probes: PdfClient) -> None:
    assert probes.ask(Message({"job": "rehearse"})).blobs == []


@pytest.mark.parametrize(
    ("bomb", "came_of_it"),
    [("hang", OverLimit), ("swell", OverLimit), ("crash", BrokenOff)],
)
def test_a_bomb_between_two_good_papers(
    probes: PdfClient, bomb: str, came_of_it: type[Unanswered], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = probes.render(PAPER)

    with monkeypatch.context() as hasty:
        hasty.setattr(probes, "_wall", 1.0)
        with pytest.raises(came_of_it):
            probes.ask(Message({"job": bomb}))

    assert probes.render(PAPER) == before


def test_a_picture_is_what_we_say_it_is(probes: PdfClient) -> None:
    with pytest.raises(Invalid) as refusal:
        probes.clean_picture(b"anything")

    assert refusal.value.field == "file"


def test_what_kills_a_child_is_a_refusal(
    probes: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probes, "_wall", 0.0)

    with pytest.raises(Unprintable, match="cannot be printed"):
        probes.render(PAPER)
    with pytest.raises(Invalid, match="too much time or memory"):
        probes.clean_picture(b"anything")


def kill_those_at_work(pdf_client: PdfClient, how: signal.Signals) -> None:
    """As the kernel does where memory is short, or the processor's time is over: from outside."""
    for number in wait_for_children(pdf_client, 2):  # the one at work, and the one for the next job
        os.kill(number, how)


def wait_for_children(pdf_client: PdfClient, count: int) -> list[int]:
    assert pdf_client._server is not None
    parent = pdf_client._server._process.pid
    tasks = Path(f"/proc/{parent}/task/{parent}/children")
    for _ in range(4000):
        living = [int(number) for number in tasks.read_text().split() if not is_dead(number)]
        if len(living) == count:
            return living
        time.sleep(0.005)
    raise AssertionError(living)


def is_dead(number: str) -> bool:
    return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_child_that_is_killed_from_outside_is_tried_once_more(probes: PdfClient) -> None:
    if platform.system() != "Linux":
        return
    probes.ask(Message({"job": "report"}))
    wait_for_children(probes, 1)
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(probes.ask, Message({"job": "doze"}))
        kill_those_at_work(probes, signal.SIGKILL)

        assert asked.result().head["lived"] is True


def test_the_limit_of_the_processors_time_is_not_tried_again(probes: PdfClient) -> None:
    if platform.system() != "Linux":
        return
    probes.ask(Message({"job": "report"}))
    wait_for_children(probes, 1)
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(probes.ask, Message({"job": "doze"}))
        kill_those_at_work(probes, signal.SIGXCPU)

        with pytest.raises(OverLimit):
            asked.result()


def test_what_breaks_off_by_itself_is_not_called_too_long(
    probes: PdfClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_job: Message) -> Message:
        raise BrokenOff

    monkeypatch.setattr(probes, "_try", break_off)

    with pytest.raises(Unprintable, match="Try again in a minute") as paper:
        probes.render(PAPER)
    with pytest.raises(Invalid, match="Try again in a minute") as picture:
        probes.clean_picture(b"anything")

    assert "shorter" not in paper.value.message + picture.value.message


def test_two_at_a_time_and_then_busy(probes: PdfClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.pdf.client.QUEUE_SECONDS", 0.01)

    with probes._place(), probes._place(), pytest.raises(Busy) as refusal:
        probes.render(PAPER)

    assert refusal.value.retry_after == 60


def test_many_threads_share_one_press(probes: PdfClient) -> None:
    with ThreadPoolExecutor(4) as threads:
        papers = list(threads.map(probes.render, [PAPER] * 8))

    assert len(set(papers)) == 1


def test_the_warm_parent_is_started_again(probes: PdfClient) -> None:
    before = probes.render(PAPER)
    server = probes._server
    assert server is not None
    server._process.kill()
    server._process.wait()

    assert probes.render(PAPER) == before
    assert probes._server is not server


def test_a_parent_that_dies_over_an_order_is_lost() -> None:
    server = ServerProcess("tests.hostile.probes", FONTS)
    server._process.send_signal(signal.SIGSTOP)

    def ask() -> None:
        with connect_to_worker(server.address):
            pass

    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(ask)
        time.sleep(0.1)
        server._process.kill()

        with pytest.raises(ServerLost):
            asked.result()
    server.close()


def test_a_press_that_cannot_start_says_so() -> None:
    pdf_client = PdfClient(server="tests.hostile.nothing")

    with pytest.raises(Unprintable) as refusal:
        pdf_client.render(PAPER)

    assert "does not start on this machine" in refusal.value.message


def test_the_press_tells_which_locks_are_on(pdf_client: PdfClient) -> None:
    took = {part.name for part in pdf_client.sandbox_parts() if part.is_active}

    assert {"memory", "processor", "file size", "open files", "core"} <= took
    if platform.system() == "Linux":
        assert "system calls" in took


def test_a_lock_that_is_missing_is_said_with_what_it_would_forbid() -> None:
    names = [part.name for part in report([])]

    sentences = warnings_of([name for name in names if name != "files"])

    assert len(sentences) == 1
    assert sentences[0].startswith(
        "WARNING: the sandbox part “files” is missing on this machine. Nothing prevents a worker that "
        "makes PDFs and cleans pictures from opening any file (Landlock). "
    )
    assert warnings_of(names) == []
