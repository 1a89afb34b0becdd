"""The forms of a statement and of its approval."""

from __future__ import annotations

from typing import Self
from zoneinfo import ZoneInfo

from wtforms import BooleanField

from planner.events.models.statement import Force, SpeechForm, SpeechTerms, Statement
from planner.events.operations.statements import StatementPlan
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.embargo import embargo_moment
from planner.web.forms.base import Form
from planner.web.forms.fields import ClockField, DayField, EnumField, LineField
from planner.web.forms.texts import TextsField


class StatementForm(Form):
    """`zone` is the event's, in which the embargo is typed."""

    zone = "UTC"
    form = EnumField(_("How it is noted"), SpeechForm, default=SpeechForm.INDIRECT)
    terms = EnumField(_("What may be done with it"), SpeechTerms)
    force = EnumField(_("How it was said"), Force)
    texts = TextsField(_("What was said"), lines=4, required=True)
    is_unclear = BooleanField(_("Unclear: confirm with the speaker"))
    embargo_on = DayField(_("Under embargo until the day"))
    embargo_clock = ClockField(_("and the hour"))

    @classmethod
    def filled(cls, statement: Statement, languages: tuple[str, ...], zone: str) -> Self:
        until = statement.embargo_until
        local = until.astimezone(ZoneInfo(zone)) if until else None
        form = cls(
            obj=statement,
            languages=languages,
            data={
                "embargo_on": local.date() if local else None,
                "embargo_clock": local.time() if local else None,
            },
        )
        form.zone = zone
        return form

    @classmethod
    def sent(cls, languages: tuple[str, ...], zone: str) -> Self:
        form = cls.read(languages=languages)
        form.zone = zone
        return form

    def plan(self) -> StatementPlan:
        return self.plan_of(
            StatementPlan,
            embargo_until=embargo_moment(self.embargo_on, self.embargo_clock, self.zone),
        )


class ApprovalForm(Form):
    by = LineField(_("Approved by"))
