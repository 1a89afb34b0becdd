"""The form of a page of words and cases: a field for each form of each text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from flask import request
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice

from planner.grammar.needs import Need, Sort
from planner.grammar.operations import FormPlan, check_form, confirm_forms
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.desk.word_forms import FormEntry
from planner.web.form_submission import submit_form
from planner.web.forms.base import Form
from planner.web.forms.fields import LineField
from planner.web.transaction import current_work
from planner.web.words import word

GENDERS = {
    "": _("not entered"),
    "m": pgettext("grammar", "masculine"),
    "f": pgettext("grammar", "feminine"),
    "n": pgettext("grammar", "neuter"),
    "pl": pgettext("grammar", "plural"),
}
# What was there when the page was opened: a confirmed form after the one, a proposal after the other.
_CONFIRMED, _PROPOSED = "=", "?"
_ONE_OF_TWO = _("Write the form, or say that there is none: not both.")


class WordFormsForm(Form):
    """Subclasses of `word_forms_form` have three fields per entry: the form, a tick for “there is
    none”, and what was there when the page was opened.
    """

    entries: ClassVar[tuple[FormEntry, ...]] = ()

    @property
    def has_proposed(self) -> bool:
        """Whether a form is proposed that nobody has confirmed."""
        return any(entry.confirmed is None and entry.proposed for entry in self.entries)

    def form_of(self, entry: FormEntry) -> Any:
        return self[entry.name]

    def tick_of(self, entry: FormEntry) -> Any:
        return self[f"{entry.name}-none"]

    def opened_of(self, entry: FormEntry) -> Any:
        return self[f"{entry.name}-was"]

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid: bool = super().validate(extra_validators)
        for entry in self.entries:
            try:
                self._check(entry)
            except Invalid as error:
                field = self.form_of(entry)
                field.errors, is_valid = [*field.errors, error.message], False
        return is_valid

    def plans(self, *, confirms_all: bool) -> list[FormPlan]:
        """What the person says: of every form on the page, or only of those that were changed."""
        sent = [entry for entry in self.entries if self.form_of(entry).raw_data]
        return [self._plan(entry) for entry in sent if confirms_all or self._is_changed(entry)]

    def compare_with(self, fresh: Sequence[FormEntry]) -> None:
        """After a conflict: show what is there now; to save again overwrites it."""
        for entry in fresh:
            if entry.name in self._fields and self.opened_of(entry).data != _opened(entry):
                self.form_of(entry).stored = entry.shown
                self.opened_of(entry).data = _opened(entry)

    def _check(self, entry: FormEntry) -> None:
        is_typed = bool(self.form_of(entry).data) and self.form_of(entry).data != self._shown(entry)
        if self.tick_of(entry).data and is_typed:
            raise Invalid("form", _ONE_OF_TWO)
        check_form(self._plan(entry))

    def _plan(self, entry: FormEntry) -> FormPlan:
        asked, was = entry.asked, self.opened_of(entry).data or ""
        return FormPlan(
            language=entry.language,
            text=asked.text,
            need=asked.need,
            form="" if self.tick_of(entry).data else self.form_of(entry).data or None,
            opened=was[1:] if was.startswith(_CONFIRMED) else None,
            is_person=asked.sort is Sort.PERSON,
        )

    def _is_changed(self, entry: FormEntry) -> bool:
        is_absent = self.opened_of(entry).data == _CONFIRMED
        if bool(self.tick_of(entry).data) != is_absent:
            return True
        return bool((self.form_of(entry).data or "") != self._shown(entry))

    def _shown(self, entry: FormEntry) -> str:
        return str(self.opened_of(entry).data or "")[1:]


def word_forms_form(entries: Sequence[FormEntry]) -> WordFormsForm:
    """The form as sent with this request, else with what is confirmed or proposed."""
    fields: dict[str, Any] = {"entries": tuple(entries)}
    for entry in entries:
        fields[entry.name] = _form_field(entry)
        fields[f"{entry.name}-none"] = BooleanField(
            _(
                "There is no such form (%(form)s): word the sentence without it",
                form=word(entry.asked.need),
            ),
            default=entry.confirmed == "",
        )
        fields[f"{entry.name}-was"] = HiddenField(default=_opened(entry))
    these: type[WordFormsForm] = type("TheseWordForms", (WordFormsForm,), fields)
    return these.read()


def submit_word_forms(
    form: WordFormsForm, *, event_id: int | None = None
) -> tuple[int | None, int]:
    """Save what was sent: every form as it stands with `what=all`, else only what was changed.
    Returns as `submit_form` does.
    """
    plans = form.plans(confirms_all=confirms_all())
    return submit_form(form, lambda: confirm_forms(current_work(), plans, event_id=event_id))


def confirms_all() -> bool:
    """Whether every form is confirmed as it stands, changed or not."""
    return request.form.get("what") == "all"


def _opened(entry: FormEntry) -> str:
    return f"{_PROPOSED if entry.confirmed is None else _CONFIRMED}{entry.shown}"


def _form_field(entry: FormEntry) -> Any:
    label = str(word(entry.asked.need))
    label = label[:1].upper() + label[1:]
    if entry.asked.need is not Need.GENDER:
        return LineField(label, default=entry.shown)
    choices = [SelectChoice(value=value, label=said) for value, said in GENDERS.items()]
    return SelectField(label, choices=choices, default=entry.shown)
