"""A study for the tables, with nothing entered but its title."""

from __future__ import annotations

from typing import Any

from planner.events.models.kinds import ItemKind
from planner.events.models.study import FindingForm, StudyKind
from planner.releases.facts.release_facts import ItemFacts
from planner.releases.facts.sourced_value import EMPTY
from planner.releases.facts.study_facts import StudyFacts
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.table import drafted

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


def told(cast: Cast, *items: ItemFacts) -> str:
    return drafted(cast.release(items=items), "study")


def by_its_body(cast: Cast, key: str, **entered: Any) -> ItemFacts:
    """The study is presented by the body that carried it out."""
    body = cast.body(key)
    entered = {"conductor": body, **entered}
    return cast.item(
        ItemKind.STUDY,
        cast.role("", "", key, role=EMPTY),
        study=study(cast, **entered),
        uid=str(entered),
    )
