"""Changes of an announced event that count: just those of columns that its advisory tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import inspect

from planner.accounts.models import Office
from planner.events.announced import COMPARED, TOLD_BESIDE
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.events.models.kinds import EventKind, LeadWith
from planner.events.models.place import Interpretation
from planner.events.models.seats import SEATS_OF_KINDS
from planner.history.kept_columns import kept_columns
from planner.kernel.texts import Texts
from planner.releases.papers.paper import AdvisoryPaper
from tests.factories import Make
from tests.unit.releases.advised import advise

# Not entered in the outline: what became of the event, the languages that papers have, and who works
# on it.
_ELSEWHERE = {
    "responsible_id",
    "guests_from_id",
    "languages",
    "status",
    "status_reason",
    "announced_at",
    "put_off_from",
    "put_off_venues",
    "names_planned_speakers",
}
_KEPT = kept_columns("events", inspect(Event).columns.keys())
COLUMNS = sorted((_KEPT.valued | _KEPT.named) - COMPARED.keys() - _ELSEWHERE)
VALUES: dict[str, Any] = {
    "kind": EventKind.BRIEFING,
    "interpretation": Interpretation.SIMULTANEOUS,
    "accreditation_until": date(2012, 3, 25),
    "accreditation_clock": time(18),
    "answers_until": date(2012, 3, 24),
    "seats": 40,
    **dict.fromkeys(SEATS_OF_KINDS, 10),
    "most_of_outlet": 3,
    "requests_taken": RequestsTaken.ACCREDITATION,
    "lead_with": LeadWith.NEWS,
    "next_on": date(2012, 9, 4),
    "earlier_on": date(2011, 9, 6),
}
RELATIONS: dict[str, tuple[str, Callable[[Make], object]]] = {
    "own_kind_id": ("own_kind", Make.own_kind),
    "project_id": ("project", lambda make: make.project(names=Texts(en="Living Banks"))),
    "programme_id": ("programme_of_work", Make.aid_programme),
    "hotline_id": ("hotline", Make.hotline),
}
BY_TYPE: dict[type, Any] = {
    Texts: Texts(en="zzaa"),
    bool: True,
    str: "https://zzaa.test/",
    list: ["ka"],
}


@pytest.mark.parametrize("column", COLUMNS)
def test_what_an_advisory_tells_counts(make: Make, office: Office, column: str) -> None:
    event = make.event(
        accreditation_until=date(2012, 3, 26),
        spoken_languages=["en", "ru"],
        interpretation=Interpretation.CONSECUTIVE,
        interpreted_from=["en"],
        interpreted_into=["ru"],
    )
    before = _printed(event, office)

    if column in RELATIONS:
        name, made = RELATIONS[column]
        setattr(event, name, made(make))
    else:
        value = VALUES.get(column) or BY_TYPE[type(getattr(event, column))]
        setattr(event, column, value)

    assert (_printed(event, office) != before) is (column in TOLD_BESIDE)


def test_no_other_column_is_named() -> None:
    assert TOLD_BESIDE - {*COLUMNS} == {"bodies", "contacts"}


def _printed(event: Event, office: Office) -> AdvisoryPaper:
    return replace(advise(event, office), update="")
