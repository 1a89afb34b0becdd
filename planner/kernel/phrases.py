"""What the house itself says to readers, per language.

`planner/phrases/<language>/<room>.toml` holds the phrases of one room; `newsroom.releases` is
the line `releases` of `newsroom.toml`. A phrase that counts is a table of CLDR plural forms.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from planner.kernel.dates import locale_of

FOLDER = Path(__file__).parent.parent / "phrases"
FALLBACK = "en"

# A phrase: its text, or its text per plural form of `count`.
Phrase = str | dict[str, str]

_PLACE = re.compile(r"\{([a-z_]{1,40})\}")


def phrase(language: str, key: str, **values: object) -> str:
    """The phrase `key` in that language (English where the house does not speak it).

    `{name}` places are filled in one pass, so that a value with braces stays text; the result
    is plain text, to be escaped like any other. Where the phrase counts, give `count`. Raises
    `KeyError` for an unknown key or a place without value: an error in a test, no blank in a
    letter.
    """
    spoken = spoken_language(language)
    found = _phrases(spoken)[key]
    if isinstance(found, dict):
        found = found[locale_of(spoken).plural_form(int(str(values["count"])))]
    return _PLACE.sub(lambda place: str(values[place[1]]), found)


def spoken_language(language: str) -> str:
    """The language in which `phrase` will answer."""
    tag = language.split("-")[0].lower()
    return tag if tag in languages() else FALLBACK


@cache
def languages() -> tuple[str, ...]:
    """The languages that the house speaks, English first."""
    found = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
    return (FALLBACK, *(tag for tag in found if tag != FALLBACK))


@cache
def _phrases(language: str) -> dict[str, Phrase]:
    return {
        f"{file.stem}.{key}": text
        for file in sorted((FOLDER / language).glob("*.toml"))
        for key, text in tomllib.loads(file.read_text("utf-8")).items()
    }


def all_phrases(language: str) -> dict[str, Phrase]:
    """Every phrase of one language by its key, for the test that compares them."""
    return dict(_phrases(language))
