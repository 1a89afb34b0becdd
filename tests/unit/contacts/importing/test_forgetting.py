"""What lists hold of people does not outlive its purpose, nor the person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from planner.contacts.importing import cleanup
from planner.contacts.importing.cleanup import forget_lists
from planner.contacts.importing.forgetting import forget_person
from planner.contacts.importing.models import (
    UNDO_FOR,
    Import,
    ImportKey,
    ImportRow,
    ImportState,
    Outcome,
)
from planner.contacts.importing.rows import rows_of
from planner.files.models import StoredFile
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.contacts.importing.acts import outcomes, people, previewed, row, take_in, taken_in
from tests.unit.contacts.importing.test_operations import stored_file

ROWS = (row(1, "Ada Ferrymann", "ada@paper.test"), row(2, "Boris Quayle", "b@paper.test"))


def counts(work: Work) -> list[int | None]:
    work.session.expire_all()
    models = (Import, ImportRow, ImportKey)
    return [work.session.scalar(select(func.count(model.id))) for model in models]


def forget_all(work: Work, days: int) -> None:
    now = work.now + timedelta(days=days)
    while forget_lists(work.session, now):
        pass


def test_the_rows_of_an_import_are_kept_for_thirty_days(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleanup, "PORTION", 1)
    brought = taken_in(work, *ROWS)
    brought.examples = [["Ada"]]

    forget_all(work, 29)
    kept = counts(work)
    forget_all(work, 30)

    assert kept == [1, 2, 2]
    assert counts(work) == [1, 0, 0]
    assert (brought.examples, brought.outcomes) == ([], {"created": 2})
    assert brought.forgotten_at == work.now + UNDO_FOR
    assert len(people(work)) == 2


def test_a_list_that_nobody_agreed_to_is_deleted(work: Work) -> None:
    previewed(work, *ROWS)

    forget_all(work, 30)

    assert counts(work) == [0, 0, 0]


def test_nothing_is_left_of_a_person_who_is_erased(work: Work) -> None:
    brought = taken_in(work, *ROWS, row(3, "Ada Ferrymann", "third@paper.test", notes="shy"))
    brought.examples, brought.file_id = [["Ada"]], stored_file(work).id
    waiting = previewed(work, row(7, "Somebody Else", "ADA@paper.test"), *ROWS[1:])
    ada = people(work)[0]

    paths = forget_person(work, ada)

    work.session.expire_all()
    rows = [*work.session.scalars(rows_of(brought)), *work.session.scalars(rows_of(waiting))]
    assert paths == [f"ab/{0:032x}"]
    assert [one.label for one in rows] == ["", "Boris Quayle", "Ada Ferrymann", "", "Boris Quayle"]
    assert rows[0].cells == rows[0].changes == []
    assert (rows[0].read, rows[0].person_id) == ({}, None)
    assert rows[0].reason == "The data of this row were erased."
    assert brought.examples == []
    assert work.session.scalars(select(StoredFile)).all() == []
    assert "ada@paper.test" not in set(work.session.scalars(select(ImportKey.key)))


def test_a_row_that_was_erased_is_not_taken_in(make: Make, work: Work) -> None:
    ada = make.person("Carla Weir", email="ada@paper.test")
    brought = previewed(work, *ROWS)

    assert forget_person(work, ada) == []
    take_in(work, brought)

    assert outcomes(work, brought)[0] == (1, "left_out", "The data of this row were erased.")
    assert [one.label for one in people(work)[1:]] == ["Boris Quayle"]


def test_erasing_somebody_whom_no_list_names(make: Make, work: Work) -> None:
    brought = taken_in(work, *ROWS)

    assert forget_person(work, make.person("Carla Weir")) == []
    assert brought.state is ImportState.IMPORTED
    found = {one.outcome for one in work.session.scalars(rows_of(brought))}
    assert found == {Outcome.CREATED}
