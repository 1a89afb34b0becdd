"""A warm parent whose children try to break out, and tell what came of it."""

from __future__ import annotations

import ctypes
import errno
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path

from planner.kernel.press import warm
from planner.kernel.press.frames import Parcel
from planner.kernel.press.rehearsal import rehearse

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


def do_probe(parcel: Parcel) -> Parcel:
    try:
        PROBES[parcel.head["probe"]]()
    except MemoryError:
        return Parcel({"came_of_it": "no memory"})
    except OSError as error:
        return Parcel({"came_of_it": error.strerror})
    return Parcel({"came_of_it": "it worked"})


def do_environment(_parcel: Parcel) -> Parcel:
    return Parcel({"names": sorted(os.environ), "user": os.geteuid()})


def do_count_files(_parcel: Parcel) -> Parcel:
    """Whatever is open has a place to read at, or refuses to have one."""
    return Parcel({"open": [number for number in range(64) if _is_open(number)]})


def _is_open(number: int) -> bool:
    try:
        os.lseek(number, 0, os.SEEK_CUR)
    except OSError as error:
        return error.errno != errno.EBADF
    return True


def do_rehearse(_parcel: Parcel) -> Parcel:
    """Everything that the warm parent does once, under all locks."""
    rehearse(warm.do_print, warm.do_picture)
    return Parcel({})


def do_hang(_parcel: Parcel) -> Parcel:
    time.sleep(600)
    return Parcel({})


def do_crash(_parcel: Parcel) -> Parcel:
    ctypes.string_at(0)
    return Parcel({})


def do_swell(_parcel: Parcel) -> Parcel:
    take_two_gigabytes()
    return Parcel({})


def do_doze(_parcel: Parcel) -> Parcel:
    time.sleep(2)
    return Parcel({"lived": True})


def do_lie(parcel: Parcel) -> Parcel:
    """Answer a picture with what no picture is."""
    return Parcel({"media_type": parcel.head.get("type", "text/html"), "width": 1, "height": 1})


def main() -> None:
    jobs = {
        "probe": do_probe,
        "environment": do_environment,
        "count_files": do_count_files,
        "rehearse": do_rehearse,
        "hang": do_hang,
        "crash": do_crash,
        "swell": do_swell,
        "doze": do_doze,
        "picture": do_lie,
    }
    warm.main({**warm.JOBS, **jobs})
