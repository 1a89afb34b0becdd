"""People by id, with everything that a row of a list is compared with."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from planner.contacts.models import Person
from planner.contacts.queries import WITH_ALL, WITH_BEATS
from planner.kernel.portions import portions
from planner.kernel.work import Work


def loaded_people(work: Work, ids: Iterable[int]) -> dict[int, Person]:
    """Those of the office, in a few statements."""
    found: dict[int, Person] = {}
    for some in portions(sorted(set(ids))):
        people = (
            select(Person)
            .where(Person.office_id == work.office_id, Person.id.in_(some))
            .options(*WITH_ALL, WITH_BEATS)
        )
        found |= {person.id: person for person in work.session.scalars(people)}
    return found
