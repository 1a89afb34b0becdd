"""`flask translate`: bringing catalogues up to date, and saying what they lack."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from planner.cli import translate


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translate, "FOLDER", tmp_path)
    return tmp_path


def test_a_new_language_begins_empty_and_says_what_it_lacks(app: Flask, catalogues: Path) -> None:
    run = app.test_cli_runner().invoke

    made, checked = run(args=["translate", "update", "fr"]), run(args=["translate", "check"])

    folder = catalogues / "fr" / "LC_MESSAGES"
    assert made.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["messages.mo", "messages.po"]
    assert checked.exit_code == 1
    assert "fr: empty: 'Give the date.'" in checked.output.splitlines()


def test_words_that_were_translated_stay_and_those_nobody_says_go(
    app: Flask, catalogues: Path
) -> None:
    run = app.test_cli_runner().invoke
    run(args=["translate", "update", "fr"])
    source = catalogues / "fr" / "LC_MESSAGES" / "messages.po"
    translated = source.read_text("utf-8").replace(
        'msgid "Give the date."\nmsgstr ""', 'msgid "Give the date."\nmsgstr "Indiquez la date."'
    )
    source.write_text(f'{translated}\nmsgid "Nobody says so."\nmsgstr "x"\n', "utf-8")

    run(args=["translate", "update"])

    text = source.read_text("utf-8")
    assert 'msgstr "Indiquez la date."' in text
    assert "Nobody says so." not in text
    run(args=["translate", "compile"])
    assert b"Indiquez la date." in source.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize("language", ["zz", "../ru", "pt_BR"])
def test_what_is_no_language_is_refused(app: Flask, catalogues: Path, language: str) -> None:
    done = app.test_cli_runner().invoke(args=["translate", "update", language])

    assert done.exit_code == 2
    assert done.output == (
        "Usage: planner translate update [OPTIONS] [LANGUAGE]\n"
        "Try 'planner translate update --help' for help.\n"
        "\n"
        "Error: Invalid value: Give the code of a language, such as fr or ka.\n"
    )
    assert list(catalogues.iterdir()) == []
