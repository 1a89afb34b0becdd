"""What forms of events offer to choose from: numbers and labels of the office's registers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from planner.events.models import Study
from planner.organisations.models import AidProgramme, Hotline, Organisation, Project
from planner.web.database import db
from planner.web.unit import current_office

Picks = list[tuple[int, str]]


def organisations() -> Picks:
    """Bodies that are not archived, by name."""
    rows = _rows(Organisation, Organisation.sort_name)
    languages = current_office().languages
    return [(body.id, body.names.best(*languages)) for body in rows]


def projects() -> Picks:
    """Projects; one without a name is offered by its description."""
    languages = current_office().languages
    return [
        (row.id, row.names.best(*languages) or row.descriptions.best(*languages) or f"No. {row.id}")
        for row in _rows(Project, Project.id)
    ]


def programmes_of_work() -> Picks:
    languages = current_office().languages
    return [
        (row.id, " – ".join(filter(None, (row.abbreviation, row.names.best(*languages)))))
        for row in _rows(AidProgramme, AidProgramme.id)
    ]


def hotlines() -> Picks:
    languages = current_office().languages
    return [
        (row.id, " ".join(filter(None, (row.number_as_printed, row.names.best(*languages)))))
        for row in _rows(Hotline, Hotline.id)
    ]


def studies() -> Picks:
    languages = current_office().languages
    return [(row.id, row.titles.best(*languages)) for row in _rows(Study, Study.id)]


def with_chosen(picks: Picks, chosen: Any, label: str) -> Picks:
    """The picks and the one that is chosen already, which may have been archived since."""
    if chosen is None or any(number == chosen for number, _ in picks):
        return picks
    return [(chosen, label), *picks]


def _rows(model: Any, order: Any) -> list[Any]:
    return list(
        db.session.scalars(
            select(model)
            .where(model.office_id == current_office().id, model.archived_at.is_(None))
            .order_by(order)
        )
    )
