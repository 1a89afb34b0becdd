"""Removing quotation marks around whole pasted names and cells."""

from __future__ import annotations

import re

from planner.kernel.text_normalising import trimmed

# Opening and closing marks.
_PAIRS = ('""', "''", "“”", "„“", "„”", "””", "‘’", "‚‘", "‚’", "’’", "«»", "»«", "‹›")
_ESCAPED = re.compile(r'""|\\"')
_BEFORE_OPENING = " ([\\\"'"


def unquoted(text: str) -> str:
    r"""The text without quotation marks that surround all of it.

    `"Byron, Ada"` becomes `Byron, Ada`; `"Vanya" and "Tanya"`, `D'Arcy'` and `'t Hooft` stay.
    Within straight double quotes, `""` and `\"` are escapes for one. An unpaired straight double
    quote at one end is also removed.
    """
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if len(text) > 1 and (text[0], text[-1]) == (opening, closing):
            inner = text[1:-1]
            if _is_whole(inner, opening, closing):
                return (_ESCAPED.sub('"', inner) if opening == '"' else inner).strip()
    return text.strip('"').strip() if _has_lone_mark(text) else text


def split_row(line: str, delimiter: str) -> list[str]:
    """The cells of a CSV row (RFC 4180).

    A quoted cell may contain the delimiter, and `""` for a quotation mark. A cell whose quotation
    mark is not closed ends at the next delimiter, and the mark is removed.
    """
    end = re.escape(delimiter)
    cell = re.compile(rf' *"((?:[^"]|"")*+)" *(?={end}|$)|([^{end}]*)')
    cells, place = [], 0
    while place <= len(line) and (found := cell.match(line, place)):
        quoted, bare = found.groups()
        cells.append(_unquoted_cell(bare) if quoted is None else trimmed(quoted.replace('""', '"')))
        place = found.end() + len(delimiter)
    return cells


def _unquoted_cell(cell: str) -> str:
    text = trimmed(cell)
    return trimmed(text[1:]) if _has_lone_mark(text) and text[0] == '"' else text


def _has_lone_mark(text: str) -> bool:
    return text.count('"') == 1 and '"' in (text[0], text[-1])


def _is_whole(inner: str, opening: str, closing: str) -> bool:
    """Whether the outer marks form a pair, rather than closing and opening within the text."""
    if opening == closing:
        return _is_whole_between_equal(inner, opening)
    depth = 1
    for letter in inner:
        depth += (letter == opening) - (letter == closing)
        if depth == 0:
            return False
    return depth == 1


def _is_whole_between_equal(inner: str, mark: str) -> bool:
    """For identical opening and closing marks: the first one within has to begin a word.

    Marks between two letters are apostrophes: `O'Brien`.
    """
    padded = f" {inner} "
    before = [
        padded[i - 1]
        for i, letter in enumerate(padded)
        if letter == mark and not (padded[i - 1].isalnum() and padded[i + 1].isalnum())
    ]
    return not before or (len(before) % 2 == 0 and before[0] in _BEFORE_OPENING)
