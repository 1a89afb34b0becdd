"""Headlines of even lines: none with a single word, none much longer than the other.

WeasyPrint does not know `text-wrap: balance`, so a headline gets a width here, from the widths of the
letters in our own fonts.
"""

from __future__ import annotations

from functools import cache

from fontTools.ttLib import TTFont
from markupsafe import Markup

from planner.config import ROOT

_FONTS = ROOT / "static" / "fonts"
# Width of the column divided by the size of the letters, as in the style sheets; `test_even_lines.py`
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
_STEP = 0.25
_UNKNOWN_LETTER = 0.6


def balanced(kind: str, text: str) -> Markup:
    """The attribute with the least width that needs no more lines; "" for a single line."""
    column, font = HEADLINES[kind]
    words = [_width(word, font) for word in text.split(" ")]
    space = _width(" ", font)
    lines = _lines(words, space, column)
    if lines == 1 or max(words) > column:
        return Markup("")
    width = column
    while width - _STEP >= max(words) and _lines(words, space, width - _STEP) == lines:
        width -= _STEP
    return Markup(' style="max-width: %.2fem"') % min(width * _TOLERANCE, column)


def _lines(words: list[float], space: float, width: float) -> int:
    """How many lines words of these widths take."""
    lines, filled = 1, 0.0
    for word in words:
        if filled and filled + space + word > width:
            lines, filled = lines + 1, word
        else:
            filled += (space if filled else 0) + word
    return lines


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
