"""Three invented events, drafted in both languages and compared word for word."""

from __future__ import annotations

import pytest

from planner.releases.drafting import draft
from tests.factories import Make
from tests.unit.releases.conftest import LoadFacts, kept, written
from tests.unit.releases.invented import press_conference
from tests.unit.releases.invented_tours import press_tour, webinar

EVENTS = {"press_conference": press_conference, "press_tour": press_tour, "webinar": webinar}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", list(EVENTS))
def test_the_release(make: Make, facts_of: LoadFacts, name: str, language: str) -> None:
    event, attendance = EVENTS[name](make)

    blocks = draft(facts_of(event, language, attendance))

    assert written(blocks) == kept(name, language)
