"""Logos and portraits: uploaded in a form of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.files.models import FileKind, StoredFile
from planner.files.operations import NewFile, add_picture, write_picture
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.web.desk.registers.lists import found_in
from planner.web.desk.registers.pages import RegisterPages
from planner.web.doors import needs, takes_upload
from planner.web.extensions import pdf_client, settings
from planner.web.form_submission import submit_prepared_form
from planner.web.forms.base import Form
from planner.web.forms.fields import UploadField
from planner.web.notices import flash
from planner.web.transaction import current_work

MEGABYTES = 10


class PictureForm(Form):
    file = UploadField(_("Picture"))


def mount_picture(
    pages: RegisterPages[Any, Any],
    kind: FileKind,
    set_picture: Callable[[Work, Any, StoredFile | None], None],
) -> None:
    """Add `POST …/picture` to a register; `pages.page` takes the refused form as `pictured`."""

    @pages.blueprint.post(f"/<int:{pages.noun}_id>/picture")
    @needs(Role.EDITOR)
    @takes_upload(MEGABYTES)
    def hang_picture(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        thing, form = found_in(pages.model, number), PictureForm.read()
        _saved, status = submit_prepared_form(
            form,
            lambda: chosen_picture(form),
            lambda new: set_picture(
                current_work(), thing, add_picture(current_work(), kind, new) if new else None
            ),
        )
        if status != 303:
            return pages.page(thing, pictured=form), status
        flash(_("The picture is changed."))
        return pages.back_to(number)


def chosen_picture(form: PictureForm) -> NewFile | None:
    """The cleaned picture; None to remove the present one. Raises `Invalid` without a file."""
    upload = form.file.data
    if upload is None:
        if request.form.get("away"):
            return None
        raise Invalid("file", _("Choose a picture first."))
    name, raw = upload.filename or "", upload.read()
    return write_picture(current_work(), pdf_client(), settings().files_folder, name, raw)
