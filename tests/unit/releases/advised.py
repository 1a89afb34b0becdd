"""The advisory on a saved event."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import object_session

from planner.accounts.models import Office
from planner.events.announced import announced_state
from planner.events.models.event import Event
from planner.releases.facts.issue_day import release_day
from planner.releases.facts.loading import load_facts
from planner.releases.papers.advisory import advisory_paper
from planner.releases.papers.paper import AdvisoryPaper
from tests.conftest import NOW


def advise(
    event: Event, office: Office, language: str = "en", *, at: datetime = NOW, address: str = ""
) -> AdvisoryPaper:
    session = object_session(event)
    assert session
    session.flush()
    record = load_facts(session, event, on=release_day(event, at), office=office, at=at)
    return advisory_paper(
        event,
        record.facts(language),
        office,
        issued_at=at,
        before=announced_state(session, event),
        address=address,
    )
