"""A table goes through a pipe as a head and bytes, and what comes is not trusted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from planner.tables import limits
from planner.tables.packed_rows import PackedRows, packed
from planner.tables.parts import NotATable, blobs_of, head_of, table_of
from planner.tables.reading import read_table
from planner.tables.table import Table


@pytest.fixture
def table() -> Table:
    lines = "".join(f"Ада {n};a{n}@paper.test;{'x' * 90}\n" for n in range(20_000))
    return read_table(f"name;e-mail;notes;none\n{lines}".encode())


def test_a_table_comes_out_as_it_went_in(table: Table) -> None:
    head, blobs = json.loads(json.dumps(head_of(table))), blobs_of(table)

    assert len(blobs) == 4
    assert table_of(head, blobs) == table


@pytest.mark.parametrize(
    "change",
    [
        lambda head, blobs: head.pop("headings"),
        lambda head, blobs: head.update(format="pdf"),
        lambda head, blobs: head["headings"].pop(),
        lambda head, blobs: head.update(headings=7),
        lambda head, blobs: blobs.clear(),
        lambda head, blobs: blobs.pop(),
        lambda head, blobs: blobs.append(b"\xff\x1f\x1f"),
        lambda head, blobs: blobs.append(b"a\x1fb\x00\x1f"),
        lambda head, blobs: blobs.insert(0, b"xyz"),
    ],
)
def test_what_does_not_fit_is_refused(
    change: Callable[[dict[str, Any], list[bytes]], object], table: Table
) -> None:
    head, blobs = json.loads(json.dumps(head_of(table))), blobs_of(table)

    change(head, blobs)

    with pytest.raises(NotATable):
        table_of(head, blobs)


@pytest.mark.parametrize("limit", ["ROWS", "COLUMNS"])
def test_more_than_the_limits_is_refused(
    limit: str, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 2)

    with pytest.raises(NotATable):
        table_of(head_of(table), blobs_of(table))


def test_packed_rows_are_a_sequence() -> None:
    rows = PackedRows([packed(["a", "", "c"]), packed(["d"])], [0, 2])

    assert (rows[0], rows[-1], rows[:1]) == (("a", "c"), ("d", ""), (("a", "c"),))
    assert list(rows) == [("a", "c"), ("d", "")]
    assert rows == (("a", "c"), ("d", ""))
    assert hash(rows) == hash((("a", "c"), ("d", "")))
    assert rows != 5
    assert list(PackedRows([packed(["a", "b"])], [1])) == [("b",)]
