"""A PDF server whose workers try to break out, and tell what came of it."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from planner.pdf import fork_server
from planner.pdf.protocol import Message
from planner.pdf.warm_up import warm_up
from planner.pdf.worker import JOBS

ROOT = Path(__file__).resolve().parents[2]


def connect() -> None:
    with socket.socket() as line:
        line.connect(("127.0.0.1", 9))


def read_a_file() -> None:
    (ROOT / "pyproject.toml").read_text()


def write_a_file() -> None:
    Path("left-behind").write_text("x")


def list_a_folder() -> None:
    os.listdir(ROOT)  # noqa: PTH208


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def run_a_program() -> None:
    os.execv("/bin/true", ["true"])


def signal_the_parent() -> None:
    os.kill(os.getppid(), 0)


def take_two_gigabytes() -> None:
    bytearray(2 * 1024**3)


PROBES: dict[str, Callable[[], None]] = {
    probe.__name__: probe
    for probe in (
        connect,
        read_a_file,
        write_a_file,
        list_a_folder,
        fork,
        run_a_program,
        signal_the_parent,
        take_two_gigabytes,
    )
}


def do_probe(message: Message) -> Message:
    try:
        PROBES[message.head["probe"]]()
    except MemoryError:
        return Message({"outcome": "no memory"})
    except OSError as error:
        return Message({"outcome": error.strerror})
    return Message({"outcome": "it worked"})


def do_environment(_message: Message) -> Message:
    facts = {"names": sorted(os.environ), "user": os.geteuid(), "process": os.getpid()}
    return Message(facts)


def do_count_files(_message: Message) -> Message:
    """Whatever is open has a place to read at, or refuses to have one."""
    return Message({"open": [number for number in range(64) if _is_open(number)]})


def _is_open(number: int) -> bool:
    try:
        os.lseek(number, 0, os.SEEK_CUR)
    except OSError as error:
        return error.errno != errno.EBADF
    return True


def do_warm_up(_message: Message) -> Message:
    """Everything that the server does once, inside the sandbox."""
    warm_up()
    return Message({})


def do_hang(_message: Message) -> Message:
    time.sleep(600)
    return Message({})


def do_crash(_message: Message) -> Message:
    ctypes.string_at(0)
    return Message({})


def do_swell(_message: Message) -> Message:
    take_two_gigabytes()
    return Message({})


def do_doze(_message: Message) -> Message:
    time.sleep(2)
    return Message({"lived": True})


def do_lie(message: Message) -> Message:
    """Answer a picture with what no picture is."""
    facts = {"media_type": message.head.get("type", "text/html"), "width": 1, "height": 1}
    return Message({"pictures": [facts]}, [b"no picture"])


def do_lie_of_a_list(message: Message) -> Message:
    """Answer a list with what is none, or grow."""
    if message.head["encoding"] == "swell":
        take_two_gigabytes()
    head = {"format": "csv", "headings": ["a", "b"], "encoding": "", "separator": ""}
    return Message(head, [bytes(4), b"one cell"])


def main() -> None:
    jobs = {
        "probe": do_probe,
        "environment": do_environment,
        "count_files": do_count_files,
        "warm_up": do_warm_up,
        "hang": do_hang,
        "crash": do_crash,
        "swell": do_swell,
        "doze": do_doze,
        "picture": do_lie,
        "table": do_lie_of_a_list,
    }
    fork_server.main({**JOBS, **jobs})
