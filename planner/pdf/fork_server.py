"""The warm parent of all jobs: a clean Python that has everything loaded and forks.

It holds no database, no key and no environment. Whoever wants a job done connects to its socket and
is handed the line (a file descriptor) of a child that waits, locked in (`children`). The child reads
the job from the line, writes the answer, and is let go when the connection ends. At most two are at
work; who comes then waits in turn. Several processes may be served: each connection is one job.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NoReturn

from planner.kernel.errors import PlannerError
from planner.pdf import pages, protocol, sandbox, sandbox_report
from planner.pdf.image_sanitiser import clean_picture
from planner.pdf.pages import Stretch
from planner.pdf.protocol import BrokenConnection, Message
from planner.pdf.renderer import print_paper
from planner.pdf.server_process import BURY, LENT, STATUS_BYTES
from planner.pdf.warm_up import ordinary_paper, warm_up
from planner.pdf.workers import Children

AT_ONCE = 2
JOB_BYTES = 64 * 1024 * 1024
_ANSWER_BYTES = 10_000
_THREAD_SECONDS = 5
_LIFELINE = 0
_LINE = 3
_MOST_FILES = 1 << 16

Job = Callable[[Message], Message]


def do_print(parcel: Message) -> Message:
    html, *assets = parcel.blobs
    named = dict(zip(parcel.head["assets"], assets, strict=True))
    return Message({}, [print_paper(html.decode(), named)])


def do_picture(parcel: Message) -> Message:
    picture = clean_picture(parcel.blobs[0])
    facts = {
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "came_as": picture.came_as,
    }
    return Message(facts, [picture.data])


def do_report(_parcel: Message) -> Message:
    """Nothing but the names of the locks, which stand in every answer."""
    return Message({})


JOBS: Mapping[str, Job] = {"print": do_print, "picture": do_picture, "report": do_report}


def main(jobs: Mapping[str, Job] = JOBS) -> None:
    """Serve the listening socket whose number is the first argument, until standard input ends.

    The second argument is the niceness (nice(2)) of this process and its children.
    """
    listener = socket.socket(fileno=int(sys.argv[1]))
    os.nice(int(sys.argv[2]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    has_no_network = sandbox.shut_network()
    warm_up(do_print, do_picture)
    # What is loaded now is shared with all children: the collector must not touch its pages.
    gc.collect()
    gc.freeze()
    _wait_for_threads()
    written = pages.learn(lambda: print_paper(ordinary_paper(), {}))
    serve = partial(_serve, jobs, os.getpid(), has_no_network)
    children = Children(partial(live, serve, written))
    children.prepare()
    _tell_what_is_missing(children)
    Desk(listener, children).keep()


def _tell_what_is_missing(children: Children) -> None:
    """To standard output, once: whoever started us decides who reads it."""
    child = children.hand_over()
    with child.line:
        protocol.send(child.line, Message({"job": "report"}))
        took = protocol.receive(child.line, limit=_ANSWER_BYTES).head["sandbox"]
    children.bury(child.number)
    children.prepare()
    os.write(1, "".join(f"{sentence}\n" for sentence in sandbox_report.warnings_of(took)).encode())


class Desk:
    """Where jobs are asked for: one connection each, of which as many as `AT_ONCE` have a child."""

    def __init__(self, listener: socket.socket, children: Children) -> None:
        self._listener = listener
        self._children = children
        self._waiting: deque[socket.socket] = deque()
        self._at_work: dict[socket.socket, int] = {}
        self._watched = selectors.DefaultSelector()

    def keep(self) -> None:
        """Until whoever started us has died, or closes our standard input."""
        self._listener.setblocking(False)  # noqa: FBT003 - the name says it
        self._watched.register(self._listener, selectors.EVENT_READ)
        self._watched.register(_LIFELINE, selectors.EVENT_READ)
        while True:
            for key, _events in self._watched.select():
                if key.fileobj == _LIFELINE:
                    self._children.bury_all()
                    return
                if key.fileobj is self._listener:
                    self._welcome()
                elif isinstance(key.fileobj, socket.socket):
                    self._hear(key.fileobj)
            self._lend()
            self._children.sweep()

    def _welcome(self) -> None:
        with suppress(OSError):
            asker, _address = self._listener.accept()
            asker.setblocking(False)  # noqa: FBT003 - the name says it
            self._watched.register(asker, selectors.EVENT_READ)
            self._waiting.append(asker)

    def _hear(self, asker: socket.socket) -> None:
        """The asker wants its child buried; or has hung up, and lets it go."""
        try:
            order = asker.recv(1)
        except OSError:
            order = b""
        child = self._at_work.get(asker, 0)
        if order == BURY:
            status = self._children.bury(child)
            with suppress(OSError):
                asker.sendall(status.to_bytes(STATUS_BYTES, "big"))
            return
        self._children.let_go(child)
        self._at_work.pop(asker, None)
        if asker in self._waiting:
            self._waiting.remove(asker)
        self._hang_up(asker)

    def _hang_up(self, asker: socket.socket) -> None:
        self._watched.unregister(asker)
        asker.close()

    def _lend(self) -> None:
        """Send lines away and keep no copy: the next child must not inherit them."""
        while self._waiting and len(self._at_work) < AT_ONCE:
            asker = self._waiting.popleft()
            try:
                child = self._children.hand_over()
            except OSError:  # no process can be made now
                self._hang_up(asker)
                continue
            self._at_work[asker] = child.number
            with child.line, suppress(OSError):
                socket.send_fds(asker, [LENT], [child.line.fileno()])
            self._children.prepare()


def _wait_for_threads() -> None:
    """Let Pango's threads end: a fork leaves them behind with whatever they hold."""
    tasks = Path("/proc/self/task")
    until = time.monotonic() + _THREAD_SECONDS
    while tasks.exists() and len(list(tasks.iterdir())) > 1 and time.monotonic() < until:
        time.sleep(0.01)


def live(
    serve: Callable[[Stream], None],
    written: Sequence[Stretch],
    _ours: socket.socket,
    theirs: socket.socket,
) -> NoReturn:
    """A child, from its birth to its end. It keeps its line, and nothing that its parent has open."""
    status = 1
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(nothing, number)
        os.dup2(theirs.detach(), _LINE)
        os.closerange(_LINE + 1, _MOST_FILES)
        pages.take(written)
        serve(Stream(_LINE))
        status = 0
    finally:
        os._exit(status)


def _serve(jobs: Mapping[str, Job], parent: int, has_no_network: bool, line: Stream) -> None:  # noqa: FBT001
    took = sandbox.enter(parent)
    if has_no_network:
        took.append("network")
    try:
        parcel = protocol.receive(line, limit=JOB_BYTES)
        answer = jobs[parcel.head["job"]](parcel)
    except BrokenConnection:
        return
    except PlannerError as refusal:
        answer = Message({"refused": refusal.message})
    except MemoryError:
        answer = Message({"too_large": True})
    except Exception as error:  # noqa: BLE001, RUF100 - told to the parent, who writes the log
        answer = Message({"broken": type(error).__name__})
    protocol.send(line, Message({**answer.head, "sandbox": took}, answer.blobs))


class Stream:
    """A child's end by plain reading and writing: the calls of sockets are locked away."""

    def __init__(self, number: int) -> None:
        self._number = number

    def sendall(self, sent: bytes, /) -> None:
        rest = memoryview(sent)
        while rest:
            rest = rest[os.write(self._number, rest) :]

    def recv(self, size: int, /) -> bytes:
        return os.read(self._number, size)
