"""Words and cases: the grammatical forms that the sentences of an event's releases ask for."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.events.models.event import Event
from planner.grammar.languages import grammar_of
from planner.grammar.needs import AskedForm
from planner.releases.drafting import asked_forms
from planner.releases.drafting.sections.announcement import announcement
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.facts.release_facts import ReleaseFacts
from planner.web.desk.events.pages import find_event
from planner.web.desk.forms.word_forms import (
    WordFormsForm,
    submit_word_forms,
    word_forms_form,
)
from planner.web.desk.releases.facts import languages_of, record_of
from planner.web.desk.releases.field_links import FieldLinks
from planner.web.desk.word_forms import FieldPlace, FormEntry, by_language, entries_of, saved_words
from planner.web.doors import needs
from planner.web.notices import flash

blueprint = Blueprint("word_forms", __name__, url_prefix="/events/<int:event_id>/word-forms")


@blueprint.get("/")
@needs(Role.VIEWER)
def show(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    return _page(event, word_forms_form(_entries(event)))


@blueprint.post("/")
@needs(Role.EDITOR)
def save(event_id: int) -> ResponseReturnValue:
    event = find_event(event_id)
    form = word_forms_form(_entries(event))
    changed, status = submit_word_forms(form, event_id=event_id)
    if changed is None:
        event = find_event(event_id)
        form.compare_with(_entries(event))
        return _page(event, form), status
    flash(saved_words(changed))
    return redirect(url_for("desk.word_forms.show", event_id=event_id), 303)


def _entries(event: Event) -> list[FormEntry]:
    """Of all languages of the event that bend words, in a bounded number of SQL statements."""
    record, links = record_of(event), FieldLinks(event)

    def place(path: str) -> FieldPlace:
        return FieldPlace(links.described(path), links.page(path))

    return [
        entry
        for language in languages_of(event)
        if grammar_of(language)
        for entry in entries_of(language, _asked(record.facts(language)), record.forms, place)
    ]


def _asked(facts: ReleaseFacts) -> list[AskedForm]:
    """By the release, then by the advisory of an event to come."""
    is_coming = standing_of(facts.event) is Standing.COMING
    return [*asked_forms(facts), *(announcement(facts).asked if is_coming else ())]


def _page(event: Event, form: WordFormsForm) -> str:
    return render_template(
        "desk/word_forms/show.html",
        event=event,
        form=form,
        languages=by_language(form.entries),
    )
