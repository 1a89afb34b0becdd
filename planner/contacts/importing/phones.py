"""Telephone numbers as lists write them: several in a cell, with extensions and words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from planner.kernel.text_normalising import without_invisible

_FEWEST_DIGITS = 5
_BETWEEN = re.compile(r"\s*(?:[;|\n]|:::)\s*")
# A comma or stroke also stands before an extension, or the last digits of a second number.
_PERHAPS_BETWEEN = re.compile(r"\s*[,/]\s*")
_EXTENSION = re.compile(r"(?i)^(?:доб|ext|вн|int|poste|durchwahl|dw|x|#)")


def find_numbers(cell: str, region: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of a cell in international form, each once, and what is none.

    `region` is the country of numbers without a country code: for “RU”, “8 (916) …” is “+7 916 …”.
    """
    read: dict[str, None] = {}
    unread = []
    for part in _parts(without_invisible(cell)):
        if number := _international(part, region):
            read[number] = None
        else:
            unread.append(part)
    return tuple(read), tuple(unread)


def _parts(cell: str) -> Iterator[str]:
    for part in filter(None, _BETWEEN.split(cell.strip())):
        pieces = _PERHAPS_BETWEEN.split(part)
        is_number = [has_digits(piece) and not _EXTENSION.match(piece) for piece in pieces]
        yield from pieces if len(pieces) > 1 and all(is_number) else (part,)


def has_digits(text: str) -> bool:
    """Whether there are enough of them for a telephone number."""
    return sum(letter.isdigit() for letter in text) >= _FEWEST_DIGITS


def _international(text: str, region: str | None) -> str:
    """“+7 916 123-45-67 ext. 12”; "" for what is not a possible number."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, form))
