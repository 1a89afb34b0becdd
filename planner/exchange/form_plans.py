"""The rows of a file as the plans that forms make, so that the checks of the forms can read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from planner.exchange.reading import Fault
from planner.exchange.shapes import REGISTERS, Shape
from planner.exchange.values import from_json
from planner.kernel.errors import Invalid

_ROW = re.compile(r"-(\d+)-")  # as in “others-1-nouns”
P = TypeVar("P")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plans:
    """`numbers` stand for the rows that others refer to, by uid, as no row of a file has an ID."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, document: Row) -> Plans:
        uids = [row["uid"] for name in REGISTERS for row in document.get(name, [])]
        return cls({uid: number for number, uid in enumerate(uids, 1)})

    def of_row(self, plan: type[P], shape: Shape, row: Row, **more: Any) -> P:
        """The plan with what the row holds under the same names; `more` is named otherwise."""
        names = {field.name for field in fields(plan)}  # type: ignore[arg-type]
        values = {
            name: from_json(shape.model, name, row[name]) for name in shape.fields if name in names
        }
        values |= {
            f"{name}_id": self.number(row[name])
            for name in shape.references
            if f"{name}_id" in names
        }
        return plan(**values | more)

    def number(self, uid: str | None) -> int | None:
        return None if uid is None else self.numbers[uid]


def refused(path: str, check: Callable[[], object]) -> Iterator[Fault]:
    """What the check refuses, at the field of the row that it names."""
    try:
        check()
    except Invalid as error:
        for field, message in {error.field: error.message, **error.others}.items():
            place = _ROW.sub(r".\1.", field.removesuffix("_id"))
            yield Fault(f"{path}.{place}", message)
