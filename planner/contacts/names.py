"""Keeps the search text of people up to date when an employer or a topic is renamed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from planner.contacts.models import Affiliation, Outlet, Person
from planner.contacts.queries import WITH_ALL, WITH_BEATS
from planner.contacts.topic import PersonTopic, Topic
from planner.kernel.work import Work
from planner.organisations.models import Organisation


def reindex_people(work: Work, renamed: Organisation | Outlet | Topic) -> None:
    """Recompute the search text of all people with an affiliation to that employer, or whose beat
    that topic is.
    """
    people = (
        select(Person)
        .where(Person.office_id == work.office_id, _refers_to(renamed))
        .options(*WITH_ALL, WITH_BEATS)
    )
    for person in work.session.scalars(people):
        person.index()
    work.session.flush()


def _refers_to(renamed: Organisation | Outlet | Topic) -> ColumnElement[bool]:
    if isinstance(renamed, Topic):
        return Person.id.in_(
            select(PersonTopic.person_id).where(
                PersonTopic.office_id == renamed.office_id, PersonTopic.topic_id == renamed.id
            )
        )
    is_body = isinstance(renamed, Organisation)
    employer_id = Affiliation.organisation_id if is_body else Affiliation.outlet_id
    return Person.id.in_(
        select(Affiliation.person_id).where(
            Affiliation.office_id == renamed.office_id, employer_id == renamed.id
        )
    )
