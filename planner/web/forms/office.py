"""The form of an office's data, for set-up and for the settings."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from planner.accounts.operations import OfficePlan
from planner.kernel.dates import language_name
from planner.kernel.language_names import OFFERED
from planner.kernel.messages import gettext as _
from planner.kernel.messages import reader_language
from planner.web.forms.base import Form
from planner.web.forms.fields import AddressField, ZoneField
from planner.web.forms.languages import LanguageTicksField
from planner.web.forms.tags import TagsField
from planner.web.forms.texts import TextsField


class OfficeForm(Form):
    """Names, place and languages of an office."""

    names = TextsField(_("Name of the office"), required=True, any_language=True)
    short_names = TextsField(_("Short name"), any_language=True)
    cities = TextsField(_("City"), required=True, any_language=True)
    zone = ZoneField()
    main_language = SelectField(_("Main language"), default="en")
    languages = LanguageTicksField(_("Working languages"))
    more_languages = TagsField(
        _("Other languages"), description=_("With commas between: Georgian, Kazakh.")
    )
    mail_from = AddressField(_("E-mail address of the office"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = reader_language()
        self.main_language.choices = [
            SelectChoice(value=tag, label=language_name(tag, language)) for tag in OFFERED
        ]

    @property
    def all_languages(self) -> tuple[str, ...]:
        """The languages chosen, without duplicates, the main one first."""
        return tuple(
            dict.fromkeys(
                [self.main_language.data, *(self.languages.data or []), *self.more_languages.data]
            )
        )

    def plan(self) -> OfficePlan:
        return self.plan_of(
            OfficePlan,
            languages=self.all_languages,
            zone=self.zone.data or "",
            mail_from=self.mail_from.data or "",
        )
