"""Sizes of files in words."""

from __future__ import annotations

from babel.units import format_unit

from planner.kernel.dates import locale_of

_KILOBYTE = 1024


def size_text(size: int, language: str) -> str:
    """Bytes as “120 kB” or “2.5 MB”, rounded; at least 1 kB."""
    kilobytes = max(1, round(size / _KILOBYTE))
    if kilobytes < _KILOBYTE:
        return _unit(kilobytes, "kilobyte", language)
    return _unit(round(size / _KILOBYTE**2, 1), "megabyte", language)


def _unit(number: float, unit: str, language: str) -> str:
    # Without this babel writes “1.0 MB”.
    whole = int(number) if number == int(number) else number
    return format_unit(whole, f"digital-{unit}", length="short", locale=locale_of(language))
