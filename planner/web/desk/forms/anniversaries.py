"""The form of an anniversary."""

from __future__ import annotations

from planner.anniversaries.calendars import Calendar
from planner.anniversaries.models import Anniversary, AnniversaryKind, Precision
from planner.anniversaries.operations import FIRST_YEAR, LAST_YEAR, AnniversaryPlan
from planner.kernel.messages import gettext as _
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import EnumField, LineField, NumberField
from planner.web.forms.texts import TextsField
from planner.web.forms.written_day import WrittenDayField


class AnniversaryForm(Form):
    side_by_side = (("base_year", "kind"), ("precision",), ("exact_on", "calendar"))

    phrases = TextsField(
        _("As it is named after the number"),
        required=True,
        description=_(
            "English in the form that follows “the 145th anniversary of”: the founding of the "
            "Russian Red Cross. Russian in the form that follows «145 лет»: со дня основания "
            "Российского Красного Креста."
        ),
    )
    base_year = NumberField(
        _("Base year"),
        least=FIRST_YEAR,
        most=LAST_YEAR,
        required=True,
        description=_("Years are always the event’s year minus this one."),
    )
    kind = EnumField(
        _("What happened"),
        AnniversaryKind,
        description=_("Mourning is marked, never celebrated."),
    )
    owner_id = ChoiceField(_("Whose anniversary"), blank=_("nobody's in particular"))
    precision = EnumField(_("How exactly the date is known"), Precision)
    exact_on = WrittenDayField(
        _("The day"),
        description=_(
            "As 1893-04-30, in the calendar that is chosen beside it; only as far as it is known."
        ),
    )
    calendar = EnumField(
        _("In which calendar"),
        Calendar,
        default=Calendar.UNKNOWN,
        description=_("A day before 1900 is printed only if this is said."),
    )
    source = LineField(_("Where this is known from"), longest=1000)

    @classmethod
    def filled(cls, anniversary: Anniversary, languages: tuple[str, ...]) -> AnniversaryForm:
        form = cls(obj=anniversary, languages=languages)
        form.exact_on.data = anniversary.written_on
        return form

    def plan(self) -> AnniversaryPlan:
        return self.plan_of(AnniversaryPlan)
