"""Reads the tables in `docs/sentences/` and compares each row with what is drafted from its facts.

A file of tests has one table:

    TABLE = Table("headline.md")

    @TABLE.row("H1")
    def news_line(cast: Cast) -> str:
        return drafted(cast.release(…), "headline")

    test_row = TABLE.test()
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.config import ROOT
from planner.releases.facts.release_facts import ReleaseFacts
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.conftest import parts

FOLDER = ROOT / "docs" / "sentences"
LANGUAGES = ("en", "ru")
NOTHING = "–"  # a cell of a language in which the row has no sentence

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|<([^>\s]+)>")
_CELLS = re.compile(r"(?<!\\)\|")

Draw = Callable[[Cast], str]


@dataclass(frozen=True)
class Row:
    """A row: the number, and the sentence in each language."""

    number: str
    sentences: dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of all tables of the file: `| no | facts | English | Русский |`."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip())[1:-1]]
        if len(cells) != 4 or cells[0] in ("no", "") or set(cells[0]) <= {"-", ":"}:
            continue
        found.append(Row(cells[0], dict(zip(LANGUAGES, cells[2:], strict=True))))
    return found


def drafted(facts: ReleaseFacts, *keys: str) -> str:
    """What the blocks with these keys tell, or keys that begin so (“statement” for all of them).

    Spaces are plain, links only their text; blocks are parted by “ ¶ ”, even where they are joined
    in one paragraph.
    """
    texts = [block.text for block in parts(facts) if block.key.split(".")[0] in keys]
    return plainly(" ¶ ".join(texts))


def plainly(text: str) -> str:
    """Without no-break spaces, marks of emphasis and addresses of links."""
    text = _LINK.sub(lambda link: link[1] or link[2], text)
    text = text.replace("**", "").replace("\\\n", " / ").replace("\n", " ")
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.replace("\u2060", "")).strip()


class Table:
    """A table and the functions that draft its rows."""

    def __init__(self, name: str) -> None:
        self.path = FOLDER / name
        self._draws: dict[str, Draw] = {}

    def row(self, *numbers: str) -> Callable[[Draw], Draw]:
        """Registers the function for one row or several. Raises `ValueError` for a second one."""

        def register(draw: Draw) -> Draw:
            for number in numbers:
                if number in self._draws:
                    raise ValueError(f"{number} is drafted twice")
                self._draws[number] = draw
            return draw

        return register

    def test(self) -> Callable[[str, str], None]:
        """A test for each row in each language; a row without a function fails, and one without a
        row.
        """
        known = {row.number: row for row in rows(self.path)}
        numbers = sorted(known.keys() | self._draws.keys())

        @pytest.mark.parametrize("language", LANGUAGES)
        @pytest.mark.parametrize("number", numbers)
        def test_row(number: str, language: str) -> None:
            assert number in known, f"{self.path.name} has no row {number}"
            assert number in self._draws, f"no function drafts row {number}"
            expected = known[number].sentences[language]
            if expected != NOTHING:
                said = self._draws[number](Cast(language))
                assert said == expected, f"drafted: {said}"

        return test_row
