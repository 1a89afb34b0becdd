"""The settings of the office."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office, Role
from planner.files.queries import office_logo
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import mixed_word
from planner.members.office_operations import revise_office, set_office_logo
from planner.web.database import db
from planner.web.desk.forms.office import OfficeSettingsForm
from planner.web.desk.registers.pictures import MEGABYTES, PictureForm, chosen_picture
from planner.web.doors import needs, takes_upload
from planner.web.form_submission import submit_form, submit_prepared_form
from planner.web.notices import flash
from planner.web.transaction import current_office, current_work

blueprint = Blueprint("office", __name__, url_prefix="/office")


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def show() -> ResponseReturnValue:
    return _page(OfficeSettingsForm.filled(current_office()))


@blueprint.post("/")
@needs(Role.ADMINISTRATOR)
def save() -> ResponseReturnValue:
    office = current_office()
    form = OfficeSettingsForm.read(languages=tuple(office.languages))
    _, status = submit_form(
        form,
        lambda: revise_office(current_work(), office, form.settings(), form.opened_version),
        stored=lambda: OfficeSettingsForm.filled(office),
    )
    if status != 303:
        return _page(form, status)
    flash(_saved_notice(office))
    return redirect(url_for("desk.office.show"), 303)


@blueprint.post("/logo")
@needs(Role.ADMINISTRATOR)
@takes_upload(MEGABYTES)
def change_logo() -> ResponseReturnValue:
    office, form = current_office(), PictureForm.read()
    _saved, status = submit_prepared_form(
        form,
        lambda: chosen_picture(form),
        lambda new: set_office_logo(current_work(), office, new),
    )
    if status != 303:
        return _page(OfficeSettingsForm.filled(office), status, pictured=form)
    flash(_("The picture is changed."))
    return redirect(url_for("desk.office.show"), 303)


def _saved_notice(office: Office) -> str:
    """Asks about a name of mixed alphabets, which stands over every letter and may be a mistake."""
    names = [*office.names.values(), *office.short_names.values()]
    mixed = next(filter(None, map(mixed_word, names)), "")
    if not mixed:
        return _("The settings were saved.")
    return _(
        "The settings were saved. “%(word)s” mixes letters of two alphabets: was it meant so?",
        word=mixed,
    )


def _page(
    form: OfficeSettingsForm, status: int = 200, pictured: PictureForm | None = None
) -> ResponseReturnValue:
    page = render_template(
        "desk/office/show.html",
        form=form,
        logo=db.session.scalar(office_logo(current_office().id)),
        pictured=pictured or PictureForm(),
    )
    return page, status
