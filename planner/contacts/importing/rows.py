"""The rows of a list as they are kept: written with their verdicts, read in portions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import select

from planner.contacts.importing.changes import Terms
from planner.contacts.importing.judging import Judged, row_keys
from planner.contacts.importing.models import Import, ImportKey, ImportRow, Outcome, Verdict
from planner.contacts.importing.row_json import row_to_json
from planner.kernel.database import Rows
from planner.kernel.row_inserts import insert_rows
from planner.kernel.work import Work


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """A portion of a preview as plain values, which outlive the transaction that they were read in."""

    rows: list[dict[str, Any]]
    keys: list[dict[str, Any]]

    @classmethod
    def of(
        cls,
        brought: Import,
        judged: Sequence[Judged],
        cells: Mapping[int, Sequence[str]],
        terms: Terms,
    ) -> Self:
        """With the rows' `cells` by number, and what they can be found by."""
        owner = {"office_id": brought.office_id, "import_id": brought.id}
        return cls(
            [{**owner, **_columns(one, cells[one.row.number])} for one in judged],
            [
                {**owner, "number": one.row.number, "key": key}
                for one in judged
                for key in row_keys(one.row, terms)
            ],
        )


def store_rows(work: Work, brought: Import, judged: JudgedRows) -> None:
    """Keep a portion of the preview."""
    for model, values in ((ImportRow, judged.rows), (ImportKey, judged.keys)):
        insert_rows(work.session, model, values)
    brought.counts = added_up(brought.counts, (one["verdict"] for one in judged.rows))
    work.session.flush()


def _columns(judged: Judged, cells: Sequence[str]) -> dict[str, Any]:
    row, person = judged.row, judged.person
    return {
        "number": row.number,
        "label": label_of(judged) or next(filter(None, cells), ""),
        "cells": list(cells),
        "read": row_to_json(row),
        "verdict": judged.verdict,
        "reason": judged.reason,
        "person_id": person.id if person else None,
        "person_version": person.version if person else None,
        "twin_number": judged.twin_number,
        "changes": [change.to_json() for change in judged.changes],
    }


def label_of(judged: Judged) -> str:
    """What the row is called in lists: its name, else what else stands in it."""
    row = judged.row
    name = next(iter(row.names.values()), "")
    return name or next(iter(row.emails), "") or row.outlet or row.organisation


def added_up(counts: Mapping[str, int], more: Iterable[str]) -> dict[str, Any]:
    """The counts with one more of each of `more`."""
    return dict(Counter(counts) + Counter(str(one) for one in more))


def rows_of(brought: Import) -> Rows[ImportRow]:
    """In the order of the file."""
    return (
        select(ImportRow)
        .where(ImportRow.office_id == brought.office_id, ImportRow.import_id == brought.id)
        .order_by(ImportRow.id)
    )


def rejected_rows(brought: Import) -> Rows[ImportRow]:
    """Rows that were not, or will not be, taken in and can be mended: errors, and doubtful ones that
    nobody has decided about or that were left out.
    """
    is_left = ImportRow.verdict == Verdict.ERROR
    is_left |= (ImportRow.verdict == Verdict.DOUBTFUL) & (
        (ImportRow.outcome == Outcome.LEFT_OUT) | ImportRow.outcome.is_(None)
    )
    return rows_of(brought).where(is_left)
