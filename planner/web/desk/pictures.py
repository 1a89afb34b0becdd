"""Logos and portraits: sent in a form of their own, apart from the words about the thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.files.models import FileKind, StoredFile
from planner.files.operations import store_picture
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from planner.web.desk.registers import found_in
from planner.web.doors import needs, takes_upload
from planner.web.fittings import press, settings
from planner.web.forms.base import Form
from planner.web.forms.fields import UploadField
from planner.web.notices import flash
from planner.web.unit import current_work

MEGABYTES = 10


class PictureForm(Form):
    file = UploadField("Picture")


def mount_picture(
    blueprint: Blueprint,
    noun: str,
    model: type[Any],
    kind: FileKind,
    hang: Callable[[Work, Any, StoredFile | None], None],
    page: Callable[[Any, Any, PictureForm], str],
) -> None:
    """`POST …/picture` for the things of a register. `page` shows the thing with a refused form."""

    @needs(Role.EDITOR)
    @takes_upload(MEGABYTES)
    def hang_picture(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        thing, form = found_in(model, number), PictureForm.read()
        try:
            hang(current_work(), thing, _chosen(form, kind))
        except Invalid as error:
            form.mark(error)
            return page(thing, None, form), 422
        flash("The picture is changed.")
        key: dict[str, Any] = {f"{noun}_id": number}
        return redirect(url_for(f"desk.{blueprint.name}.show", **key), 303)

    rule = f"/<int:{noun}_id>/picture"
    blueprint.add_url_rule(rule, "hang_picture", hang_picture, methods=["POST"])


def _chosen(form: PictureForm, kind: FileKind) -> StoredFile | None:
    """The picture as the press wrote it anew; None where it is to be taken away."""
    upload = form.file.data
    if upload is None:
        if request.form.get("away"):
            return None
        raise Invalid("file", "Choose a picture first.")
    name, raw = upload.filename or "", upload.read()
    return store_picture(current_work(), press(), settings().files_folder, kind, name, raw)
