"""The warm parent of all jobs: a clean Python that has everything loaded and forks.

It holds no database, no key and no environment. The program that started it sends a line (a
file descriptor) per job; a fork of this process is locked in, reads the job from the line and
writes the answer. Whoever started us buries the child: the dead keep their number until then,
so that a kill cannot hit a stranger.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping

from planner.kernel.errors import PlannerError
from planner.kernel.press import frames, locks
from planner.kernel.press.darkroom import clean_picture
from planner.kernel.press.frames import Parcel
from planner.kernel.press.printing import print_paper
from planner.kernel.press.rehearsal import rehearse

START, BURY = b"S", b"B"
ORDER_BYTES = 5
JOB_BYTES = 64 * 1024 * 1024

Job = Callable[[Parcel], Parcel]


def do_print(parcel: Parcel) -> Parcel:
    html, *assets = parcel.blobs
    named = dict(zip(parcel.head["assets"], assets, strict=True))
    return Parcel({}, [print_paper(html.decode(), named)])


def do_picture(parcel: Parcel) -> Parcel:
    picture = clean_picture(parcel.blobs[0])
    facts = {
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "came_as": picture.came_as,
    }
    return Parcel(facts, [picture.data])


def do_report(_parcel: Parcel) -> Parcel:
    """Nothing but the names of the locks, which stand in every answer."""
    return Parcel({})


JOBS: Mapping[str, Job] = {"print": do_print, "picture": do_picture, "report": do_report}


def main(jobs: Mapping[str, Job] = JOBS) -> None:
    """Serve until the control line, whose number is the first argument, is hung up."""
    control = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    has_no_network = locks.shut_network()
    rehearse(do_print, do_picture)
    # What is loaded now is shared with all children: the collector must not touch its pages.
    gc.collect()
    gc.freeze()
    frames.send(control, Parcel({"ready": True, "network": has_no_network}))
    children: set[int] = set()
    while True:
        order, lines, _flags, _address = socket.recv_fds(control, ORDER_BYTES, 1)
        if order[:1] == START and lines:
            child = _start(control, lines[0], jobs)
            children.add(child)
            frames.send(control, Parcel({"child": child}))
        elif order[:1] == BURY and (child := int.from_bytes(order[1:], "big")) in children:
            children.remove(child)
            frames.send(control, Parcel({"status": _bury(child)}))
        else:
            for child in children:
                _bury(child)
            return


def _start(control: socket.socket, line: int, jobs: Mapping[str, Job]) -> int:
    child = os.fork()
    if child:
        os.close(line)
        return child
    # In the child; it never returns to the loop.
    status = 1
    try:
        os.setsid()
        control.close()
        _serve(Line(line), jobs)
        status = 0
    finally:
        os._exit(status)


def _serve(line: Line, jobs: Mapping[str, Job]) -> None:
    took = locks.lock_in()
    try:
        parcel = frames.receive(line, limit=JOB_BYTES)
        answer = jobs[parcel.head["job"]](parcel)
    except PlannerError as refusal:
        answer = Parcel({"refused": refusal.message})
    except MemoryError:
        answer = Parcel({"too_large": True})
    except Exception as error:  # noqa: BLE001, RUF100 - told to the parent, who writes the log
        answer = Parcel({"broken": type(error).__name__})
    frames.send(line, Parcel({**answer.head, "locks": took}, answer.blobs))


def _bury(child: int) -> int:
    """Kill the child's group, in case it still lives, and return how it ended."""
    for kill in (os.killpg, os.kill):
        try:
            kill(child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue
    return os.waitpid(child, 0)[1]


class Line:
    """A job's line by plain reading and writing: the calls of sockets are locked away."""

    def __init__(self, number: int) -> None:
        self._number = number

    def sendall(self, sent: bytes, /) -> None:
        rest = memoryview(sent)
        while rest:
            rest = rest[os.write(self._number, rest) :]

    def recv(self, size: int, /) -> bytes:
        return os.read(self._number, size)
