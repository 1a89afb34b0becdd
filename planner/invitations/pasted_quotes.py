"""Quotation marks around pasted names and cells: only a pair that surrounds the whole is removed."""

from __future__ import annotations

import re

from planner.kernel.text_normalising import trimmed

# Opening and closing mark of each pair in which programs and people wrap a name.
_PAIRS = ('""', "''", "“”", "„“", "„”", "””", "‘’", "‚‘", "‚’", "’’", "«»", "»«", "‹›")
_ESCAPED = re.compile(r'""|\\"')
_BEFORE_OPENING = " ([\\\"'"


def unquoted(text: str) -> str:
    r"""The text without the quotation marks that surround the whole of it; others stay.

    `"Byron, Ada"` becomes `Byron, Ada`; `"Vanya" and "Tanya"`, `D'Arcy'` and `'t Hooft` stay. In a
    pair of straight ones, `""` and `\"` stand for one mark. A straight double mark at one end
    whose other half is missing is removed as well.
    """
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if len(text) > 1 and (text[0], text[-1]) == (opening, closing):
            inner = text[1:-1]
            if _is_whole(inner, opening, closing):
                return (_ESCAPED.sub('"', inner) if opening == '"' else inner).strip()
    return text.strip('"').strip() if _has_lone_mark(text) else text


def split_row(line: str, delimiter: str) -> list[str]:
    """The cells of a row as spreadsheets write it (RFC 4180).

    A cell in quotes may hold the delimiter, and `""` for a mark. One whose quotation mark is never
    closed ends at the next delimiter, and loses the mark.
    """
    end = re.escape(delimiter)
    cell = re.compile(rf' *"((?:[^"]|"")*+)" *(?={end}|$)|([^{end}]*)')
    cells, place = [], 0
    while place <= len(line) and (found := cell.match(line, place)):
        quoted, bare = found.groups()
        cells.append(_bare(bare) if quoted is None else trimmed(quoted.replace('""', '"')))
        place = found.end() + len(delimiter)
    return cells


def _bare(cell: str) -> str:
    text = trimmed(cell)
    return trimmed(text[1:]) if _has_lone_mark(text) and text[0] == '"' else text


def _has_lone_mark(text: str) -> bool:
    return text.count('"') == 1 and '"' in (text[0], text[-1])


def _is_whole(inner: str, opening: str, closing: str) -> bool:
    """Whether the outer marks belong together: what is within them does not close before."""
    if opening == closing:
        return _is_whole_between_equal(inner, opening)
    depth = 1
    for letter in inner:
        depth += (letter == opening) - (letter == closing)
        if depth == 0:
            return False
    return depth == 1


def _is_whole_between_equal(inner: str, mark: str) -> bool:
    """Opening and closing marks look alike here: the first one within has to begin a word.

    Between two letters it is an apostrophe: `O'Brien`.
    """
    padded = f" {inner} "
    before = [
        padded[i - 1]
        for i, letter in enumerate(padded)
        if letter == mark and not (padded[i - 1].isalnum() and padded[i + 1].isalnum())
    ]
    return not before or (len(before) % 2 == 0 and before[0] in _BEFORE_OPENING)
