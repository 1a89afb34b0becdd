"""Who is responsible for an event."""

from __future__ import annotations

from sqlalchemy import update

from planner.accounts.queries import active_member
from planner.events.lifecycle import check_open
from planner.events.models.event import Event
from planner.events.models.task import EventTask, KindTask
from planner.history.operations import record
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work


def make_responsible(work: Work, event: Event, user_id: int | None) -> None:
    """Make a member of the office responsible, or nobody. Idempotent.

    Raises `Conflict` if the event is closed, `Invalid` if the user does not work in the office.
    """
    check_open(event)
    if user_id == event.responsible_id:
        return
    if user_id is not None:
        member = work.session.scalars(active_member(work.office_id, user_id)).one_or_none()
        if member is None:
            raise Invalid("responsible_id", _("Choose from the list."))
    event.responsible_id = user_id
    work.session.flush()
    record(work, "event.responsible_chosen", event, event_id=event.id)


def clear_responsible(work: Work, user_id: int) -> None:
    """Make nobody responsible for the events and tasks of a user who leaves the office."""
    for model in (Event, EventTask, KindTask):
        work.session.execute(
            update(model)
            .where(model.office_id == work.office_id, model.responsible_id == user_id)
            .values(responsible_id=None)
        )
