"""What a list of people goes through, from the file to the import and its undoing.

    uploaded → reading → read → importing → imported → undoing → undone

From `uploaded` to `read` nothing stands in the register. Jobs (`planner.jobs.importing_people`) take
the steps that end in -ing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from planner.contacts.importing.columns import Column
from planner.contacts.importing.models import (
    ChangeRule,
    Decision,
    Import,
    ImportKey,
    ImportMapping,
    ImportRow,
    ImportState,
    Verdict,
)
from planner.contacts.models import Pool
from planner.files import transfers
from planner.files.models import StoredFile
from planner.files.operations import file_name
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import fingerprint
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.organisations.archiving import referred_all
from planner.tables.table import Table

EXAMPLES = 5
_NAMES = frozenset({Column.NAME, Column.FAMILY_NAME, Column.EMAIL})
READ_ANEW = _("Somebody else has read this list anew meanwhile. Look at the preview again.")


@dataclass(frozen=True, kw_only=True, slots=True)
class ListPlan:
    """What is said of everybody in a list; see `models.Import`."""

    source: str = ""
    legal_basis: str = ""
    pool_ids: tuple[int, ...] = ()
    are_journalists: bool = True
    enters_topics: bool = True
    enters_pools: bool = True


def bring_list(
    work: Work, name: str, file: StoredFile, table: Table, columns: Sequence[Column], plan: ListPlan
) -> Import:
    """Keep what was read of an uploaded file. Raises `Invalid`."""
    brought = Import(
        office_id=work.office_id,
        uploaded_at=work.now,
        uploaded_by_id=work.actor_id,
        file_name=file_name(name),
        file_id=file.id,
    )
    _take_table(brought, table, _kept_columns(work, table) or columns)
    _take_plan(work, brought, plan)
    work.session.add(brought)
    work.session.flush()
    record(work, "list.uploaded", brought, rows=brought.total)
    return brought


def read_again(work: Work, brought: Import, table: Table, columns: Sequence[Column]) -> None:
    """Take what the same file reads in another encoding, or with another separator."""
    _must_be_open(brought)
    brought.revise(None)
    _forget_rows(work, brought)
    _take_table(brought, table, _kept_columns(work, table) or columns)
    brought.state = ImportState.UPLOADED
    work.session.flush()


def begin_reading(
    work: Work,
    brought: Import,
    columns: Sequence[Column],
    plan: ListPlan,
    opened_version: int | None,
) -> None:
    """The columns are confirmed: the preview can be made. They are kept for lists with the same headings.

    Raises `Invalid`, and `Conflict` if somebody else was faster.
    """
    _must_be_open(brought)
    brought.revise(opened_version)
    if len(columns) != len(brought.headings) or _NAMES.isdisjoint(columns):
        raise Invalid(
            "columns",
            _(
                "Say in which column the name or the e-mail address stands. Nothing else identifies a person."
            ),
        )
    _forget_rows(work, brought)
    brought.columns = [column.value for column in columns]
    _take_plan(work, brought, plan)
    _keep_columns(work, brought)
    brought.state = ImportState.READING
    work.session.flush()


def end_reading(work: Work, brought: Import) -> None:
    brought.state = ImportState.READ
    work.session.flush()


def decide(work: Work, brought: Import, decisions: Mapping[int, Decision | None]) -> int:
    """What a person says about doubtful rows, by id; how many say something else than before.

    Raises `Conflict` unless the preview waits.
    """
    _must_be_read(brought)
    rows = select(ImportRow).where(
        ImportRow.office_id == work.office_id,
        ImportRow.import_id == brought.id,
        ImportRow.verdict == Verdict.DOUBTFUL,
        ImportRow.id.in_(decisions),
    )
    changed = 0
    for row in work.session.scalars(rows):
        decision = decisions[row.id]
        if decision is Decision.SAME and row.person_id is None:
            raise Invalid("decisions", _("Nobody is known whom this row could be about."))
        changed += row.decision is not decision
        row.decision = decision
    work.session.flush()
    return changed


def decide_about_rest(work: Work, brought: Import, decision: Decision) -> int:
    """The same about all doubtful rows that nobody has decided about; how many. Rows about nobody
    known cannot be about the same person.
    """
    _must_be_read(brought)
    rest = update(ImportRow).where(
        ImportRow.office_id == work.office_id,
        ImportRow.import_id == brought.id,
        ImportRow.verdict == Verdict.DOUBTFUL,
        ImportRow.decision.is_(None),
    )
    if decision is Decision.SAME:
        rest = rest.where(ImportRow.person_id.is_not(None))
    decided = work.session.execute(rest.values(decision=decision).returning(ImportRow.id))
    return len(decided.all())


def agree(work: Work, brought: Import, rule: ChangeRule, opened_version: int | None) -> bool:
    """The preview is agreed to: the list can be imported. False if it was already.

    Raises `Conflict` if it was read anew since the preview was opened.
    """
    if brought.state in (ImportState.IMPORTING, ImportState.IMPORTED):
        return False
    _must_be_read(brought)
    if opened_version != brought.version:
        raise Conflict(READ_ANEW)
    brought.change_rule = rule
    brought.state = ImportState.IMPORTING
    brought.imported_at = work.now
    record(work, "list.agreed", brought, rows=brought.total)
    work.session.flush()
    return True


def end_importing(work: Work, brought: Import) -> list[str]:
    """The end of an import; the paths of files to delete after the commit."""
    brought.state = ImportState.IMPORTED
    brought.imported_at = work.now
    brought.examples = []
    record(work, "list.imported", brought, **brought.outcomes)
    work.session.flush()
    return transfers.drop(work, brought.file_id)


def begin_undoing(work: Work, brought: Import) -> bool:
    """The import is to be undone; False if that was begun already. Raises `Conflict`."""
    if brought.state in (ImportState.UNDOING, ImportState.UNDONE):
        return False
    if brought.state is not ImportState.IMPORTED:
        raise Conflict(_("This list is not imported. There is nothing to undo."))
    if not brought.can_be_undone(work.now):
        raise Conflict(_("An import can be undone for 30 days. They are over."))
    brought.state = ImportState.UNDOING
    record(work, "list.undo_begun", brought)
    work.session.flush()
    return True


def end_undoing(work: Work, brought: Import) -> None:
    brought.state = ImportState.UNDONE
    brought.undone_at = work.now
    record(work, "list.undone", brought, **brought.outcomes)
    work.session.flush()


def discard_list(work: Work, brought: Import) -> list[str]:
    """Delete a list that nothing was imported of; the paths of files to delete after the commit.

    Raises `Conflict` once it is being imported.
    """
    _must_be_open(brought)
    record(work, "list.discarded", brought)
    file_id = brought.file_id
    work.session.delete(brought)
    work.session.flush()
    return transfers.drop(work, file_id)


def _must_be_open(brought: Import) -> None:
    if brought.state not in (ImportState.UPLOADED, ImportState.READING, ImportState.READ):
        raise Conflict(_("This list is imported already. Import the file anew."))


def _must_be_read(brought: Import) -> None:
    if brought.state is not ImportState.READ:
        raise Conflict(READ_ANEW)


def _take_table(brought: Import, table: Table, columns: Sequence[Column]) -> None:
    if not len(table.rows):
        raise Invalid("file", _("No row of this file holds a person."))
    brought.file_format = table.file_format.value
    brought.encoding, brought.separator = table.encoding, table.separator
    brought.headings = list(table.headings)
    brought.columns = [column.value for column in columns]
    brought.examples = [list(row) for row in table.rows[:EXAMPLES]]
    brought.total = len(table.rows)


def _take_plan(work: Work, brought: Import, plan: ListPlan) -> None:
    if not plan.source.strip():
        raise Invalid("source", _("Say where the data are from: people may ask, and the law does."))
    pools = referred_all(work, Pool, list(plan.pool_ids), "pool_ids")
    brought.source, brought.legal_basis = plan.source, plan.legal_basis
    brought.pool_ids = [pool.id for pool in pools]
    brought.are_journalists = plan.are_journalists
    brought.enters_topics, brought.enters_pools = plan.enters_topics, plan.enters_pools


def _forget_rows(work: Work, brought: Import) -> None:
    for model in (ImportRow, ImportKey):
        of_list = model.office_id == work.office_id, model.import_id == brought.id
        work.session.execute(delete(model).where(*of_list))
    brought.counts = {}


def _hash_of(headings: Sequence[str]) -> str:
    return fingerprint("\n".join(headings))


def _mapping(work: Work, headings: Sequence[str]) -> ImportMapping | None:
    found = select(ImportMapping).where(
        ImportMapping.office_id == work.office_id,
        ImportMapping.headings_hash == _hash_of(headings),
    )
    return work.session.scalars(found).one_or_none()


def _kept_columns(work: Work, table: Table) -> list[Column]:
    """What a person said of a list with the same headings; [] if there was none, or it has none."""
    mapping = _mapping(work, table.headings) if any(table.headings) else None
    known = {column.value: column for column in Column}
    return [known.get(name, Column.UNUSED) for name in mapping.columns] if mapping else []


def _keep_columns(work: Work, brought: Import) -> None:
    mapping = _mapping(work, brought.headings)
    if mapping is None:
        mapping = ImportMapping(office_id=work.office_id, headings_hash=_hash_of(brought.headings))
        work.session.add(mapping)
    mapping.columns, mapping.kept_at = brought.columns, work.now
