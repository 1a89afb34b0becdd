"""The form of an organisation."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, SelectField
from wtforms.fields.choices import SelectChoice

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.organisations.models import Organisation, OrganisationKind
from planner.organisations.operations import BoilerplatePlan, Grammar, OrganisationPlan
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import DayField, EnumField, LineField, TextField, UrlField
from planner.web.forms.rows import RowsField
from planner.web.forms.texts import LanguageField, TextsField

_GENDERS = {
    "": _("not entered"),
    "m": pgettext("grammar", "masculine"),
    "f": pgettext("grammar", "feminine"),
    "n": pgettext("grammar", "neuter"),
    "pl": pgettext("grammar", "plural"),
}
_CASES = ("genitive", "dative", "instrumental", "prepositional")


class BoilerplateRow(Form):
    BLANK = ("text",)

    language = LanguageField(_("Language"), required=True)
    text = TextField(_("Text"), required=True)
    valid_from = DayField(_("Valid from"))
    valid_to = DayField(_("Valid to"))
    reviewed_on = DayField(_("Last reviewed"))


class OrganisationForm(Form):
    names = TextsField(pgettext("thing", "Name"), required=True, any_language=True)
    short_names = TextsField(_("Short name"), any_language=True)
    kind = EnumField(_("Kind"), OrganisationKind, default=OrganisationKind.OTHER)
    parent_id = ChoiceField(_("Part of"))
    website = UrlField(_("Website"))
    datelines = TextsField(_("Dateline"))
    en_article = BooleanField(_("English: takes “the”"))
    ru_gender = SelectField(
        _("Russian: gender"),
        choices=[SelectChoice(value=value, label=label) for value, label in _GENDERS.items()],
        default="",
    )
    ru_genitive = LineField(_("Russian: genitive"))
    ru_dative = LineField(_("Russian: dative"))
    ru_instrumental = LineField(_("Russian: instrumental"))
    ru_prepositional = LineField(_("Russian: prepositional"))
    boilerplates = RowsField(_("Standing texts"), BoilerplateRow)
    funding_statements = TextsField(_("Funding statement"), lines=3)
    disclaimers = TextsField(_("Disclaimer"), lines=3)

    @classmethod
    def filled(cls, organisation: Organisation, languages: tuple[str, ...]) -> OrganisationForm:
        return cls(
            obj=organisation, data=_grammar_fields(organisation.grammar), languages=languages
        )

    def plan(self) -> OrganisationPlan:
        return self.plan_of(
            OrganisationPlan,
            grammar=self._grammar(),
            boilerplates=tuple(row.plan_of(BoilerplatePlan) for row in self.boilerplates.rows),
        )

    def _grammar(self) -> Grammar:
        russian = {case: self[f"ru_{case}"].data or "" for case in _CASES}
        return {
            "en": {"article": "the" if self.en_article.data else ""},
            "ru": {"gender": self.ru_gender.data or "", **russian},
        }


def _grammar_fields(grammar: dict[str, Any]) -> dict[str, Any]:
    fields = {f"ru_{name}": form for name, form in grammar.get("ru", {}).items()}
    return {**fields, "en_article": bool(grammar.get("en", {}).get("article"))}
