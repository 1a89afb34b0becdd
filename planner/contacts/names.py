"""Names that stand in the records of others: what follows when one of them changes."""

from __future__ import annotations

from sqlalchemy import select

from planner.contacts.models import Affiliation, Outlet, Person
from planner.contacts.queries import WITH_ALL
from planner.kernel.work import Work
from planner.organisations.models import Organisation


def follow(work: Work, employer: Organisation | Outlet) -> None:
    """Let the people of that body or medium be found by its new name."""
    works_there = (
        Affiliation.organisation_id if isinstance(employer, Organisation) else Affiliation.outlet_id
    )
    people = (
        select(Person)
        .join(Affiliation, Affiliation.person_id == Person.id)
        .where(Person.office_id == work.office_id, works_there == employer.id)
        .options(*WITH_ALL)
    )
    for person in work.session.scalars(people).unique():
        person.index()
    work.session.flush()
