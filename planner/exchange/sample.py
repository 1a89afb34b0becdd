"""The event that a new office may start with: a round table with all that belongs to one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.events.models.event import Event
from planner.exchange.importing import apply_import, plan_import
from planner.exchange.reading import check_document, parse
from planner.kernel.work import Work

SAMPLE = Path(__file__).with_name("sample.json")


def sample_document() -> dict[str, Any]:
    """The sample as it may be imported; slow, since it is checked as every file is."""
    return check_document(parse(SAMPLE.read_bytes()))


def load_sample(work: Work, document: dict[str, Any] | None = None) -> Event:
    """The sample in this office; loading it again changes nothing."""
    return apply_import(work, plan_import(work, document or sample_document()))
