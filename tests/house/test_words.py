"""Rejected names are not used again."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.tree import files, named, parsed

# Each with its replacement, without words that are fitting elsewhere (press, child, finding).
_GIVEN_UP = {
    "hygiene": "text_normalising",
    "folding": "search_keys",
    "fold": "search_key",
    "findable": "searchable",
    "needles": "search_terms",
    "moments": "dates",
    "fittings": "extensions",
    "dress": "add_headers",
    "picks": "choices",
    "pick": "choice",
    "upkeep": "cleanup",
    "household": "supervisor",
    "scribe": "letter_renderer",
    "mould": "compiled_template",
    "setbacks": "retry",
    "pulse": "heartbeat",
    "pigeonhole": "file_transport",
    "pile": "letter_list",
    "gathering": "loading_facts",
    "gather": "load_facts",
    "pen": "block_builder",
    "datum": "sourced_value",
    "shelf": "storage, archiving",
    "shelved": "archived",
    "outside": "public",
    "surroundings": "loading_contacts, loading_attendance",
    "research": "studies",
    "darkroom": "image_sanitiser",
    "glance": "active_content",
    "bounds": "limits",
    "rehearse": "warm_up",
    "rehearsal": "warm_up",
    "syscalls": "seccomp",
    "alarms": "warnings",
    "bury": "end",
    "buried": "ended",
    "loan": "connection",
    "borrow": "connect",
    "torn": "broken_connection",
    "parcel": "message",
    "fence": "fencing_token",
    "lifeline": "parent_death",
    "bear": "fork",
    "dawdling": "too_slow",
    "goodbye": "shutdown",
    "telling": "disclosure",
    "tells": "mentions",
    "sisters": "other_languages",
    "reached": "highest",
    "complaints": "errors",
    "reword": "rewrite",
}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def _names() -> Iterator[tuple[str, str]]:
    """Names of modules, classes and functions of the program, each with its place."""
    for path in files(".py", under=("planner",)):
        yield path.stem, named(path)
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                yield node.name, f"{named(path)}:{node.lineno}"


def test_names_are_words_that_an_engineer_would_search_for() -> None:
    found = {
        f"{where} {name}: {_GIVEN_UP[word]}"
        for name, where in _names()
        for word in (one.lower() for one in _WORD.findall(name))
        if word in _GIVEN_UP
    }

    assert found == set()
