"""The second pass of a draft repeats only what the first one could not know yet."""

from __future__ import annotations

from random import Random
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from planner.accounts.models import Office
from planner.releases.drafting import sections_of
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.draft_context import DraftContext
from planner.releases.drafting.passes import Draft, in_two_passes
from planner.releases.drafting.sections.lead import lead
from planner.releases.drafting.sections.project import frame
from planner.releases.drafting.whole_text import WholeText
from planner.releases.facts.release_facts import ReleaseFacts
from tests.factories import Make
from tests.unit.releases.random_records import Record, few


@few(30)
@given(seed=st.integers(0, 2**32))
def test_the_draft_is_what_two_whole_passes_would_make(
    make: Make, office: Office, seed: int
) -> None:
    for facts in Record(make, Random(seed)).facts(office):
        told = _drafted(facts)
        with patch.object(WholeText, "answers_like", return_value=False):
            assert told == _drafted(facts)


def test_a_section_is_drafted_again_where_the_whole_text_matters(facts: ReleaseFacts) -> None:
    drafted: list[str] = []

    def counted_lead(context: DraftContext) -> list[DraftBlock]:
        drafted.append("lead")
        return lead(context)

    def counted_frame(context: DraftContext) -> list[DraftBlock]:
        drafted.append("frame")
        return frame(context)

    in_two_passes(facts, [counted_lead, counted_frame], is_brief=False, is_briefest=False)

    assert drafted == ["lead", "frame", "frame"]


def _drafted(facts: ReleaseFacts) -> Draft:
    return in_two_passes(facts, sections_of(facts), is_brief=False, is_briefest=False)
