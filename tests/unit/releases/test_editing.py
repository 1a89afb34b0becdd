"""A person's words and the record's: who follows whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ordering import Direction
from planner.kernel.work import Work
from planner.releases.drafting import draft
from planner.releases.editing import (
    Typed,
    add_free_block,
    dismiss_proposal,
    edit_block,
    edit_blocks,
    leave_out,
    move_block,
    place_block,
    redraft,
    take_proposal,
    text_mark,
)
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.facts.sourced_value import SourcedValue
from planner.releases.models import Block, Release, ReleaseStatus
from planner.releases.operations import draft_release
from tests.factories import Make
from tests.seed import Seed


@pytest.fixture
def release(work: Work, seed: Seed, facts: ReleaseFacts) -> Release:
    return draft_release(work, seed.event, facts, "one")


@pytest.fixture
def changed(facts: ReleaseFacts) -> ReleaseFacts:
    """The record with another hot-line, and without occasions."""
    subject = SourcedValue("rivers and seas", "event.subjects.en")
    return replace(facts, occasions=(), event=replace(facts.event, subject=subject))


def block_of(release: Release, key: str) -> Block:
    return next(block for block in release.blocks if block.key == key)


def keys(release: Release) -> list[str]:
    return [block.key for block in release.blocks]


def occasion_key(release: Release) -> str:
    return next(key for key in keys(release) if key.startswith("occasion"))


def test_untouched_blocks_follow_the_record(
    work: Work, release: Release, changed: ReleaseFacts
) -> None:
    assert redraft(work, release, changed, "two") == 0

    assert [(b.key, b.text) for b in release.blocks] == [(d.key, d.text) for d in draft(changed)]
    assert release.data_revision == "two"


def test_edited_words_stay_and_the_record_proposes(
    work: Work, release: Release, changed: ReleaseFacts
) -> None:
    headline = block_of(release, "headline")
    edit_block(work, headline, "  Mine  ")

    assert redraft(work, release, changed, "two") == 1

    assert (headline.text, headline.is_edited) == ("Mine", True)
    assert headline.redrafted is not None
    assert headline.redrafted == "Round table in St.\u00a0Petersburg looks at rivers and seas"


def test_a_proposal_is_taken(work: Work, release: Release, changed: ReleaseFacts) -> None:
    headline = block_of(release, "headline")
    edit_block(work, headline, "Mine")
    redraft(work, release, changed, "two")
    proposed = headline.redrafted

    take_proposal(work, headline)

    assert (headline.text, headline.redrafted, headline.is_edited) == (proposed, None, False)
    with pytest.raises(Conflict, match="no proposal"):
        take_proposal(work, headline)


def test_a_proposal_is_dismissed_for_this_state_of_the_record(
    work: Work, release: Release, changed: ReleaseFacts, facts: ReleaseFacts
) -> None:
    headline = block_of(release, "headline")
    edit_block(work, headline, "Mine")
    redraft(work, release, changed, "two")

    dismiss_proposal(work, headline)

    assert redraft(work, release, changed, "two") == 0
    assert headline.text == "Mine"
    assert redraft(work, release, facts, "one") == 1
    headline.redrafted = None
    with pytest.raises(Conflict, match="no proposal"):
        dismiss_proposal(work, headline)


def test_an_edited_block_that_the_record_no_longer_says_is_asked_about(
    work: Work, release: Release, changed: ReleaseFacts
) -> None:
    key = occasion_key(release)
    block = block_of(release, key)
    edit_block(work, block, "Mine")

    redraft(work, release, changed, "two")
    assert block.redrafted == ""
    dismiss_proposal(work, block)
    redraft(work, release, changed, "two")
    assert block.redrafted is None
    block.redrafted = ""
    take_proposal(work, block)

    assert key not in keys(release)


def test_words_that_the_record_says_too_are_nobodys(
    work: Work, release: Release, changed: ReleaseFacts
) -> None:
    headline = block_of(release, "headline")
    new = next(d for d in draft(changed) if d.key == "headline").text
    edit_block(work, headline, new)

    redraft(work, release, changed, "two")

    assert (headline.is_edited, headline.redrafted) == (False, None)


def test_a_new_block_comes_where_the_draft_has_it(
    work: Work, release: Release, changed: ReleaseFacts, facts: ReleaseFacts
) -> None:
    order = keys(release)
    redraft(work, release, changed, "two")
    free = add_free_block(work, release, "Ours.", block_of(release, "headline"))

    redraft(work, release, facts, "three")

    assert [key for key in keys(release) if key != free.key] == order
    assert keys(release)[1] == free.key


def test_the_first_block_of_a_draft_comes_first(
    work: Work, release: Release, facts: ReleaseFacts
) -> None:
    release.blocks.remove(block_of(release, "headline"))
    work.session.flush()

    redraft(work, release, facts, "two")

    assert keys(release)[0] == "headline"


def test_the_drafted_words_again_undo_an_edit(work: Work, release: Release) -> None:
    headline = block_of(release, "headline")
    drafted = headline.text
    edit_block(work, headline, "Mine")

    edit_block(work, headline, drafted)
    edit_block(work, headline, drafted)

    assert not headline.is_edited
    with pytest.raises(Invalid, match="Leave it out"):
        edit_block(work, headline, " ")


def test_two_people_work_on_different_paragraphs_and_meet_in_one(
    work: Work, release: Release
) -> None:
    headline, lead = block_of(release, "headline"), block_of(release, "lead")
    opened = {block.id: text_mark(block.text) for block in (headline, lead)}

    first = {headline.id: Typed("Mine", opened[headline.id])}
    second = {
        headline.id: Typed(headline.text, opened[headline.id]),
        lead.id: Typed("Theirs", opened[lead.id]),
    }
    third = {headline.id: Typed("Late", opened[headline.id]), lead.id: Typed("Late", "")}

    assert edit_blocks(work, release, first) == {}
    assert edit_blocks(work, release, second) == {}
    assert [*edit_blocks(work, release, third)] == [headline.id, lead.id]
    assert (headline.text, lead.text) == ("Mine", "Theirs")
    assert edit_blocks(work, release, {headline.id: Typed("Mine", "")}) == {}


def test_where_one_paragraph_is_refused_none_is_saved(work: Work, release: Release) -> None:
    headline, lead = block_of(release, "headline"), block_of(release, "lead")
    drafted = lead.text

    refused = edit_blocks(
        work,
        release,
        {
            headline.id: Typed(" ", text_mark(headline.text)),
            lead.id: Typed("Mine", text_mark(lead.text)),
            10**6: Typed("Of a paragraph that somebody removed", "gone"),
        },
    )

    assert [*refused] == [headline.id, 10**6]
    assert lead.text == drafted


def test_whoever_changes_the_text_is_its_author_and_dismissing_changes_none(
    work: Work, release: Release, changed: ReleaseFacts, make: Make
) -> None:
    people = [replace(work, actor_id=make.user().id) for _ in range(7)]
    headline, second = block_of(release, "headline"), block_of(release, "lead")

    edit_block(people[0], headline, "Mine")
    redraft(people[1], release, changed, "two")
    add_free_block(people[2], release, "Ours.", None)
    move_block(people[3], second, Direction.UP)
    leave_out(people[4], second, is_left_out=True)
    dismiss_proposal(people[6], headline)
    headline.redrafted = "Yours"
    take_proposal(people[5], headline)

    assert release.author_ids == [one.actor_id for one in people[:6]]


def test_a_free_block_goes_where_it_is_put(work: Work, release: Release) -> None:
    first = add_free_block(work, release, "At the head.", None)
    edit_block(work, first, "At the very head.")

    assert release.blocks[0] is first
    assert first.is_edited
    with pytest.raises(Invalid, match="Write the paragraph"):
        add_free_block(work, release, " ", None)
    leave_out(work, first, is_left_out=True)
    assert first.key not in keys(release)


def test_a_block_moves_by_one_place(work: Work, release: Release) -> None:
    first, second, *_, last = release.blocks

    move_block(work, first, Direction.UP)
    move_block(work, last, Direction.DOWN)
    assert (release.blocks[0], release.blocks[-1]) == (first, last)
    move_block(work, second, Direction.UP)

    assert release.blocks[:2] == [second, first]
    assert [block.position for block in release.blocks] == list(range(len(release.blocks)))


def test_a_block_is_placed_behind_another_or_at_the_head(work: Work, release: Release) -> None:
    first, second, third, *_ = release.blocks

    place_block(work, first, third)
    assert release.blocks[:3] == [second, third, first]
    place_block(work, first, first)
    assert release.blocks[:3] == [first, second, third]
    place_block(work, third, None)

    assert release.blocks[:3] == [third, first, second]
    assert [block.position for block in release.blocks] == list(range(len(release.blocks)))


def test_a_block_is_left_out_and_taken_in(
    work: Work, release: Release, facts: ReleaseFacts
) -> None:
    block = release.blocks[2]

    leave_out(work, block, is_left_out=True)
    redraft(work, release, facts, "two")
    assert block.is_left_out
    leave_out(work, block, is_left_out=False)

    assert not block.is_left_out


def test_a_text_that_was_handed_in_stays(work: Work, release: Release, facts: ReleaseFacts) -> None:
    release.status = ReleaseStatus.IN_REVIEW
    block = release.blocks[0]

    with pytest.raises(Conflict, match="Send it back"):
        edit_block(work, block, "x")
    with pytest.raises(Conflict):
        redraft(work, release, facts, "two")
