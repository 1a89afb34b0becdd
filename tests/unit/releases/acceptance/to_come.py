"""The event of the tables before it takes place, and what is announced of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from planner.events.models.kinds import EventStatus
from planner.events.models.place import Interpretation
from planner.kernel.texts import NO_TEXTS
from planner.releases.facts.announced_facts import AnnouncedFacts, announced_facts
from planner.releases.facts.language_reader import LanguageReader
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts
from tests.unit.releases.acceptance.announced import saved
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.openings import ISSUED
from tests.unit.releases.acceptance.table import drafted


def to_come(cast: Cast, *items: ItemFacts, **changed: Any) -> ReleaseFacts:
    """The round table a week before it, with these items; `changed` are fields of the event."""
    event = cast.event(**{"status": EventStatus.CONFIRMED, "is_coming": True, **changed})
    return replace(cast.release(event=event, items=items), on=ISSUED)


def told(cast: Cast, *items: ItemFacts) -> str:
    """What is told of people and programme."""
    keys = (
        *("welcome", "moderators", "speakers", "study", "special-guests", "trainers", "visits"),
        *("presentation", "performers", "present-guests"),
    )
    return drafted(to_come(cast, *items), *keys)


def announced(cast: Cast, **fields: Any) -> AnnouncedFacts:
    """What is announced of an event from 10:00, with these fields of its outline."""
    bare: dict[str, Any] = {
        **dict.fromkeys(("accreditation_until", "accreditation_clock")),
        "accreditation_address": "",
        "accreditation": NO_TEXTS,
        "spoken_languages": [],
        "interpretation": Interpretation.NONE,
        "interpreted_from": [],
        "interpreted_into": [],
        "has_sign_language": False,
    }
    reader = LanguageReader(cast.language, date(2028, 3, 14))
    return announced_facts(reader, saved(**{**bare, "starts_clock": time(10), **fields}))
