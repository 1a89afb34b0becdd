"""The form of a new event, and the fields that it shares with the outline."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from wtforms import BooleanField, HiddenField

from planner.events.changes import When, Where
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty, EventKind
from planner.events.operations.planning import EventPlan
from planner.events.schedule import repeats_an_hour
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.forms.base import Form
from planner.web.forms.choices import ChoiceField
from planner.web.forms.fields import ClockField, DayField, EnumField, UrlField, ZoneField
from planner.web.forms.tags import TagsField
from planner.web.forms.texts import TextsField


class WhichHour(StrEnum):
    """Which of two equal hours is meant, where the clocks go back."""

    FIRST = "the_first"
    SECOND = "the_second"


_HOURS = {
    WhichHour.FIRST.value: pgettext("hour", "the first"),
    WhichHour.SECOND.value: pgettext("hour", "the second"),
}


class DateAndPlace(Form):
    """The fields that a new event and the outline have in common."""

    kind = EnumField(_("Kind of event"), EventKind)
    own_kind_id = ChoiceField(_("Or a kind of your own"))
    titles = TextsField(_("Title"), required=True)
    languages = TagsField(_("Languages of letters and papers"), required=True)
    starts_on = DayField(_("Day"))
    ends_on = DayField(_("Last day, if it takes several"))
    starts_clock = ClockField(_("Begins at"))
    ends_clock = ClockField(_("Ends at"))
    second_hour = EnumField(
        _("Which of the two hours"), WhichHour, optional=_("choose one"), words=_HOURS
    )
    zone = ZoneField()
    certainty = EnumField(_("How certain date and hour are"), Certainty)
    cities = TextsField(_("City"))
    venues = TextsField(_("Place"))
    addresses = TextsField(_("Address"))
    link = UrlField(_("Link, if people can take part by video"))

    def when(self) -> When:
        hour = self.second_hour.data
        return When(
            starts_on=self.starts_on.data,
            ends_on=self.ends_on.data,
            starts_clock=self.starts_clock.data,
            ends_clock=self.ends_clock.data,
            second_hour=None if hour is None else hour is WhichHour.SECOND,
            zone=self.zone.data,
            certainty=self.certainty.data,
        )

    def where(self) -> Where:
        return Where(
            cities=self.cities.data,
            venues=self.venues.data,
            addresses=self.addresses.data,
            link=self.link.data or "",
        )


class NewEventForm(DateAndPlace):
    template_id = HiddenField()
    has_ready_programme = BooleanField(
        _("Begin with the ready programme of this kind"), default=True
    )

    def plan(self) -> EventPlan:
        return self.plan_of(EventPlan, when=self.when(), where=self.where())


def which_hour(event: Event) -> WhichHour | None:
    """The stored choice; None where the hour does not come twice."""
    if not repeats_an_hour(event):
        return None
    return WhichHour.SECOND if event.second_hour else WhichHour.FIRST


def date_and_place(event: Event) -> dict[str, Any]:
    """The stored values of `DateAndPlace`."""
    names = (
        "kind", "own_kind_id", "titles", "languages", "starts_on", "ends_on", "starts_clock", "ends_clock",
        "zone", "certainty", "cities", "venues", "addresses", "link",
    )  # fmt: skip
    return {**{name: getattr(event, name) for name in names}, "second_hour": which_hour(event)}
