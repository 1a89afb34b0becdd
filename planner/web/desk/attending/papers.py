"""Identity papers on the desk: only for those who approve; each look is noted."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.accreditation.models import IdentityPaper
from planner.accreditation.papers import add_paper, delete_paper, note_look, paper_of
from planner.events.models.event import Event
from planner.files.operations import read
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.attending.pages import find_request, request_page
from planner.web.desk.forms.attending import PaperForm
from planner.web.doors import needs, takes_upload
from planner.web.downloads import file_response
from planner.web.extensions import settings
from planner.web.form_submission import submit_prepared_form
from planner.web.identity_papers import MEGABYTES, written_scan
from planner.web.notices import flash
from planner.web.stored_files import remove_after_commit
from planner.web.transaction import begin_writing, current_office, current_work, found, rechecked

blueprint = Blueprint(
    "identity_papers",
    __name__,
    url_prefix="/events/<int:event_id>/requests/<int:request_id>/papers",
)


@blueprint.post("/")
@needs(Role.EDITOR)
@takes_upload(MEGABYTES)
def add(event_id: int, request_id: int) -> ResponseReturnValue:
    """Keep a paper that came by mail or in person."""
    event, asked = find_request(event_id, request_id)
    form = PaperForm.read()
    paper, status = submit_prepared_form(
        form,
        lambda: written_scan(current_work(), asked, form.file.data),
        lambda new: add_paper(current_work(), find_request(event_id, request_id)[1], new),
    )
    if paper is None:
        return request_page(event, asked, adding=form), status
    flash(_("The paper is kept."))
    return _back(event, request_id)


@blueprint.post("/<int:paper_id>/look")
@needs(Role.APPROVER)
def look(event_id: int, request_id: int, paper_id: int) -> ResponseReturnValue:
    """The paper itself. By POST, because the look is noted in the history."""
    paper = _find(event_id, request_id, paper_id)
    content = read(settings().files_folder, paper.file)
    begin_writing()
    paper = _find(event_id, request_id, paper_id)
    note_look(current_work(), paper)
    return file_response(paper.file, content)


@blueprint.post("/<int:paper_id>/deletion")
@needs(Role.APPROVER)
def delete(event_id: int, request_id: int, paper_id: int) -> ResponseReturnValue:
    begin_writing()
    event, _asked = find_request(event_id, request_id)
    paper = _find(event_id, request_id, paper_id)
    remove_after_commit(delete_paper(current_work(), paper))
    flash(_("The paper is deleted."))
    return _back(event, request_id)


@rechecked
def _find(event_id: int, request_id: int, paper_id: int) -> IdentityPaper:
    _event, asked = find_request(event_id, request_id)
    wanted = paper_of(current_office().id, asked.id, paper_id)
    return found(db.session.scalars(wanted).one_or_none())


def _back(event: Event, request_id: int) -> ResponseReturnValue:
    return redirect(url_for("desk.requests.show", event_id=event.id, request_id=request_id), 303)
