"""Projects and programmes of work of the tables."""

from __future__ import annotations

from typing import Any

from planner.releases.facts.body_facts import ProgrammeFacts
from planner.releases.facts.release_facts import ProjectFacts
from planner.releases.facts.sourced_value import EMPTY
from tests.unit.releases.acceptance.cast import Cast


def project_of(cast: Cast, **entered: Any) -> ProjectFacts:
    bare: dict[str, Any] = {
        "name": cast.text("Living Banks", "Живые берега", "project.names"),
        "description": EMPTY,
        "aims": (),
        "donors": (),
        "funding_is_confirmed": True,
        "is_cofunded": False,
        "implementer": None,
        "partner_of": None,
        "programme": None,
        "funding_statement": EMPTY,
        "disclaimer": EMPTY,
        "waiver": "",
    }
    return ProjectFacts(**{**bare, **entered})


def programme_of(cast: Cast, russian: str = "Чистый берег", *donors: str) -> ProgrammeFacts:
    return ProgrammeFacts(
        id=1,
        name=cast.text("Clean Shore Programme", russian, "programme.names"),
        abbreviation=EMPTY,
        donors=tuple(map(cast.body, donors)),
        funding_statement=EMPTY,
        disclaimer=EMPTY,
    )
