"""Quiet hours, and how many letters a week one person gets."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.kernel.messages import gettext as _
from planner.outbox.limits import limits_of, set_limits
from planner.web.database import db
from planner.web.desk.forms.letter_limits import LetterLimitsForm
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import current_office, current_work

blueprint = Blueprint("letter_limits", __name__, url_prefix="/office/letter-limits")


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def show() -> ResponseReturnValue:
    return _page(_stored())


@blueprint.post("/")
@needs(Role.ADMINISTRATOR)
def save() -> ResponseReturnValue:
    form = LetterLimitsForm.read()
    _saved, status = submit_form(
        form,
        lambda: set_limits(current_work(), form.plan(), form.opened_version or 0),
        stored=_stored,
    )
    if status != 303:
        return _page(form), status
    flash(_("Saved. It holds from now on, also for letters that wait in the outbox."))
    return redirect(url_for("desk.letter_limits.show"), 303)


def _stored() -> LetterLimitsForm:
    return LetterLimitsForm.filled(limits_of(db.session(), current_office().id))


def _page(form: LetterLimitsForm) -> str:
    return render_template("desk/letter_limits/show.html", form=form)
