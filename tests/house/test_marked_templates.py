"""Texts in templates of the desk are marked for translation (`planner.kernel.messages`).

Letters, papers and the pages of guests and readers use phrases by key instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import Environment, nodes

from tests.house.tree import files, named, source

_FOLDERS = ("auth", "components", "desk", "errors", "layouts")
_MARKS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
_SPOKEN = ("alt", "aria-label", "data-label", "placeholder", "title")
# Comments, CSS classes and code, and blocks that are marked already.
_NO_WORDS = (
    r"{#.*?#}",
    r"{%-? trans.*?endtrans -?%}",
    r"{% block body_class %}.*?{% endblock %}",
    r"<!doctype html>",
    r"<code>.*?</code>",
)
_SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]|^[A-Z][a-z]+")


def unmarked(environment: Environment, page: str) -> list[str]:
    """Texts between tags and in attributes that are read out, and sentences in expressions."""
    return [*_texts(page), *_sentences(environment.parse(page))]


def _texts(page: str) -> Iterator[str]:
    for pattern in _NO_WORDS:
        page = re.sub(pattern, "", page, flags=re.DOTALL)
    page = re.sub(r"{{.*?}}|{%.*?%}", "\0", page, flags=re.DOTALL)
    attributes = re.findall(rf'\b(?:{"|".join(_SPOKEN)})="([^"]*)"', page)
    for text in (*re.split(r"<[^>]*>", page), *attributes):
        if re.search(r"[A-Za-z]{2}", text):
            yield text.replace("\0", "…").strip()


def _sentences(node: nodes.Node) -> Iterator[str]:
    for part in node.iter_child_nodes():
        if _is_marked(part) or isinstance(part, nodes.Compare):
            continue
        if isinstance(part, nodes.Keyword) and part.key == "class":
            continue
        text = getattr(part, "value", None)
        if isinstance(text, str) and _SENTENCE.search(text):
            yield text
        yield from _sentences(part)


def _is_marked(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in _MARKS
    )


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>Nothing waits.</p>", ["Nothing waits."]),
        ("<p>{{ n }} letters</p>", ["… letters"]),
        ('<nav aria-label="Pages"></nav>', ["Pages"]),
        ('{{ "One letter" if n == 1 else _("Many letters") }}', ["One letter"]),
        ('{{ field(form.name, hint="As printed.") }}', ["As printed."]),
        ('<p class="soft">{{ _("Nothing waits.") }}</p>', []),
        ("<p>{% trans n=1 %}{{ n }} letters{% endtrans %}</p>", []),
        ('{{ button_form("/", _("Stop"), class="button button--danger") }}', []),
    ],
)
def test_what_is_said_without_a_mark_is_found(app: Flask, page: str, found: list[str]) -> None:
    assert unmarked(app.jinja_env, page) == found


def test_everything_that_the_desk_says_is_marked(app: Flask) -> None:
    pages = files(".html", under=tuple(f"templates/{folder}" for folder in _FOLDERS))
    without = {named(path): unmarked(app.jinja_env, source(path)) for path in pages}

    assert pages != []
    assert {name: texts for name, texts in without.items() if texts} == {}
