"""The form of an organisation."""

from __future__ import annotations

from wtforms import BooleanField

from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.organisations.models import Organisation, OrganisationKind
from planner.organisations.operations import BoilerplatePlan, OrganisationPlan
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import DayField, EnumField, TextField, UrlField
from planner.web.forms.rows import RowsField
from planner.web.forms.texts import LanguageField, TextsField


class BoilerplateRow(Form):
    BLANK = ("text",)

    language = LanguageField(_("Language"), required=True)
    text = TextField(_("Text"), required=True)
    valid_from = DayField(_("Valid from"))
    valid_to = DayField(_("Valid to"))
    reviewed_on = DayField(_("Last reviewed"))


class OrganisationRow(Form):
    BLANK = ("names", "short_names")

    names = TextsField(pgettext("thing", "Name"), required=True)
    short_names = TextsField(_("Short name"))
    kind = EnumField(_("Kind"), OrganisationKind, default=OrganisationKind.OTHER)


class OrganisationsForm(Form):
    """Several organisations at once, with what the first releases need of them."""

    bodies = RowsField(_("Organisations"), OrganisationRow, blank=12)

    def plans(self) -> list[OrganisationPlan]:
        return [row.plan_of(OrganisationPlan) for row in self.bodies.rows]


class OrganisationForm(Form):
    names = TextsField(pgettext("thing", "Name"), required=True, any_language=True)
    short_names = TextsField(_("Short name"), any_language=True)
    kind = EnumField(_("Kind"), OrganisationKind, default=OrganisationKind.OTHER)
    parent_id = ChoiceField(_("Part of"))
    website = UrlField(_("Website"))
    datelines = TextsField(_("Dateline"))
    takes_the = BooleanField(_("English: takes “the”"))
    generic_nouns = TextsField(_("Generic noun"))
    boilerplates = RowsField(_("Boilerplate texts"), BoilerplateRow)
    funding_statements = TextsField(_("Funding statement"), lines=3)
    disclaimers = TextsField(_("Disclaimer"), lines=3)

    @classmethod
    def filled(cls, organisation: Organisation, languages: tuple[str, ...]) -> OrganisationForm:
        return cls(obj=organisation, languages=languages)

    def plan(self) -> OrganisationPlan:
        return self.plan_of(
            OrganisationPlan,
            boilerplates=tuple(row.plan_of(BoilerplatePlan) for row in self.boilerplates.rows),
        )
