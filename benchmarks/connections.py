"""Throughput of an event's public page on eight concurrent connections compared with one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from statistics import median
from urllib.parse import urlsplit

from benchmarks.figures import Figure
from benchmarks.load import FLASK, free_port, rate, running, wait_for
from benchmarks.pages import public_event
from benchmarks.stage import stage
from planner.accounts.models import Office

_TURNS = 5


def measure() -> Iterator[Figure]:
    with stage() as on:
        event = public_event(on)
        office = on.session.get_one(Office, event.office_id)
        address = urlsplit(on.settings.links.event(office.slug, event.public_id)).path
        port = free_port()
        settings = {"PLANNER_INSTANCE": str(on.settings.instance)}
        with running([*FLASK, "web", "--port", str(port)], settings):
            wait_for(port)
            one, eight = [], []
            for _ in range(_TURNS):
                one.append(rate(port, address, connections=1))
                eight.append(rate(port, address, connections=8))
    yield Figure(
        "page of an event: requests per second on 8 connections / on 1",
        median(many / alone for many, alone in zip(eight, one, strict=True)),
        least=1.2 if (os.cpu_count() or 1) > 1 else 0.8,
        detail=f"{median(eight):.0f} / {median(one):.0f}",
    )
