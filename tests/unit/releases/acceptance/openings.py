"""Facts for the tables of headlines and leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.events.models.kinds import ItemKind
from planner.releases.facts.known_forms import KnownForms
from planner.releases.facts.release_facts import ItemFacts, OccasionFacts, ReleaseFacts
from planner.releases.facts.sourced_value import EMPTY, Count, SourcedValue
from tests.unit.releases.acceptance.cast import Cast
from tests.unit.releases.acceptance.studies_of_tables import study

ISSUED = date(2028, 3, 7)
NEW_DAY = date(2028, 3, 21)
NEWS = ("Two rivers in three in Norland are losing water", "Две из трёх рек Норландии мелеют")
LONG_TITLE = (
    (
        "Ferry Crossings of the Northern Lakes: Safety, Tariffs and Winter Timetables for Island "
        "Communities, Seen by Those Who Work on Them and Those Who Use Them, by Their Neighbours, by "
        "Doctors and by All Who Wait on a Quay in the Wind"
    ),
    (
        "Паромные переправы северных озёр: безопасность, тарифы и зимнее расписание для жителей "
        "островов глазами тех, кто на них работает, и тех, кто ими пользуется, глазами их соседей, "
        "врачей, учителей и всех, кто подолгу ждёт парома на ветру у причала зимой и летом"
    ),
)


def of_event(cast: Cast, **changed: Any) -> ReleaseFacts:
    return cast.release(event=cast.event(**changed))


def attended(cast: Cast, facts: ReleaseFacts) -> ReleaseFacts:
    """Journalists were counted."""
    present = cast.present(is_recorded=True, people=Count(34, "attendance.people"))
    return replace(facts, present=present)


def without_forms(facts: ReleaseFacts, *texts: SourcedValue) -> ReleaseFacts:
    """No form is proposed, and none of these texts has one; the city keeps its own."""
    spoilt = {text.text for text in texts}
    kept = tuple(entry for entry in facts.forms.entries if entry.text not in spoilt)
    return replace(facts, forms=KnownForms(entries=kept, is_proposing=False))


def shown(cast: Cast, index: int = 1, **entered: Any) -> ItemFacts:
    """A study that the institute carried out and presented."""
    entered = {"conductor": cast.body("institute"), "uid": f"study-{index}", **entered}
    speaker = cast.role("", "", "institute", role=EMPTY)
    return cast.item(
        ItemKind.STUDY,
        speaker,
        study=study(cast, **entered),
        uid=f"item-{index}",
        path=f"i.{index}",
    )


def occasion(cast: Cast, years: int, en: str, ru: str, **changed: Any) -> OccasionFacts:
    facts = OccasionFacts(
        path="occasions.0",
        years=years,
        base_year=Count(2028 - years, "occasions.0.base_year"),
        phrase=cast.text(en, ru, "occasions.0.phrases"),
        is_mourning=False,
        falls_on=None,
    )
    return replace(facts, **changed)
