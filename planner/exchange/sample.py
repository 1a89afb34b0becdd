"""The sample event that a new office may start with, a round table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.events.models.event import Event
from planner.exchange.importing import apply_import, plan_import
from planner.exchange.reading import check_document, parse
from planner.kernel.work import Work

SAMPLE = Path(__file__).with_name("sample.json")


def sample_document() -> dict[str, Any]:
    """The checked sample, ready for `load_sample`. Slow: it is validated as every file."""
    return check_document(parse(SAMPLE.read_bytes()))


def load_sample(work: Work, document: dict[str, Any] | None = None) -> Event:
    """Import the sample into this office. Idempotent."""
    return apply_import(work, plan_import(work, document or sample_document()))
