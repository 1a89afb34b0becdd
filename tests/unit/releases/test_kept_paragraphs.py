"""Paragraphs that somebody edited or left out, when the draft joins its sentences otherwise."""

from __future__ import annotations

import pytest

from planner.kernel.work import Work
from planner.releases import editing, operations
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.kept_paragraphs import in_kept_paragraphs
from planner.releases.drafting.paragraphs import joined
from planner.releases.editing import edit_block, leave_out, redraft
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import Release, Section
from planner.releases.operations import draft_release
from tests.seed import Seed


def sentence(key: str, text: str = "") -> DraftBlock:
    return DraftBlock(key, Section.FRAME, text or f"{key.title()}.", (f"field.{key}",))


def paragraph(*keys: str) -> DraftBlock:
    first, *others = map(sentence, keys)
    for other in others:
        first = joined(first, other)
    return first


@pytest.mark.parametrize(
    ("drafted", "kept", "paragraphs"),
    [
        # Nothing is kept: as drafted.
        ([("who", "why"), ("where",)], {}, {"who": "Who. Why.", "where": "Where."}),
        # Only “why” was edited: it is not joined to others.
        (
            [("who", "why", "where")],
            {"why": "why"},
            {"who": "Who.", "why": "Why.", "where": "Where."},
        ),
        # “who” and “why” were edited as one: they stay one, wherever “why” stands now.
        ([("who",), ("why",)], {"who": "who", "why": "who"}, {"who": "Who. Why."}),
        (
            [("who",), ("where",), ("why",)],
            {"who": "who", "why": "who"},
            {"who": "Who. Why.", "where": "Where."},
        ),
        # The first sentence of the edited paragraph is no longer told.
        ([("why",), ("where",)], {"who": "who", "why": "who"}, {"who": "Why.", "where": "Where."}),
        # A sentence that is new in the paragraph stands for itself.
        (
            [("who", "new", "why")],
            {"who": "who", "why": "who"},
            {"who": "Who. Why.", "new": "New."},
        ),
    ],
)
def test_the_parts_of_a_kept_paragraph_stay_together(
    drafted: list[tuple[str, ...]], kept: dict[str, str], paragraphs: dict[str, str]
) -> None:
    blocks = in_kept_paragraphs([paragraph(*keys) for keys in drafted], kept, "en")

    assert {block.key: block.text for block in blocks} == paragraphs
    assert all(block.sources for block in blocks)


@pytest.fixture
def release(
    work: Work, seed: Seed, facts: ReleaseFacts, monkeypatch: pytest.MonkeyPatch
) -> Release:
    drafts(monkeypatch, paragraph("who", "why"), paragraph("where"))
    return draft_release(work, seed.event, facts, "one")


def drafts(monkeypatch: pytest.MonkeyPatch, *blocks: DraftBlock) -> None:
    for module in (editing, operations):
        monkeypatch.setattr(module, "draft", lambda _facts: list(blocks))


def texts(release: Release) -> list[tuple[str, str, str | None]]:
    return [(block.key, block.text, block.redrafted) for block in release.blocks]


def test_an_edited_paragraph_whose_sentences_part_is_asked_nothing_and_told_once(
    work: Work, release: Release, facts: ReleaseFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_block(work, release.blocks[0], "Mine of both.")
    drafts(monkeypatch, paragraph("who"), paragraph("why"), paragraph("where"))

    assert redraft(work, release, facts, "two") == 0

    assert texts(release) == [("who", "Mine of both.", None), ("where", "Where.", None)]


def test_an_edited_paragraph_is_not_joined_to_the_one_before(
    work: Work, release: Release, facts: ReleaseFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_block(work, release.blocks[1], "My own.")
    drafts(monkeypatch, paragraph("who", "why", "where"))

    assert redraft(work, release, facts, "two") == 0

    assert texts(release) == [("who", "Who. Why.", None), ("where", "My own.", None)]


def test_a_changed_sentence_is_proposed_with_the_others_of_its_paragraph(
    work: Work, release: Release, facts: ReleaseFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_block(work, release.blocks[0], "Mine of both.")
    drafts(monkeypatch, paragraph("who"), sentence("why", "New."), paragraph("where"))

    assert redraft(work, release, facts, "two") == 1

    assert texts(release) == [("who", "Mine of both.", "Who. New."), ("where", "Where.", None)]


def test_what_was_left_out_does_not_come_back_as_a_paragraph_of_its_own(
    work: Work, release: Release, facts: ReleaseFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_out(work, release.blocks[0], is_left_out=True)
    drafts(monkeypatch, paragraph("who"), paragraph("why"), paragraph("where"))

    redraft(work, release, facts, "two")

    assert [block.key for block in release.blocks if not block.is_left_out] == ["where"]


def test_untouched_paragraphs_follow_the_draft(
    work: Work, release: Release, facts: ReleaseFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts(monkeypatch, paragraph("who"), paragraph("why", "where"))

    redraft(work, release, facts, "two")

    assert texts(release) == [("who", "Who.", None), ("why", "Why. Where.", None)]
    assert [block.parts for block in release.blocks] == [[], ["why", "where"]]
