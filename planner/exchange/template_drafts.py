"""Changing a template: it is opened as a draft, which then takes its place."""

from __future__ import annotations

from sqlalchemy import select

from planner.events.changes import When, Where
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.events.operations.planning import EventPlan
from planner.exchange.deleting import delete_draft
from planner.exchange.models import EventTemplate
from planner.exchange.templates import Made, event_from_template, keep_template, template_values
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.work import Work


def template_in(event: Event) -> Rows[EventTemplate]:
    """The template that is being changed in this draft."""
    return select(EventTemplate).where(
        EventTemplate.office_id == event.office_id,
        EventTemplate.draft_id == event.id,
        EventTemplate.deleted_at.is_(None),
    )


def open_template(work: Work, template: EventTemplate) -> Made:
    """The draft in which the template is being changed, made unless there is one."""
    if template.draft is not None and template.draft.status is EventStatus.DRAFT:
        return Made(template.draft, left_out=0)
    values = template_values(template)
    zone = values.pop("zone")
    where = {name: values.pop(name) for name in ("cities", "venues", "addresses", "link")}
    plan = EventPlan(when=When(zone=zone), where=Where(**where), **values)
    made = event_from_template(work, template, plan)
    template.draft = made.event
    work.session.flush()
    record(work, "template.opened", template, event_id=made.event.id, title=template.name)
    return made


def replace_template(work: Work, template: EventTemplate, draft: Event) -> None:
    """What the draft holds becomes the template; the draft is deleted. Raises `Conflict` if it is no
    longer a draft, or has guests, letters or releases.
    """
    keep_template(work, draft, template.name, replaces=True)
    delete_draft(work, draft)
