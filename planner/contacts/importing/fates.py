"""What becomes of the rows of a list when it is imported: read as plain values, and stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, update

from planner.contacts.importing.changes import Change
from planner.contacts.importing.models import Decision, Import, ImportRow, Outcome, Verdict
from planner.contacts.importing.row import ListRow
from planner.contacts.importing.row_json import row_from_json
from planner.contacts.importing.rows import added_up, rows_of
from planner.kernel.work import Work

_ROWS: Any = ImportRow.__table__


def rows_to_import(brought: Import, after: int, most: int) -> Select[Any]:
    """At most so many rows behind that id, with what the import needs of them."""
    return (
        rows_of(brought)
        .with_only_columns(
            ImportRow.id,
            ImportRow.number,
            ImportRow.verdict,
            ImportRow.reason,
            ImportRow.decision,
            ImportRow.read,
            ImportRow.person_id,
            ImportRow.person_version,
            ImportRow.twin_number,
        )
        .where(ImportRow.id > after)
        .limit(most)
    )


@dataclass(slots=True)
class Fate:
    """What becomes of a row; the values that are stored of it at the end."""

    id: int
    number: int
    verdict: Verdict
    row: ListRow
    person_id: int | None
    twin_number: int | None
    person_version: int | None
    reason: str = ""
    outcome: Outcome = Outcome.LEFT_OUT
    decision: Decision | None = None
    changes: list[Change] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return Verdict.NEW in (self.verdict, self.decision)

    @property
    def is_matched(self) -> bool:
        if self.verdict is Verdict.DOUBTFUL:
            return self.decision is Decision.SAME
        return self.verdict in (Verdict.SAME, Verdict.CHANGES)

    def doubt(self, reason: str) -> None:
        """Something has changed since the preview: a person must look at the row again."""
        self.verdict, self.reason, self.decision = Verdict.DOUBTFUL, reason, None


def fate_of(row: Any) -> Fate:
    """Of a row of `rows_to_import`."""
    return Fate(
        id=row.id,
        number=row.number,
        verdict=row.verdict,
        row=row_from_json(row.number, row.read),
        person_id=row.person_id,
        twin_number=row.twin_number,
        person_version=row.person_version,
        reason=row.reason,
        decision=row.decision,
    )


def store_fates(
    work: Work, brought: Import, fates: Sequence[Fate], here: Mapping[int, int]
) -> None:
    """What became of the rows, with the versions of their people that the import left."""
    created: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for fate in fates:
        entry = {
            "row": fate.id,
            "outcome": fate.outcome,
            "person_id": fate.person_id,
            "person_version": here.get(fate.person_id or 0, fate.person_version),
            "changes": [one.to_json() for one in fate.changes],
        }
        judged = {"verdict": fate.verdict, "reason": fate.reason, "decision": fate.decision}
        if fate.outcome is Outcome.CREATED:  # as the preview said
            created.append(entry)
        else:
            others.append(entry | judged)
    _update(work, _ROWS.c.id == bindparam("row"), created)
    _update(work, _ROWS.c.id == bindparam("row"), others)
    brought.outcomes = added_up(brought.outcomes, (fate.outcome for fate in fates))


def store_versions(work: Work, brought: Import, versions: dict[int, int]) -> None:
    """All rows about a person keep the version that the import left."""
    _update(
        work,
        (_ROWS.c.import_id == brought.id) & (_ROWS.c.person_id == bindparam("person")),
        [{"person": person, "person_version": version} for person, version in versions.items()],
    )


def _update(work: Work, where: ColumnElement[bool], rows: Sequence[dict[str, Any]]) -> None:
    """Each row sets the columns that it names; all name the same."""
    if rows:
        changed = update(_ROWS).where(_ROWS.c.office_id == work.office_id, where)
        work.session.connection().execute(changed, rows)
