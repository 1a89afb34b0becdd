"""`flask translate`: extract messages, update, check and compile the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
from babel import localedata
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from planner.config import ROOT
from planner.kernel.messages import FOLDER

translate = AppGroup("translate", help="Words of the program in other languages.")

# Functions that mark a message, with the positions of their arguments (c: the context).
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
_JINJA = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}
_WIDTH = 100
_PLACEHOLDER = re.compile(r"%\(\w+\)s")
_VARYING_HEADERS = tuple(
    f'"{name}: '
    for name in (
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)


@translate.command("update")
@click.argument("language", required=False)
def update(language: str | None) -> None:
    """Bring LANGUAGE up to date with what the program says, or all languages that there are.

    A language that is new begins with an empty catalogue.
    """
    if language is not None and (not language.isalpha() or not localedata.exists(language)):
        raise click.BadParameter("Give the code of a language, such as fr or ka.")
    template = extract()
    for path in [_path(language)] if language else _paths():
        catalogue = _read(path) if path.exists() else Catalog(locale=language, fuzzy=False)
        catalogue.update(template, no_fuzzy_matching=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_po_text(catalogue), "utf-8")
        _compile(path)


@translate.command("compile")
def compile_command() -> None:
    """Compile all catalogues, as bin/serve and bin/test do."""
    compile_all()


@translate.command("check")
def check() -> None:
    """Say what a translation lacks, or has too much. Ends with 1 where anything is wrong."""
    wrong = problems()
    for line in wrong:
        click.echo(line)
    if wrong:
        raise SystemExit(1)


def compile_all() -> None:
    """Write `messages.mo` beside every `messages.po`."""
    for path in _paths():
        _compile(path)


def extract() -> Catalog:
    """All messages of the program, as a catalogue without translations."""
    template = Catalog(charset="utf-8", fuzzy=False)
    for folder in ("planner", "templates"):
        for _file, _line, message, comments, context in extract_from_dir(
            ROOT / folder,
            _METHODS,
            {"**.html": _JINJA, "**.txt": _JINJA},
            _KEYWORDS,
            ("Translators:",),
            strip_comment_tags=True,
        ):
            template.add(message, auto_comments=comments, context=context)
    return template


def problems() -> list[str]:
    """The problems in all catalogues, one line each."""
    template = extract()
    return [line for path in _paths() for line in _problems(path, template)]


def _problems(path: Path, template: Catalog) -> Iterator[str]:
    language, found = path.parent.parent.name, _read(path)
    wanted = {(message.id, message.context) for message in template if message.id}
    have = {(message.id, message.context): message for message in found if message.id}
    for msgid, _context in sorted(wanted - have.keys(), key=str):
        yield f"{language}: not translated: {msgid!r}"
    for msgid, _context in sorted(have.keys() - wanted, key=str):
        yield f"{language}: nobody says this any more: {msgid!r}"
    for message in have.values():
        given = message.string if isinstance(message.string, tuple | list) else (message.string,)
        texts = [str(text) for text in given]
        if message.fuzzy or not all(texts):
            yield f"{language}: {'fuzzy' if message.fuzzy else 'empty'}: {message.id!r}"
        wrong = [
            text
            for text in texts
            if text and _placeholders(text) != _placeholders(_full_form(message))
        ]
        if wrong or len(texts) != (found.num_plurals if message.pluralizable else 1):
            yield f"{language}: other places or forms: {message.id!r}"


def _full_form(message: Message) -> str:
    """The form with all placeholders: the singular may omit the number."""
    return str(message.id[1] if message.pluralizable else message.id)


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _path(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def _paths() -> list[Path]:
    return sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def _po_text(catalogue: Catalog) -> str:
    """Without the headers that differ between runs."""
    catalogue.header_comment = "# See docs/translating.md."
    file = BytesIO()
    write_po(file, catalogue, width=_WIDTH, no_location=True, ignore_obsolete=True)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_VARYING_HEADERS))


def _compile(path: Path) -> None:
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, _read(path))
