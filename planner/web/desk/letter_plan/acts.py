"""Deciding about planned letters: released beforehand, written now, dropped, taken back."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.jobs.starting import start_planned
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.letter_plans import operations
from planner.letter_plans.models import Way
from planner.web.desk.events.pages import find_event
from planner.web.desk.jobs.pages import follow
from planner.web.desk.letter_plan.pages import EVENT, PLAN, ROW, back_to, blueprint, find_planned
from planner.web.doors import needs
from planner.web.notices import Undo, flash
from planner.web.transaction import begin_writing, current_work
from planner.web.words import word


@blueprint.post(f"{EVENT}{PLAN}/of-office")
@needs(Role.EDITOR)
def take(event_id: int) -> ResponseReturnValue:
    begin_writing()
    count = operations.take_office_plan(current_work(), find_event(event_id))
    flash(
        ngettext(
            "%(count)s letter is planned, as a draft.",
            "%(count)s letters are planned, as drafts.",
            count,
            count=number_text(count),
        )
    )
    return redirect(url_for("desk.letter_plan.index", event_id=event_id), 303)


@blueprint.post(f"{EVENT}{ROW}/way")
@needs(Role.EDITOR)
def choose_way(event_id: int, planned_id: int) -> ResponseReturnValue:
    begin_writing()
    planned = find_planned(planned_id, event_id)
    before, way = planned.way, _way()
    operations.choose_way(current_work(), planned, way)
    undo = Undo(
        url_for("desk.letter_plan.choose_way", event_id=event_id, planned_id=planned.id),
        {"way": before.value},
    )
    flash(_chosen(way, word(planned.kind)), undo)
    return back_to(planned)


@blueprint.post(f"{EVENT}{ROW}/letters")
@needs(Role.EDITOR)
def write_now(event_id: int, planned_id: int) -> ResponseReturnValue:
    begin_writing()
    planned = find_planned(planned_id, event_id)
    operations.write_now(current_work(), planned)
    return follow(start_planned(current_work(), planned))


@blueprint.post(f"{EVENT}{ROW}/drop")
@needs(Role.EDITOR)
def drop(event_id: int, planned_id: int) -> ResponseReturnValue:
    begin_writing()
    planned = find_planned(planned_id, event_id)
    operations.drop(current_work(), planned)
    undo = Undo(url_for("desk.letter_plan.take_up", event_id=event_id, planned_id=planned.id))
    flash(_("“%(name)s” is dropped: nobody gets it.", name=word(planned.kind)), undo)
    return back_to(planned)


@blueprint.post(f"{EVENT}{ROW}/take-up")
@needs(Role.EDITOR)
def take_up(event_id: int, planned_id: int) -> ResponseReturnValue:
    begin_writing()
    planned = find_planned(planned_id, event_id)
    operations.take_up(current_work(), planned)
    undo = Undo(url_for("desk.letter_plan.drop", event_id=event_id, planned_id=planned.id))
    flash(_("“%(name)s” is in the plan again.", name=word(planned.kind)), undo)
    return back_to(planned)


@blueprint.post(f"{EVENT}{ROW}/take-back")
@needs(Role.EDITOR)
def take_back(event_id: int, planned_id: int) -> ResponseReturnValue:
    begin_writing()
    planned = find_planned(planned_id, event_id)
    count = operations.take_back(current_work(), planned)
    flash(
        ngettext(
            "%(count)s letter that waited is discarded. “%(name)s” is a draft again.",
            "%(count)s letters that waited are discarded. “%(name)s” is a draft again.",
            count,
            count=number_text(count),
            name=word(planned.kind),
        )
    )
    return back_to(planned)


def _way() -> Way:
    given = request.form.get("way", "")
    if given not in set(Way):
        raise Invalid("way", _("Choose one of the list."))
    return Way(given)


def _chosen(way: Way, name: str) -> str:
    """What becomes of the letter called `name`."""
    if way is Way.DRAFT:
        return _("“%(name)s” is a draft: nothing is written at its hour.", name=name)
    if way is Way.HELD:
        return _("“%(name)s” is written at its hour and waits in the outbox.", name=name)
    return _("“%(name)s” leaves at its hour. You can take it back until then.", name=name)
