"""The form of a copy: title, date, and what comes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Self

from wtforms import BooleanField

from planner.events.changes import When
from planner.events.models.event import Event
from planner.events.models.kinds import Certainty
from planner.exchange.copying import IN_PROGRAMME, USUALLY, CopyPlan, Takes
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext
from planner.web.desk.forms.events import DateAndPlace


class CopyEventForm(DateAndPlace):
    """A tick for each of `Takes`; those that would bring nothing are not there."""

    kind = own_kind_id = languages = cities = venues = addresses = link = None  # type: ignore[assignment]

    programme = BooleanField(description=_("Items with their lengths, in their order."))
    speakers = BooleanField(description=_("In the same items. All are to be asked anew."))
    studies = BooleanField()
    place = BooleanField()
    bodies = BooleanField(description=_("With project, programme of work and hot-line."))
    contacts = BooleanField()
    texts = BooleanField()
    checklist = BooleanField(description=_("Nothing is ticked; the days follow the new date."))
    letter_plan = BooleanField(description=_("All are drafts; their hours follow the new date."))
    occasions = BooleanField(description=_("Look whether the number of years fits the new date."))
    guests = BooleanField(
        description=_(
            "Proposed when you invite. Nobody is invited and nothing is sent before that."
        )
    )

    @classmethod
    def proposed(
        cls, event: Event, counts: Mapping[Takes, int], languages: tuple[str, ...]
    ) -> Self:
        """The title and the hours of the event, without its day, and the usual ticks."""
        hours = ("starts_clock", "ends_clock", "zone", "certainty")
        values: dict[str, Any] = {name: getattr(event, name) for name in ("titles", *hours)}
        values |= {take.value: take in USUALLY for take in Takes}
        form = cls(languages=languages, data=values)
        form.name_ticks(counts)
        return form

    def name_ticks(self, counts: Mapping[Takes, int]) -> None:
        """Say in the labels how much each would bring."""
        for take in Takes:
            if counts[take]:
                self[take.value].label.text = tick_label(take, counts[take])
            else:
                del self[take.value]

    @property
    def ticks(self) -> list[Any]:
        return [self[take.value] for take in Takes if take.value in self]

    @property
    def takes(self) -> frozenset[Takes]:
        """What is ticked. What has no tick comes along as usual: a project without organisations."""
        chosen = frozenset(
            take
            for take in Takes
            if (self[take.value].data if take.value in self else take in USUALLY)
        )
        return chosen if Takes.PROGRAMME in chosen else chosen - IN_PROGRAMME

    def plan(self, event: Event) -> CopyPlan:
        when = self.when()
        if when.starts_on is None:
            return CopyPlan(titles=self.titles.data, when=When(zone=when.zone), takes=self.takes)
        if event.starts_on and event.ends_on and not when.ends_on:
            span = event.ends_on - event.starts_on
            when = replace(when, ends_on=when.starts_on + span if span else None)
        if when.starts_clock is None and when.certainty is Certainty.FIXED:
            when = replace(when, certainty=Certainty.TIME_TBC)
        return CopyPlan(titles=self.titles.data, when=when, takes=self.takes)


def tick_label(take: Takes, count: int) -> str:
    """“Programme: 7 items”."""
    labels = {
        Takes.PROGRAMME: lambda: ngettext(
            "Programme: %(count)s item", "Programme: %(count)s items", count
        ),
        Takes.SPEAKERS: lambda: ngettext(
            "Speakers: %(count)s entry", "Speakers: %(count)s entries", count
        ),
        Takes.STUDIES: lambda: ngettext(
            "Studies shown: %(count)s", "Studies shown: %(count)s", count
        ),
        Takes.PLACE: lambda: _("City, place, address and link"),
        Takes.BODIES: lambda: ngettext(
            "Organisations: %(count)s with its role", "Organisations: %(count)s with their roles", count
        ),
        Takes.CONTACTS: lambda: ngettext(
            "Press contacts: %(count)s", "Press contacts: %(count)s", count
        ),
        Takes.TEXTS: lambda: _("Texts: subject, description, audience"),
        Takes.CHECKLIST: lambda: ngettext(
            "Checklist: %(count)s row", "Checklist: %(count)s rows", count
        ),
        Takes.LETTER_PLAN: lambda: ngettext(
            "Plan of letters: %(count)s letter", "Plan of letters: %(count)s letters", count
        ),
        Takes.OCCASIONS: lambda: ngettext(
            "Anniversaries: %(count)s", "Anniversaries: %(count)s", count
        ),
        Takes.GUESTS: lambda: ngettext(
            "Guests: propose the same %(count)s person",
            "Guests: propose the same %(count)s people",
            count,
        ),
    }  # fmt: skip
    return labels[take]()
