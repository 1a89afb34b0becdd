"""The form of a person."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField
from wtforms.validators import StopValidation

from planner.contacts.legal_basis import LegalBasis
from planner.contacts.models import ChannelKind, Gender, Person
from planner.contacts.operations import AffiliationPlan, ChannelPlan, PersonPlan
from planner.kernel.addresses import clean_address
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import DayField, EnumField, LineField, TextField
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.rows import RowsField
from planner.web.forms.texts import LanguageField, TextsField


class AffiliationRow(Form):
    BLANK = ("organisation_id", "outlet_id", "functions")

    organisation_id = ChoiceField(_("Organisation"))
    outlet_id = ChoiceField(_("or outlet"))
    functions = TextsField(_("Function"))
    since = DayField(pgettext("affiliation", "Since"))
    until = DayField(pgettext("affiliation", "Until"))


class ChannelRow(Form):
    BLANK = ("value",)

    kind = EnumField(_("Kind"), ChannelKind)
    value = LineField(_("Address or number"), required=True, longest=254)
    label = LineField(_("What for"), longest=100)
    is_public = BooleanField(_("May be printed"))

    def validate_value(self, field: Any) -> None:
        if self.kind.data is ChannelKind.EMAIL:
            try:
                clean_address(field.data, "value")
            except Invalid as error:
                raise StopValidation(error.message) from error
        elif not any(character.isdigit() for character in field.data):
            raise StopValidation(_("A telephone number needs digits in it."))


class PersonForm(Form):
    names = TextsField(pgettext("person", "Name"), required=True, any_language=True)
    surnames = TextsField(_("Surname"))
    honorifics = TextsField(_("Form of address"))
    is_journalist = BooleanField(_("Is a journalist"))
    language = LanguageField(_("Write to them in"))
    topic_ids = ManyChoicesField(_("Beats"))
    affiliations = RowsField(_("Functions"), AffiliationRow, most=20)
    channels = RowsField(_("Addresses and telephones"), ChannelRow, most=20)
    gender = EnumField(_("Grammatical gender"), Gender, optional=_("not entered"))
    biographies = TextsField(_("Biography"), lines=4)
    biography_is_public = BooleanField(_("The biography may be published"))
    source = LineField(_("Where this is known from"), longest=1000)
    legal_basis = EnumField(_("Legal basis"), LegalBasis, optional=_("not entered"))
    legal_basis_on = DayField(pgettext("legal basis", "Since"))
    legal_basis_note = LineField(_("Note on the legal basis"), longest=1000)
    notes = TextField(_("Internal notes"))

    @classmethod
    def filled(cls, person: Person, languages: tuple[str, ...]) -> PersonForm:
        return cls(obj=person, languages=languages)

    def hide_private(self, person: Person) -> None:
        """Remove what viewers may not see: internal notes, and telephones not to be printed."""
        del self.notes
        visible = [
            channel
            for channel in person.channels
            if channel.is_public or channel.kind is ChannelKind.EMAIL
        ]
        self.channels.process(None, visible)

    def plan(self) -> PersonPlan:
        return self.plan_of(
            PersonPlan,
            topic_ids=tuple(self.topic_ids.data or ()),
            posts=tuple(row.plan_of(AffiliationPlan) for row in self.affiliations.rows),
            channels=tuple(row.plan_of(ChannelPlan) for row in self.channels.rows),
        )
