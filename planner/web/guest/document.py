"""A file that a letter leads to, for everybody who has the link."""

from __future__ import annotations

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from planner.files.operations import read
from planner.free_letters.links import linked_file
from planner.kernel.links import DOCUMENT
from planner.web.doors import by_link
from planner.web.downloads import file_response
from planner.web.extensions import settings
from planner.web.guest.links import gone_page, prove, row_claimed

blueprint = Blueprint("document", __name__, url_prefix="/d")
blueprint.register_error_handler(404, gone_page("guest.no_document"))


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    """404 for unknown and forged tokens, and for files of letters that were taken back, alike."""
    file = row_claimed(token, linked_file)
    prove(token, file, DOCUMENT)
    try:
        content = read(settings().files_folder, file)
    except FileNotFoundError:
        abort(404)
    return file_response(file, content)
