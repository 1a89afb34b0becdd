"""Templates of the office: events kept as files, from which others are made."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from planner.events.models.event import Event
from planner.events.operations.outline import check_identity, set_where
from planner.events.operations.own_kinds import own_kind_for
from planner.events.operations.planning import EventPlan
from planner.events.operations.tasks import give_checklist
from planner.exchange.copying import Takes, reduced, stored_event
from planner.exchange.importing import normalise
from planner.exchange.models import EventTemplate
from planner.exchange.pruning import prune
from planner.exchange.values import from_json
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work

KEPT_FOR = timedelta(days=1)
# Columns of an event that the form of a new one shows.
_SHOWN = ("titles", "kind", "languages", "zone", "cities", "venues", "addresses", "link")
_NOTHING_OF_THE_PAST: dict[str, Any] = {"statements": [], "pools_present": [], "attendance": None}


@dataclass(frozen=True, slots=True)
class Made:
    """An event from a template. `left_out` counts what referred to rows that no register holds."""

    event: Event
    left_out: int


def templates_of(office_id: int) -> Rows[EventTemplate]:
    """The templates of an office by name, with kind and who kept them."""
    return (
        select(EventTemplate)
        .where(EventTemplate.office_id == office_id, EventTemplate.deleted_at.is_(None))
        .options(joinedload(EventTemplate.own_kind), joinedload(EventTemplate.kept_by))
        .order_by(EventTemplate.name, EventTemplate.id)
    )


def template_called(work: Work, name: str) -> EventTemplate | None:
    """The template with that name, whatever its case."""
    found = work.session.scalars(templates_of(work.office_id))
    return next((one for one in found if one.name.casefold() == name.casefold()), None)


def keep_template(work: Work, event: Event, name: str, *, replaces: bool = False) -> EventTemplate:
    """Keep the event as a template. Raises `Invalid` for a name that is taken, unless it `replaces`
    that template.
    """
    template = template_called(work, name)
    if template is not None and not replaces:
        raise Invalid("name", _("There is a template of this name. Choose another, or replace it."))
    template = template or EventTemplate(office_id=work.office_id)
    document = reduced(work, event, set(Takes) - {Takes.OCCASIONS})
    template.name, template.kind, template.own_kind = name, event.kind, event.own_kind
    template.document = document
    template.kept_at, template.kept_by_id = work.now, work.actor_id
    work.session.add(template)
    work.session.flush()
    record(work, "template.kept", template, event_id=event.id, title=name)
    return template


def template_values(template: EventTemplate) -> dict[str, Any]:
    """What the form of a new event begins with: title, kind, languages, zone and place."""
    document = template.document
    values = {name: from_json(Event, name, document[name]) for name in _SHOWN}
    return {**values, "own_kind_id": template.own_kind_id}


def rename_template(work: Work, template: EventTemplate, name: str) -> None:
    """Raises `Invalid` for a name that another template has."""
    if template_called(work, name) not in (None, template):
        raise Invalid("name", _("There is a template of this name. Choose another."))
    before, template.name = template.name, name
    work.session.flush()
    record(work, "template.renamed", template, before=before, after=name)


def delete_template(work: Work, template: EventTemplate) -> None:
    """It can be brought back within a day."""
    template.deleted_at = work.now
    work.session.flush()
    record(work, "template.deleted", template, title=template.name)


def bring_template_back(work: Work, template: EventTemplate) -> None:
    """Undo `delete_template`. Raises `Invalid` if its name was given to another one meanwhile."""
    if template.deleted_at is None:
        return
    if template_called(work, template.name) is not None:
        raise Invalid("name", _("There is a template of this name by now."))
    template.deleted_at = None
    work.session.flush()
    record(work, "template.restored", template, title=template.name)


def event_from_template(work: Work, template: EventTemplate, plan: EventPlan) -> Made:
    """A draft with what the template holds; kind, title, languages, date and place are those of the
    plan. Raises `Invalid`.
    """
    check_identity(plan.titles, plan.languages)
    own_kind = own_kind_for(work, plan.own_kind_id, plan.languages)
    document = deepcopy(template.document)
    document.update(deepcopy(_NOTHING_OF_THE_PAST))
    normalise({"event": document})
    left_out = prune(work, {"event": document})
    document["titles"], document["languages"] = plan.titles.as_json(), list(plan.languages)
    event = stored_event(work, document, plan.when)
    event.own_kind = own_kind
    event.kind = own_kind.like if own_kind else plan.kind
    event.responsible_id = work.actor_id
    set_where(event, plan.where)
    if not event.tasks:
        give_checklist(work, event)
    work.session.flush()
    record(work, "event.planned", event, event_id=event.id, kind=event.kind)
    return Made(event, left_out)


def forget_deleted_templates(session: Session, now: datetime) -> int:
    """Remove templates that were deleted a day ago; how many. For the worker, all offices."""
    old = delete(EventTemplate).where(EventTemplate.deleted_at <= now - KEPT_FOR)
    result: Any = session.execute(old)
    return int(result.rowcount)
