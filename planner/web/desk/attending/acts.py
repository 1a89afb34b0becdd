"""What a member decides about requests to attend: one by one, several at once, and taking it back."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from planner.accounts.models import Role
from planner.accreditation import deciding
from planner.accreditation.deciding import (
    PAPERS_MISSING,
    REFUSED,
    Decision,
    PreparedLetter,
    Who,
    approve,
    decide,
    prepare_decision,
)
from planner.accreditation.letters import release_waiting
from planner.accreditation.models import WAITING, AttendanceRequest
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.invitations.due import Wish
from planner.kernel.dates import list_text, number_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.addresses import row_number
from planner.web.database import db
from planner.web.desk.attending.pages import blueprint, find_request, request_page
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.attending import ApprovalForm, MissingPapersForm, RefusalForm
from planner.web.desk.guests.letters import send_letters, write_letters
from planner.web.desk.registers.lists import found_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form, submit_prepared_form
from planner.web.notices import Undo, flash
from planner.web.paging import PAGE
from planner.web.transaction import begin_writing, current_office, current_work


@blueprint.post("/<int:request_id>/approval")
@needs(Role.EDITOR)
def approve_request(event_id: int, request_id: int) -> ResponseReturnValue:
    """Put whoever has asked on the guest list; `send=now` lets the letter go at once."""
    event, asked = find_request(event_id, request_id)
    form = ApprovalForm.read()
    who = _who(form)
    guest, status = submit_form(
        form,
        lambda: approve(current_work(), asked, _again(who), form.opened_version),
        stored=ApprovalForm,
    )
    if guest is None:
        return request_page(event, asked, approving=form), status
    _write([guest.id], event)
    flash(
        _("%(name)s may come and is on the guest list.", name=asked.name),
        None if _is_sent_now() else _undo(asked),
    )
    return _back(event)


@blueprint.post("/<int:request_id>/missing-papers")
@needs(Role.EDITOR)
def ask_for_papers(event_id: int, request_id: int) -> ResponseReturnValue:
    event, asked = find_request(event_id, request_id)
    form = MissingPapersForm.read()
    done, status = _decided(asked, PAPERS_MISSING, form)
    if not done:
        return request_page(event, asked, wanting=form), status
    flash(_("%(name)s is told which papers are missing.", name=asked.name), _undo(asked))
    return _back(event)


@blueprint.post("/<int:request_id>/refusal")
@needs(Role.EDITOR)
def refuse_request(event_id: int, request_id: int) -> ResponseReturnValue:
    event, asked = find_request(event_id, request_id)
    form = RefusalForm.read()
    done, status = _decided(asked, REFUSED, form)
    if not done:
        return request_page(event, asked, refusing=form), status
    flash(_("The request of %(name)s is refused.", name=asked.name), _undo(asked))
    return _back(event)


@blueprint.post("/<int:request_id>/undoing")
@needs(Role.EDITOR)
def take_back(event_id: int, request_id: int) -> ResponseReturnValue:
    """The decision is taken back while nobody has been told of it."""
    begin_writing()
    event, asked = find_request(event_id, request_id)
    gone = deciding.take_back(current_work(), asked)
    if gone is not None:
        write_letters(event, [gone.id])
    flash(_("The decision is taken back: the request of %(name)s waits again.", name=asked.name))
    return _back(event)


@blueprint.post("/approvals")
@needs(Role.EDITOR)
def approve_several(event_id: int) -> ResponseReturnValue:
    """Approve the ticked ones of a page; whoever is in doubt is left, and named."""
    begin_writing()
    event = find_event(event_id)
    numbers = [row_number(one) or 0 for one in request.form.getlist("requests")][:PAGE]
    if not numbers:
        raise Conflict(_("Tick at least one request."))
    approved, left = _approve_each(event, numbers)
    _write(approved, event)
    done: str = ngettext(
        "%(count)s request is approved.",
        "%(count)s requests are approved.",
        len(approved),
        count=number_text(len(approved)),
    )
    if left:
        rest = _("To be looked at one by one: %(names)s.", names=list_text(left[:10]))
        done = f"{done} {rest}"
    flash(done)
    return _back(event)


def _approve_each(event: Event, numbers: list[int]) -> tuple[list[int], list[str]]:
    """The guests, and the names of those who were not approved."""
    work = current_work()
    wanted = select(AttendanceRequest).where(
        AttendanceRequest.office_id == current_office().id,
        AttendanceRequest.event_id == event.id,
        AttendanceRequest.id.in_(numbers),
        AttendanceRequest.state.in_(WAITING),
    )
    approved: list[int] = []
    left: list[str] = []
    for asked in db.session.scalars(wanted.order_by(AttendanceRequest.id)).all():
        name = asked.name
        try:
            with db.session.begin_nested():
                approved.append(approve(work, asked).id)
        except Conflict:
            left.append(name)
    return approved, left


def _decided(
    asked: AttendanceRequest, decision: Decision, form: MissingPapersForm | RefusalForm
) -> tuple[bool | None, int]:
    """As `submit_prepared_form`."""
    note = form[decision.field].data or ""

    def act(letter: PreparedLetter) -> bool:
        decide(current_work(), asked, decision, note, letter, form.opened_version)
        if _is_sent_now():
            release_waiting(current_work(), asked)
        return True

    return submit_prepared_form(
        form,
        lambda: prepare_decision(current_work(), asked, decision, note),
        act,
        stored=lambda: type(form)(data={decision.field: getattr(asked, decision.field)}),
    )


def _write(guests: list[int], event: Event) -> None:
    if guests:
        write_letters(event, guests, Wish.DETAILS)
        if _is_sent_now():
            send_letters(guests)


def _who(form: ApprovalForm) -> str:
    return form.asker.data or ""


def _again(who: str) -> Who:
    """The person is looked up in the writing transaction."""
    if who == "new":
        return Who(is_new=True)
    number = row_number(who)
    return Who(person=found_in(Person, number)) if number else Who()


def _is_sent_now() -> bool:
    return request.form.get("send") == "now"


def _undo(asked: AttendanceRequest) -> Undo | None:
    if _is_sent_now():
        return None
    address = url_for("desk.requests.take_back", event_id=asked.event_id, request_id=asked.id)
    return Undo(address)


def _back(event: Event) -> ResponseReturnValue:
    return redirect(url_for("desk.requests.index", event_id=event.id), 303)
