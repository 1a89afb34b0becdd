"""From a record that was merged to the one that keeps its data, and back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.contacts.models import Person


def survivor_of(session: Session, person: Person) -> Person:
    """The person who keeps the data of `person`: themselves, unless they were merged into another one,
    perhaps more than once.
    """
    while person.merged_into_id is not None:
        person = session.get_one(Person, person.merged_into_id)
    return person


def merged_into(session: Session, office_id: int, person_id: int) -> list[int]:
    """The numbers of all records that were merged into this one, the person's own first."""
    found = [person_id]
    latest = found
    while latest:
        rows = select(Person.id).where(
            Person.office_id == office_id, Person.merged_into_id.in_(latest)
        )
        latest = list(session.scalars(rows))
        found += latest
    return found
