"""The form of a study."""

from __future__ import annotations

from typing import Self

from planner.events.models.study import Study, StudyKind
from planner.events.operations.studies import StudyPlan
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.embargo import embargo_moment, embargo_values
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import ClockField, DayField, EnumField, UrlField
from planner.web.forms.texts import TextsField

_ONE_PER_LINE = _("One per line.")


class StudyForm(Form):
    side_by_side = (("conductor_id", "commissioner_id"), ("embargo_on", "embargo_clock"))

    titles = TextsField(_("Title"), required=True)
    kind = EnumField(_("What it is"), StudyKind, description=_("What a release calls it."))
    conductor_id = ChoiceField(_("Conducted by"))
    commissioner_id = ChoiceField(_("Commissioned by"))
    aims = TextsField(_("Aims"), lines=3, description=_ONE_PER_LINE)
    methods = TextsField(_("Method"), lines=3)
    hotline_id = ChoiceField(_("Hot-line whose enquiries were analysed"))
    samples = TextsField(_("Sample"), lines=2)
    findings = TextsField(
        _("Findings"),
        lines=4,
        description=_("One per line. Only what is entered here is ever printed as a finding."),
    )
    recommendations = TextsField(_("Recommendations"), lines=4, description=_ONE_PER_LINE)
    url = UrlField(_("Where it can be read"))
    embargo_on = DayField(_("Under embargo until the day"))
    embargo_clock = ClockField(
        _("and the hour"),
        description=_(
            "In the time zone of the office. Until then the public page, letters and papers call "
            "an item that shows it by its kind alone."
        ),
    )

    @classmethod
    def filled(cls, study: Study, languages: tuple[str, ...], zone: str) -> Self:
        """`zone` is the office's: the embargo is shown and typed in it."""
        return cls(obj=study, languages=languages, data=embargo_values(study.embargo_until, zone))

    def plan(self, zone: str) -> StudyPlan:
        return self.plan_of(
            StudyPlan, embargo_until=embargo_moment(self.embargo_on, self.embargo_clock, zone)
        )
