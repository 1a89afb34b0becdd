"""Contrast of a colour on white (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re

from babel.numbers import format_decimal

from planner.kernel.dates import locale_of
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language

LEAST_CONTRAST = 4.5
_HEX = re.compile(r"#[0-9a-f]{6}")


def clean_colour(typed: str) -> str:
    """`#rrggbb` in lower case, dark enough for text on white. Raises `Invalid` at "accent"."""
    colour = typed.strip().lower()
    if not _HEX.fullmatch(colour):
        raise Invalid("accent", _("Give the colour as #1f4e79: a hash and six digits from 0 to f."))
    found = contrast_to_white(colour)
    if found < LEAST_CONTRAST:
        raise Invalid(
            "accent",
            _(
                "This colour is too pale to be read on white: %(found)s to 1 where "
                "%(least)s to 1 are needed. Choose a darker one.",
                found=_decimal(found),
                least=_decimal(LEAST_CONTRAST),
            ),
        )
    return colour


def _decimal(number: float) -> str:
    return format_decimal(number, "0.0", locale_of(reader_language()))


def contrast_to_white(colour: str) -> float:
    """The contrast of `#rrggbb` to white, from 1 (white) to 21 (black)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
