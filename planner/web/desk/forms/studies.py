"""The form of a study."""

from __future__ import annotations

from typing import Self

from planner.events.models.study import FindingForm, Study, StudyKind
from planner.events.operations.studies import (
    EARLIEST_YEAR,
    LATEST_YEAR,
    MOST_IN_A_SAMPLE,
    StudyPlan,
)
from planner.kernel.messages import gettext as _
from planner.web.desk.forms.embargo import embargo_moment, embargo_values
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import ClockField, DayField, EnumField, NumberField, UrlField
from planner.web.forms.months import MonthField
from planner.web.forms.texts import TextsField

_ONE_PER_LINE = _("One per line.")


class StudyForm(Form):
    side_by_side = (
        ("conductor_id", "commissioner_id"),
        ("year", "month"),
        ("data_from", "data_until"),
        ("embargo_on", "embargo_clock"),
    )
    folded = (
        (
            _("When, how and among how many"),
            (
                "year",
                "month",
                "data_from",
                "data_until",
                "hotline_id",
                "sample_size",
                "sample_units",
                "samples",
                "method_notes",
            ),
        ),
    )

    titles = TextsField(_("Title"), required=True)
    kind = EnumField(_("What it is"), StudyKind, description=_("What a release calls it."))
    subjects = TextsField(
        _("What it is about"),
        description=_("In a few words, as after “a report on”: “wells”, “the state of wells”."),
    )
    conductor_id = ChoiceField(_("Conducted by"))
    commissioner_id = ChoiceField(_("Commissioned by"))
    aims = TextsField(_("Aims"), lines=3, description=_ONE_PER_LINE)
    methods = TextsField(
        _("Method"),
        lines=3,
        description=_("As after “is based on”: “an analysis of readings at 208 gauging posts”."),
    )
    year = NumberField(_("Year in which it was made"), least=EARLIEST_YEAR, most=LATEST_YEAR)
    month = MonthField(_("Month"))
    data_from = NumberField(_("First year of the data"), least=EARLIEST_YEAR, most=LATEST_YEAR)
    data_until = NumberField(_("Last year of the data"), least=EARLIEST_YEAR, most=LATEST_YEAR)
    hotline_id = ChoiceField(_("Hot-line whose enquiries were analysed"))
    sample_size = NumberField(_("How many were asked or examined"), least=1, most=MOST_IN_A_SAMPLE)
    sample_units = TextsField(
        _("Of whom or of what"),
        description=_("As it stands after the number: “residents of three districts”."),
    )
    samples = TextsField(
        _("Sample, for the notes to editors"),
        lines=2,
        description=_("In words; it is printed after the title."),
    )
    method_notes = TextsField(
        _("How it was made, for the notes to editors"),
        lines=2,
        description=_(
            "A clause that begins with a small letter: “readings at 208 gauging posts were "
            "compared for 1997–2027”."
        ),
    )
    findings = TextsField(
        _("Findings"),
        lines=4,
        description=_("One per line. Only what is entered here is ever printed as a finding."),
    )
    finding_form = EnumField(
        _("The findings are written as"),
        FindingForm,
        default=FindingForm.LISTED,
        description=_(
            "Clauses go on after “The study found that …” and begin with a small letter. Without a "
            "choice they are listed after a colon."
        ),
    )
    recommendations = TextsField(
        _("Recommendations"),
        lines=4,
        description=_("One per line, as after “recommendations on”: “the upkeep of wells”."),
    )
    url = UrlField(_("Where it can be read"))
    embargo_on = DayField(_("Under embargo until the day"))
    embargo_clock = ClockField(
        _("Embargo: the hour of that day"),
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
