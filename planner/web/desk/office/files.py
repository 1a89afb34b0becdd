"""Stored files, for members of the office that owns them."""

from __future__ import annotations

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.files.operations import read
from planner.files.queries import file_called
from planner.web.database import db
from planner.web.doors import needs
from planner.web.downloads import file_response
from planner.web.extensions import settings
from planner.web.transaction import current_work, found

blueprint = Blueprint("files", __name__, url_prefix="/files")


@blueprint.get("/<public_id>")
@needs(Role.VIEWER)
def show(public_id: str) -> ResponseReturnValue:
    work = current_work()
    file = found(db.session.scalar(file_called(work.office_id, public_id)))
    try:
        content = read(settings().files_folder, file)
    except FileNotFoundError:
        abort(404)
    return file_response(file, content)
