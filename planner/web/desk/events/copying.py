"""Copying an event with a choice of what comes along."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.exchange.copying import Takes, copy_event, what_there_is
from planner.kernel.messages import gettext as _
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.copying import CopyEventForm, tick_label
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import current_work, office_languages

blueprint = Blueprint("copies", __name__, url_prefix="/events/<int:event_id>/copies")
_NEVER = _("Answers, attendance, statements, letters, publications and releases never come along.")


@blueprint.get("")
@needs(Role.EDITOR)
def new(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    counts = what_there_is(current_work(), event)
    return _page(event, CopyEventForm.proposed(event, counts, office_languages()))


@blueprint.post("")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    counts = what_there_is(current_work(), event)
    form = CopyEventForm.read(languages=office_languages())
    form.name_ticks(counts)
    copied, status = submit_form(form, lambda: copy_event(current_work(), event, form.plan(event)))
    if copied is None:
        return _page(event, form, status)
    flash(_said(form.takes, counts))
    return redirect(url_for("desk.overview.show", event_id=copied.id), 303)


def _page(event: Event, form: CopyEventForm, status: int = 200) -> ResponseReturnValue:
    return render_template("desk/copies/new.html", event=event, form=form, never=_NEVER), status


def _said(taken: frozenset[Takes], counts: dict[Takes, int]) -> str:
    """What came along, and what did not."""
    there = [take for take in Takes if counts[take]]
    came, stayed = (
        [tick_label(take, counts[take]) for take in there if (take in taken) is comes]
        for comes in (True, False)
    )
    said = [_("This is the copy, a draft.")]
    if came:
        said.append(_("Came along: %(what)s.", what="; ".join(came)))
    if stayed:
        said.append(_("Did not: %(what)s.", what="; ".join(stayed)))
    return " ".join((*said, _NEVER))
