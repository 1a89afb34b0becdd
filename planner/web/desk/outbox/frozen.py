"""The frozen outbox of a restored copy: members say which letters had left since it was made."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.outbox.freezing import (
    discard_doubtful,
    doubtful,
    doubtful_count,
    freeze_of,
    mark_as_sent,
    release_outbox,
)
from planner.outbox.models import Letter, OutboxFreeze
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work

blueprint = Blueprint("frozen_outbox", __name__, url_prefix="/outbox/frozen")
PAGE_OF_LETTERS = 100
EVERY_LETTER = "all"


@blueprint.get("/")
@needs(Role.APPROVER)
def index() -> ResponseReturnValue:
    """Letters without a decision, oldest first."""
    freeze = current_freeze()
    if freeze is None:
        return redirect(url_for("desk.outbox.index"), 303)
    letters = list(db.session.scalars(doubtful(freeze).limit(PAGE_OF_LETTERS)))
    return render_template(
        "desk/frozen_outbox/index.html",
        freeze=freeze,
        letters=letters,
        count=db.session.scalar(doubtful_count(freeze)) or 0,
        events=_events(letters),
        every=EVERY_LETTER,
    )


@blueprint.post("/sent")
@needs(Role.APPROVER)
def mark_sent() -> ResponseReturnValue:
    """Mark the ticked letters, or all, as sent since the copy was made."""
    begin_writing()
    count = mark_as_sent(current_work(), _require_freeze(), _chosen())
    flash(
        ngettext(
            "One letter is marked as sent.",
            "%(count)s letters are marked as sent.",
            count,
            count=number_text(count),
        )
    )
    return redirect(url_for("desk.frozen_outbox.index"), 303)


@blueprint.post("/discarded")
@needs(Role.APPROVER)
def discard_letters() -> ResponseReturnValue:
    """Discard the ticked letters, or all."""
    begin_writing()
    count = discard_doubtful(current_work(), _require_freeze(), _chosen())
    flash(
        ngettext(
            "One letter is discarded. Nobody receives it.",
            "%(count)s letters are discarded. Nobody receives them.",
            count,
            count=number_text(count),
        )
    )
    return redirect(url_for("desk.frozen_outbox.index"), 303)


@blueprint.post("/release")
@needs(Role.APPROVER)
def release_frozen() -> ResponseReturnValue:
    """End the freeze; letters without a decision have not left."""
    begin_writing()
    release_outbox(current_work(), _require_freeze())
    flash(_("Letters leave again. Those that were held still wait for you."))
    return redirect(url_for("desk.outbox.index"), 303)


def current_freeze() -> OutboxFreeze | None:
    """The freeze of the office's outbox; None while letters leave."""
    return db.session.scalars(freeze_of(current_office().id)).one_or_none()


def _require_freeze() -> OutboxFreeze:
    freeze = current_freeze()
    if freeze is None:
        raise Conflict(_("Somebody else has released the letters meanwhile."))
    return freeze


def _chosen() -> list[int] | None:
    """The ticked ids; None for all letters. Raises `Conflict` if none is ticked."""
    if request.form.get("which") == EVERY_LETTER:
        return None
    ticked = request.form.getlist("letter")
    numbers = [number for given in ticked if (number := row_number(given)) is not None]
    if not numbers:
        raise Conflict(_("No letter is ticked. Tick those that you mean."))
    return numbers


def _events(letters: list[Letter]) -> dict[int, Event]:
    numbers = {letter.event_id for letter in letters if letter.event_id is not None}
    wanted = select(Event).where(Event.office_id == current_office().id, Event.id.in_(numbers))
    return {event.id: event for event in db.session.scalars(wanted)}
