"""The forms of a statement and of its approval."""

from __future__ import annotations

from typing import Self

from wtforms import BooleanField

from planner.events.models.statement import Force, SpeechForm, SpeechTerms, Statement
from planner.events.operations.statements import StatementPlan
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.embargo import embargo_moment, embargo_values
from planner.web.forms.base import Form
from planner.web.forms.fields import ClockField, DayField, EnumField, LineField
from planner.web.forms.texts import TextsField


class StatementForm(Form):
    """`zone` is the event's, in which the embargo is typed."""

    side_by_side = (("terms", "force"), ("embargo_on", "embargo_clock"))
    zone = "UTC"

    form = EnumField(
        _("How it is noted"),
        SpeechForm,
        default=SpeechForm.INDIRECT,
        description=_(
            "Direct: word for word. Indirect: a clause in the present tense. Topics: what it was "
            "about, one per line."
        ),
    )
    texts = TextsField(_("What was said"), lines=4, required=True)
    terms = EnumField(
        _("What may be done with it"),
        SpeechTerms,
        description=_("Only what is on the record can stand in a release."),
    )
    force = EnumField(_("How it was said"), Force)
    is_unclear = BooleanField(_("Unclear: confirm with the speaker"))
    embargo_on = DayField(_("Under embargo until the day"))
    embargo_clock = ClockField(
        _("and the hour"),
        description=_("In the time zone of the event. Until then no paper tells it."),
    )

    @classmethod
    def filled(cls, statement: Statement, languages: tuple[str, ...], zone: str) -> Self:
        form = cls(
            obj=statement, languages=languages, data=embargo_values(statement.embargo_until, zone)
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
