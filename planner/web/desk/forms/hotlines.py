"""The form of a hot-line."""

from __future__ import annotations

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.organisations.hotlines import HotlinePlan
from planner.organisations.models import Hotline
from planner.web.desk.forms.bodies import BodiesField
from planner.web.forms.base import Form
from planner.web.forms.fields import TELEPHONE, DayField, LineField
from planner.web.forms.tags import TagsField
from planner.web.forms.texts import TextsField

_FREE_LABELS = {"": _("not known"), "yes": _("yes"), "no": _("no")}
_MOST_LANGUAGES = 40
_FREE_VALUES = {"": None, "yes": True, "no": False}


class HotlineForm(Form):
    side_by_side = (("number_as_printed", "e164"), ("languages", "free_of_charge", "valid_to"))

    number_as_printed = LineField(
        _("Number as printed"),
        required=True,
        longest=60,
        render_kw=TELEPHONE,
        description=_("Exactly as papers show it: 8-800-333-00-16."),
    )
    e164 = LineField(
        _("Number to dial from anywhere"),
        longest=40,
        render_kw=TELEPHONE,
        description=_(
            "With the country code. Worked out from the printed number where it is left empty."
        ),
    )
    names = TextsField(pgettext("thing", "Name"), any_language=True)
    operators = BodiesField(_("Run by"), description=_("In the order in which they are named."))
    audiences = TextsField(_("For whom"))
    hours = TextsField(_("Hours"), description=_("Such as: on weekdays from 9 to 18."))
    languages = TagsField(
        _("Languages spoken"),
        most=_MOST_LANGUAGES,
        description=_("With commas between: Russian, Uzbek, Tajik."),
    )
    free_of_charge = SelectField(
        _("Free of charge"),
        choices=[SelectChoice(value=value, label=label) for value, label in _FREE_LABELS.items()],
        default="",
    )
    valid_to = DayField(_("Valid until"))

    @classmethod
    def filled(cls, hotline: Hotline, languages: tuple[str, ...]) -> HotlineForm:
        free = next(
            choice for choice, value in _FREE_VALUES.items() if value is hotline.is_free_of_charge
        )
        return cls(obj=hotline, data={"free_of_charge": free}, languages=languages)

    def plan(self) -> HotlinePlan:
        return self.plan_of(
            HotlinePlan,
            operator_ids=self.operators.numbers,
            is_free_of_charge=_FREE_VALUES[self.free_of_charge.data],
        )
