"""The bodies and the event of the acceptance tables, as facts. All of them are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.attendance_facts import Qualifier
from planner.events.models.kinds import EventKind, EventStatus, LeadWith
from planner.releases.facts.body_facts import BodyFacts
from planner.releases.facts.release_facts import (
    EventFacts,
    EventStanding,
    PresentFacts,
    ReleaseFacts,
)
from planner.releases.facts.sourced_value import EMPTY, SourcedValue

DAY = date(2028, 3, 14)

# Per language the name, the short name, the English article and the gender.
Entry = tuple[str, str, str, str]

BODIES: dict[str, dict[str, Entry]] = {
    "institute": {
        "en": ("River Health Institute", "Institute", "the", ""),
        "ru": ("Институт здоровья рек", "Институт", "", "m"),
    },
    "society": {
        "en": ("Norland Relief Society", "NRS", "the", ""),
        "ru": ("Норландское общество помощи", "НОП", "", "n"),
    },
    "pilots": {
        "en": ("Volunteer Pilots", "", "the", "pl"),
        "ru": ("Добровольные лоцманы", "", "", "pl"),
    },
}


class Cast:
    """The cast in one language: `cast.body("institute")`, `cast.release(hotline=…)`.

    Texts that are given in two languages are taken by `cast.text(en=…, ru=…)`.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, en: str, ru: str, path: str = "somewhere") -> SourcedValue:
        """The text of this language as an entered value."""
        return SourcedValue(en if self.language == "en" else ru, path)

    def body(self, key: str, **changed: Any) -> BodyFacts:
        """A body of `BODIES`."""
        entry = BODIES[key]
        name, short, article, gender = entry[self.language]
        path = f"bodies.{key}"
        facts = BodyFacts(
            id=list(BODIES).index(key) + 1,
            name=self._sourced(name, f"{path}.names"),
            short_name=self._sourced(short, f"{path}.short_names"),
            article=self._sourced(article, f"{path}.article"),
            gender=self._sourced(gender, f"{path}.gender"),
        )
        return replace(facts, **changed)

    def event(self, **changed: Any) -> EventFacts:
        """The round table of the tables, on 14 March 2028 in Lindenholm."""
        facts = EventFacts(
            uid="rivers",
            kind=EventKind.ROUND_TABLE,
            status=EventStatus.HELD,
            title=self.text(
                "Small Rivers: Where the Water Goes", "Малые реки: куда уходит вода", "titles"
            ),
            subject=self.text("low water in small rivers", "обмеление малых рек", "subjects"),
            city=self.text("Lindenholm", "Линденхольм", "cities"),
            city_locative=self.text("", "Линденхольме", "city_locatives"),
            is_online=False,
            first_on=DAY,
            last_on=DAY,
            days_path="days",
            audience=EMPTY,
            next_steps=EMPTY,
            materials_url=EMPTY,
            lead_with=LeadWith.PROTOCOL,
        )
        return replace(facts, **changed)

    def release(self, *, event: EventFacts | None = None, **changed: Any) -> ReleaseFacts:
        """A release of the event, held by the institute, with nothing else entered."""
        facts = ReleaseFacts(
            language=self.language,
            on=DAY,
            oxford_comma=False,
            event=event or self.event(),
            standing=EventStanding(
                starts_at=None, zone="Europe/Moscow", has_hour=False, unnamed=()
            ),
            organisers=(self.body("institute"),),
            co_organisers=(),
            publishers=(),
            partners=(),
            donors=(),
            hosts=(),
            project=None,
            programme=None,
            occasions=(),
            items=(),
            hotline=None,
            present=self.present(),
            contacts=(),
            unprintable=(),
            missing=(),
        )
        return replace(facts, **changed)

    def present(self, **changed: Any) -> PresentFacts:
        """Attendance that nobody recorded, unless changed."""
        facts = PresentFacts(
            is_recorded=False,
            people=None,
            outlets=None,
            qualifier=Qualifier.EXACT,
            media=(),
            media_are_public=False,
            pools=(),
        )
        return replace(facts, **changed)

    def _sourced(self, text: str, path: str) -> SourcedValue:
        return SourcedValue(text, path) if text else EMPTY
