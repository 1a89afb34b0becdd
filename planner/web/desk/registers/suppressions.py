"""Addresses whose owners do not want letters: noting, looking up, lifting. None can be read."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.suppression import SuppressionRoad
from planner.contacts.suppressions import (
    latest_suppressions,
    lift,
    suppress,
    suppression_by_id,
    suppression_counts,
    suppressions_of,
)
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.forms.privacy import LiftForm, LookUpForm, SuppressionForm
from planner.web.doors import needs
from planner.web.form_submission import submit_form, submit_reading_form
from planner.web.notices import flash
from planner.web.transaction import current_office, current_work, found, rechecked

blueprint = Blueprint("suppressions", __name__, url_prefix="/suppressions")
_SHOWN = 100


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    return _page()


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    """Note that somebody has opted out by telephone or letter."""
    form = SuppressionForm.read()
    added, status = submit_form(
        form,
        lambda: suppress(
            current_work(),
            [form.address.data or ""],
            form.kind.data,
            SuppressionRoad.STAFF,
            form.reason.data or "",
        ),
    )
    if added is None:
        return _page(form=form), status
    flash(_("It is noted.") if added else _("That was noted before."))
    return redirect(url_for("desk.suppressions.index"), 303)


@blueprint.post("/look-up")
@needs(Role.EDITOR)
def look_up() -> ResponseReturnValue:
    """Whether an address is among them. By POST, so that it stands in no address; changes nothing."""
    form = LookUpForm.read()
    address = form.looked_up.data or ""
    rows, status = submit_reading_form(form, lambda: suppressions_of(current_work(), address))
    return _page(looked_up=form, hits=rows), status


@blueprint.get("/<int:suppression_id>/lifting")
@needs(Role.APPROVER)
def ask(suppression_id: int) -> ResponseReturnValue:
    return _lifting(suppression_id, LiftForm())


@blueprint.post("/<int:suppression_id>/lifting")
@needs(Role.APPROVER)
def lift_one(suppression_id: int) -> ResponseReturnValue:
    _find(suppression_id)
    form = LiftForm.read()
    _none, status = submit_form(
        form, lambda: lift(current_work(), _find(suppression_id), form.reason.data or "")
    )
    if status != 303:
        return _lifting(suppression_id, form), status
    flash(_("Letters may be written to the person again."))
    return redirect(url_for("desk.suppressions.index"), 303)


@rechecked
def _find(suppression_id: int) -> Any:
    wanted = suppression_by_id(current_office().id, suppression_id)
    return found(db.session.scalars(wanted).one_or_none())


def _lifting(suppression_id: int, form: LiftForm) -> str:
    return render_template(
        "desk/suppressions/lifting.html", suppression=_find(suppression_id), form=form
    )


def _page(
    form: SuppressionForm | None = None, looked_up: LookUpForm | None = None, hits: Any = None
) -> str:
    """`hits` are the rows of the address that was looked up, None if none was."""
    office_id = current_office().id
    return render_template(
        "desk/suppressions/index.html",
        form=form or SuppressionForm(),
        looked_up=looked_up or LookUpForm(),
        hits=hits,
        count=db.session.scalar(suppression_counts(office_id)),
        rows=db.session.scalars(latest_suppressions(office_id, _SHOWN)).all(),
        most=_SHOWN,
    )
