"""A file that a letter leads to, for everybody who has the link."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from planner.files.operations import read
from planner.free_letters.links import linked_file
from planner.kernel.links import DOCUMENT
from planner.kernel.messages import languages
from planner.phrases import phrase
from planner.web.database import db
from planner.web.doors import by_link
from planner.web.downloads import file_response
from planner.web.extensions import settings
from planner.web.transaction import found

blueprint = Blueprint("document", __name__, url_prefix="/d")


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    """404 for unknown and forged tokens, and for files of letters that were taken back, alike."""
    signer = settings().links.signer
    public_id = signer.public_id(token)
    if not signer.proves(token, DOCUMENT, public_id, 1):
        abort(404)
    file = found(db.session.scalars(linked_file(public_id)).one_or_none())
    try:
        content = read(settings().files_folder, file)
    except FileNotFoundError:
        abort(404)
    return file_response(file, content)


@blueprint.errorhandler(404)
def gone(_: Exception) -> ResponseReturnValue:
    page = render_template(
        "guest/gone.html", languages=languages(), phrase=phrase, sentence="guest.no_document"
    )
    return page, 404
