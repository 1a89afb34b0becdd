"""A study for the tables, with nothing entered but its title."""

from __future__ import annotations

from typing import Any

from planner.events.models.study import FindingForm, StudyKind
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.facts.study_facts import StudyFacts
from tests.unit.releases.acceptance.cast import Cast

TITLE = ("Small Rivers: Where the Water Goes", "Малые реки: куда уходит вода")


def study(cast: Cast, **entered: Any) -> StudyFacts:
    """A study of which nothing but the title is entered, unless given."""
    bare: dict[str, Any] = {
        "path": "programme.0.study",
        "uid": "rivers",
        "kind": StudyKind.RESEARCH,
        "title": cast.text(*TITLE),
        "subject": EMPTY,
        "year": None,
        "month": None,
        "conductor": None,
        "commissioner": None,
        "aims": (),
        "method": EMPTY,
        "hotline_number": EMPTY,
        "hotline_dial": "",
        "sample_size": None,
        "sample_units": EMPTY,
        "data_from": None,
        "data_until": None,
        "findings": (),
        "finding_form": FindingForm.CLAUSES,
        "recommendations": (),
        "sample": EMPTY,
        "method_note": EMPTY,
        "url": EMPTY,
        "embargo_until": None,
    }
    return StudyFacts(**{**bare, **entered})
