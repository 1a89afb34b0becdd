"""Confirming, correcting and withdrawing forms of texts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete

from planner.grammar.languages import grammar_of
from planner.grammar.models import WordForm
from planner.grammar.needs import GENDERS, Need
from planner.grammar.queries import confirmed_forms
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line
from planner.kernel.work import Work

Key = tuple[str, str, Need]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormPlan:
    """What a person says of one form: "" that there is none, None that it is not confirmed.

    `opened` is what was confirmed when the person opened the page, in the same way. Of a name of a
    person (`is_person`) the history keeps neither the text nor the form.
    """

    language: str
    text: str
    need: Need
    form: str | None
    opened: str | None = None
    is_person: bool = False

    @property
    def key(self) -> Key:
        return self.language, self.text, self.need


def check_form(plan: FormPlan) -> None:
    """Raises `Invalid` for a gender that there is not, for a surname that is no part of the name, and
    for letters of another script.
    """
    if not plan.form:
        return
    is_gender = plan.need is Need.GENDER
    if is_gender and plan.form not in GENDERS:
        raise Invalid("form", _("Choose one of the genders."))
    if plan.need is Need.SURNAME and plan.form not in plan.text:
        raise Invalid(
            "form",
            _(
                "“%(surname)s” does not stand in the name “%(name)s”. Write the surname as it "
                "stands there.",
                surname=plan.form,
                name=plan.text,
            ),
        )
    grammar = grammar_of(plan.language)
    word = grammar.foreign_word(plan.text, plan.form) if grammar and not is_gender else ""
    if word:
        raise Invalid(
            "form",
            _(
                "“%(word)s” has Latin letters in it. Type the word in the letters of the language.",
                word=word,
            ),
        )


def confirm_forms(work: Work, plans: Sequence[FormPlan], *, event_id: int | None = None) -> int:
    """Confirm, correct or withdraw forms; returns how many changed.

    Raises `Invalid` as `check_form` does, and `Conflict` if somebody else has confirmed another form
    since the page was opened. Nothing is changed then.
    """
    plans = [_cleaned(plan) for plan in plans]
    for plan in plans:
        check_form(plan)
    stored = _stored(work, plans)
    changed = [plan for plan in plans if plan.form != _form(stored.get(plan.key))]
    for plan in changed:
        _refuse_overwriting(plan, stored.get(plan.key))
    for plan in changed:
        _put(work, plan, stored.get(plan.key), event_id)
    work.session.flush()
    return len(changed)


def forget_forms(work: Work, texts: Collection[str]) -> None:
    """Delete all forms of these texts, without an entry in the history: of people who are deleted."""
    work.session.execute(
        delete(WordForm).where(WordForm.office_id == work.office_id, WordForm.text.in_(texts))
    )


def _cleaned(plan: FormPlan) -> FormPlan:
    return plan if plan.form is None else replace(plan, form=clean_line(plan.form))


def _stored(work: Work, plans: Sequence[FormPlan]) -> dict[Key, WordForm]:
    found = work.session.scalars(confirmed_forms(work.office_id, {plan.text for plan in plans}))
    return {(row.language, row.text, row.need): row for row in found}


def _form(row: WordForm | None) -> str | None:
    return row.form if row else None


def _refuse_overwriting(plan: FormPlan, row: WordForm | None) -> None:
    if _form(row) == plan.opened:
        return
    if row is None:
        sentence = _(
            "Somebody else has withdrawn a form of “%(text)s” meanwhile. Look at it again.",
            text=plan.text,
        )
        raise Conflict(sentence)
    raise Conflict(
        _(
            "Somebody else has confirmed another form of “%(text)s” meanwhile: “%(form)s”. Look at it again.",
            text=plan.text,
            form=row.form or "–",
        )
    )


def _put(work: Work, plan: FormPlan, row: WordForm | None, event_id: int | None) -> None:
    """Store it, with an entry in the history."""
    before = _form(row)
    if row is None:
        row = WordForm(
            office_id=work.office_id, language=plan.language, text=plan.text, need=plan.need
        )
        work.session.add(row)
    if plan.form is None:
        _note(work, "form.withdrawn", row, plan, event_id, before=before)
        work.session.delete(row)
        return
    row.form, row.confirmed_at, row.confirmed_by_id = plan.form, work.now, work.actor_id
    if before is None:
        _note(work, "form.confirmed", row, plan, event_id, form=plan.form)
    else:
        _note(work, "form.corrected", row, plan, event_id, before=before, form=plan.form)


def _note(
    work: Work, verb: str, row: WordForm, plan: FormPlan, event_id: int | None, **forms: Any
) -> None:
    facts = {"language": plan.language, "need": plan.need.value}
    if not plan.is_person:
        facts |= {"text": plan.text, **forms}
    record(work, verb, row, event_id=event_id, **facts)
