"""Leaving out of a document what refers to rows that the registers no longer hold."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from planner.events.models.event import Part
from planner.exchange.reading import rows_of
from planner.exchange.shapes import BESIDE, EVENT, REGISTERS, Shape
from planner.exchange.values import is_needed
from planner.kernel.portions import portions
from planner.kernel.work import Work

Row = dict[str, Any]


def prune(work: Work, document: Row) -> int:
    """Remove such references from the event in place, and rows that say nothing without them; how
    much was left out.
    """
    return _Pruning(_known(work, document)).prune_event(document["event"])


def _known(work: Work, document: Row) -> dict[str, set[str]]:
    """By section: the uids that the document refers to and the registers hold."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for _path, row, shape in rows_of(document):
        for name, section in shape.references.items():
            if section in REGISTERS and row[name]:
                wanted[section].add(row[name])
    known: dict[str, set[str]] = defaultdict(set)
    for section, uids in wanted.items():
        model = REGISTERS[section].model
        for some in portions(sorted(uids)):
            query = select(model.uid).where(model.office_id == work.office_id, model.uid.in_(some))
            known[section].update(work.session.scalars(query))
    return known


class _Pruning:
    """What is `known` stays, by section and uid; `left_out` counts the rest."""

    def __init__(self, known: dict[str, set[str]]) -> None:
        self.known = known
        self.left_out = 0

    def prune_event(self, event: Row) -> int:
        self._stays(event, EVENT)
        parts = (part for item in event["programme"] for part in item["parts"])
        self.known["parts"] = {part["uid"] for part in parts}
        for section in ("statements", "pools_present"):
            event[section] = self._kept(event[section], BESIDE[section])
        if event["attendance"]:
            self._stays(event["attendance"], BESIDE["attendance"])
        return self.left_out

    def _kept(self, rows: list[Row], shape: Shape) -> list[Row]:
        return [row for row in rows if self._stays(row, shape)]

    def _stays(self, row: Row, shape: Shape) -> bool:
        for name, section in shape.references.items():
            if row[name] is None or row[name] in self.known[section]:
                continue
            self.left_out += 1
            if _says_who(row, shape, name) or is_needed(shape.model, name):
                return False
            row[name] = None
        for name, child in shape.children.items():
            row[name] = self._kept(row[name], child)
        return True


def _says_who(row: Row, shape: Shape, name: str) -> bool:
    """Whether a part would name somebody else, or nobody, without this reference."""
    return shape.model is Part and (name == "person" or row["person"] is None)
