"""The form of a person."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField
from wtforms.validators import StopValidation

from planner.contacts.models import ChannelKind, Gender, Person
from planner.contacts.operations import PersonFacts, Post, Reach
from planner.kernel.addresses import clean_address
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import DayField, EnumField, LineField, TextField
from planner.web.forms.rows import RowsField
from planner.web.forms.texts import LanguageField, TextsField

_GENDERS = {"f": "feminine", "m": "masculine"}


class AffiliationRow(Form):
    BLANK = ("organisation_id", "outlet_id", "functions")

    organisation_id = ChoiceField("Organisation")
    outlet_id = ChoiceField("or outlet")
    functions = TextsField("Function")
    since = DayField("Since")
    until = DayField("Until")


class ChannelRow(Form):
    BLANK = ("value",)

    kind = EnumField("Kind", ChannelKind, words={"email": "e-mail", "phone": "telephone"})
    value = LineField("Address or number", required=True, longest=254)
    label = LineField("What for", longest=100)
    is_public = BooleanField("May be printed")

    def validate_value(self, field: Any) -> None:
        if self.kind.data is ChannelKind.EMAIL:
            try:
                clean_address(field.data, "value")
            except Invalid as error:
                raise StopValidation(error.message) from error
        elif not any(letter.isdigit() for letter in field.data):
            raise StopValidation("A telephone number needs digits in it.")


class PersonForm(Form):
    names = TextsField("Name", required=True, any_language=True)
    honorifics = TextsField("Form of address")
    is_journalist = BooleanField("Is a journalist")
    language = LanguageField("Write to them in")
    affiliations = RowsField("Functions", AffiliationRow, most=20)
    channels = RowsField("Addresses and telephones", ChannelRow, most=20)
    gender = EnumField("Grammatical gender", Gender, optional="not entered", words=_GENDERS)
    genitives = TextsField("Name in the genitive")
    biographies = TextsField("Biography", lines=4)
    source = LineField("Where this is known from", longest=1000)
    legal_basis = LineField("Legal basis for keeping it")
    notes = TextField("Internal notes")

    @classmethod
    def filled(cls, person: Person, languages: tuple[str, ...]) -> PersonForm:
        genitives = {tag: forms.get("genitive", "") for tag, forms in person.grammar.items()}
        return cls(obj=person, data={"genitives": Texts(genitives)}, languages=languages)

    def hide_private(self, person: Person) -> None:
        """What viewers do not see: internal notes and telephones that may not be printed."""
        del self.notes
        shown = [c for c in person.channels if c.is_public or c.kind is ChannelKind.EMAIL]
        self.channels.process(None, shown)

    def facts(self) -> PersonFacts:
        return PersonFacts(
            names=self.names.data,
            honorifics=self.honorifics.data,
            gender=self.gender.data,
            genitives=self.genitives.data,
            language=self.language.data or "",
            is_journalist=self.is_journalist.data,
            posts=tuple(_post(row) for row in self.affiliations.rows),
            channels=tuple(_reach(row) for row in self.channels.rows),
            biographies=self.biographies.data,
            source=self.source.data or "",
            legal_basis=self.legal_basis.data or "",
            notes=self.notes.data or "",
        )


def _post(row: AffiliationRow) -> Post:
    return Post(
        organisation_id=row.organisation_id.data,
        outlet_id=row.outlet_id.data,
        functions=row.functions.data,
        since=row.since.data,
        until=row.until.data,
    )


def _reach(row: ChannelRow) -> Reach:
    return Reach(
        kind=row.kind.data,
        value=row.value.data,
        label=row.label.data or "",
        is_public=row.is_public.data,
    )
