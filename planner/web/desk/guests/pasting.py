"""Inviting pasted people: a preview shows how each row is read before anybody is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.background.models import Job
from planner.events.models.event import Event
from planner.files import transfers
from planner.files.transfers import Written
from planner.invitations.due import Wish
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kind_words import GuestColumn
from planner.invitations.operations import Report
from planner.invitations.outlet_limit import crowded_outlets, refuse_crowd
from planner.invitations.pasted_guests import (
    PastedGuest,
    Preview,
    Verdict,
    invite_pasted,
    preview_pasted,
    read_for,
)
from planner.invitations.pasted_table import PastedColumn
from planner.invitations.pasting import Pasted, PastedList, Unread, read_corrected
from planner.jobs.inviting import pasted_file
from planner.jobs.starting import MOST_AT_ONCE, start_inviting_pasted
from planner.kernel.dates import number_text
from planner.kernel.ids import fingerprint
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.tables.columns import Column
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.invitations import PasteForm
from planner.web.desk.guests.invite_page import (
    Source,
    done,
    invite_page,
    invited_sentence,
    is_sent_now,
)
from planner.web.desk.guests.letters import send_letters, write_letters
from planner.web.desk.jobs.pages import follow
from planner.web.doors import needs
from planner.web.extensions import settings
from planner.web.form_submission import submit_prepared_form, submit_reading_form
from planner.web.transaction import current_work, reading_languages
from planner.web.words import WORDS

blueprint = Blueprint("pasting", __name__, url_prefix="/events/<int:event_id>/inviting")

COLUMNS: dict[PastedColumn, str] = {
    Column.NAME: _("name"),
    Column.GIVEN_NAME: _("first name"),
    Column.FAMILY_NAME: _("family name"),
    Column.EMAIL: _("e-mail address"),
    Column.OUTLET: _("outlet"),
    Column.TELEPHONE: _("telephone"),
    GuestColumn.KIND: _("kind of guest"),
    Column.UNUSED: _("not used"),
}
VERDICTS = {
    Verdict.NEW: _("will be added to Contacts"),
    Verdict.KNOWN: _("in Contacts"),
    Verdict.ON_LIST: _("on the guest list already"),
    Verdict.SUPPRESSED: _("does not want invitations"),
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
    """Invite the people of the preview; if it says something else now, preview it again."""
    event, form = find_event(event_id), PasteForm.read()
    preview, status = _previewed(event, form)
    if preview is None or not _was_seen(form, preview):
        return _page(event, form, preview, status)
    coming = _coming(form, preview)
    rows: list[Pasted | Unread] = [*(guest.pasted for guest in preview.guests), *preview.unclear]
    if len(rows) > MOST_AT_ONCE:
        job, status = submit_prepared_form(
            form,
            lambda: transfers.write(settings().files_folder, pasted_file(rows)),
            lambda written: _invite_many(event, form, coming, written, len(rows)),
        )
        return _page(event, form, preview, status) if job is None else follow(job)
    report, status = submit_prepared_form(
        form,
        lambda: _read(form, with_unticked=False),
        lambda read: _invite(event, form, coming, read),
    )
    if report is None:
        return _page(event, form, preview, status)
    return done(event, _report_notice(report))


Coming = tuple[list[int], list[str]]
"""The ids of people in Contacts, and the outlets of others."""


def _coming(form: PasteForm, preview: Preview) -> Coming:
    """Who is invited, as far as the limit of an outlet needs it."""
    unticked = _unticked(form)
    ready = [one for one in preview.ready if one.pasted.address not in unticked]
    return (
        [one.person_id for one in ready if one.person_id is not None],
        [one.pasted.outlet for one in ready if one.person_id is None and one.pasted.outlet],
    )


def _refuse_crowd(event: Event, form: PasteForm, coming: Coming) -> None:
    people, outlets = coming
    refuse_crowd(current_work(), event, people, form.over_outlet.data or "", outlets)


def _invite_many(
    event: Event, form: PasteForm, coming: Coming, written: Written, total: int
) -> Job:
    """Leave many people to a job, which reads the rows from a file."""
    _refuse_crowd(event, form, coming)
    return start_inviting_pasted(current_work(), event.id, written, total, form.kind.data)


def _invite(event: Event, form: PasteForm, coming: Coming, read: PastedList) -> Report:
    _refuse_crowd(event, form, coming)
    report = invite_pasted(current_work(), event, read, form.kind.data)
    invited = [guest.id for guest in report.invited]
    write_letters(event, invited, Wish.DETAILS)
    if is_sent_now():
        send_letters(invited)
    return report


def _previewed(event: Event, form: PasteForm) -> tuple[Preview | None, int]:
    return submit_reading_form(form, lambda: preview_pasted(current_work(), event, _read(form)))


def _read(form: PasteForm, *, with_unticked: bool = True) -> PastedList:
    """The text as it reads, with the corrections that were made in the preview of the same text."""
    read = read_for(current_work(), form.pasted.data or "", _columns())
    if not form.table.rows or form.read_as.data != _fingerprint_of_text(form, _columns()):
        return read
    rows = [row for row in form.table.rows if row.is_ticked or with_unticked]
    corrected = read_corrected(row.pasted() for row in rows)
    return replace(corrected, columns=read.columns, unread_columns=read.unread_columns)


def _page(
    event: Event, form: PasteForm, preview: Preview | None, status: int
) -> ResponseReturnValue:
    page = invite_page(
        event,
        Source.PASTE,
        form,
        preview=preview,
        verdicts=VERDICTS,
        columns=COLUMNS,
        kinds=WORDS[GuestKind],
        is_editable=preview is not None
        and len(preview.guests) + len(preview.unclear) <= MOST_AT_ONCE,
        unticked=_unticked(form),
        crowded=_crowded(event, form, preview) if preview else (),
        read_as=preview and _fingerprint_of_text(form, preview.columns),
        seen=preview and _fingerprint_of(preview),
    )
    return page, status


def _unticked(form: PasteForm) -> set[str | None]:
    """The addresses of rows that are left out."""
    return {row.address.data for row in form.table.rows if not row.is_ticked}


def _crowded(event: Event, form: PasteForm, preview: Preview) -> list[str]:
    """A sentence for each outlet of which these would be more than the office wants."""
    people, outlets = _coming(form, preview)
    found = crowded_outlets(current_work(), event, people, outlets)
    return [one.sentence(*reading_languages()) for one in found]


def _columns() -> tuple[PastedColumn, ...]:
    """What the columns hold, where the form asked for it; unknown values count as unused."""
    known = {column.value: column for column in COLUMNS}
    chosen = request.form.getlist("column")[:100]
    return tuple(known.get(value, Column.UNUSED) for value in chosen)


def _was_seen(form: PasteForm, preview: Preview) -> bool:
    """Whether the page showed the reading of this text, and the same of each person."""
    return (form.read_as.data, form.seen.data) == (
        _fingerprint_of_text(form, _columns()),
        _fingerprint_of(preview),
    )


def _fingerprint_of_text(form: PasteForm, columns: Sequence[PastedColumn]) -> str:
    """Of the text and of what its columns hold."""
    lines = (form.pasted.data or "").strip("\r\n").splitlines()
    return fingerprint(repr((lines, [column.value for column in columns])))


def _fingerprint_of(preview: Preview) -> str:
    """Of what the preview says of each address: names may have been corrected, and those who may be in
    Contacts recognised.
    """
    said = [
        (one.pasted.address, *(_asked(one) or (one.verdict, one.known_as)))
        for one in preview.guests
    ]
    return fingerprint(repr(said))


def _asked(one: PastedGuest) -> tuple[int, ...]:
    """The people of the register of whom the preview asks whether it is they."""
    return tuple(found.person.id for found in one.likely)


def _report_notice(report: Report) -> str:
    """How many were invited and left out; the preview showed the reasons."""
    notice, passed = invited_sentence(report), len(report.passed)
    if not passed:
        return notice
    left_out = ngettext(
        "One row was left out.",
        "%(count)s rows were left out.",
        passed,
        count=number_text(passed),
    )
    return f"{notice} {left_out}"
