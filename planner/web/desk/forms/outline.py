"""The form of the outline: everything on the first tab."""

from __future__ import annotations

from typing import Any, Self

from wtforms import BooleanField

from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole, LeadWith
from planner.events.models.place import Interpretation
from planner.events.models.seats import SEATS_OF_KINDS
from planner.events.operations.outline import BodyPlan, OutlinePlan, PressContactPlan
from planner.events.operations.seats import MOST_SEATS
from planner.kernel.addresses import clean_address_or_url
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.outbox.limits import MOST_OF_OUTLET
from planner.web.desk.forms.events import DateAndPlace, date_and_place
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import (
    TELEPHONE,
    AddressField,
    ClockField,
    DayField,
    EnumField,
    LineField,
    NumberField,
    TextField,
    UrlField,
)
from planner.web.forms.many_choices import ManyChoicesField
from planner.web.forms.rows import RowsField
from planner.web.forms.tags import TagsField
from planner.web.forms.texts import TextsField


class BodyRow(Form):
    BLANK = ("organisation_id",)

    organisation_id = ChoiceField(_("Organisation"), required=True)
    role = EnumField(_("Role"), BodyRole)

    def plan(self) -> BodyPlan:
        return self.plan_of(BodyPlan)


class PressContactRow(Form):
    BLANK = ("names", "functions", "phone", "email", "organisation_id")

    names = TextsField(pgettext("person", "Name"), required=True)
    functions = TextsField(_("Function"))
    organisation_id = ChoiceField(_("Organisation"))
    phone = LineField(_("Telephone, as printed"), longest=60, render_kw=TELEPHONE)
    email = AddressField(_("E-mail"))
    languages = TagsField(_("Speaks"))
    hours = TextsField(_("Hours"))

    def plan(self) -> PressContactPlan:
        return self.plan_of(PressContactPlan)


class OutlineForm(DateAndPlace):
    subjects = TextsField(_("What it is about, in a few words"))
    descriptions = TextsField(_("Description"), lines=5)
    topic_ids = ManyChoicesField(_("Topics"))
    countries = TextsField(_("Country"))
    venue_takes_the = BooleanField(_("English: the place takes “the”"))
    remote_sites = TextsField(_("Other cities taking part by video, one a line"), lines=3)
    has_remote_guests = BooleanField(_("Journalists took part from there or by video link"))
    spoken_languages = TagsField(_("Languages spoken at the event"))
    interpretation = EnumField(_("Interpretation"), Interpretation, default=Interpretation.NONE)
    interpreted_from = TagsField(_("Interpreted from"))
    interpreted_into = TagsField(_("Interpreted into"))
    has_sign_language = BooleanField(_("Sign language interpretation"))
    bodies = RowsField(_("Organisations and their roles"), BodyRow)
    project_id = ChoiceField(_("Project"))
    programme_id = ChoiceField(_("Programme of work"))
    hotline_id = ChoiceField(_("Hot-line"), new_label=_("Number as printed"))
    contacts = RowsField(_("Whom journalists may call"), PressContactRow, most=20)
    accreditation = TextsField(_("How to be accredited"), lines=3)
    accreditation_until = DayField(_("Accreditation until"))
    accreditation_clock = ClockField(_("Accreditation until, hour"))
    accreditation_address = UrlField(_("Where journalists apply"), clean_address_or_url)
    requests_taken = EnumField(_("Requests to attend"), RequestsTaken, default=RequestsTaken.OFF)
    asked_papers = TextsField(_("Papers asked for"), lines=2)
    asks_press_card = BooleanField(_("Ask for the number of the press card"))
    answers_until = DayField(_("Answers until"))
    audiences = TextsField(_("Journalists from where"))
    seats = NumberField(_("Seats"), least=1, most=MOST_SEATS)
    seats_for_journalists = NumberField(_("Seats for journalists"), least=1, most=MOST_SEATS)
    seats_for_crew = NumberField(_("Seats for crew"), least=1, most=MOST_SEATS)
    seats_for_officials = NumberField(_("Seats for officials"), least=1, most=MOST_SEATS)
    seats_for_partners = NumberField(_("Seats for partners"), least=1, most=MOST_SEATS)
    seats_for_others = NumberField(_("Seats for others"), least=1, most=MOST_SEATS)
    most_of_outlet = NumberField(_("Guests of one outlet, at most"), least=1, most=MOST_OF_OUTLET)
    next_steps = TextsField(_("What happens after the event"), lines=3)
    next_on = DayField(_("Day of the next event of this kind"))
    next_cities = TextsField(_("City of the next event"))
    earlier_on = DayField(_("Day of the event before this one, or of the first"))
    earlier_cities = TextsField(_("City of that event"))
    earlier_is_first = BooleanField(_("That event was the first"))
    photo_captions = TextsField(_("What the photographs show, one a line"), lines=3)
    interviews = TextsField(_("Interviews, in a sentence"))
    materials_url = UrlField(_("Where materials can be downloaded"))
    news_lines = TextsField(_("What the news is, in a sentence"))
    short_titles = TextsField(_("Short title, for headlines"))
    change_reasons = TextsField(_("Why it was cancelled or put off"))
    lead_with = EnumField(_("A release tells first of"), LeadWith)
    internal_notes = TextField(_("Internal notes"))

    @classmethod
    def filled(cls, event: Event, languages: tuple[str, ...]) -> Self:
        plain = (
            "version", "subjects", "descriptions", "topic_ids", "countries", "venue_takes_the", "remote_sites", "has_remote_guests",
            "spoken_languages", "interpretation", "interpreted_from", "interpreted_into",
            "has_sign_language", "project_id", "programme_id",
            "hotline_id", "accreditation", "accreditation_until", "accreditation_clock",
            "accreditation_address", "requests_taken", "asked_papers", "asks_press_card", "answers_until", "audiences", "seats", *SEATS_OF_KINDS, "most_of_outlet", "next_steps", "next_on", "next_cities", "earlier_on", "earlier_cities", "earlier_is_first",
            "photo_captions", "interviews", "materials_url", "news_lines", "short_titles", "change_reasons",
            "lead_with", "internal_notes",
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

    def plan(self) -> OutlinePlan:
        return self.plan_of(
            OutlinePlan,
            when=self.when(),
            where=self.where(),
            topic_ids=tuple(self.topic_ids.data or ()),
            internal_notes=self.internal_notes.data or "",
            bodies=tuple(row.plan() for row in self.bodies.rows),
            contacts=tuple(row.plan() for row in self.contacts.rows),
        )


def _values(rows: list[Any], *names: str) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in names} for row in rows]
