"""The glossary explains every state and every verb of the history."""

from __future__ import annotations

import ast
import re

import pytest

from planner.accounts.models import Role
from planner.background.models import JobState, OutcomeKind
from planner.contacts.importing.models import ImportState, Verdict
from planner.contacts.importing.models import Outcome as RowOutcome
from planner.events.models.kinds import Certainty, EventStatus, PartState
from planner.invitations.models import Answer, AnswerRoad
from planner.letter_plans.models import PlanState, Way
from planner.outbox.models import Delivery
from planner.releases.models import ReleaseStatus
from planner.web.desk.history.words import ACTS
from tests.house.tree import ROOT, files, named, parsed

_RECORDERS = ("record", "record_many")
_EXPLAINED = set(re.findall(r"`([^`]+)`", (ROOT / "docs/glossary.md").read_text()))
_VERB = re.compile(r"^[a-z_]*\.[a-z_]+$")


@pytest.mark.parametrize(
    "words",
    [
        Role,
        EventStatus,
        Certainty,
        PartState,
        Answer,
        AnswerRoad,
        Delivery,
        JobState,
        OutcomeKind,
        ReleaseStatus,
        ImportState,
        Verdict,
        RowOutcome,
        Way,
        PlanState,
    ],
)
def test_every_state_is_explained(words: type[Role]) -> None:
    assert {word.value for word in words} <= _EXPLAINED


def test_every_verb_is_explained() -> None:
    unknown = sorted(
        f"{verb} ({named(path)})"
        for path in files(".py", under=("planner",))
        for verb in _verbs(parsed(path))
        if not _is_explained(verb)
    )

    assert unknown == []


def test_every_verb_has_its_words_on_the_page_of_the_history() -> None:
    recorded = {verb for path in files(".py", under=("planner",)) for verb in _verbs(parsed(path))}
    whole = {verb for verb in recorded if not verb.startswith(".") and not verb.endswith(".")}

    assert whole - ACTS.keys() == set()


def test_no_verb_is_explained_that_nothing_says() -> None:
    recorded = {verb for path in files(".py", under=("planner",)) for verb in _verbs(parsed(path))}
    text = (ROOT / "docs/glossary.md").read_text().split("## Verbs of the history")[1]
    unused = [
        verb
        for cell in re.findall(r"^\| (`[^|]+)\|", text, re.MULTILINE)
        for verb in re.findall(r"`([^`]+)`", cell)
        if not any(verb == one or (one.startswith(".") and verb.endswith(one)) for one in recorded)
        and not any(one.endswith(".") and verb.startswith(one) for one in recorded)
    ]

    assert unused == []


def _verbs(tree: ast.Module) -> set[str]:
    """The verbs that a file records in the history.

    Of `f"{noun}.archived"` that is the constant part. If a verb is passed on in a variable, every
    string of that form in the file counts, except keys of phrases.
    """
    recording = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) in _RECORDERS and len(node.args) > 1
    ]
    inside = {
        text
        for node in recording
        for part in ast.walk(node.args[1])
        if isinstance(part, ast.Constant) and isinstance(text := part.value, str)
        if _VERB.match(text) or text.endswith(".")
    }
    if all(not isinstance(node.args[1], ast.Name) for node in recording):
        return inside
    phrases = {
        argument
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) == "phrase"
        for argument in node.args
    }
    return inside | {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node not in phrases and _VERB.match(node.value)
    }


def _is_explained(verb: str) -> bool:
    if verb.startswith("."):
        return any(word.endswith(verb) for word in _EXPLAINED)
    if verb.endswith("."):
        return any(word.startswith(verb) for word in _EXPLAINED)
    return verb in _EXPLAINED


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")
