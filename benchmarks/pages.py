"""The public page of an event and its calendar file against a bare page of the same size."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from urllib.parse import urlsplit

from benchmarks.figures import Figure
from benchmarks.load import free_port, rate, wait_for
from benchmarks.stage import NOW, Stage, look, stage
from planner.accounts.models import Office
from planner.cli.serve import ROOT
from planner.events.models import Event

_ITEMS, _SPEAKERS = 12, 14
_TURNS = 7
_MOST_STATEMENTS = 6


def measure() -> Iterator[Figure]:
    with stage() as on:
        event = _event(on)
        office = on.session.get_one(Office, event.office_id)
        links = on.settings.links
        for name, link in (
            ("public page of an event", links.event(office.slug, event.public_id)),
            ("its calendar file", links.event_calendar(office.slug, event.public_id)),
        ):
            yield from _compare(on, name, urlsplit(link).path)


def _event(on: Stage) -> Event:
    event = on.make.event(announced_at=NOW - timedelta(days=1))
    on.make.body(event)
    items = [on.make.item(event, minutes=10) for _ in range(_ITEMS)]
    for number in range(_SPEAKERS):
        on.make.part(items[number % _ITEMS], person=on.make.person())
    on.session.commit()
    return event


def _compare(on: Stage, name: str, address: str) -> Iterator[Figure]:
    stranger = on.app.test_client()
    yield Figure(f"statements of {name}", on.statements(stranger, address), most=_MOST_STATEMENTS)
    size = look(stranger, address)
    ours, theirs = [], []
    with _ours(on) as our_port, _bare(on, size) as bare_port:
        # In turns, and the median of the turns: whoever else works on this machine hits both.
        for _ in range(_TURNS):
            ours.append(rate(our_port, address, host="127.0.0.1:8000"))
            theirs.append(rate(bare_port, "/events/1", host="127.0.0.1"))
    ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
    yield Figure(
        f"{name}: requests per second / of a bare page of {size:,} bytes",
        median(ratios),
        least=0.5,
        detail=f"{median(ours):.0f} / {median(theirs):.0f}, "
        f"turns from {min(ratios):.2f} to {max(ratios):.2f}",
    )


@contextmanager
def _ours(on: Stage) -> Iterator[int]:
    port = free_port()
    settings = {"PLANNER_INSTANCE": str(on.settings.instance)}
    command = ["-m", "flask", "--app", str(ROOT / "wsgi.py"), "web", "--port", str(port)]
    with _running(command, port, settings):
        yield port


@contextmanager
def _bare(on: Stage, size: int) -> Iterator[int]:
    port = free_port()
    command = ["-m", "benchmarks.bare", str(port), str(on.folder / "bare.sqlite3"), str(size)]
    with _running(command, port, {}):
        yield port


@contextmanager
def _running(command: list[str], port: int, settings: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env={**os.environ, **settings})
    try:
        wait_for(port)
        time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()
