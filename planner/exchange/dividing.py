"""Divides a checked event file into portions: the event with all it needs, then its guests.

Every portion is a document that refers only to its own rows and to those of earlier portions, so
that each can be stored in a transaction of its own.
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
"""Rows in a portion, children included: storing it takes 0.1 to 0.2 s."""
MOST_GUESTS = 100


@dataclass(slots=True)
class Portion:
    """Rows of the registers by section, the event with the forms of words, and guests; each may be missing."""

    registers: dict[str, list[Row]] = field(default_factory=dict)
    event: Row | None = None
    word_forms: list[Row] = field(default_factory=list)
    invitations: list[Row] = field(default_factory=list)

    def document(self) -> Row:
        document: Row = dict(self.registers)
        if self.event is not None:
            document["event"] = self.event
        if self.word_forms:
            document["word_forms"] = self.word_forms
        if self.invitations:
            document["invitations"] = self.invitations
        return document


def divide(document: Row) -> list[Row]:
    """The portions of a document, in the order in which to store them."""
    return [portion.document() for portion in _Division(document).portions()]


class _Division:
    """`remaining` holds the rows of the registers that are in no portion yet, in import order."""

    def __init__(self, document: Row) -> None:
        self.document = document
        self.remaining: dict[Key, Row] = {
            (section, row["uid"]): row
            for section in REGISTERS
            for row in parents_first(document.get(section, []))
        }

    def portions(self) -> Iterator[Portion]:
        event = self.document["event"]
        needed = self._take(_references({"event": event}))
        *before, last = _cut(needed)
        yield from before
        size = _row_count(last.document()) + _row_count({"event": event})
        if size > MOST_ROWS and last.registers:
            yield last
            last = Portion()
        last.event, last.word_forms = event, self.document.get("word_forms", [])
        yield last
        yield from self._guests()
        yield from (rest for rest in _cut(list(self.remaining.items())) if rest.registers)

    def _guests(self) -> Iterator[Portion]:
        guests = self.document.get("invitations", [])
        for first in range(0, len(guests), MOST_GUESTS):
            some = guests[first : first + MOST_GUESTS]
            *before, last = _cut(self._take(_references({"invitations": some})))
            yield from before
            last.invitations = some
            yield last

    def _take(self, keys: Iterable[Key]) -> list[tuple[Key, Row]]:
        """Remove these rows, and all that they refer to, from `remaining`; in import order."""
        wanted, queue = set(), list(keys)
        while queue:
            key = queue.pop()
            if key in self.remaining and key not in wanted:
                wanted.add(key)
                queue.extend(_references({key[0]: [self.remaining[key]]}))
        taken = [(key, row) for key, row in self.remaining.items() if key in wanted]
        for key in wanted:
            del self.remaining[key]
        return taken


def parents_first(rows: list[Row]) -> list[Row]:
    """The rows sorted so that a body comes after its parent."""
    by_uid = {row["uid"]: row for row in rows}

    def depth(row: Row) -> int:
        parent = by_uid.get(row.get("parent") or "")
        return 0 if parent is None else 1 + depth(parent)

    return sorted(rows, key=depth)


def _cut(rows: list[tuple[Key, Row]]) -> list[Portion]:
    """Portions of at most `MOST_ROWS` rows; at least one, which may be empty."""
    portions, size = [Portion()], 0
    for (section, _), row in rows:
        more = _row_count({section: [row]})
        if size and size + more > MOST_ROWS:
            portions.append(Portion())
            size = 0
        portions[-1].registers.setdefault(section, []).append(row)
        size += more
    return portions


def _row_count(document: Row) -> int:
    """The number of rows, children included."""
    return sum(1 for _ in rows_of(document))


def _references(document: Row) -> Iterator[Key]:
    """Keys of the register rows that its rows refer to."""
    for _, row, shape in rows_of(document):
        for name, section in shape.references.items():
            if row.get(name) and section in REGISTERS:
                yield section, row[name]
