"""Reading addresses as people paste them out of letters, tables and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Invalid
from planner.kernel.hygiene import clean_line

MOST_PASTED = 2000
_NAMED = re.compile(r"^(?P<name>[^<>]*)<(?P<address>[^<>]*)>$")
_QUOTED = re.compile(r"^[«“„](?P<name>[^«»“”„]*)[»”“]$")


@dataclass(frozen=True, slots=True)
class Pasted:
    """One person as pasted; `name` may be ""."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class PastedList:
    """Whom was understood, once each, and what was not, word for word."""

    people: tuple[Pasted, ...]
    unclear: tuple[str, ...]


def read_pasted(text: str) -> PastedList:
    """Names and addresses out of free text: `Name <a@b>`, `a@b`, `Name a@b`, tab-separated.

    Entries end at a line break, a semicolon or a comma outside of a name.
    """
    people: dict[str, Pasted] = {}
    unclear: list[str] = []
    for entry in _entries(text):
        try:
            pasted = _read(entry)
        except Invalid:
            unclear.append(clean_line(entry)[:120])
            continue
        people.setdefault(address_key(pasted.address), pasted)
    return PastedList(people=tuple(people.values()), unclear=tuple(unclear))


def _entries(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found: list[str] = []
    for line in lines:
        found += _split(line.strip())
    return [entry.strip(" ,;\t") for entry in found if entry.strip(" ,;\t")]


def _split(line: str) -> list[str]:
    """`Byron, Ada <ada@x.test>, bob@y.test` → two entries: a comma before any address belongs
    to the name.
    """
    entries, current = [], ""
    for piece in re.split(r"([,;])", line):
        if piece == ";" or (piece == "," and "@" in current):
            entries.append(current)
            current = ""
        else:
            current += piece
    return [*entries, current]


def _read(entry: str) -> Pasted:
    named = _NAMED.match(entry)
    if named:
        return Pasted(_name(named["name"]), _address(named["address"]))
    words = entry.replace("\t", " ").split(" ")
    holders = [word for word in words if "@" in word]
    if len(holders) != 1:
        raise Invalid("pasted", "There is no address in this.")
    rest = " ".join(word for word in words if word != holders[0])
    return Pasted(_name(rest), _address(holders[0]))


def _address(text: str) -> str:
    """The address without what stands around it: brackets, `mailto:`, the end of a sentence."""
    bare = text.strip().strip("<()[],;:\"'“”«»")
    return clean_address(re.sub(r"(?i)^mailto:", "", bare).rstrip(".>,"))


def _name(text: str) -> str:
    """The name without its quotes; `Byron, Ada` becomes `Ada Byron`."""
    name = clean_line(text.strip().strip("\"'")).strip(" ,;:-–\"'")
    if quoted := _QUOTED.match(name):
        name = quoted["name"].strip()
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name
