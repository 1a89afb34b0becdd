"""Rules for the source code."""

from __future__ import annotations

import ast
import re

from tests.house.tree import files, functions, named, parsed, source

_LONGEST_FILE = 300
_LONGEST_FUNCTION = 40
_VAGUE = {"common", "utils", "helpers", "misc"}
_BOUNDARIES = (
    "planner/web/transaction.py",
    "planner/web/sessions.py",
    "planner/background/claims.py",
    "planner/jobs/__init__.py",
    "planner/jobs/assistant_copies.py",
    "planner/jobs/comparing.py",
    "planner/jobs/last_look.py",
    "planner/jobs/letter_plans.py",
    "planner/jobs/places.py",
    "planner/jobs/portions.py",
    "planner/jobs/refresh_tokens.py",
    "planner/mailbox/claims.py",
    "planner/outbox/delivery/claims.py",
    "planner/outbox/delivery/sending.py",
)
# Places where text becomes HTML without escaping. Review a new one before you raise its number.
_UNESCAPED = {
    "planner/distribution/assistant_copies.py": 1,
    "planner/kernel/marking.py": 2,
    "planner/kernel/richtext.py": 3,
    "planner/letter_texts/wording.py": 4,
    "planner/releases/papers/even_lines.py": 2,
    "planner/releases/papers/paper.py": 2,
    "planner/releases/papers/whole_words.py": 2,
    "planner/web/forms/texts.py": 3,
}
_MARKUP = re.compile(
    r"\bMarkup\(|\|\s*safe\b|\brender_template_string\b|\bautoescape\s*=\s*False|{%-?\s*autoescape"
)
_SECRET = re.compile(
    r"(?<!fencing_)token|proof|digest|signature|fingerprint|(?:^|_)mac(?:$|_)|secret|password"
)
_INLINE = re.compile(
    r"""<script(?![^>]*(?:\bsrc=|"application/ld\+json"))|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:""",
    re.I,
)
_WRITES_HTML = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function)\b"
)


def test_no_file_is_long() -> None:
    long = {
        named(path): len(source(path).splitlines())
        for path in files(".py", ".html", ".css", ".js", ".txt", ".mako")
        if len(source(path).splitlines()) > _LONGEST_FILE
    }

    assert long == {}


def test_no_function_is_long() -> None:
    long = {
        f"{named(path)}:{function.lineno} {function.name}": length
        for path in files(".py")
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > _LONGEST_FUNCTION
    }

    assert long == {}


def test_no_name_is_vague() -> None:
    vague = [
        named(path)
        for path in files(".py", ".html", ".css", ".js")
        if {path.stem, *path.parent.parts} & _VAGUE
    ]

    assert vague == []


def test_only_the_boundaries_commit() -> None:
    committing = {
        f"{named(path)}:{node.lineno}"
        for path in files(".py", under=("planner",))
        if named(path) not in _BOUNDARIES and not named(path).startswith("planner/cli/")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr == "commit"
    }

    assert committing == set()


def test_text_becomes_html_in_few_places() -> None:
    found = {
        named(path): len(_MARKUP.findall(source(path)))
        for path in files(".py", ".html", ".txt", under=("planner", "templates"))
        if _MARKUP.search(source(path))
    }

    assert found == _UNESCAPED


def test_secrets_are_compared_in_constant_time_or_by_look_up() -> None:
    """The time that `==` takes tells how much of a guessed token is right (S30)."""
    compared = [
        f"{named(path)}:{node.lineno}"
        for path in files(".py", under=("planner",))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Compare)
        and any(isinstance(one, ast.Eq | ast.NotEq) for one in node.ops)
        and any(_is_secret(one) for one in (node.left, *node.comparators))
    ]

    assert compared == []


def test_the_eye_sees_a_compared_secret() -> None:
    (compared,) = (one for one in ast.walk(ast.parse("given == self.token")) if _is_secret(one))

    assert isinstance(compared, ast.Attribute)


def _is_secret(operand: ast.AST) -> bool:
    """Whether the name is one of a secret. `Model.column` is a look-up by the database."""
    name = getattr(operand, "attr", "") or getattr(operand, "id", "")
    is_column = isinstance(operand, ast.Attribute) and (
        isinstance(operand.value, ast.Name) and operand.value.id[:1].isupper()
    )
    return _SECRET.search(name.lower()) is not None and not is_column


def test_pages_hold_no_script_and_no_style() -> None:
    inline = [
        f"{named(path)}: {found[0]}"
        for path in files(".html", under=("templates",))
        if not named(path).startswith(("templates/mail/", "templates/print/"))
        for found in _INLINE.finditer(source(path))
    ]

    assert inline == []


def test_scripts_write_no_html() -> None:
    writing = [
        f"{named(path)}: {found[0]}"
        for path in files(".js", under=("static",))
        for found in _WRITES_HTML.finditer(source(path))
    ]

    assert writing == []


def test_no_clock_below_the_boundaries() -> None:
    """Operations take `work.now`; only the settings read the clock."""
    asking = [
        f"{named(path)}:{node.lineno}"
        for path in files(".py", under=("planner",))
        if named(path) != "planner/config.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    ]

    assert asking == []
