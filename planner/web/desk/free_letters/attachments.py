"""Files and papers that go along with a free letter."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.events.queries import event_with_everything
from planner.files.operations import NewFile, write, write_document
from planner.free_letters.attaching import attach_file, attach_page, choose_way, detach
from planner.free_letters.models import FreeLetter, LetterAttachment
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.web.database import db
from planner.web.desk.events.papers import printed_programme
from planner.web.desk.forms.letter_attachments import AttachmentForm
from planner.web.desk.free_letters.letter_form import stored_form
from planner.web.desk.free_letters.pages import back, find_free_letter, letter_page
from planner.web.desk.free_letters.papers import PROGRAMME, offered, papers_of
from planner.web.doors import needs, takes_upload
from planner.web.extensions import pdf_client, settings
from planner.web.form_submission import submit_prepared_form
from planner.web.notices import flash
from planner.web.stored_files import remove_after_commit
from planner.web.transaction import (
    begin_writing,
    current_work,
    found,
    rechecked,
)

blueprint = Blueprint(
    "letter_attachments", __name__, url_prefix="/free-letters/<int:letter_id>/attachments"
)
_MEGABYTES = 26
_ONE = "/<int:attachment_id>"
_PDF = "application/pdf"


@blueprint.post("/")
@needs(Role.EDITOR)
@takes_upload(_MEGABYTES)
def create(letter_id: int) -> ResponseReturnValue:
    """A file, or a paper of the event."""
    letter = find_free_letter(letter_id)
    form = offered(AttachmentForm.read(), letter)
    added, status = submit_prepared_form(
        form, lambda: _prepared(form, letter_id), lambda act: act(find_free_letter(letter_id))
    )
    if added is None:
        letter = find_free_letter(letter_id)
        return letter_page(letter, stored_form(letter), offered(form, letter)), status
    is_other_way = added.file is not None and added.is_link and not form.is_link.data
    flash(_too_heavy(added) if is_other_way else _("“%(name)s” goes along.", name=added.name))
    return back(added.letter)


@blueprint.post(f"{_ONE}/way")
@needs(Role.EDITOR)
def change_way(letter_id: int, attachment_id: int) -> ResponseReturnValue:
    """`way`: "link", or else attached."""
    begin_writing()
    attachment = _found(letter_id, attachment_id)
    is_link = request.form.get("way", "") == "link"
    choose_way(current_work(), attachment, is_link=is_link)
    flash(
        _("“%(name)s” goes along as a link.", name=attachment.name)
        if is_link
        else _("“%(name)s” is attached.", name=attachment.name)
    )
    return back(attachment.letter)


@blueprint.post(f"{_ONE}/removal")
@needs(Role.EDITOR)
def remove(letter_id: int, attachment_id: int) -> ResponseReturnValue:
    begin_writing()
    attachment = _found(letter_id, attachment_id)
    letter, name = attachment.letter, attachment.name
    remove_after_commit(detach(current_work(), attachment))
    flash(_("“%(name)s” does not go along any more.", name=name))
    return back(letter)


@rechecked
def _found(letter_id: int, attachment_id: int) -> LetterAttachment:
    letter = find_free_letter(letter_id)
    return found(next((one for one in letter.attachments if one.id == attachment_id), None))


Act = Callable[[FreeLetter], LetterAttachment]


def _prepared(form: AttachmentForm, letter_id: int) -> Act:
    """What adds it, once the slow work is done. Raises `Invalid`."""
    upload, key = form.file.data, form.chosen_paper
    language, is_link = form.language.data or "", bool(form.is_link.data)
    if (upload is None) is (not key):
        raise Invalid("file", _("Choose a file, or a paper of the event."))
    if upload is not None:
        name, raw = upload.filename or "", upload.read()
        folder = settings().files_folder
        new = write_document(current_work(), pdf_client(), folder, name, raw)
        return _adding(new, language=language, is_link=is_link)
    event = find_free_letter(letter_id).event
    paper = next(one for one in papers_of(event) if one.key == key)
    if paper.address:
        return lambda letter: attach_page(
            current_work(), letter, paper.name, paper.address, language=language
        )
    new = _programme(found(event), paper.language)
    return _adding(new, language=language, is_link=is_link, paper=PROGRAMME)


def _adding(new: NewFile, *, language: str, is_link: bool, paper: str = "") -> Act:
    return lambda letter: attach_file(
        current_work(), letter, new, language=language, is_link=is_link, paper=paper
    )


def _programme(event: Event, language: str) -> NewFile:
    wanted = event_with_everything(event.office_id, event.id)
    whole = found(db.session.scalars(wanted).one_or_none())
    pdf, name = printed_programme(whole, [language])
    return write(settings().files_folder, f"{name}.pdf", pdf, _PDF)


def _too_heavy(attachment: LetterAttachment) -> str:
    return _(
        "“%(name)s” goes along as a link: attached, it would make the letter heavier than 10 MB, which "
        "many mail servers refuse.",
        name=attachment.name,
    )
