"""Words and cases in the form of a row of a register: the forms that sentences may ask of its texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.grammar.languages import grammar_of
from planner.grammar.needs import NEEDS, AskedForm, Sort
from planner.grammar.operations import confirm_forms
from planner.grammar.queries import confirmed_forms
from planner.kernel.texts import Texts
from planner.web.database import db
from planner.web.desk.field_labels import field_label
from planner.web.desk.forms.word_forms import (
    WordFormsForm,
    confirms_all,
    word_forms_form,
)
from planner.web.desk.word_forms import FieldPlace, FormEntry, entries_of
from planner.web.transaction import current_office, current_work

# What a row says of its texts: the name of the field, the texts, their sort, and a person's gender.
Said = Iterable[tuple[str, Texts, Sort, str]]


def row_forms(thing: Any, said: Said) -> WordFormsForm:
    """The form as sent with this request, else with what is confirmed or proposed."""
    return word_forms_form(row_entries(thing, said))


def row_entries(thing: Any, said: Said) -> list[FormEntry]:
    asked: dict[str, list[AskedForm]] = {}
    for name, texts, sort, gender in said:
        for language, text in texts.items():
            if grammar_of(language):
                found = asked.setdefault(language, [])
                found += [AskedForm(text, need, sort, gender, name) for need in NEEDS[sort]]
    written = {one.text for some in asked.values() for one in some}
    rows = (
        db.session.scalars(confirmed_forms(current_office().id, written)).all() if written else ()
    )

    def place(name: str) -> FieldPlace:
        return FieldPlace(field_label(thing.__tablename__, name), "")

    return [
        entry
        for language, some in asked.items()
        for entry in entries_of(language, some, rows, place)
    ]


def confirm_row_forms(form: WordFormsForm, said: Said) -> int:
    """Save what was sent; of texts that the same request has replaced, nothing."""
    texts = {text for _name, texts, _sort, _gender in said for text in texts.values()}
    plans = form.plans(confirms_all=confirms_all())
    return confirm_forms(current_work(), [plan for plan in plans if plan.text in texts])
