"""What a child of the press can reach: nothing (S59)."""

from __future__ import annotations

import platform
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress

import pytest

from planner.kernel.errors import Busy, Invalid, Unprintable
from planner.kernel.press import Press, frames
from planner.kernel.press.frames import Parcel
from planner.kernel.press.press import FONTS, Unanswered
from planner.kernel.press.server import Server, ServerLost

PAPER = (
    '<!doctype html><html lang="en"><head><title>T</title></head><body><p>Good</p></body></html>'
)
NO = "Operation not permitted"


@pytest.fixture(scope="module")
def prison() -> Iterator[Press]:
    press = Press(server="tests.hostile.probes")
    yield press
    press.close()


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
def test_a_child_reaches_nothing(prison: Press, probe: str, came_of_it: str) -> None:
    answer = prison.ask(Parcel({"job": "probe", "probe": probe}))

    assert answer.head["came_of_it"] == came_of_it


def test_a_child_knows_nothing_of_our_environment(
    prison: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SECRET_KEY", "secret")

    answer = prison.ask(Parcel({"job": "environment"}))

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


def test_a_child_holds_its_line_and_nothing_of_others(prison: Press) -> None:
    before = prison.ask(Parcel({"job": "count_files"})).head["open"]
    for _ in range(3):
        prison.print(PAPER)

    after = prison.ask(Parcel({"job": "count_files"})).head["open"]

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
    with closing(Press(server="tests.hostile.probes")) as press:
        press.ask(Parcel({"job": "report"}))
        server = press._server
        assert server is not None
        _number, line = server.start()
        with line:
            frames.send(line, Parcel({"job": "hang"}))
            server._process.kill()

            line.settimeout(10)
            assert is_hung_up(line)


def test_a_locked_child_can_do_all_that_was_rehearsed(prison: Press) -> None:
    assert prison.ask(Parcel({"job": "rehearse"})).blobs == []


@pytest.mark.parametrize("bomb", ["hang", "crash"])
def test_a_bomb_between_two_good_papers(
    prison: Press, bomb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = prison.print(PAPER)

    with monkeypatch.context() as hasty:
        hasty.setattr(prison, "_wall", 1.0)
        with pytest.raises(Unanswered):
            prison.ask(Parcel({"job": bomb}))

    assert prison.print(PAPER) == before


def test_a_picture_is_what_we_say_it_is(prison: Press) -> None:
    with pytest.raises(Invalid) as refusal:
        prison.clean_picture(b"anything")

    assert refusal.value.field == "file"


def test_what_kills_a_child_is_a_refusal(prison: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prison, "_wall", 0.0)

    with pytest.raises(Unprintable, match="cannot be printed"):
        prison.print(PAPER)
    with pytest.raises(Invalid, match="too much time or memory"):
        prison.clean_picture(b"anything")


def test_two_at_a_time_and_then_busy(prison: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.kernel.press.press.QUEUE_SECONDS", 0.01)

    with prison._place(), prison._place(), pytest.raises(Busy) as refusal:
        prison.print(PAPER)

    assert refusal.value.retry_after == 60


def test_many_threads_share_one_press(prison: Press) -> None:
    with ThreadPoolExecutor(4) as threads:
        papers = list(threads.map(prison.print, [PAPER] * 8))

    assert len(set(papers)) == 1


def test_the_warm_parent_is_started_again(prison: Press) -> None:
    before = prison.print(PAPER)
    server = prison._server
    assert server is not None
    server._process.kill()
    server._process.wait()

    assert prison.print(PAPER) == before
    assert prison._server is not server


def test_a_parent_that_dies_over_an_order_is_lost() -> None:
    server = Server("tests.hostile.probes", FONTS)
    server._process.send_signal(signal.SIGSTOP)
    with ThreadPoolExecutor(1) as thread:
        started = thread.submit(server.start)
        time.sleep(0.1)
        server._process.kill()

        with pytest.raises(ServerLost):
            started.result()
    server.close()


def test_a_press_that_cannot_start_says_so() -> None:
    press = Press(server="tests.hostile.nothing")

    with pytest.raises(Unprintable) as refusal:
        press.print(PAPER)

    assert "does not start on this machine" in refusal.value.message


def test_the_press_tells_which_locks_are_on(press: Press) -> None:
    took = press.locks()

    assert {"memory", "processor", "file size", "open files", "core"} <= set(took)
    if platform.system() == "Linux":
        assert "system calls" in took
