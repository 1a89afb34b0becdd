"""The public page of an event on eight connections at once against one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median
from urllib.parse import urlsplit

from benchmarks.figures import Figure
from benchmarks.load import free_port, rate, wait_for
from benchmarks.pages import _event
from benchmarks.stage import stage
from planner.accounts.models import Office
from planner.cli.serve import ROOT

_TURNS = 5


def measure() -> Iterator[Figure]:
    with stage() as on:
        event = _event(on)
        office = on.session.get_one(Office, event.office_id)
        address = urlsplit(on.settings.links.event(office.slug, event.public_id)).path
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "wsgi", "web", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "PLANNER_INSTANCE": str(on.settings.instance)},
        )
        try:
            wait_for(port)
            time.sleep(0.5)
            one, eight = [], []
            for _ in range(_TURNS):
                one.append(rate(port, address, host="127.0.0.1:8000", connections=1))
                eight.append(rate(port, address, host="127.0.0.1:8000", connections=8))
        finally:
            process.terminate()
            process.wait()
    yield Figure(
        "page of an event: requests per second on 8 connections / on 1",
        median(many / alone for many, alone in zip(eight, one, strict=True)),
        least=1.2 if (os.cpu_count() or 1) > 1 else 0.8,
        detail=f"{median(eight):.0f} / {median(one):.0f}",
    )
