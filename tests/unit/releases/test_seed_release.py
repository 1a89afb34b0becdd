"""The seed's round table, drafted in both languages and compared word for word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from planner.accounts.models import Office
from planner.releases.drafting import DraftBlock, draft
from planner.releases.facts import Facts
from planner.releases.gathering import gather
from tests.factories import Make
from tests.seed import ON, round_table

GOLDEN = Path(__file__).parent / "golden"


def written(blocks: Iterable[DraftBlock]) -> str:
    return "\n\n".join(block.text for block in blocks) + "\n"


def facts_of(make: Make, office: Office, language: str) -> Facts:
    seed = round_table(make)
    return gather(
        make.work.session,
        seed.event,
        language,
        on=ON,
        office=office,
        attendance=seed.attendance,
    )


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_release_of_the_seed(make: Make, office: Office, language: str) -> None:
    facts = facts_of(make, office, language)

    blocks = draft(facts)

    assert written(blocks) == (GOLDEN / f"seed.{language}.md").read_text()
