"""The page of somebody who has asked to attend: confirming, papers, what was decided, withdrawing."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Office
from planner.accounts.throttle import Limit, admit_try
from planner.accreditation.asking import confirm, takes_requests, withdraw_request
from planner.accreditation.models import AttendanceRequest, IdentityPaper, RequestState
from planner.accreditation.papers import add_paper, delete_paper, why_no_papers
from planner.accreditation.queries import request_by_public_id
from planner.accreditation.season import approve_if_accredited
from planner.files.operations import NewFile
from planner.invitations.facts import facts_of
from planner.kernel.dates import day_text
from planner.kernel.errors import Busy, Conflict
from planner.kernel.links import ATTENDANCE_REQUEST
from planner.kernel.messages import pgettext, spoken_language
from planner.kernel.work import Work
from planner.phrases import phrase
from planner.web.attending_words import asked_lines
from planner.web.doors import by_link, takes_upload
from planner.web.extensions import now
from planner.web.form_submission import submit_prepared_form
from planner.web.forms.base import Form
from planner.web.forms.fields import UploadField
from planner.web.guest.links import (
    gone_page,
    layout_words,
    office_of,
    phrases,
    prove,
    row_claimed,
)
from planner.web.identity_papers import MEGABYTES, written_scan
from planner.web.notices import flash, refuse
from planner.web.reader_language import speak
from planner.web.stored_files import remove_after_commit
from planner.web.transaction import (
    begin_writing,
    found,
    rechecked,
    stop_writing,
    work_for,
    write_at_once,
)

blueprint = Blueprint("attending", __name__, url_prefix="/a")
blueprint.register_error_handler(404, gone_page("privacy.gone"))

MOST_UPLOADS = 15


class PaperForm(Form):
    file = UploadField(
        pgettext("attending", "Scan of a paper"),
        render_kw={"accept": "image/jpeg,image/png,application/pdf"},
    )


@dataclass(frozen=True, slots=True)
class RequestVisit:
    """A visit of the page, whose token was verified."""

    token: str
    request: AttendanceRequest
    office: Office
    work: Work

    @property
    def language(self) -> str:
        return spoken_language(self.request.language)


@blueprint.get("/<token>")
@by_link
def show(token: str) -> ResponseReturnValue:
    return _page(_enter(token), PaperForm())


@blueprint.post("/<token>/confirmation")
@by_link
def confirm_request(token: str) -> ResponseReturnValue:
    """Whoever is accredited for the season is put on the list at once; the letter waits for a
    member of the office.
    """
    visit = _enter(token)
    if visit.request.state is RequestState.UNCONFIRMED:
        begin_writing()
        visit = _enter(token)
        try:
            confirm(visit.work, visit.request)
        except Conflict:
            stop_writing()
            refuse(phrase(visit.language, "attending.closed"))
            return _page(_enter(token), PaperForm(), 409)
        approve_if_accredited(visit.work, visit.request)
        flash(phrase(visit.language, "attending.confirmed"))
    return redirect(url_for("guest.attending.show", token=token), 303)


@blueprint.post("/<token>/papers")
@by_link
@takes_upload(MEGABYTES)
def give_paper(token: str) -> ResponseReturnValue:
    visit, form = _enter(token), PaperForm.read()
    limits = [Limit("attend.papers", visit.request.public_id, MOST_UPLOADS)]
    try:
        write_at_once(lambda session: admit_try(session, now(), limits))
    except Busy as error:
        refuse(phrase(visit.language, "attending.too_many"))
        page = _page(_enter(token), PaperForm(), 429)
        return page[0], page[1], {"Retry-After": str(error.retry_after)}
    given, status = submit_prepared_form(
        form,
        lambda: _written(_enter(token), form),
        lambda new: _add(token, new),
    )
    if given is None:
        return _page(_enter(token), form, status)
    flash(phrase(visit.language, "attending.paper_kept"))
    return redirect(url_for("guest.attending.show", token=token), 303)


@blueprint.post("/<token>/papers/<public_id>/deletion")
@by_link
def remove_paper(token: str, public_id: str) -> ResponseReturnValue:
    begin_writing()
    visit = _enter(token)
    remove_after_commit(delete_paper(visit.work, _paper(visit, public_id)))
    flash(phrase(visit.language, "attending.paper_removed"))
    return redirect(url_for("guest.attending.show", token=token), 303)


@blueprint.post("/<token>/withdrawal")
@by_link
def withdraw(token: str) -> ResponseReturnValue:
    begin_writing()
    visit = _enter(token)
    remove_after_commit(withdraw_request(visit.work, visit.request))
    flash(phrase(visit.language, "attending.withdrawn"))
    return redirect(url_for("guest.attending.show", token=token), 303)


@rechecked
def _enter(token: str) -> RequestVisit:
    """Verifies the token; 404 for unknown, revoked and forged ones alike."""
    request = row_claimed(token, request_by_public_id)
    prove(token, request, ATTENDANCE_REQUEST, generation=request.generation)
    office = office_of(request)
    visit = RequestVisit(token, request, office, work_for(office))
    speak(visit.language)
    return visit


@rechecked
def _paper(visit: RequestVisit, public_id: str) -> IdentityPaper:
    """By the name of its file: outside, no number tells how many there are."""
    theirs = (one for one in visit.request.papers if one.file.public_id == public_id)
    return found(next(theirs, None))


def _written(visit: RequestVisit, form: PaperForm) -> NewFile:
    return written_scan(visit.work, visit.request, form.file.data)


def _add(token: str, new: NewFile) -> IdentityPaper:
    visit = _enter(token)
    return add_paper(visit.work, visit.request, new)


def _page(visit: RequestVisit, form: PaperForm, status: int = 200) -> tuple[str, int]:
    request, language = visit.request, visit.language
    page = render_template(
        "guest/attending/show.html",
        visit=visit,
        request_made=request,
        facts=facts_of(request.event, language, visit.work.now),
        form=form,
        asked_lines=asked_lines(request),
        is_open=takes_requests(request.event, visit.work.now),
        takes_papers=not why_no_papers(request),
        days=visit.office.papers_kept_days,
        papers=request.event.asked_papers.best(language, *request.event.languages),
        day=lambda moment: day_text(moment.date(), language),
        tell=phrases(language, "attending"),
        word=phrases(language, "invitations"),
        **layout_words(visit.office, language),
    )
    return page, status
