"""The form with which somebody asks to attend an event."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice

from planner.accreditation.asking import RequestPlan
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.particulars import LONGEST, MOST_CREW
from planner.kernel.dates import language_name
from planner.kernel.messages import languages, pgettext
from planner.web.attending_words import KIND_LABELS, LABELS
from planner.web.forms.base import Form
from planner.web.forms.fields import (
    TELEPHONE,
    AddressField,
    EnumField,
    LineField,
    NumberField,
    TextField,
)

_SHORT, _LONG = 200, 1000


class AskForm(Form):
    """`stamp` is when the form was made, signed; `leave_empty` is seen by machines only."""

    name = LineField(
        LABELS["name"],
        required=True,
        longest=_SHORT,
        render_kw={"autocomplete": "name", "dir": "auto"},
    )
    outlet_name = LineField(
        LABELS["outlet_name"],
        longest=_SHORT,
        description=pgettext("attending", "Newspaper, station, agency or site that you come for."),
        render_kw={"autocomplete": "organization", "dir": "auto"},
    )
    address = AddressField(
        LABELS["address"],
        required=True,
        render_kw={"autocomplete": "email", "type": "email"},
    )
    telephone = LineField(
        LABELS["telephone"],
        longest=60,
        render_kw={**TELEPHONE, "autocomplete": "tel"},
    )
    kind = EnumField(LABELS["kind"], GuestKind, words=KIND_LABELS)
    language = SelectField(LABELS["language"], validate_choice=False)
    press_card = LineField(LABELS["press_card"], longest=_SHORT)
    crew = NumberField(LABELS["crew"], least=0, most=MOST_CREW)
    crew_names = TextField(
        LABELS["crew_names"],
        longest=LONGEST["crew_names"],
        description=pgettext("attending", "One a line, with the task after a comma."),
        render_kw={"rows": 3, "dir": "auto"},
    )
    equipment = LineField(
        LABELS["equipment"],
        longest=LONGEST["equipment"],
        description=pgettext("attending", "Such as: camera, tripod, two lamps."),
        render_kw={"dir": "auto"},
    )
    car = LineField(LABELS["car"], longest=LONGEST["number_plate"])
    needs = LineField(
        LABELS["needs"],
        longest=LONGEST["access_needs"],
        description=pgettext("attending", "Such as: a place for a wheelchair, interpretation."),
        render_kw={"dir": "auto"},
    )
    message = TextField(
        LABELS["message"],
        longest=_LONG,
        render_kw={"rows": 4, "dir": "auto"},
    )
    agrees = BooleanField(pgettext("attending", "I have read this, and I ask to attend."))
    leave_empty = LineField(
        pgettext("attending", "Leave this field empty"),
        longest=_LONG,
        render_kw={"autocomplete": "off", "tabindex": "-1"},
    )
    stamp = HiddenField()

    def offer_languages(self, language: str) -> None:
        """Those that letters are written in; the one of the page is chosen at first."""
        self.language.choices = [
            SelectChoice(value=tag, label=name) for tag, name in self.language_names.items()
        ]
        if self.language.data not in languages():
            self.language.data = language if language in languages() else languages()[0]

    @property
    def language_names(self) -> dict[str, str]:
        """Each in its own language, by tag."""
        return {tag: language_name(tag, tag) for tag in languages()}

    def plan(self) -> RequestPlan:
        return self.plan_of(
            RequestPlan,
            language=self.language.data if self.language.data in languages() else "",
        )
