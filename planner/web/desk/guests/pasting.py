"""Inviting pasted people: a preview shows how each row is read before anybody is stored."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.files import transfers
from planner.invitations.due import Wish
from planner.invitations.operations import Report
from planner.invitations.pasted_guests import (
    Preview,
    Verdict,
    invite_pasted,
    preview_pasted,
    read_for,
)
from planner.invitations.pasted_table import Column
from planner.invitations.pasting import Pasted, PastedList, Unread
from planner.jobs.inviting import pasted_file
from planner.jobs.starting import MOST_AT_ONCE, start_inviting_pasted
from planner.kernel.dates import number_text
from planner.kernel.ids import fingerprint
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.invitations import PasteForm
from planner.web.desk.guests.letters import invited_notice, write_letters
from planner.web.desk.jobs.pages import follow
from planner.web.doors import needs
from planner.web.extensions import settings
from planner.web.form_submission import submit_prepared_form, submit_reading_form
from planner.web.notices import flash
from planner.web.transaction import current_work

blueprint = Blueprint("pasting", __name__, url_prefix="/events/<int:event_id>/inviting")

COLUMNS = {
    Column.NAME: _("name"),
    Column.GIVEN_NAME: _("first name"),
    Column.FAMILY_NAME: _("family name"),
    Column.ADDRESS: _("e-mail address"),
    Column.OUTLET: _("outlet"),
    Column.TELEPHONE: _("telephone"),
    Column.UNUSED: _("not used"),
}
VERDICTS = {
    Verdict.NEW: _("will be added to Contacts"),
    Verdict.KNOWN: _("in Contacts"),
    Verdict.ON_LIST: _("on the guest list already"),
    Verdict.SUPPRESSED: _("does not want letters"),
    Verdict.OWN: _("the office's own address"),
}


@blueprint.post("/reading")
@needs(Role.EDITOR)
def read(event_id: int) -> ResponseReturnValue:
    """Preview how the text is read. Stores nothing; a POST because the text is long."""
    event, form = find_event(event_id), PasteForm.read()
    return _page(event, form, *_previewed(event, form))


@blueprint.post("/pasted")
@needs(Role.EDITOR)
def create(event_id: int) -> ResponseReturnValue:
    """Invite the people of the preview; if the text reads differently now, preview it again."""
    event, form = find_event(event_id), PasteForm.read()
    preview, status = _previewed(event, form)
    if preview is None or form.seen.data != _fingerprint_of(preview):
        return _page(event, form, preview, status)
    rows: list[Pasted | Unread] = [*(guest.pasted for guest in preview.guests), *preview.unclear]
    if len(rows) > MOST_AT_ONCE:
        return _invite_many(event, form, rows)
    report, status = submit_prepared_form(
        form, lambda: _read(form), lambda read: _invite(event, read)
    )
    if report is None:
        return _page(event, form, None, status)
    flash(_report_notice(report))
    return redirect(url_for("desk.invitations.index", event_id=event.id), 303)


def _invite_many(event: Event, form: PasteForm, rows: list[Pasted | Unread]) -> ResponseReturnValue:
    """Leave many people to a job, which reads the rows from a file."""
    job, status = submit_prepared_form(
        form,
        lambda: transfers.write(settings().files_folder, pasted_file(rows)),
        lambda written: start_inviting_pasted(current_work(), event.id, written, len(rows)),
    )
    return _page(event, form, None, status) if job is None else follow(job)


def _invite(event: Event, read: PastedList) -> Report:
    report = invite_pasted(current_work(), event, read)
    write_letters(event, [guest.id for guest in report.invited], Wish.DETAILS)
    return report


def _previewed(event: Event, form: PasteForm) -> tuple[Preview | None, int]:
    return submit_reading_form(form, lambda: preview_pasted(current_work(), event, _read(form)))


def _read(form: PasteForm) -> PastedList:
    return read_for(current_work(), form.pasted.data or "", _columns())


def _page(
    event: Event, form: PasteForm, preview: Preview | None, status: int
) -> ResponseReturnValue:
    page = render_template(
        "desk/pasting/read.html",
        event=event,
        form=form,
        preview=preview,
        verdicts=VERDICTS,
        columns=COLUMNS,
        seen=_fingerprint_of(preview) if preview else "",
    )
    return page, status


def _columns() -> tuple[Column, ...]:
    """What the columns hold, where the form asked for it; unknown values count as unused."""
    known = {column.value for column in Column}
    chosen = request.form.getlist("column")[:100]
    return tuple(Column(value) if value in known else Column.UNUSED for value in chosen)


def _fingerprint_of(preview: Preview) -> str:
    """Of all that the preview showed of the people, to notice a different reading later."""
    return fingerprint(repr(preview.guests))


def _report_notice(report: Report) -> str:
    """How many were invited and left out; the preview showed the reasons."""
    notice, passed = invited_notice(report), len(report.passed)
    if not passed:
        return notice
    left_out = ngettext(
        "One row was left out.",
        "%(count)s rows were left out.",
        passed,
        count=number_text(passed),
    )
    return f"{notice} {left_out}"
