"""Importing a document at once, as a small file is, and copying."""

from __future__ import annotations

import copy
from typing import Any

from planner.events.changes import When
from planner.events.models.event import Event
from planner.exchange.copying import CopyPlan, copy_event
from planner.exchange.importing import apply_import, plan_import
from planner.exchange.pictures import LogoStorage
from planner.exchange.reading import check_document
from planner.kernel.work import Work


def import_event(work: Work, document: Any, logo_storage: LogoStorage | None = None) -> Event:
    """Check, prepare and store a copy of the document."""
    checked = check_document(copy.deepcopy(document))
    return apply_import(work, plan_import(work, checked, logo_storage))


def copied(work: Work, event: Event, **given: Any) -> Event:
    """A copy with the same title, without a date, and with what comes along usually."""
    return copy_event(
        work, event, CopyPlan(**{"titles": event.titles, "when": When(zone=event.zone), **given})
    )
