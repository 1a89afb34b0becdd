"""Whatever stands in a record is in its release, or the findings say why it is not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.accounts.models import Office
from planner.releases.checks.release_checks import check
from planner.releases.drafting import draft
from planner.releases.drafting.standing import Standing
from tests.factories import Make
from tests.unit.releases.random_records import Record, few


@pytest.mark.parametrize("standing", Standing)
@few(40)
@given(seed=st.integers(0, 2**32))
def test_each_datum_is_in_the_text_or_in_the_findings(
    make: Make, office: Office, standing: Standing, seed: int
) -> None:
    office.prints_country = True
    built = Record(make, Random(seed), standing)

    for facts in built.facts(office):
        blocks = draft(facts)
        text = "\n".join(block.text for block in blocks).casefold()
        said = "\n".join(str(finding.sentence) for finding in check(facts, blocks)).casefold()
        lost = [datum for datum in built.data if datum.is_lost(text, said)]
        assert lost == [], f"{facts.language}: {text}\n\n{said}"
