"""Free letters: the list, the form with its recipients, the letter beside it, and its acts."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.readers import Reader, readers
from planner.events.models.event import Event
from planner.free_letters import operations
from planner.free_letters.drawing import plan_trial, shown
from planner.free_letters.models import FreeLetter
from planner.free_letters.recipients import Recipient, selection, text_language
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
from planner.web.desk.forms.free_letters import (
    GuestsLetterForm,
    PeopleLetterForm,
    blank,
    filled,
    form_for,
)
from planner.web.desk.jobs.pages import follow
from planner.web.desk.letter_frames import framed
from planner.web.desk.letter_tests import test_key, test_said
from planner.web.desk.outbox.letters import released_notice
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import (
    begin_writing,
    current_office,
    current_work,
    found,
    member,
    office_languages,
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
    """To guests with `?event=`, else to people."""
    event = _asked_event()
    greetings = Texts(
        {tag: standard_text(LetterKind.INVITATION, tag).greeting for tag in languages()}
    )
    return _new_page(event, _offered(blank(event, office_languages(), greetings)))


@blueprint.post("/")
@needs(Role.EDITOR)
def create() -> ResponseReturnValue:
    event = _asked_event()
    form = _offered(form_for(event).read(languages=office_languages()))
    letter, status = submit_form(
        form, lambda: operations.draft_free_letter(current_work(), event, form.plan())
    )
    if letter is None:
        return _new_page(event, form), status
    flash(_("The letter is a draft. Look at it and at those who get it."))
    return _back(letter)


@blueprint.get("/<int:letter_id>")
@needs(Role.EDITOR)
def show(letter_id: int) -> ResponseReturnValue:
    letter = find_free_letter(letter_id)
    return _page(letter, _stored(letter))


@blueprint.post("/<int:letter_id>")
@needs(Role.EDITOR)
def update(letter_id: int) -> ResponseReturnValue:
    letter = find_free_letter(letter_id)
    form = _offered(form_for(letter.event).read(languages=office_languages()))

    def save() -> bool:
        operations.revise_free_letter(current_work(), letter, form.plan(), form.opened_version)
        return True

    saved, status = submit_form(form, save, stored=lambda: _stored(letter))
    if saved is None:
        return _page(letter, form), status
    flash(_("Saved."))
    return _back(letter)


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
    return _back(one)


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
    return _back(one)


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
    return _back(one)


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


def _stored(letter: FreeLetter) -> GuestsLetterForm | PeopleLetterForm:
    form = filled(letter, office_languages())
    _offered(form)
    return form


def _offered(form: GuestsLetterForm | PeopleLetterForm) -> GuestsLetterForm | PeopleLetterForm:
    if isinstance(form, PeopleLetterForm):
        form.pool_ids.offer(choices.pools_as_ticks(*form.pool_ids.kept))
        form.topic_ids.offer(choices.topics(*form.topic_ids.kept))
    return form


def _new_page(event: Event | None, form: GuestsLetterForm | PeopleLetterForm) -> str:
    return render_template(
        "desk/free_letters/new.html", event=event, form=form, placeholders=placeholders(event)
    )


def _page(letter: FreeLetter, form: GuestsLetterForm | PeopleLetterForm) -> str:
    work = current_work()
    if letter.written_at is not None:
        form.for_reading()
    return render_template(
        "desk/free_letters/show.html",
        letter=letter,
        event=letter.event,
        form=form,
        selection=selection(work, letter),
        person=choices.person(number_in_query("person")),
        written=operations.letters_written(work, letter),
        lacking=[tag for tag in languages() if not letter.texts.get(tag)],
        placeholders=placeholders(letter.event),
    )


def _back(letter: FreeLetter) -> ResponseReturnValue:
    return redirect(url_for("desk.free_letters.show", letter_id=letter.id), 303)
