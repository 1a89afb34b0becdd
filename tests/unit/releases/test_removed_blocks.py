"""A paragraph that was removed from a release comes back where it stood."""

from __future__ import annotations

import pytest

from planner.accounts.models import Office
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.releases.editing import (
    add_free_block,
    bring_block_back,
    leave_out,
    place_block,
    take_proposal,
)
from planner.releases.models import Release, ReleaseStatus
from tests.factories import Make
from tests.releases import written


@pytest.fixture
def release(make: Make, office: Office) -> Release:
    return written(make, make.event())


def keys(release: Release) -> list[str]:
    return [block.key for block in release.blocks]


def test_a_paragraph_of_ones_own_comes_back_with_its_comments_key(
    work: Work, release: Release
) -> None:
    own = add_free_block(work, release, "Mine", release.blocks[0])
    before = keys(release)

    removed = leave_out(work, own, is_left_out=True)
    assert removed is not None
    assert own.key not in keys(release)
    back = bring_block_back(work, release, removed)

    assert keys(release) == before
    assert (back.text, back.section, back.is_edited) == ("Mine", own.section, True)
    assert [block.position for block in release.blocks] == [0, 1, 2]


def test_a_paragraph_that_the_record_no_longer_says_comes_back(
    work: Work, release: Release
) -> None:
    lead = release.blocks[1]
    lead.redrafted = ""

    removed = take_proposal(work, lead)
    assert removed is not None
    back = bring_block_back(work, release, removed)

    assert release.blocks[1] is back
    assert (back.key, back.text, back.redrafted) == (lead.key, lead.text, "")


def test_it_comes_back_once_and_to_a_draft_only(work: Work, release: Release) -> None:
    lead = release.blocks[1]
    lead.redrafted = ""
    removed = take_proposal(work, lead)
    assert removed is not None
    bring_block_back(work, release, removed)

    with pytest.raises(Conflict, match="in the text already"):
        bring_block_back(work, release, removed)
    release.status = ReleaseStatus.IN_REVIEW
    with pytest.raises(Conflict):
        bring_block_back(work, release, removed)


def test_a_left_out_paragraph_is_kept_in_the_release(work: Work, release: Release) -> None:
    lead = release.blocks[1]

    assert leave_out(work, lead, is_left_out=True) is None
    place_block(work, lead, None)

    assert release.blocks[0] is lead
    assert lead.is_left_out
