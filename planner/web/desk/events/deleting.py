"""Deleting a draft, and the list of deleted drafts, from which it can be restored."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.exchange.deleting import (
    KEPT_FOR,
    Restored,
    delete_draft,
    deleted_events,
    restore_draft,
    what_is_deleted,
    why_not_deleted,
)
from planner.exchange.models import DeletedEvent
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.database import db
from planner.web.desk.events.pages import find_event
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work, found, rechecked

blueprint = Blueprint("deleted_events", __name__, url_prefix="/events")
_SHOWN = 100


@blueprint.get("/<int:event_id>/deletion")
@needs(Role.EDITOR)
def new(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return render_template(
        "desk/deleted_events/new.html",
        event=event,
        why_not=why_not_deleted(db.session(), event),
        counts=what_is_deleted(db.session(), event),
        days=KEPT_FOR.days,
    )


@blueprint.post("/<int:event_id>/deletion")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    begin_writing()
    delete_draft(current_work(), find_event(event_id))
    flash(_("The draft is deleted. It can be restored here for 30 days."))
    return redirect(url_for("desk.deleted_events.index"), 303)


@blueprint.get("/deleted")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    deleted = db.session.scalars(deleted_events(current_office().id).limit(_SHOWN))
    return render_template("desk/deleted_events/index.html", deleted=list(deleted), kept=KEPT_FOR)


@blueprint.post("/deleted/<int:deleted_event_id>/restoration")
@needs(Role.EDITOR)
def restore(deleted_event_id: int) -> ResponseReturnValue:
    begin_writing()
    restored = restore_draft(current_work(), _deleted_event(deleted_event_id))
    flash(_restored(restored))
    return redirect(url_for("desk.overview.show", event_id=restored.event.id), 303)


def _restored(restored: Restored) -> str:
    if not restored.left_out:
        return _("The draft is back, with everything that it held.")
    return ngettext(
        "The draft is back. %(count)s entry was left out: what it referred to is not in your office any more.",
        "The draft is back. %(count)s entries were left out: what they referred to is not in your office any more.",
        restored.left_out,
    )


@rechecked
def _deleted_event(deleted_event_id: int) -> DeletedEvent:
    """The office's deleted draft, or a 404."""
    wanted = select(DeletedEvent).where(
        DeletedEvent.office_id == current_office().id, DeletedEvent.id == deleted_event_id
    )
    return found(db.session.scalars(wanted).one_or_none())
