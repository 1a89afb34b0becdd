"""The texts of letters: the list, the form with the letter beside it, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, redirect, render_template
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.coverage.letter_previews import Trial, plan_trial, previewed
from planner.events.models.event import Event
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import languages
from planner.letter_texts.kinds import GROUPS, placeholders_of
from planner.letter_texts.operations import reset_text, restore_text, set_text
from planner.letter_texts.queries import own_texts
from planner.letter_texts.wording import check_wording
from planner.outbox.operations import enqueue
from planner.web.database import db
from planner.web.desk import choices
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.letter_texts import LetterTextForm
from planner.web.desk.letter_frames import framed
from planner.web.desk.letter_tests import test_key, test_said
from planner.web.desk.letter_texts.place import Place, may_write, must_be_allowed, place_of
from planner.web.doors import needs
from planner.web.form_submission import submit_form, submit_prepared_form
from planner.web.notices import Undo, flash
from planner.web.transaction import begin_writing, current_office, current_work, found, member

blueprint = Blueprint("letter_texts", __name__)
_LIST, _TEXT = "/letter-texts", "/letter-texts/<kind>/<language>"
_EVENT = "/events/<int:event_id>"


@blueprint.get(f"{_EVENT}{_LIST}")
@blueprint.get(_LIST)
@needs(Role.EDITOR)
def index(event_id: int | None = None) -> ResponseReturnValue:
    event = find_event(event_id) if event_id is not None else None
    session, office_id = db.session(), current_office().id
    return render_template(
        "desk/letter_texts/of_event.html" if event else "desk/letter_texts/index.html",
        event=event,
        groups=GROUPS,
        of_office=own_texts(session, office_id),
        in_force=own_texts(session, office_id, event_id),
        languages=languages(),
    )


@blueprint.get(f"{_EVENT}{_TEXT}")
@blueprint.get(_TEXT)
@needs(Role.EDITOR)
def show(kind: str, language: str, event_id: int | None = None) -> ResponseReturnValue:
    place = place_of(kind, language, event_id)
    return _page(place, _offered(_stored(place)))


@blueprint.post(f"{_EVENT}{_TEXT}")
@blueprint.post(_TEXT)
@needs(Role.EDITOR)
def save(kind: str, language: str, event_id: int | None = None) -> ResponseReturnValue:
    place = place_of(kind, language, event_id)
    must_be_allowed(place)
    form = _offered(LetterTextForm.read())
    _saved, status = submit_form(
        form,
        lambda: set_text(
            current_work(),
            place.kind,
            place.language,
            form.wording(),
            form.opened_version or None,
            event_id=place.event_id,
        ),
        stored=lambda: _stored(place),
    )
    if status != 303:
        return _page(place, form, status)
    flash(_("Saved. Letters that wait in the outbox are written anew with this text."))
    return redirect(place.url("show"), 303)


@blueprint.post(f"{_EVENT}{_TEXT}/reset")
@blueprint.post(f"{_TEXT}/reset")
@needs(Role.EDITOR)
def reset(kind: str, language: str, event_id: int | None = None) -> ResponseReturnValue:
    place = place_of(kind, language, event_id)
    must_be_allowed(place)
    begin_writing()
    reset_text(current_work(), found(place.own))
    flash(
        _("This event has the text of all letters of this kind again.")
        if place.event
        else _("These letters have the standard text again."),
        Undo(place.url("restore")),
    )
    return redirect(place.url("show"), 303)


@blueprint.post(f"{_EVENT}{_TEXT}/restoration")
@blueprint.post(f"{_TEXT}/restoration")
@needs(Role.EDITOR)
def restore(kind: str, language: str, event_id: int | None = None) -> ResponseReturnValue:
    place = place_of(kind, language, event_id)
    must_be_allowed(place)
    begin_writing()
    restore_text(current_work(), found(place.own))
    flash(_("These letters have your own text again."), Undo(place.url("reset")))
    return redirect(place.url("show"), 303)


@blueprint.get(f"{_EVENT}{_TEXT}/letter")
@blueprint.get(f"{_TEXT}/letter")
@needs(Role.EDITOR)
def letter(kind: str, language: str, event_id: int | None = None) -> ResponseReturnValue:
    """The letter with the text that is sent now, for the frame."""
    place = place_of(kind, language, event_id)
    return _framed(lambda: _trial(place, _offered(_stored(place))))


@blueprint.post(f"{_EVENT}{_TEXT}/preview")
@blueprint.post(f"{_TEXT}/preview")
@needs(Role.EDITOR)
def preview(kind: str, language: str, event_id: int | None = None) -> ResponseReturnValue:
    """The letter with the text as it is typed, for the frame; nothing is stored."""
    place = place_of(kind, language, event_id)
    form = _offered(LetterTextForm.read())
    return _framed(lambda: _trial(place, form))


@blueprint.post(f"{_EVENT}{_TEXT}/test")
@blueprint.post(f"{_TEXT}/test")
@needs(Role.EDITOR)
def send_test(kind: str, language: str, event_id: int | None = None) -> ResponseReturnValue:
    """Send the letter with the text as it is typed to the signed-in member; the text is not stored."""
    place, me = place_of(kind, language, event_id), member().user
    form = _offered(LetterTextForm.read())
    work, office = current_work(), current_office()
    letter, status = submit_prepared_form(
        form,
        lambda: plan_trial(work, office, _trial(place, form), me.name, me.email, test_key()),
        lambda plan: enqueue(work, plan),
    )
    return _page(place, form, 200 if letter else status, said=test_said(me.email) if letter else "")


def _stored(place: Place) -> LetterTextForm:
    return LetterTextForm.filled(place.own, place.otherwise)


def _offered(form: LetterTextForm) -> LetterTextForm:
    form.about.offer(choices.latest_events())
    form.person.offer(choices.people())
    return form


def _trial(place: Place, form: LetterTextForm) -> Trial:
    """Raises `Invalid` for a text that cannot be, and `Conflict` without any event."""
    wording = form.wording()
    check_wording(place.kind, wording)
    event = place.event or _event(form.about.data)
    person = choices.person(form.person.data)
    return Trial(
        kind=place.kind, language=place.language, event=event, wording=wording, person=person
    )


def _event(number: int | None) -> Event:
    if number is None:
        latest = choices.latest_events().rows
        if not latest:
            raise Conflict(_("A letter can be looked at once there is an event that it is about."))
        number = latest[0][0]
    return find_event(number)


def _framed(trial: Callable[[], Trial]) -> Response:
    try:
        return framed(previewed(current_work(), current_office(), trial()).html)
    except (Conflict, Invalid) as error:
        return _refused(error.message)


def _refused(sentence: str) -> Response:
    response = framed(render_template("desk/letter_texts/refused.html", sentence=sentence))
    response.status_code = 422
    return response


def _page(
    place: Place, form: LetterTextForm, status: int = 200, *, said: str = ""
) -> ResponseReturnValue:
    return (
        render_template(
            "desk/letter_texts/edit_of_event.html"
            if place.event
            else "desk/letter_texts/edit.html",
            place=place,
            event=place.event,
            form=form,
            said=said,
            own=place.own,
            may_write=may_write(place.event),
            placeholders=placeholders_of(place.kind),
            languages=languages(),
            own_languages=_own_languages(place),
        ),
        status,
    )


def _own_languages(place: Place) -> set[str]:
    """Languages in which this kind of letter has a text of the office's own."""
    own = own_texts(db.session(), current_office().id, place.event_id)
    return own.only_in(place.kind, languages())[0]
