"""Every page of the desk, in a language that nobody speaks: no sentence stands outside the catalogue."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from planner.accounts.models import Role
from planner.cli.translate import extract
from planner.kernel import messages
from tests.factories import Make
from tests.web.matrix import Things, address
from tests.web.pseudo import PseudoTranslations, unbracketed
from tests.web.visitor import Visitor

pytestmark = pytest.mark.walk

# A text of one word may be one that somebody has entered.
_SEVERAL_WORDS = re.compile(r"\w+\W+\w+")
_ENGLISH = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """English is spoken as the pseudo-language."""
    spoken = PseudoTranslations()
    monkeypatch.setattr(messages, "translations", lambda _language: spoken)


@pytest.fixture(scope="module")
def sentences() -> frozenset[str]:
    ids = (message.id for message in extract() if message.id)
    texts = {one for given in ids for one in ([given] if isinstance(given, str) else given)}
    return frozenset(text for text in texts if _SEVERAL_WORDS.search(text))


def pages(app: Flask, things: Things, parts: tuple[str, ...] = ("desk.", "auth.")) -> Iterator[str]:
    """The address of everything that can be opened in these parts of the web."""
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint.startswith(parts):
            yield address(rule, things)


def test_no_sentence_of_a_page_stands_outside_the_catalogue(
    app: Flask,
    engine: Engine,
    make: Make,
    session: Session,
    visit: Callable[[Role], Visitor],
    sentences: frozenset[str],
    pseudo: None,
) -> None:
    administrator = visit(Role.ADMINISTRATOR)
    administrator.parses = False  # their own tests do
    things = Things(make, Path(app.instance_path) / "files")
    addresses = sorted(pages(app, things))
    session.commit()

    entered = _everything(engine)
    leaked = {
        one: found
        for one in addresses
        if (found := [t for t in _leaks(administrator, one, sentences) if not _is_in(t, entered)])
    }

    assert leaked == {}


def _is_in(text: str, entered: str) -> bool:
    """Whether all of its parts stand in the record: “Anna Ärling – Rivers”."""
    return all(part.strip(" –.,:;“”") in entered for part in re.split(r"\s[–:]\s|\n|…", text))


def _everything(engine: Engine) -> str:
    """All that is stored, as one text: what people have entered is in their own language."""
    with sqlite3.connect(Path(engine.url.database or "")) as connection:
        dump = "\n".join(connection.iterdump())
    connection.close()
    return dump


def _leaks(visitor: Visitor, url: str, sentences: frozenset[str]) -> list[str]:
    """Texts in English: marked ones that were put into words too early, and whole sentences."""
    response = visitor.get(url)
    if response.mimetype != "text/html" or response.status_code != 200:
        return []
    texts = unbracketed(response.text)
    return [text for text in texts if text in sentences or _ENGLISH.search(text)]
