"""The form of the outline: everything on the first tab."""

from __future__ import annotations

from typing import Any, Self

from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, LeadWith
from planner.events.operations.outline import MOST_SEATS, BodyPlan, Outline, PressContactPlan
from planner.web.desk.forms.events import DateAndPlace, date_and_place
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import (
    AddressField,
    DayField,
    EnumField,
    LineField,
    NumberField,
    TextField,
    UrlField,
)
from planner.web.forms.rows import RowsField
from planner.web.forms.tags import TagsField
from planner.web.forms.texts import TextsField


class BodyRow(Form):
    BLANK = ("organisation_id",)

    organisation_id = ChoiceField("Organisation", required=True)
    role = EnumField("Role", BodyRole)

    def plan(self) -> BodyPlan:
        return BodyPlan(organisation_id=self.organisation_id.data, role=self.role.data)


class PressContactRow(Form):
    BLANK = ("names", "functions", "phone", "email", "organisation_id")

    names = TextsField("Name", required=True)
    functions = TextsField("Function")
    organisation_id = ChoiceField("Organisation")
    phone = LineField("Telephone, as printed", longest=60)
    email = AddressField("E-mail")
    languages = TagsField("Speaks")
    hours = TextsField("Hours")

    def plan(self) -> PressContactPlan:
        return PressContactPlan(
            names=self.names.data,
            functions=self.functions.data,
            organisation_id=self.organisation_id.data,
            phone=self.phone.data or "",
            email=self.email.data or "",
            languages=self.languages.data,
            hours=self.hours.data,
        )


class OutlineForm(DateAndPlace):
    subjects = TextsField("What it is about, in a few words")
    descriptions = TextsField("Description", lines=5)
    city_locatives = TextsField("“In the city”, where grammar needs it")
    bodies = RowsField("Organisations and their roles", BodyRow)
    project_id = ChoiceField("Project")
    programme_id = ChoiceField("Programme of work")
    hotline_id = ChoiceField("Hot-line")
    contacts = RowsField("Whom journalists may call", PressContactRow, most=20)
    accreditation = TextsField("How to be accredited", lines=3)
    accreditation_until = DayField("Accreditation until")
    answers_until = DayField("Answers until")
    audiences = TextsField("Journalists from where")
    seats = NumberField("Seats", least=1, most=MOST_SEATS)
    next_steps = TextsField("What happens after the event", lines=3)
    materials_url = UrlField("Where materials can be downloaded")
    lead_with = EnumField("A release tells first of", LeadWith)
    internal_notes = TextField("Internal notes")

    @classmethod
    def filled(cls, event: Event, languages: tuple[str, ...]) -> Self:
        plain = (
            "version", "subjects", "descriptions", "city_locatives", "project_id", "programme_id",
            "hotline_id", "accreditation", "accreditation_until", "answers_until", "audiences",
            "seats", "next_steps", "materials_url", "lead_with", "internal_notes",
        )  # fmt: skip
        return cls(
            languages=languages,
            data={
                **date_and_place(event),
                **{name: getattr(event, name) for name in plain},
                "bodies": _values(event.bodies, "organisation_id", "role"),
                "contacts": _values(event.contacts, *PressContactRow.BLANK, "languages", "hours"),
            },
        )

    def outline(self) -> Outline:
        return Outline(
            kind=self.kind.data,
            titles=self.titles.data,
            languages=self.languages.data,
            when=self.when(),
            where=self.where(),
            subjects=self.subjects.data,
            descriptions=self.descriptions.data,
            city_locatives=self.city_locatives.data,
            project_id=self.project_id.data,
            programme_id=self.programme_id.data,
            hotline_id=self.hotline_id.data,
            accreditation=self.accreditation.data,
            accreditation_until=self.accreditation_until.data,
            answers_until=self.answers_until.data,
            audiences=self.audiences.data,
            seats=self.seats.data,
            next_steps=self.next_steps.data,
            materials_url=self.materials_url.data or "",
            lead_with=self.lead_with.data,
            internal_notes=self.internal_notes.data or "",
            bodies=tuple(row.plan() for row in self.bodies.rows),
            contacts=tuple(row.plan() for row in self.contacts.rows),
        )


def _values(rows: list[Any], *names: str) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in names} for row in rows]
