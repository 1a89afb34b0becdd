"""The event that a new office may start with: a round table with all that belongs to one."""

from __future__ import annotations

from pathlib import Path

from planner.events.models import Event
from planner.exchange.importing import import_event
from planner.exchange.reading import parse
from planner.kernel.work import Work

SAMPLE = Path(__file__).with_name("sample.json")


def load_sample(work: Work) -> Event:
    """The sample in this office; loading it again changes nothing."""
    return import_event(work, parse(SAMPLE.read_bytes()))
