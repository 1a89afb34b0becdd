"""Headlines of even lines: none with a single word if that can be had, none much longer than the other.

WeasyPrint does not know `text-wrap: balance`, so a headline gets a width here, from the widths of the
letters in our own fonts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from fontTools.ttLib import TTFont
from markupsafe import Markup

from planner.config import ROOT
from planner.kernel.dates import NBSP

_FONTS = ROOT / "static" / "fonts"
# Width of the column divided by the size of the letters, as in the style sheets; `test_lines_of_papers.py`
# holds them to it.
HEADLINES = {
    "headline": (162 / 25.4 * 72 / 21, "SourceSerif4-Semibold"),
    "subhead": (162 / 25.4 * 72 / 13, "SourceSerif4-Regular"),
    "name": (162 / 25.4 * 72 / 13, "SourceSerif4-Semibold"),
    "programme": (162 / 25.4 * 72 / 19, "SourceSerif4-Semibold"),
    "column": (76 / 25.4 * 72 / 14, "SourceSerif4-Semibold"),
}
# Kerning is not measured: it makes lines a little narrower, in a few pairs of letters wider.
_TOLERANCE = 1.015
_UNKNOWN_LETTER = 0.6


def balanced(kind: str, text: str) -> Markup:
    """The attribute with the least width that needs no more lines; "" for a single line. One line more
    is taken if there is a single word on a line otherwise.
    """
    column, font = HEADLINES[kind]
    words = text.split(" ")
    widths = [_width(word, font) for word in words]
    space = _width(" ", font)
    least = len(_lines(widths, space, column))
    if least == 1 or max(widths) > column:
        return Markup("")

    def rank(width: float) -> tuple[bool, int, float]:
        lines, looser = (_lines(widths, space, one) for one in (width, width * _TOLERANCE))
        is_poor = any(_has_single_word(some, words) for some in (lines, looser))
        return is_poor, len(lines), width

    ranked = map(rank, _possible_widths(widths, space, column))
    _, _, width = min(one for one in ranked if one[1] <= least + 1)
    return Markup(' style="max-width: %.2fem"') % width


def _possible_widths(words: list[float], space: float, column: float) -> Iterator[float]:
    """The widths of all lines that the words can make, and of the column, with some tolerance."""
    yield column
    for first in range(len(words)):
        lines = (total + space * n for n, total in enumerate(accumulate(words[first:])))
        for width in lines:
            if max(words) <= width:
                yield min(width * _TOLERANCE, column)


def _lines(words: list[float], space: float, width: float) -> list[int]:
    """How many words stand on each line."""
    lines, filled = [0], 0.0
    for word in words:
        if lines[-1] and filled + space + word > width:
            lines.append(0)
            filled = 0.0
        filled += (space if lines[-1] else 0) + word
        lines[-1] += 1
    return lines


def _has_single_word(lines: list[int], words: list[str]) -> bool:
    """Dates and names with no-break spaces are several words."""
    begins = accumulate(lines, initial=0)
    return any(
        count == 1 and NBSP not in words[begin] for begin, count in zip(begins, lines, strict=False)
    )


def _width(text: str, font: str) -> float:
    """In ems."""
    letters = _letters(font)
    return sum(letters.get(ord(letter), _UNKNOWN_LETTER) for letter in text)


@cache
def _letters(font: str) -> dict[int, float]:
    """The width of each letter of one of our fonts, in ems."""
    with TTFont(_FONTS / f"{font}.ttf", lazy=True) as opened:
        em, widths = opened["head"].unitsPerEm, opened["hmtx"].metrics
        return {code: widths[name][0] / em for code, name in opened.getBestCmap().items()}
