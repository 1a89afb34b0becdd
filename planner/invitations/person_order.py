"""The list of people sorted by how often they came, or by when they were last written to.

Both are counted when the list is shown (decision 0058), each from one covering index.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, select

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import OVER
from planner.invitations.models import Invitation
from planner.kernel.work import Work
from planner.outbox.models import LEFT, TEST, Letter


class PersonOrder(StrEnum):
    """`came`: who came most often first; `latest`: who was written to last first; `longest`: who was
    never, or longest not, written to first.
    """

    NAME = "name"
    CAME = "came"
    LATEST = "latest"
    LONGEST = "longest"


@dataclass(frozen=True, slots=True)
class Measured:
    """`people` with what they are sorted by: a whole number, or a text."""

    people: Select[Any]
    measure: ColumnElement[Any]
    is_descending: bool


def measured(work: Work, order: PersonOrder, people: Select[Any]) -> Measured:
    """`people` selects from `Person`; `order` is not by name."""
    is_by_came = order is PersonOrder.CAME
    counted = (_arrivals(work) if is_by_came else _last_letters(work)).cte("counted")
    joined = people.outerjoin(counted, counted.c.person_id == Person.id)
    measure = func.coalesce(counted.c.measure, 0 if is_by_came else "")
    return Measured(joined, measure, order is not PersonOrder.LONGEST)


def _arrivals(work: Work) -> Select[Any]:
    """At events that are over, as `contact` counts them."""
    return (
        select(Invitation.person_id, func.count().label("measure"))
        .join(Invitation.event)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.checked_in_at.is_not(None),
            Invitation.withdrawn_at.is_(None),
            Event.status.in_(OVER),
        )
        .group_by(Invitation.person_id)
    )


def _last_letters(work: Work) -> Select[Any]:
    """As text, which sorts as the moment does."""
    return (
        select(Letter.person_id, cast(func.max(Letter.sent_at), String).label("measure"))
        .where(
            Letter.office_id == work.office_id,
            Letter.person_id.is_not(None),
            Letter.delivery.in_(LEFT),
            Letter.purpose != TEST,
        )
        .group_by(Letter.person_id)
    )
