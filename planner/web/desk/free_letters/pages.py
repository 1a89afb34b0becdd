"""Free letters: the list, the form with its recipients, the letter beside it, and its acts."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.readers import Reader, readers
from planner.events.models.event import Event
from planner.free_letters import operations
from planner.free_letters.attaching import MOST_BYTES, heaviest
from planner.free_letters.drawing import plan_trial, shown
from planner.free_letters.models import FreeLetter
from planner.free_letters.recipients import Recipient, filter_of, selection, text_language
from planner.free_letters.removing import remove_free_letter, restore_free_letter
from planner.free_letters.wording import placeholders
from planner.invitations.standard_texts import standard_text
from planner.jobs.starting import start_free_letter
from planner.kernel.dates import number_text
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages, ngettext
from planner.kernel.texts import Texts
from planner.letter_texts.kinds import LetterKind
from planner.outbox.operations import enqueue
from planner.web.addresses import number_in_query, row_number
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.free_letters import blank, form_for
from planner.web.desk.forms.letter_attachments import AttachmentForm
from planner.web.desk.free_letters.letter_form import (
    LetterForm,
    offered_form,
    plan_of,
    stored_form,
)
from planner.web.desk.free_letters.papers import offered
from planner.web.desk.jobs.pages import follow
from planner.web.desk.letter_frames import framed
from planner.web.desk.letter_tests import test_key, test_said
from planner.web.desk.outbox.letters import released_notice
from planner.web.desk.registers.person_filter import filter_in
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import Undo, flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    office_languages,
    reading_languages,
    rechecked,
)

blueprint = Blueprint("free_letters", __name__, url_prefix="/free-letters")
_LISTED = 100
_NOBODY = _("Nobody would get this letter as things stand.")


@blueprint.get("/")
@needs(Role.EDITOR)
def index() -> ResponseReturnValue:
    """The newest; with `?event=` those about that event."""
    event = _asked_event()
    wanted = operations.free_letters(current_office().id, event.id if event else None)
    rows = list(db.session.scalars(wanted.limit(_LISTED)))
    return render_template("desk/free_letters/index.html", rows=rows, event=event)


@blueprint.get("/new")
@needs(Role.EDITOR)
def new() -> ResponseReturnValue:
    """To guests with `?event=`, else to people: whom a filter in the address lets through, or
    `?person=`.
    """
    event = _asked_event()
    conditions = {} if event else filter_in(request.args.to_dict(flat=False)).values
    chosen = choices.person(number_in_query("person"))
    greetings = Texts(
        {tag: standard_text(LetterKind.INVITATION, tag).greeting for tag in languages()}
    )
    people = [chosen.id] if chosen else []
    form = blank(event, office_languages(), greetings, conditions, people)
    return _new_page(event, offered_form(form))


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    event = _asked_event()
    form = offered_form(form_for(event).read(languages=office_languages()))
    letter, status = submit_form(
        form, lambda: operations.draft_free_letter(current_work(), event, plan_of(form))
    )
    if letter is None:
        return _new_page(event, form), status
    flash(_("The letter is a draft. Look at it and at those who get it."))
    return back(letter)


@blueprint.get("/<int:letter_id>")
@needs(Role.EDITOR)
def show(letter_id: int) -> ResponseReturnValue:
    letter = find_free_letter(letter_id)
    return letter_page(letter, stored_form(letter))


@blueprint.post("/<int:letter_id>")
@needs(Role.EDITOR)
def update(letter_id: int) -> ResponseReturnValue:
    letter = find_free_letter(letter_id)
    form = offered_form(form_for(letter.event).read(languages=office_languages()))

    def save() -> bool:
        operations.revise_free_letter(current_work(), letter, plan_of(form), form.opened_version)
        return True

    saved, status = submit_form(form, save, stored=lambda: stored_form(letter))
    if saved is None:
        return letter_page(letter, form), status
    flash(_("Saved."))
    return back(letter)


@blueprint.post("/<int:letter_id>/removal")
@needs(Role.EDITOR)
def remove(letter_id: int) -> ResponseReturnValue:
    """Delete a draft with its files; it can be brought back for a day."""
    begin_writing()
    one = find_free_letter(letter_id)
    remove_free_letter(current_work(), one)
    undo = Undo(url_for("desk.free_letters.restore", letter_id=one.id))
    flash(_("The draft “%(subject)s” is deleted.", subject=_subject(one)), undo)
    return redirect(url_for("desk.free_letters.index", event=one.event_id), 303)


@blueprint.post("/<int:letter_id>/restoration")
@needs(Role.EDITOR)
def restore(letter_id: int) -> ResponseReturnValue:
    begin_writing()
    one = find_free_letter(letter_id)
    restore_free_letter(current_work(), one)
    flash(_("The draft “%(subject)s” is back.", subject=_subject(one)))
    return back(one)


@blueprint.get("/<int:letter_id>/letter")
@needs(Role.EDITOR)
def letter(letter_id: int) -> Response:
    """As one person would get it, for the frame; with `?person=` as that one."""
    one = find_free_letter(letter_id)
    reached, reader = _somebody(one, number_in_query("person"))
    return framed(shown(current_work(), one, current_office(), reached, reader))


@blueprint.post("/<int:letter_id>/test")
@needs(Role.EDITOR)
def send_test(letter_id: int) -> ResponseReturnValue:
    """The letter as it is stored, to the signed-in member."""
    one, me = find_free_letter(letter_id), member().user
    reached, reader = _somebody(one, row_number(request.form.get("person", "")))
    mine = Recipient(reached.person_id, reached.name, me.email, reached.language)
    plan = plan_trial(current_work(), one, current_office(), mine, reader, test_key())
    begin_writing()
    enqueue(current_work(), plan)
    flash(test_said(me.email))
    return back(one)


@blueprint.post("/<int:letter_id>/letters")
@needs(Role.EDITOR)
def write(letter_id: int) -> ResponseReturnValue:
    """Write it to those who get it now; the letters are held."""
    one = find_free_letter(letter_id)
    people = [reached.person_id for reached in selection(current_work(), one).recipients]
    if not people:
        raise Conflict(_NOBODY)
    begin_writing()
    one = find_free_letter(letter_id)
    operations.note_written(current_work(), one)
    return follow(start_free_letter(current_work(), one, people))


@blueprint.post("/<int:letter_id>/release")
@needs(Role.EDITOR)
def release(letter_id: int) -> ResponseReturnValue:
    """Release the held letters, up to the newest that the page showed."""
    begin_writing()
    one = find_free_letter(letter_id)
    up_to = row_number(request.form.get("up_to", "")) or 0
    flash(released_notice(operations.release_free_letter(current_work(), one, up_to)))
    return back(one)


@blueprint.post("/<int:letter_id>/take-back")
@needs(Role.EDITOR)
def take_back(letter_id: int) -> ResponseReturnValue:
    begin_writing()
    one = find_free_letter(letter_id)
    count = operations.take_back_free_letter(current_work(), one)
    flash(
        ngettext(
            "%(count)s letter that waited is discarded; this is a draft again.",
            "%(count)s letters that waited are discarded; this is a draft again.",
            count,
            count=number_text(count),
        )
    )
    return back(one)


@rechecked
def find_free_letter(letter_id: int) -> FreeLetter:
    """The office's letter, or a 404."""
    wanted = operations.free_letter(current_office().id, letter_id)
    return found(db.session.scalars(wanted).one_or_none())


def _asked_event() -> Event | None:
    number = number_in_query("event")
    return find_event(number) if number is not None else None


def _somebody(letter: FreeLetter, person_id: int | None) -> tuple[Recipient, Reader]:
    """The person who was chosen, in a language that the letter has, else the first recipient."""
    work = current_work()
    chosen = choices.person(person_id)
    if chosen is not None:
        tag = text_language(letter, chosen.language)
        tag = tag if tag in letter.texts else next(iter(letter.texts))
        reached = Recipient(chosen.id, chosen.name(tag), "", tag)
    else:
        first = next(iter(selection(work, letter).recipients), None)
        if first is None:
            raise Conflict(_NOBODY)
        reached = first
    return reached, readers(work, [reached.person_id])[reached.person_id]


def _subject(letter: FreeLetter) -> str:
    return letter.subjects.best(*reading_languages())


def _new_page(event: Event | None, form: LetterForm) -> str:
    return render_template(
        "desk/free_letters/new.html", event=event, form=form, placeholders=placeholders(event)
    )


def letter_page(
    letter: FreeLetter,
    form: LetterForm,
    attaching: AttachmentForm | None = None,
) -> str:
    """`attaching` is a form about what goes along that was refused."""
    work = current_work()
    if letter.written_at is not None or letter.removed_at is not None:
        form.for_reading()
    wanted = filter_of(letter)
    return render_template(
        "desk/free_letters/show.html",
        letter=letter,
        event=letter.event,
        form=form,
        attaching=attaching or offered(AttachmentForm(), letter),
        conditions=wanted.values if wanted else None,
        heaviest=heaviest(letter),
        most_bytes=MOST_BYTES,
        selection=selection(work, letter),
        person=choices.person(number_in_query("person")),
        written=operations.letters_written(work, letter),
        lacking=[tag for tag in languages() if not letter.texts.get(tag)],
        placeholders=placeholders(letter.event),
    )


def back(letter: FreeLetter) -> ResponseReturnValue:
    return redirect(url_for("desk.free_letters.show", letter_id=letter.id), 303)
