"""Lists of people for tests, judged and imported without a file and without a job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from planner.contacts.importing.fates import rows_to_import
from planner.contacts.importing.judging import judge
from planner.contacts.importing.models import (
    ChangeRule,
    Import,
    ImportRow,
    ImportState,
    Outcome,
    Verdict,
)
from planner.contacts.importing.registers import terms_of
from planner.contacts.importing.row import ListRow
from planner.contacts.importing.rows import JudgedRows, rows_of, store_rows
from planner.contacts.importing.storing import import_rows
from planner.contacts.importing.undoing import remove_entered, undo_rows
from planner.contacts.models import Person, Pool
from planner.contacts.queries import pools_of
from planner.kernel.scripts import language_written
from planner.kernel.texts import Texts
from planner.kernel.work import Work


def row(number: int, name: str = "", *emails: str, **given: Any) -> ListRow:
    names = Texts({language_written(name, ("en", "ru")): name})
    return ListRow(number=number, names=names, emails=emails, **given)


def previewed(work: Work, *rows: ListRow, portion: int = 500, **given: Any) -> Import:
    """A list whose preview waits for a person."""
    given = {"source": "Press card office", **given}
    brought = Import(
        office_id=work.office_id,
        state=ImportState.READ,
        uploaded_at=work.now,
        uploaded_by_id=work.actor_id,
        file_name="journalists.csv",
        file_format="csv",
        headings=["Name", "Address"],
        columns=["name", "email"],
        total=len(rows),
        **given,
    )
    work.session.add(brought)
    work.session.flush()
    for first in range(0, len(rows), portion):
        some = rows[first : first + portion]
        terms = terms_of(work, brought)
        cells = {one.number: [one.names.best(), *one.emails] for one in some}
        judged = judge(work, brought.id, some, terms)
        store_rows(work, brought, JudgedRows.of(brought, judged, cells, terms))
    return brought


def verdicts(work: Work, brought: Import) -> list[tuple[int, str, str]]:
    """Number, verdict and reason of each row."""
    work.session.expire_all()
    found = work.session.scalars(rows_of(brought))
    return [(one.number, one.verdict.value, str(one.reason)) for one in found]


def verdict(work: Work, *rows: ListRow, **given: Any) -> tuple[str, str]:
    """Verdict and reason of the last of these rows."""
    return verdicts(work, previewed(work, *rows, **given))[-1][1:]


def changes(work: Work, brought: Import, number: int = 1) -> list[tuple[str, str, str]]:
    """What a row changes: field, old and new value."""
    work.session.expire_all()
    one = work.session.scalars(rows_of(brought).where(ImportRow.number == number)).one()
    return [(c["field"], c.get("old", ""), c.get("new", "")) for c in one.changes]


def take_in(
    work: Work, brought: Import, rule: ChangeRule = ChangeRule.TAKE, portion: int = 500
) -> None:
    """Import all rows of the preview."""
    brought.change_rule, brought.imported_at = rule, work.now
    after = 0
    while rows := work.session.execute(rows_to_import(brought, after, portion)).all():
        after = rows[-1].id
        import_rows(work, brought, rows)
        work.session.flush()
        work.session.expire_all()
    brought.state = ImportState.IMPORTED


def taken_in(
    work: Work, *rows: ListRow, rule: ChangeRule = ChangeRule.TAKE, **given: Any
) -> Import:
    brought = previewed(work, *rows, **given)
    take_in(work, brought, rule)
    return brought


def take_out(work: Work, brought: Import, portion: int = 500) -> None:
    """Undo the whole import."""
    done = (Outcome.CREATED, Outcome.CHANGED)
    of_list = rows_of(brought).where(ImportRow.outcome.in_(done))
    while rows := work.session.scalars(
        of_list.order_by(None).order_by(ImportRow.id.desc()).limit(portion)
    ).all():
        undo_rows(work, brought, rows)
        work.session.expire_all()
    remove_entered(work, brought)


def outcomes(work: Work, brought: Import) -> list[tuple[int, str | None, str]]:
    work.session.expire_all()
    found = work.session.scalars(rows_of(brought))
    return [(one.number, one.outcome and one.outcome.value, str(one.reason)) for one in found]


def people(work: Work) -> list[Person]:
    """All people of the office, in the order of entry."""
    work.session.expire_all()
    found = select(Person).where(Person.office_id == work.office_id).order_by(Person.id)
    return list(work.session.scalars(found))


def person(work: Work, name: str) -> Person:
    (found,) = [one for one in people(work) if one.label == name]
    return found


def pools(work: Work, one: Person) -> list[str]:
    found: Sequence[Pool] = work.session.scalars(pools_of(one.id, work.office_id)).all()
    return [pool.label for pool in found]


def decide_about(work: Work, brought: Import, number: int, decision: Any) -> None:
    work.session.expire_all()
    one = work.session.scalars(rows_of(brought).where(ImportRow.number == number)).one()
    assert one.verdict is Verdict.DOUBTFUL
    one.decision = decision
    work.session.flush()
