"""Choosing the news of an event from its record."""

from __future__ import annotations

from sqlalchemy import select

from planner.events.lifecycle import check_open
from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.statement import Statement
from planner.history.operations import record
from planner.kernel.texts import Texts
from planner.kernel.work import Work


def choose_news(work: Work, event: Event, lines: Texts, source: Statement | ProgrammeItem) -> None:
    """Keep `lines` as the news and `source` as where it comes from.

    A language that has a news line keeps it. Raises `Conflict` if the event is closed.
    """
    check_open(event)
    event.news_lines = Texts({**lines, **event.news_lines})
    spoken = work.session.scalars(
        select(Statement).where(
            Statement.office_id == work.office_id, Statement.event_id == event.id
        )
    )
    for row in (*event.programme, *spoken):
        row.is_news = row is source
    event.revise(None)
    work.session.flush()
    record(work, "event.news_chosen", event, event_id=event.id)
