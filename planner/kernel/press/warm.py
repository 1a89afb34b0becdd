"""The warm parent of all jobs: a clean Python that has everything loaded and forks.

It holds no database, no key and no environment. The program that started it asks for a child per
job and is handed the line (a file descriptor) of one that waits, locked in (`children`). The child
reads the job from the line, writes the answer, and is let go; one that does not answer is buried.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from planner.kernel.errors import PlannerError
from planner.kernel.press import frames, locks, pages
from planner.kernel.press.children import Child, Children
from planner.kernel.press.darkroom import clean_picture
from planner.kernel.press.frames import Parcel, Torn
from planner.kernel.press.pages import Stretch
from planner.kernel.press.printing import print_paper
from planner.kernel.press.rehearsal import ordinary_paper, rehearse

START, LET_GO, BURY = b"S", b"G", b"B"
ORDER_BYTES = 5
JOB_BYTES = 64 * 1024 * 1024
_THREAD_SECONDS = 5

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
    _wait_for_threads()
    written = pages.learn(lambda: print_paper(ordinary_paper(), {}))
    children = Children(partial(live, partial(_serve, jobs, os.getpid()), written, control))
    children.prepare()
    frames.send(control, Parcel({"ready": True, "network": has_no_network}))
    while order := control.recv(ORDER_BYTES, socket.MSG_WAITALL):
        number = int.from_bytes(order[1:], "big")
        if order[:1] == START:
            _hand_over(children.hand_over(), control)
            children.prepare()
        elif order[:1] == LET_GO:
            children.let_go(number)
        else:
            frames.send(control, Parcel({"status": children.bury(number)}))
        children.sweep()
    children.bury_all()


def _wait_for_threads() -> None:
    """Let Pango's threads end: a fork leaves them behind with whatever they hold."""
    tasks = Path("/proc/self/task")
    until = time.monotonic() + _THREAD_SECONDS
    while tasks.exists() and len(list(tasks.iterdir())) > 1 and time.monotonic() < until:
        time.sleep(0.01)


def _hand_over(child: Child, control: socket.socket) -> None:
    """Send the line away and keep no copy: the next child must not inherit it."""
    with child.line:
        socket.send_fds(control, [START], [child.line.fileno()])
    frames.send(control, Parcel({"child": child.number}))


def live(
    serve: Callable[[Line], None],
    written: Sequence[Stretch],
    control: socket.socket,
    ours: socket.socket,
    theirs: socket.socket,
) -> NoReturn:
    """A child, from its birth to its end."""
    status = 1
    try:
        os.setsid()
        ours.close()
        control.close()
        pages.take(written)
        serve(Line(theirs.detach()))
        status = 0
    finally:
        os._exit(status)


def _serve(jobs: Mapping[str, Job], parent: int, line: Line) -> None:
    took = locks.lock_in(parent)
    try:
        parcel = frames.receive(line, limit=JOB_BYTES)
        answer = jobs[parcel.head["job"]](parcel)
    except Torn:
        return
    except PlannerError as refusal:
        answer = Parcel({"refused": refusal.message})
    except MemoryError:
        answer = Parcel({"too_large": True})
    except Exception as error:  # noqa: BLE001, RUF100 - told to the parent, who writes the log
        answer = Parcel({"broken": type(error).__name__})
    frames.send(line, Parcel({**answer.head, "locks": took}, answer.blobs))


class Line:
    """A child's end by plain reading and writing: the calls of sockets are locked away."""

    def __init__(self, number: int) -> None:
        self._number = number

    def sendall(self, sent: bytes, /) -> None:
        rest = memoryview(sent)
        while rest:
            rest = rest[os.write(self._number, rest) :]

    def recv(self, size: int, /) -> bytes:
        return os.read(self._number, size)
