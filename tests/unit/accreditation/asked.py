"""Somebody asks to attend: what tests of the desk begin with."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.accreditation.asking import RequestPlan, ask, confirm, prepare_request
from planner.accreditation.deciding import (
    PAPERS_MISSING,
    REFUSED,
    Decision,
    decide,
    prepare_decision,
)
from planner.accreditation.models import AttendanceRequest
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make


def open_event(make: Make, **given: Any) -> Event:
    """Announced, a week ahead, with accreditation."""
    usual = {
        "announced_at": NOW,
        "requests_taken": RequestsTaken.ACCREDITATION,
        "accreditation_until": date(2012, 3, 26),
    }
    return make.event(**{**usual, **given})


def asks(work: Work, event: Event, **given: Any) -> AttendanceRequest:
    """Not confirmed yet."""
    usual = {"name": "Ada Ferrymann", "address": "ada@paper.test", "outlet_name": "River Post"}
    prepared = prepare_request(work, event, RequestPlan(**{**usual, **given}), "en")
    request = ask(work, event, prepared)
    assert request is not None
    return request


def asked(work: Work, event: Event, **given: Any) -> AttendanceRequest:
    """Confirmed over the link."""
    request = asks(work, event, **given)
    confirm(work, request)
    return request


def refuse(work: Work, request: AttendanceRequest, reason: str = "The hall is full.") -> None:
    tell(work, request, REFUSED, reason)


def want_papers(work: Work, request: AttendanceRequest, missing: str = "A press card.") -> None:
    tell(work, request, PAPERS_MISSING, missing)


def tell(
    work: Work,
    request: AttendanceRequest,
    decision: Decision,
    note: str,
    opened_version: int | None = None,
) -> None:
    letter = prepare_decision(work, request, decision, note)
    decide(work, request, decision, note, letter, opened_version)
