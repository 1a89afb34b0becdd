"""A checked event file in portions: the event with all it needs first, then its guests.

Every portion is a document of its own. It refers to rows that it holds itself or that a portion
before it holds, so that each can be stored in a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from planner.exchange.reading import rows_of
from planner.exchange.shapes import REGISTERS

Key = tuple[str, str]
Row = dict[str, Any]

MOST_ROWS = 400
"""Rows that are written together, with those that belong to them: some 0.1 to 0.2 s."""
MOST_GUESTS = 100


@dataclass(slots=True)
class Portion:
    """Rows of the registers by section, the event, guests; each may be missing."""

    registers: dict[str, list[Row]] = field(default_factory=dict)
    event: Row | None = None
    invitations: list[Row] = field(default_factory=list)

    def document(self) -> Row:
        told: Row = dict(self.registers)
        if self.event is not None:
            told["event"] = self.event
        if self.invitations:
            told["invitations"] = self.invitations
        return told


def divide(document: Row) -> list[Row]:
    """The portions of a document in the order in which they are to be stored."""
    dividing = _Dividing(document)
    return [portion.document() for portion in dividing.portions()]


class _Dividing:
    """`waits` are the rows of the registers that no portion holds yet, in the order of import."""

    def __init__(self, document: Row) -> None:
        self.document = document
        self.waits: dict[Key, Row] = {
            (section, row["uid"]): row
            for section in REGISTERS
            for row in parents_first(document.get(section, []))
        }

    def portions(self) -> Iterator[Portion]:
        event = self.document["event"]
        needed = self._take(_referred({"event": event}))
        *before, last = _cut(needed)
        yield from before
        if _weight(last.document()) + _weight({"event": event}) > MOST_ROWS and last.registers:
            yield last
            last = Portion()
        last.event = event
        yield last
        yield from self._guests()
        yield from (rest for rest in _cut(list(self.waits.items())) if rest.registers)

    def _guests(self) -> Iterator[Portion]:
        guests = self.document.get("invitations", [])
        for first in range(0, len(guests), MOST_GUESTS):
            some = guests[first : first + MOST_GUESTS]
            *before, last = _cut(self._take(_referred({"invitations": some})))
            yield from before
            last.invitations = some
            yield last

    def _take(self, keys: Iterable[Key]) -> list[tuple[Key, Row]]:
        """These rows and all that they refer to, as far as no portion holds them yet."""
        wanted, following = set(), list(keys)
        while following:
            key = following.pop()
            if key in self.waits and key not in wanted:
                wanted.add(key)
                following.extend(_referred({key[0]: [self.waits[key]]}))
        taken = [(key, row) for key, row in self.waits.items() if key in wanted]
        for key in wanted:
            del self.waits[key]
        return taken


def parents_first(rows: list[Row]) -> list[Row]:
    """Bodies after the bodies that they are part of."""
    by_uid = {row["uid"]: row for row in rows}

    def depth(row: Row) -> int:
        parent = by_uid.get(row.get("parent") or "")
        return 0 if parent is None else 1 + depth(parent)

    return sorted(rows, key=depth)


def _cut(rows: list[tuple[Key, Row]]) -> list[Portion]:
    """At least one portion, be it empty."""
    portions, weight = [Portion()], 0
    for (section, _), row in rows:
        more = _weight({section: [row]})
        if weight and weight + more > MOST_ROWS:
            portions.append(Portion())
            weight = 0
        portions[-1].registers.setdefault(section, []).append(row)
        weight += more
    return portions


def _weight(document: Row) -> int:
    """How many rows there are, with those that belong to them."""
    return sum(1 for _ in rows_of(document))


def _referred(document: Row) -> Iterator[Key]:
    """What its rows refer to in the registers."""
    for _, row, shape in rows_of(document):
        for name, section in shape.references.items():
            if row.get(name) and section in REGISTERS:
                yield section, row[name]
