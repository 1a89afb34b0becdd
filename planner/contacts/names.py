"""Keeps the search text of people up to date when an employer is renamed."""

from __future__ import annotations

from sqlalchemy import select

from planner.contacts.models import Affiliation, Outlet, Person
from planner.contacts.queries import WITH_ALL
from planner.kernel.work import Work
from planner.organisations.models import Organisation


def reindex_people(work: Work, employer: Organisation | Outlet) -> None:
    """Recompute the search text of all people with an affiliation to that employer."""
    employer_id = (
        Affiliation.organisation_id if isinstance(employer, Organisation) else Affiliation.outlet_id
    )
    people = (
        select(Person)
        .join(Affiliation, Affiliation.person_id == Person.id)
        .where(Person.office_id == work.office_id, employer_id == employer.id)
        .options(*WITH_ALL)
    )
    for person in work.session.scalars(people).unique():
        person.index()
    work.session.flush()
