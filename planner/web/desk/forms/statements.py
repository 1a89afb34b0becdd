"""The forms for what was said and for its approval."""

from __future__ import annotations

from typing import Self

from wtforms import BooleanField

from planner.events.said import StatementPlan
from planner.events.statements import Force, SpeechForm, SpeechTerms, Statement
from planner.web.forms.base import Form
from planner.web.forms.fields import EnumField, LineField
from planner.web.forms.texts import TextsField


class StatementForm(Form):
    form = EnumField("How it is noted", SpeechForm, default=SpeechForm.INDIRECT)
    terms = EnumField("What may be done with it", SpeechTerms)
    force = EnumField("How it was said", Force)
    texts = TextsField("What was said", lines=4, required=True)
    is_unclear = BooleanField("Unclear: confirm with the speaker")

    @classmethod
    def filled(cls, statement: Statement, languages: tuple[str, ...]) -> Self:
        return cls(obj=statement, languages=languages)

    def plan(self) -> StatementPlan:
        return StatementPlan(
            form=self.form.data,
            texts=self.texts.data,
            terms=self.terms.data,
            force=self.force.data,
            is_unclear=self.is_unclear.data,
        )


class ApprovalForm(Form):
    by = LineField("Approved by")
