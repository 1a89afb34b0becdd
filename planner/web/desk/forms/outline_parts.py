"""The parts of the outline: each is opened, saved and compared alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Self

from planner.events.models.event import Event
from planner.events.models.seats import SEATS_OF_KINDS
from planner.events.operations.outline import OutlinePlan
from planner.kernel.errors import Stale
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
from planner.web.desk.forms.outline import OutlineForm
from planner.web.forms.shown_values import shown


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """`name` is that of its address, `heading` stands above it, `fields` are those of `OutlineForm`."""

    name: str
    heading: str
    fields: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of its section, which is not that of a field."""
        return f"part-{self.name}"


PARTS = {
    part.name: part
    for part in (
        OutlinePart(
            "date",
            _("Date and hour"),
            (
                "starts_on",
                "starts_clock",
                "ends_clock",
                "ends_on",
                "second_hour",
                "certainty",
                "zone",
            ),
        ),
        OutlinePart(
            "place",
            pgettext("event", "Place"),
            (
                *("cities", "venues", "addresses", "link", "countries", "venue_takes_the"),
                *("remote_sites", "has_remote_guests"),
            ),
        ),
        OutlinePart(
            "subject",
            _("What it is about"),
            ("titles", "kind", "own_kind_id", "languages", "subjects", "descriptions", "topic_ids"),
        ),
        OutlinePart(
            "bodies",
            _("Who holds it"),
            ("bodies", "project_id", "programme_id", "hotline_id"),
        ),
        OutlinePart(
            "spoken",
            _("Languages spoken, interpretation"),
            (
                *("spoken_languages", "interpretation", "interpreted_from", "interpreted_into"),
                "has_sign_language",
            ),
        ),
        OutlinePart(
            "journalists",
            _("For journalists"),
            (
                *("audiences", "accreditation", "accreditation_until", "accreditation_clock"),
                *("accreditation_address", "requests_taken", "asked_papers", "asks_press_card"),
                *("answers_until", "seats", *SEATS_OF_KINDS, "most_of_outlet"),
            ),
        ),
        OutlinePart("contacts", _("Whom journalists may call"), ("contacts",)),
        OutlinePart(
            "release",
            _("In the release"),
            ("news_lines", "lead_with", "short_titles", "change_reasons"),
        ),
        OutlinePart(
            "afterwards",
            _("Afterwards"),
            (
                *("next_steps", "materials_url", "next_on", "next_cities", "earlier_on"),
                *("earlier_cities", "earlier_is_first", "photo_captions", "interviews"),
            ),
        ),
        OutlinePart("notes", _("Internal notes"), ("internal_notes",)),
    )
}


def part_with(field: str) -> OutlinePart | None:
    """The part of the outline that has the field; None if no part has."""
    return next((part for part in PARTS.values() if field in part.fields), None)


class OutlinePartForm(OutlineForm):
    """The outline with the fields of one part only. `version` is a digest of what was stored in the
    part when it was opened, so that two people can change two parts of an event at once.
    """

    @classmethod
    def stored(cls, event: Event, part: OutlinePart, languages: tuple[str, ...]) -> Self:
        form = cls.filled(event, languages)
        form.keep(part)
        return form

    @classmethod
    def sent(cls, part: OutlinePart, languages: tuple[str, ...]) -> Self:
        form = cls.read(languages=languages)
        form.keep(part)
        return form

    def keep(self, part: OutlinePart) -> None:
        """Remove the fields of all other parts."""
        for name in [name for name in self._fields if name not in (*part.fields, "version")]:
            del self[name]

    def digest(self) -> str:
        """Of the values as people read them; offer the choices first."""
        values = [shown(field) for name, field in self._fields.items() if name != "version"]
        return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:16]

    def plan_for(self, event: Event, stored: OutlinePartForm) -> OutlinePlan:
        """The whole outline: this part as typed, the others as stored.

        Raises `Stale` if the part was saved by somebody else since it was opened.
        """
        if self.version.data != stored.version.data:
            raise Stale
        whole = OutlineForm.filled(event, self.meta.languages)
        for name, field in self._fields.items():
            if name != "version":
                whole._fields[name] = field
                setattr(whole, name, field)
        return whole.plan()
