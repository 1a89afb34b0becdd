"""Rows are inserted past the unit of work as it would insert them."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from planner.contacts.models import Person
from planner.history.models import Entry
from planner.kernel.row_inserts import insert_rows
from planner.kernel.texts import Texts
from tests.factories import Make

NAMES = [Texts(ru="Пётр О’Нил"), Texts()]


def test_values_are_stored_as_the_unit_of_work_stores_them(make: Make) -> None:
    work = make.work
    people = [{"office_id": work.office_id, "uid": f"u{n}", "names": NAMES[n]} for n in (0, 1)]
    facts = {
        "office_id": work.office_id,
        "at": work.now,
        "verb": "person.entered",
        "facts": {"n": 1},
    }

    insert_rows(work.session, Person, [{**one, "is_journalist": True} for one in people])
    insert_rows(work.session, Entry, [{**facts, "subject_kind": "people", "subject_id": 1}])

    stored = list(work.session.scalars(select(Person).order_by(Person.uid)))
    assert [(one.names, one.is_journalist) for one in stored] == [
        (NAMES[0], True),
        (NAMES[1], True),
    ]
    entry = work.session.scalars(select(Entry).where(Entry.verb == "person.entered")).one()
    assert (entry.at, entry.facts) == (work.now, {"n": 1})


def test_columns_that_are_not_given_have_their_defaults_each_of_its_own(make: Make) -> None:
    work = make.work
    people = [{"office_id": work.office_id, "uid": uid, "names": Texts()} for uid in ("a", "b")]

    insert_rows(work.session, Person, people)

    first, second = work.session.scalars(select(Person).order_by(Person.uid))
    assert first.public_id != second.public_id
    assert (first.version, first.notes, first.archived_at) == (1, "", None)


def test_no_rows_are_no_statement(make: Make) -> None:
    before = make.work.session.scalar(select(func.count()).select_from(Person))

    insert_rows(make.work.session, Person, [])

    assert make.work.session.scalar(select(func.count()).select_from(Person)) == before


def test_a_row_that_lacks_a_column_is_refused_and_nothing_is_stored(make: Make) -> None:
    work = make.work
    whole = {"office_id": work.office_id, "uid": "a", "names": Texts()}

    with pytest.raises(KeyError):
        insert_rows(work.session, Person, [whole, {"office_id": work.office_id, "uid": "b"}])

    assert work.session.scalars(select(Person)).all() == []
