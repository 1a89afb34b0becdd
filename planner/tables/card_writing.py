"""Writing business cards: vCard 4.0 (RFC 6350), with beats as `EXPERTISE` (RFC 6715).

vobject writes version 3.0 only. What vCard has no property for stands in `X-…` properties and in the
parameter `X-KIND` of employers, which other programs pass over and `cards` reads back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LONGEST_LINE = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A person. `surname` is a part of `name` or ""; `gender` is “F”, “M” or ""; `language` a tag."""

    uid: str
    name: str
    surname: str = ""
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    outlet: str = ""
    organisation: str = ""
    function: str = ""
    beats: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
    language: str = ""
    gender: str = ""
    notes: str = ""
    source: str = ""
    legal_basis: str = ""


def card_text(card: Card) -> str:
    """The card with its line ends, folded."""
    return "".join(map(_folded, _lines(card)))


def _lines(card: Card) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual")
    is_uuid = _UUID.fullmatch(card.uid)
    yield f"UID:urn:uuid:{card.uid}" if is_uuid else f"UID;VALUE=text:{_escaped(card.uid)}"
    yield f"FN:{_escaped(card.name)}"
    if card.surname and card.surname in card.name:
        given = " ".join(card.name.replace(card.surname, " ", 1).split())
        yield f"N:{_escaped(card.surname)};{_escaped(given)};;;"
    for place, email in enumerate(card.emails):
        yield f"EMAIL{'' if place else ';PREF=1'}:{_escaped(email)}"
    for name, values in _values(card):
        for value in values:
            if value:
                yield f"{name}:{_escaped(value)}"
    if card.pools:
        yield f"CATEGORIES:{','.join(map(_escaped, card.pools))}"
    yield "END:VCARD"


def _values(card: Card) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "TEL", card.telephones
    yield "ORG;X-KIND=outlet", (card.outlet,)
    yield "ORG;X-KIND=organisation", (card.organisation,)
    yield "TITLE", (card.function,)
    yield "EXPERTISE", card.beats
    yield "LANG", (card.language,)
    yield "GENDER", (card.gender,)
    yield "NOTE", (card.notes,)
    yield "X-SOURCE", (card.source,)
    yield "X-LEGAL-BASIS", (card.legal_basis,)


def _escaped(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(" ", lines).translate(_ESCAPED)


def _folded(line: str) -> str:
    """The line in pieces of 75 octets at most, none of which ends within a character."""
    if len(line) <= _LONGEST_LINE and line.isascii():
        return f"{line}\r\n"
    pieces = [""]
    room = _LONGEST_LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            room = _LONGEST_LINE - 1  # the space before it
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces) + "\r\n"
