"""A message of somebody who is not in the register: the sender is entered as a new person."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.contacts.importing.person_names import read_name
from planner.contacts.models import ChannelKind, Person
from planner.inbox.decisions import (
    enter_sender,
    is_from_stranger,
    must_be_from_stranger,
    recognise_sender,
)
from planner.inbox.models import ReceivedMessage
from planner.kernel.dates import day_text
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.kernel.scripts import language_written
from planner.kernel.texts import Texts
from planner.web.desk.forms.people import PersonForm
from planner.web.desk.inbox.blueprint import blueprint, find_message
from planner.web.desk.likely import chosen_person, question
from planner.web.desk.registers.people import likely_of, pages
from planner.web.doors import needs
from planner.web.form_submission import submit_form
from planner.web.notices import flash
from planner.web.transaction import current_office, current_work, office_languages

PERSON = "/<int:message_id>/person"


@blueprint.get(PERSON)
@needs(Role.EDITOR)
def new_person(message_id: int) -> ResponseReturnValue:
    """The form of a person with what the message tells of its sender."""
    message = find_message(message_id)
    if not is_from_stranger(message):
        return redirect(url_for("desk.inbox.show", message_id=message.id), 303)
    form = PersonForm(languages=office_languages(), data=_told_by(message))
    pages.offer(form)
    return _page(message, form, question(likely_of(form)))


@blueprint.post(PERSON)
@needs(Role.EDITOR)
def enter(message_id: int) -> ResponseReturnValue:
    """Enter the sender, or add the address to the person whom they turn out to be (`is_them`)."""
    message, form, known = find_message(message_id), pages.typed(), chosen_person()
    must_be_from_stranger(message)
    if doubts := pages.doubts(form):
        return _page(message, form, doubts), 409
    person, status = submit_form(form, lambda: _enter(message, form, known))
    if person is None:
        return _page(message, form, {}), status
    flash(_("%(name)s is in the register. The message stands with them.", name=person.label))
    return redirect(url_for("desk.people.show", person_id=person.id), 303)


def _enter(message: ReceivedMessage, form: PersonForm, known: int | None) -> Person:
    if known is not None:
        return recognise_sender(current_work(), message, known)
    return enter_sender(current_work(), message, form.plan())


def _told_by(message: ReceivedMessage) -> dict[str, Any]:
    """Their name as it stands in the message, the address, and where both are from."""
    name = read_name(message.sender_name)
    language = language_written(name.name, current_office().languages)
    day = day_text(message.received_at.date(), reader_language())
    return {
        "names": Texts({language: name.name}),
        "surnames": Texts({language: name.surname}),
        "gender": name.gender,
        "channels": [{"kind": ChannelKind.EMAIL, "value": message.sender}],
        "source": str(_("their own letter of %(day)s", day=day)),
    }


def _page(message: ReceivedMessage, form: PersonForm, more: dict[str, Any]) -> str:
    return render_template("desk/inbox/person.html", message=message, form=form, **more)
