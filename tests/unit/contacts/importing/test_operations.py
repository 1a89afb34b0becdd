"""What a list goes through, and what is refused on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from planner.contacts.importing.columns import Column
from planner.contacts.importing.models import (
    ChangeRule,
    Decision,
    Import,
    ImportKey,
    ImportMapping,
    ImportRow,
    ImportState,
)
from planner.contacts.importing.operations import (
    ListPlan,
    agree,
    begin_reading,
    begin_undoing,
    bring_list,
    decide,
    decide_about_rest,
    discard_list,
    end_importing,
    end_reading,
    end_undoing,
    read_again,
)
from planner.contacts.importing.rows import rows_of
from planner.contacts.models import Person
from planner.files import transfers
from planner.files.models import StoredFile
from planner.files.transfers import Written
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.work import Work
from planner.tables.table import FileFormat, Table
from tests.factories import Make
from tests.unit.contacts.importing.acts import previewed, row

PLAN = ListPlan(source="Accreditation")
TWO = (Column.NAME, Column.EMAIL)


def table(*rows: tuple[str, ...], headings: tuple[str, ...] = ("Who", "Where")) -> Table:
    return Table(
        file_format=FileFormat.CSV,
        headings=headings,
        rows=rows,
        numbers=range(2, 2 + len(rows)),
        encoding="utf-8",
        separator=";",
    )


ADA = table(("Ada", "ada@paper.test"))


def stored_file(work: Work) -> StoredFile:
    number = work.session.scalar(select(func.count(StoredFile.id)))
    written = Written(f"ab/{number:032x}", "0" * 64, 3)
    return transfers.keep(work, written, "list.csv", "text/csv")


def brought_in(work: Work, given: Table = ADA, plan: ListPlan = PLAN) -> Import:
    return bring_list(work, "c:\\lists\\list.csv", stored_file(work), given, TWO, plan)


def count(work: Work, model: type) -> int:
    return work.session.scalar(select(func.count()).select_from(model)) or 0


def verbs(work: Work) -> list[str]:
    found = select(Entry.verb).where(Entry.subject_kind == "imports").order_by(Entry.id)
    return list(work.session.scalars(found))


def test_a_list_goes_its_way(work: Work) -> None:
    brought = brought_in(work)
    states = [brought.state]
    begin_reading(work, brought, TWO, PLAN, 1)
    states.append(brought.state)
    end_reading(work, brought)
    states.append(brought.state)
    agreed = agree(work, brought, ChangeRule.TAKE, 2), agree(work, brought, ChangeRule.FILL, 2)
    states.append(brought.state)
    paths = end_importing(work, brought)
    states.append(brought.state)
    begun = begin_undoing(work, brought), begin_undoing(work, brought)
    states.append(brought.state)
    end_undoing(work, brought)

    assert (brought.file_name, brought.total, brought.examples) == ("list.csv", 1, [])
    assert (agreed, begun) == ((True, False), (True, False))
    assert (brought.change_rule, paths) == (ChangeRule.TAKE, [f"ab/{0:032x}"])
    assert [*states, brought.state] == list(ImportState)
    assert count(work, StoredFile) == 0
    assert verbs(work) == [
        "list.uploaded", "list.agreed", "list.imported", "list.undo_begun", "list.undone",
    ]  # fmt: skip


def test_the_columns_are_kept_by_the_headings(work: Work) -> None:
    for columns in ((Column.EMAIL, Column.NAME), (Column.UNUSED, Column.NAME)):
        begin_reading(work, brought_in(work), columns, PLAN, None)

    same = brought_in(work)
    other = brought_in(work, table(("a", "b"), headings=("Who", "Whence")))
    none = table(("Ada", "ada@paper.test"), headings=("", ""))
    begin_reading(work, brought_in(work, none), (Column.NAME, Column.NAME), PLAN, None)
    nameless = brought_in(work, none)

    assert same.columns == ["unused", "name"]
    assert other.columns == nameless.columns == ["name", "email"]


def test_a_column_that_a_later_version_knows_no_more_is_unused(work: Work) -> None:
    brought = brought_in(work)
    begin_reading(work, brought, TWO, PLAN, None)
    work.session.scalars(select(ImportMapping)).one().columns = ["star sign", "name"]
    work.session.flush()

    assert brought_in(work).columns == ["unused", "name"]


def test_a_list_without_rows_or_source_is_refused(work: Work) -> None:
    with pytest.raises(Invalid) as empty:
        brought_in(work, table())
    with pytest.raises(Invalid) as unsaid:
        brought_in(work, plan=ListPlan(source="  "))

    assert (empty.value.field, unsaid.value.field) == ("file", "source")
    assert count(work, Import) == 0


@pytest.mark.parametrize(
    "columns", [(Column.NAME,), (Column.TELEPHONE, Column.OUTLET), (Column.NAME,) * 3]
)
def test_columns_that_name_nobody_are_refused(work: Work, columns: tuple[Column, ...]) -> None:
    brought = brought_in(work)

    with pytest.raises(Invalid) as refused:
        begin_reading(work, brought, columns, PLAN, None)

    assert refused.value.field == "columns"
    assert brought.state is ImportState.UPLOADED


def test_a_pool_of_nobody_is_refused(work: Work) -> None:
    with pytest.raises(Invalid) as refused:
        brought_in(work, plan=ListPlan(source="Accreditation", pool_ids=(7,)))

    assert refused.value.field == "pool_ids"


def test_reading_again_forgets_the_rows(make: Make, work: Work) -> None:
    brought = previewed(work, row(1, "Ada", "ada@paper.test"))

    read_again(work, brought, table(("A", "B", "C"), headings=("1", "2", "3")), TWO)

    assert (brought.state, brought.counts) == (ImportState.UPLOADED, {})
    assert (brought.headings, brought.version) == (["1", "2", "3"], 2)
    assert (count(work, ImportRow), count(work, ImportKey)) == (0, 0)


def test_somebody_else_is_faster(work: Work) -> None:
    brought = brought_in(work)
    begin_reading(work, brought, TWO, PLAN, 1)
    end_reading(work, brought)

    with pytest.raises(Stale):
        begin_reading(work, brought, TWO, PLAN, 1)
    with pytest.raises(Conflict):
        agree(work, brought, ChangeRule.FILL, 1)

    assert brought.state is ImportState.READ


@pytest.mark.parametrize("state", ImportState)
def test_what_can_be_done_in_which_state(work: Work, state: ImportState) -> None:
    is_open = state in (ImportState.UPLOADED, ImportState.READING, ImportState.READ)
    acts: dict[str, Callable[[Import], object]] = {
        "read": lambda one: begin_reading(work, one, TWO, PLAN, None),
        "again": lambda one: read_again(work, one, ADA, TWO),
        "decide": lambda one: decide(work, one, {}),
        "rest": lambda one: decide_about_rest(work, one, Decision.NEW),
        "discard": lambda one: discard_list(work, one),
    }
    done = set()

    for name, act in acts.items():
        brought = previewed(work)
        brought.state = state
        try:
            act(brought)
        except Conflict:
            continue
        done.add(name)

    read = {"decide", "rest"} if state is ImportState.READ else set()
    assert done == ({"read", "again", "discard"} if is_open else set()) | read


def test_an_import_can_be_undone_for_thirty_days(work: Work) -> None:
    brought = previewed(work)

    with pytest.raises(Conflict) as early:
        begin_undoing(work, brought)
    brought.state, brought.imported_at = ImportState.IMPORTED, work.now - timedelta(days=30)
    with pytest.raises(Conflict) as late:
        begin_undoing(work, brought)

    assert early.value.message == "This list is not imported. There is nothing to undo."
    assert late.value.message == "An import can be undone for 30 days. They are over."


def test_answers_about_doubtful_rows(make: Make, work: Work) -> None:
    make.person("Carla Weir", email="ada@paper.test")
    brought = previewed(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test"),
        row(2, "", "news@paper.test"),
        row(3, "Boris Quayle", "b@paper.test"),
    )
    first, second, third = work.session.scalars(rows_of(brought)).all()

    changed = decide(work, brought, {first.id: Decision.SAME, third.id: Decision.NEW})
    again = decide(work, brought, {first.id: Decision.SAME, second.id: None})
    with pytest.raises(Invalid) as refused:
        decide(work, brought, {second.id: Decision.SAME})

    assert (changed, again) == (1, 0)
    assert (first.decision, second.decision, third.decision) == (Decision.SAME, None, None)
    assert refused.value.message == "Nobody is known whom this row could be about."


@pytest.mark.parametrize(("decision", "number"), [(Decision.NEW, 2), (Decision.SAME, 1)])
def test_answers_about_all_the_rest(
    make: Make, work: Work, decision: Decision, number: int
) -> None:
    make.person("Carla Weir", email="ada@paper.test")
    brought = previewed(
        work,
        row(1, "Ada Ferrymann", "ada@paper.test"),
        row(2, "", "news@paper.test"),
        row(3, "", "desk@paper.test"),
    )
    decided = work.session.scalars(rows_of(brought)).all()[2]
    decide(work, brought, {decided.id: Decision.LEAVE_OUT})

    found = decide_about_rest(work, brought, decision)

    work.session.expire_all()
    assert found == number
    assert decided.decision is Decision.LEAVE_OUT


def test_a_deleted_list_leaves_nothing(work: Work) -> None:
    brought = brought_in(work)
    brought.state = ImportState.READ

    paths = discard_list(work, brought)

    assert len(paths) == 1
    assert [count(work, model) for model in (Import, StoredFile, Person)] == [0, 0, 0]
    assert verbs(work) == ["list.uploaded", "list.discarded"]
