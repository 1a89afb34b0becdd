"""The mail server of the office: which one it is, one of its own, what waits, and a test letter."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.background.models import Job, JobOutcome
from planner.background.queries import latest_job, outcomes_of
from planner.jobs.job_kinds import JobKind
from planner.jobs.starting import start_mail_test
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.outbox.delivery.mail_routes import closed_to
from planner.outbox.models import Delivery, OfficeMailServer
from planner.outbox.office_server import remove_mail_server, set_mail_server
from planner.outbox.queries import counts
from planner.web.database import db
from planner.web.desk.forms.mail import MailServerForm
from planner.web.desk.mail_server import (
    current_own_server,
    mail_servers,
    password_fault,
    sends_mail,
    server_of_letters,
)
from planner.web.desk.mailbox_state import current_mailbox, mailbox_state
from planner.web.desk.worker_state import worker_is_missing
from planner.web.doors import needs
from planner.web.extensions import now, settings
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work

blueprint = Blueprint("mail", __name__, url_prefix="/mail")

# What a person can do something about, in the order in which it is shown.
_SHOWN = (
    Delivery.HELD,
    Delivery.QUEUED,
    Delivery.FAILED,
    Delivery.IN_DOUBT,
    Delivery.FILED,
)


@blueprint.get("/")
@needs(Role.ADMINISTRATOR)
def show() -> ResponseReturnValue:
    own = current_own_server()
    return _page(MailServerForm.filled(own), own)


@blueprint.post("/server")
@needs(Role.ADMINISTRATOR)
def set_server() -> ResponseReturnValue:
    """Store the office's own mail server."""
    form = MailServerForm.read()
    _saved, status = submit_form(
        form,
        lambda: set_mail_server(current_work(), form.plan(), mail_servers(), form.opened_version),
        stored=lambda: MailServerForm.filled(current_own_server()),
    )
    if status != 303:
        return _page(form, current_own_server(), status)
    flash(_("The mail server is set. A test letter shows whether it takes letters."))
    return redirect(url_for("desk.mail.show", _anchor="test"), 303)


@blueprint.post("/server/removal")
@needs(Role.ADMINISTRATOR)
def remove_server() -> ResponseReturnValue:
    """Let letters leave by the installation's mail server again."""
    begin_writing()
    remove_mail_server(current_work())
    flash(
        _("Letters leave by the installation's mail server now.")
        if settings().smtp_url
        else _("The office has no mail server now: letters are kept as files.")
    )
    return redirect(url_for("desk.mail.show"), 303)


@blueprint.post("/tests")
@needs(Role.ADMINISTRATOR)
def send_test() -> ResponseReturnValue:
    """Send a test letter to the signed-in administrator, in a job; the page shows its outcome."""
    begin_writing()
    if not sends_mail():
        raise Conflict(_("No mail server is set."))
    start_mail_test(current_work())
    return redirect(url_for("desk.mail.show", _anchor="test"), 303)


def _page(
    form: MailServerForm, own: OfficeMailServer | None, status: int = 200
) -> ResponseReturnValue:
    job = db.session.scalars(latest_job(current_office().id, JobKind.MAIL_TEST)).one_or_none()
    mailbox = current_mailbox()
    page = render_template(
        "desk/mail/show.html",
        form=form,
        server=server_of_letters(own),
        own=own,
        is_shared_set=bool(settings().smtp_url),
        password_fault=password_fault(own),
        office=current_office(),
        counts=counts(current_work()),
        deliveries=_SHOWN,
        closed=closed_to(db.session(), current_office().id, now()),
        job=job,
        worker_is_missing=worker_is_missing(),
        outcome=_outcome(job),
        mailbox=mailbox,
        state=mailbox_state(mailbox),
    )
    return page, status


def _outcome(job: Job | None) -> JobOutcome | None:
    if job is None:
        return None
    return db.session.scalars(outcomes_of(job)).one_or_none()
