"""The form of a hot-line."""

from __future__ import annotations

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.organisations.hotlines import HotlineFacts
from planner.organisations.models import Hotline
from planner.web.desk.forms.bodies import BodiesField
from planner.web.forms.base import Form
from planner.web.forms.fields import DayField, LineField
from planner.web.forms.texts import LanguageCodesField, TextsField

_FREE = {"": "not known", "yes": "yes", "no": "no"}
_MEANT = {"": None, "yes": True, "no": False}


class HotlineForm(Form):
    number_as_printed = LineField("Number as printed", required=True, longest=60)
    e164 = LineField("Number to dial from anywhere", longest=40)
    names = TextsField("Name", any_language=True)
    operators = BodiesField("Run by")
    audiences = TextsField("For whom")
    hours = TextsField("Hours")
    languages = LanguageCodesField("Languages spoken")
    free_of_charge = SelectField(
        "Free of charge",
        choices=[SelectChoice(value=value, label=label) for value, label in _FREE.items()],
        default="",
    )
    valid_to = DayField("Valid until")

    @classmethod
    def filled(cls, hotline: Hotline, languages: tuple[str, ...]) -> HotlineForm:
        free = next(word for word, meant in _MEANT.items() if meant is hotline.is_free_of_charge)
        return cls(obj=hotline, data={"free_of_charge": free}, languages=languages)

    def facts(self) -> HotlineFacts:
        return HotlineFacts(
            number_as_printed=self.number_as_printed.data,
            e164=self.e164.data or "",
            names=self.names.data,
            operator_ids=self.operators.numbers,
            audiences=self.audiences.data,
            hours=self.hours.data,
            languages=tuple(self.languages.data or ()),
            is_free_of_charge=_MEANT[self.free_of_charge.data],
            valid_to=self.valid_to.data,
        )
