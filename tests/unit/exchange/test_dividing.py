"""Portions of an event file: short, each row in one of them, and nothing refers to a later one."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from planner.exchange import dividing
from planner.exchange.dividing import MOST_GUESTS, MOST_ROWS, divide
from planner.exchange.importing import plan_import
from planner.exchange.reading import BadFile, check_document, rows_of
from planner.exchange.shapes import REGISTERS
from planner.kernel.work import Work
from tests.unit.exchange.crowds import crowd, uid

Document = dict[str, Any]


def held(portion: Document) -> set[tuple[str, str]]:
    return {(name, row["uid"]) for name in REGISTERS for row in portion.get(name, [])}


def referred(portion: Document) -> set[tuple[str, str]]:
    return {
        (section, row[name])
        for _, row, shape in rows_of(portion)
        for name, section in shape.references.items()
        if row.get(name) and section in REGISTERS
    }


@pytest.mark.parametrize("most_rows", [1, 10, MOST_ROWS])
def test_nothing_is_lost_and_nothing_refers_to_what_comes_later(
    monkeypatch: pytest.MonkeyPatch, most_rows: int
) -> None:
    monkeypatch.setattr(dividing, "MOST_ROWS", most_rows)
    document = crowd(205, strangers=30)

    portions = divide(document)

    seen: set[tuple[str, str]] = set()
    for portion in portions:
        assert seen.isdisjoint(held(portion))
        seen |= held(portion)
        assert referred(portion) <= seen
    assert seen == held(document)
    assert [portion["event"] for portion in portions if "event" in portion] == [document["event"]]
    guests = [guest for portion in portions for guest in portion.get("invitations", [])]
    assert guests == document["invitations"]


def test_the_event_comes_first_and_every_portion_is_short() -> None:
    portions = divide(crowd(205, strangers=500))

    assert [number for number, portion in enumerate(portions) if "event" in portion] == [0]
    assert [len(portion.get("invitations", [])) for portion in portions[:4]] == [0, 100, 100, 5]
    assert all(sum(1 for _ in rows_of(portion)) <= MOST_ROWS + MOST_GUESTS for portion in portions)


def test_an_event_that_needs_very_much_comes_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dividing, "MOST_ROWS", 5)

    portions = divide(crowd(0))

    places = [number for number, portion in enumerate(portions) if "event" in portion]
    assert len(places) == 1
    assert places[0] > 2
    assert [*portions[places[0]]] == ["event", "word_forms"]


def test_bodies_above_each_other_have_an_end(work: Work) -> None:
    """The depth is walked for every body: a chain of thousands would take for ever."""
    document = crowd(0)
    bodies = [
        {
            "uid": uid("body", number),
            "names": {"en": f"Body {number}"},
            "short_names": {},
            "kind": "ngo",
        }
        for number in range(21)
    ]
    for lower, higher in itertools.pairwise(bodies):
        lower["parent"] = higher["uid"]
    document["organisations"] = [*document["organisations"], *bodies]
    first = len(document["organisations"]) - len(bodies)

    with pytest.raises(BadFile) as refused:
        check_document(document)
    del bodies[0]["parent"]
    portions = plan_import(work, check_document(document))

    assert [str(fault) for fault in refused.value.faults] == [
        f"organisations.{first}.parent: More than 20 bodies above each other."
    ]
    assert len(portions) == 2
