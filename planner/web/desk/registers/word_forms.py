"""Words and cases of one row of a register: the forms that sentences may ask of its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from planner.accounts.models import Role
from planner.grammar.languages import grammar_of
from planner.grammar.needs import NEEDS, AskedForm, Sort
from planner.grammar.queries import confirmed_forms
from planner.kernel.texts import Texts
from planner.web.database import db
from planner.web.desk.field_labels import field_label
from planner.web.desk.forms.word_forms import (
    WordFormsForm,
    submit_word_forms,
    word_forms_form,
)
from planner.web.desk.registers.lists import found_in
from planner.web.desk.registers.pages import RegisterPages
from planner.web.desk.word_forms import FieldPlace, FormEntry, by_language, entries_of, saved_words
from planner.web.doors import needs
from planner.web.notices import flash
from planner.web.transaction import current_office, reading_languages

# What a row says of its texts: the name of the field, the texts, their sort, and a person's gender.
Said = Iterator[tuple[str, Texts, Sort, str]]


def mount_word_forms(pages: RegisterPages[Any, Any], texts_of: Callable[[Any], Said]) -> None:
    """Add `GET` and `POST …/word-forms` to a register."""

    @pages.blueprint.get(f"/<int:{pages.noun}_id>/word-forms")
    @needs(Role.VIEWER)
    def show_word_forms(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        thing = found_in(pages.model, number)
        return _page(pages, thing, word_forms_form(_entries(pages, thing, texts_of)))

    @pages.blueprint.post(f"/<int:{pages.noun}_id>/word-forms")
    @needs(Role.EDITOR)
    def save_word_forms(**ids: int) -> ResponseReturnValue:
        (number,) = ids.values()
        thing = found_in(pages.model, number)
        form = word_forms_form(_entries(pages, thing, texts_of))
        changed, status = submit_word_forms(form)
        if changed is None:
            thing = found_in(pages.model, number)
            form.compare_with(_entries(pages, thing, texts_of))
            return _page(pages, thing, form), status
        flash(saved_words(changed))
        return redirect(_address(pages, number, "show_word_forms"), 303)


def _entries(
    pages: RegisterPages[Any, Any], thing: Any, texts_of: Callable[[Any], Said]
) -> list[FormEntry]:
    asked: dict[str, list[AskedForm]] = {}
    for name, texts, sort, gender in texts_of(thing):
        for language, text in texts.items():
            if grammar_of(language):
                found = asked.setdefault(language, [])
                found += [AskedForm(text, need, sort, gender, name) for need in NEEDS[sort]]
    written = {one.text for some in asked.values() for one in some}
    rows = db.session.scalars(confirmed_forms(current_office().id, written)).all()

    def place(name: str) -> FieldPlace:
        label = field_label(thing.__tablename__, name)
        return FieldPlace(label, _address(pages, thing.id, "show"))

    return [
        entry
        for language, some in asked.items()
        for entry in entries_of(language, some, rows, place)
    ]


def _name(thing: Any) -> str:
    named = next(
        filter(None, (getattr(thing, name, None) for name in ("titles", "names", "phrases")))
    )
    return str(named.best(*reading_languages()))


def _address(pages: RegisterPages[Any, Any], number: int, view: str) -> str:
    key: dict[str, Any] = {f"{pages.noun}_id": number}
    return url_for(f"desk.{pages.blueprint.name}.{view}", **key)


def _page(pages: RegisterPages[Any, Any], thing: Any, form: WordFormsForm) -> str:
    return render_template(
        "layouts/word_forms.html",
        name=_name(thing),
        form=form,
        languages=by_language(form.entries),
        back=_address(pages, thing.id, "show"),
        action=_address(pages, thing.id, "save_word_forms"),
    )
