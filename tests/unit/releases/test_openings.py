"""How sentences begin and how long they are, over random records."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.accounts.models import Office
from planner.releases.drafting import DraftBlock, draft
from planner.releases.drafting.sentence_ends import begin_alike, sentences
from planner.releases.drafting.standing import Standing
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import OUTSIDE_BODY, Section
from tests.factories import Make
from tests.unit.releases.conftest import Pair
from tests.unit.releases.random_records import Record, few

_OF_OTHERS = (Section.STATEMENT, Section.STUDY)


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.COMING, Standing.MOVED])
@few(25)
@given(seed=st.integers(0, 2**32))
def test_no_three_sentences_in_a_row_begin_alike(
    make: Make, office: Office, standing: Standing, seed: int
) -> None:
    """Statements and studies apart: their sentences follow the record."""
    for facts in Record(make, Random(seed), standing).facts(office):
        for run in _runs(facts):
            assert _alike(run) == [], "\n".join(run)


def test_the_sample_has_no_such_row(both: Pair) -> None:
    for facts in both:
        assert [_alike(run) for run in _runs(facts) if _alike(run)] == []


def _runs(facts: ReleaseFacts) -> list[list[str]]:
    """The sentences of the body, parted where a statement or a study stands."""
    runs: list[list[str]] = [[]]
    for block in draft(facts):
        if block.section in _OF_OTHERS:
            runs.append([])
        elif block.section not in (*OUTSIDE_BODY, Section.LEAD):
            runs[-1] += _sentences(block, facts.language)
    return runs


def _sentences(block: DraftBlock, language: str) -> list[str]:
    paragraphs = block.text.replace("\u00a0", " ").split("\n")
    return [one for text in paragraphs if text for one in sentences(text, language)]


def _alike(row: list[str]) -> list[str]:
    """The first of three sentences in a row that begin with the same word."""
    threes = zip(row, row[1:], row[2:], strict=False)
    return [a for a, b, c in threes if begin_alike(a, b) and begin_alike(b, c)]
