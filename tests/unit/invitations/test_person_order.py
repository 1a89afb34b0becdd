"""What the list of people is sorted by is read from covering indexes."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from planner.contacts.models import Person
from planner.invitations.person_order import PersonOrder, measured
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.test_contact import letter


def plan_of(work: Work, order: PersonOrder) -> list[str]:
    people = select(Person).where(Person.office_id == work.office_id)
    statement = measured(work, order, people)
    found = statement.people.with_only_columns(Person.id, statement.measure)
    compiled = found.compile(work.session.connection(), compile_kwargs={"literal_binds": True})
    explained = work.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
    return [step[3] for step in explained]


@pytest.mark.parametrize(
    ("order", "index"),
    [
        (PersonOrder.CAME, "ix_invitations_arrivals"),
        (PersonOrder.LATEST, "ix_letters_contact"),
        (PersonOrder.LONGEST, "ix_letters_contact"),
    ],
)
def test_the_count_is_answered_by_an_index_alone(
    work: Work, make: Make, order: PersonOrder, index: str
) -> None:
    letter(work, make.person("Ada").id, "one")

    steps = [step for step in plan_of(work, order) if index in step]

    assert [step.split(" USING ")[1].split(" (")[0] for step in steps] == [
        f"COVERING INDEX {index}"
    ]
