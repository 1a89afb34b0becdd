"""Public pages and calendar files, rendered and from the cache, compared with minimal Flask views.

CPU time of the serving processes per request, as the median of alternating turns, so that other
load on the machine affects both sides alike.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from urllib.parse import urlsplit

from benchmarks.figures import Figure, children
from benchmarks.load import FLASK, HOST, free_port, running, wait_for
from benchmarks.stage import NOW, Stage, look, stage
from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.web.extensions import PAGE_CACHE

_ITEMS, _SPEAKERS = 12, 14
_TURNS = 15
_REQUESTS = 60
_MOST_STATEMENTS = 6
# An argument without effect on the page, so that no request hits the cache.
_UNCACHED = "?language=x{number}"


@dataclass(frozen=True, slots=True)
class Server:
    pid: int
    port: int
    host: str

    def cost(self, address: str, headers: str = "", status: int = 200) -> float:
        """CPU time of one request in milliseconds."""
        before = _busy(self.pid)
        for number in range(_REQUESTS):
            path = address.format(number=f"{time.monotonic_ns()}{number}")
            request = (
                f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nConnection: close\r\n{headers}\r\n"
            )
            with socket.create_connection(("127.0.0.1", self.port)) as line:
                line.sendall(request.encode())
                answer = line.makefile("rb").read()
            assert int(answer.split(maxsplit=2)[1]) == status, path
        return (_busy(self.pid) - before) * 1000 / _REQUESTS


def measure() -> Iterator[Figure]:
    with stage() as on:
        event = public_event(on)
        office = on.session.get_one(Office, event.office_id)
        links = on.settings.links
        page = urlsplit(links.event(office.slug, event.public_id)).path
        calendar = f"{page}.ics"
        size = look(on.app.test_client(), page)
        tags = {one: _tag(on, one) for one in (page, calendar)}
        with _ours(on) as ours, _bare(on, size) as bare:
            for name, address in (("page of an event", page), ("calendar file", calendar)):
                yield _statements(on, name, address)
                yield from _compare(name, address, tags[address], ours, bare)


def _compare(name: str, address: str, tag: str, ours: Server, bare: Server) -> Iterator[Figure]:
    built, kept, same, with_select, plain = [], [], [], [], []
    for _ in range(_TURNS):
        built.append(ours.cost(address + _UNCACHED))
        kept.append(ours.cost(address))
        same.append(ours.cost(address, f"If-None-Match: {tag}\r\n", status=304))
        with_select.append(bare.cost("/events/1"))
        plain.append(bare.cost("/plain"))
    for what, cost, other, most in (
        ("made anew / one select and one template", built, with_select, 2.5),
        ("kept / a bare view", kept, plain, 1.5),
        ("304 / a bare view", same, plain, 1.5),
    ):
        yield Figure(
            f"{name}, {what}",
            median(cost) / median(other),
            most=most,
            detail=f"{median(cost):.2f} / {median(other):.2f} ms",
        )


def public_event(on: Stage) -> Event:
    event = on.make.event(announced_at=NOW - timedelta(days=1))
    on.make.body(event)
    items = [on.make.item(event, minutes=10) for _ in range(_ITEMS)]
    for number in range(_SPEAKERS):
        on.make.part(items[number % _ITEMS], person=on.make.person())
    on.session.commit()
    return event


def _tag(on: Stage, address: str) -> str:
    answer = on.app.test_client().get(address, base_url=f"http://{HOST}")
    return answer.headers["ETag"]


def _statements(on: Stage, name: str, address: str) -> Figure:
    on.app.extensions[PAGE_CACHE].clear()
    count = on.statements(on.app.test_client(), address)
    return Figure(f"{name}, statements", count, most=_MOST_STATEMENTS)


def _busy(pid: int) -> float:
    """CPU time of the process and its children in seconds."""
    return sum(time.clock_gettime(_processor_clock(one)) for one in (pid, *children(pid)))


def _processor_clock(pid: int) -> int:
    """The ID of the CPU-time clock of another process on Linux (clock_getcpuclockid(3))."""
    return (~pid << 3) | 2


@contextmanager
def _ours(on: Stage) -> Iterator[Server]:
    port = free_port()
    settings = {"PLANNER_INSTANCE": str(on.settings.instance)}
    command = [*FLASK, "web", "--port", str(port), "--workers", "1"]
    with running(command, settings) as pid:
        wait_for(port)
        yield Server(pid, port, HOST)


@contextmanager
def _bare(on: Stage, size: int) -> Iterator[Server]:
    port = free_port()
    command = ["-m", "benchmarks.bare", str(port), str(on.folder / "bare.sqlite3"), str(size)]
    with running(command, {}) as pid:
        wait_for(port)
        yield Server(pid, port, "127.0.0.1")
