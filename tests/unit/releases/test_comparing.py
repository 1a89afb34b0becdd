"""Two states of a text are compared paragraph by paragraph and word by word."""

from __future__ import annotations

import pytest

from planner.releases.comparing import (
    Change,
    KeptBlock,
    changes,
    compare,
    difference,
    shown_difference,
)


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("One two.", "One two.", [("same", "One two.")]),
        ("", "New.", [("new", "New.")]),
        (
            "On 3 May they met.",
            "On 4 June they met.",
            [("same", "On "), ("gone", "3 May"), ("new", "4 June"), ("same", " they met.")],
        ),
        (
            "They met twice.",
            "They met.",
            [("same", "They "), ("gone", "met twice."), ("new", "met.")],
        ),
        ("One two", "One two ", [("same", "One two"), ("new", " ")]),
        ("a b", "c ", [("gone", "a b"), ("new", "c ")]),
        ("a", "b", [("gone", "a"), ("new", "b")]),
        ("a c", "b c", [("gone", "a"), ("new", "b"), ("same", " c")]),
    ],
)
def test_words_that_changed_together_are_one_change(
    old: str, new: str, runs: list[tuple[str, str]]
) -> None:
    assert difference(old, new) == runs


def test_paragraphs_are_added_removed_moved_and_formatted() -> None:
    before = [
        KeptBlock("gone-first", "free", "At the head."),
        KeptBlock("lead", "lead", "Lead."),
        KeptBlock("gone", "frame", "Removed."),
        KeptBlock("study", "study", "Study."),
        KeptBlock("closing", "closing", "Closing."),
        KeptBlock("notes", "notes", "Notes."),
    ]
    after = [
        KeptBlock("lead", "lead", "**Lead.**"),
        KeptBlock("closing", "closing", "Closing."),
        KeptBlock("notes", "notes", "Notes changed."),
        KeptBlock("study", "study", "Study."),
        KeptBlock("new", "free", "Added."),
    ]

    found = compare(before, after)

    assert [(one.key, one.change) for one in found] == [
        ("gone-first", Change.REMOVED),
        ("lead", Change.FORMATTED),
        ("gone", Change.REMOVED),
        ("closing", Change.SAME),
        ("notes", Change.CHANGED),
        ("study", Change.MOVED),
        ("new", Change.ADDED),
    ]
    assert found[4].runs == [("gone", "Notes."), ("new", "Notes changed.")]
    assert [one.key for one in changes(found)] == [one.key for one in found if one.key != "closing"]


def test_marks_of_markdown_are_shown_only_where_nothing_else_differs() -> None:
    assert shown_difference("**One** two", "**One** three") == [
        ("same", "One "),
        ("gone", "two"),
        ("new", "three"),
    ]
    assert shown_difference("One", "*One*") == [("gone", "One"), ("new", "*One*")]
