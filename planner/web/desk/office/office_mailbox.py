"""The mailbox that answers are read from: which one it is, how it is read, and a test."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.background.queries import latest_job, outcomes_of
from planner.jobs.job_kinds import JobKind
from planner.jobs.starting import start_mailbox_test
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.mailbox import operations
from planner.mailbox.models import OfficeMailbox
from planner.web.database import db
from planner.web.desk.forms.mailbox import MailboxForm
from planner.web.desk.mailbox_state import current_mailbox, mailbox_servers, mailbox_state
from planner.web.desk.office.mail import blueprint
from planner.web.desk.worker_state import worker_is_missing
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import begin_writing, current_office, current_work


@blueprint.get("/mailbox/")
@needs(Role.ADMINISTRATOR)
def show_mailbox() -> ResponseReturnValue:
    mailbox = current_mailbox()
    return _page(MailboxForm.filled(mailbox), mailbox)


@blueprint.post("/mailbox/")
@needs(Role.ADMINISTRATOR)
def set_mailbox() -> ResponseReturnValue:
    """Store the mailbox, and look into it."""
    form = MailboxForm.read()
    _saved, status = submit_form(
        form,
        lambda: _set_and_test(form),
        stored=lambda: MailboxForm.filled(current_mailbox()),
    )
    if status != 303:
        return _page(form, current_mailbox(), status)
    flash(_("The mailbox is set. The program looks whether it can be read."))
    return redirect(url_for("desk.mail.show_mailbox", _anchor="test"), 303)


@blueprint.post("/mailbox/removal")
@needs(Role.ADMINISTRATOR)
def remove_mailbox() -> ResponseReturnValue:
    begin_writing()
    operations.remove_mailbox(current_work())
    flash(_("The mailbox is read no more. What was read from it stays here."))
    return redirect(url_for("desk.mail.show_mailbox"), 303)


@blueprint.post("/mailbox/tests")
@needs(Role.ADMINISTRATOR)
def test_mailbox() -> ResponseReturnValue:
    """Look into the mailbox, in a job; the page shows what was found."""
    begin_writing()
    if current_mailbox() is None:
        raise Conflict(_("No mailbox is set."))
    start_mailbox_test(current_work())
    return redirect(url_for("desk.mail.show_mailbox", _anchor="test"), 303)


def _set_and_test(form: MailboxForm) -> OfficeMailbox:
    work, version = current_work(), form.opened_version
    mailbox = operations.set_mailbox(work, form.plan(), mailbox_servers(), version)
    start_mailbox_test(work)
    return mailbox


def _page(
    form: MailboxForm, mailbox: OfficeMailbox | None, status: int = 200
) -> ResponseReturnValue:
    job = db.session.scalars(latest_job(current_office().id, JobKind.MAILBOX_TEST)).one_or_none()
    page = render_template(
        "desk/mail/mailbox.html",
        form=form,
        mailbox=mailbox,
        state=mailbox_state(mailbox),
        office=current_office(),
        job=job,
        worker_is_missing=worker_is_missing(),
        outcome=db.session.scalars(outcomes_of(job)).one_or_none() if job else None,
    )
    return page, status
