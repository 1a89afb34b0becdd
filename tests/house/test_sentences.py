"""The Fluent messages of releases: each is valid, used, and present in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from planner.releases.drafting import functions, wording
from planner.releases.drafting.wording import GRAMMAR, LANGUAGES
from planner.releases.facts.study_facts import StudyFacts

DRAFTING = Path(wording.__file__).parent
QUOTED = re.compile(r'"([a-z][a-z0-9-]*(?:\.[a-z-]+)?)"')
# Variants, tried in order (`sections/headline.py`); languages may have different numbers of them.
LADDER = re.compile(r"headline-\d+$")
# Names composed at run time (`sections/attendance.py`).
CHOSEN = {f"attendance-{who}" for who in ("people", "outlets", "media", "scopes", "audience")}


class References(Visitor):
    """Messages and functions that patterns refer to, and the texts between them."""

    def __init__(self) -> None:
        self.messages: set[str] = set()
        self.functions: set[str] = set()
        self.texts: list[ast.TextElement] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.messages.add(
            f"{node.id.name}.{node.attribute.name}" if node.attribute else node.id.name
        )

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.texts.append(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.functions.add(node.id.name)
        self.generic_visit(node)


def _entries(language: str) -> Iterator[tuple[str, ast.EntryType]]:
    for path in sorted((wording.FOLDER / language).glob("*.ftl")):
        for entry in FluentResource(path.read_text("utf-8")).body:
            yield path.name, entry


def _messages(language: str) -> dict[str, ast.Message]:
    return {e.id.name: e for _, e in _entries(language) if isinstance(e, ast.Message)}


def _references(language: str) -> References:
    found = References()
    for message in _messages(language).values():
        found.visit(message)
    return found


@cache
def _asked_for() -> set[str]:
    """Strings in the Python code of drafting that are names of messages in some language, and what is
    said instead before the event (`Wording.before_event`).
    """
    texts = (path.read_text("utf-8") for path in DRAFTING.rglob("*.py"))
    quoted = {name for text in texts for name in QUOTED.findall(text)}
    known = {name for language in LANGUAGES for name in _messages(language)}
    asked = quoted & known | CHOSEN
    return asked | {f"{name}-coming" for name in asked} & known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_part_of_a_message(language: str) -> None:
    unread = [(name, e.content) for name, e in _entries(language) if isinstance(e, ast.Junk)]

    assert unread == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_comments_stand_before_messages(language: str) -> None:
    """One that is indented below a message is printed as a part of its text."""
    texts = [node.value for node in _references(language).texts]

    assert [text for text in texts if re.search(r"^\s*#", text, re.MULTILINE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_twice(language: str) -> None:
    names = [e.id.name for _, e in _entries(language) if isinstance(e, ast.Message)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_messages_that_sections_ask_for(language: str) -> None:
    assert _asked_for() - set(_messages(language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_tells_the_same_of_a_study(language: str) -> None:
    told = {one.id.name for one in _messages(language)["study-contents"].attributes}

    assert told == {one.id.name for one in _messages("en")["study-contents"].attributes}
    assert told - {one.name for one in fields(StudyFacts)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_over(language: str) -> None:
    used = {name.partition(".")[0] for name in _references(language).messages} | _asked_for()

    assert {n for n in set(_messages(language)) - used if not LADDER.match(n)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_attribute_is_left_over(language: str) -> None:
    """The attributes of one that is tried as a whole (`Wording.alternatives`) have no references."""
    used = _references(language).messages | _asked_for()
    chosen = {name.partition(".")[0] for name in used if "." in name}
    attributes = {
        f"{name}.{one.id.name}": name
        for name, message in _messages(language).items()
        for one in message.attributes
    }
    left_over = {
        one
        for one, name in attributes.items()
        if one not in used and (name in chosen or name not in _asked_for())
    }

    assert left_over == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_patterns_refer_to_exists(language: str) -> None:
    messages, found = _messages(language), _references(language)
    attributes = {f"{n}.{a.id.name}" for n, m in messages.items() for a in m.attributes}

    assert found.messages - set(messages) - attributes == set()
    assert found.functions - set(functions.FUNCTIONS) - set(GRAMMAR[language]) == set()


def test_no_function_is_left_over() -> None:
    used = {language: _references(language).functions for language in LANGUAGES}

    assert set(functions.FUNCTIONS) - set().union(*used.values()) == set()
    left_over = {one: set(GRAMMAR[one]) - used[one] for one in LANGUAGES}
    assert {one: names for one, names in left_over.items() if names} == {}


def test_every_language_has_its_files() -> None:
    names = [sorted(path.name for path in (wording.FOLDER / tag).iterdir()) for tag in LANGUAGES]

    assert names[0] == names[1]
    assert sorted(path.name for path in wording.FOLDER.iterdir()) == sorted(LANGUAGES)
