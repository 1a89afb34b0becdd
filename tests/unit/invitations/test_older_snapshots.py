"""Snapshots of versions that did not keep all that letters tell now."""

from __future__ import annotations

from planner.invitations.comparing import difference
from planner.invitations.facts import facts_of
from planner.invitations.snapshots import facts_as_json, snapshot
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make


def test_a_country_that_was_not_kept_is_no_news(make: Make) -> None:
    event = make.event(cities=Texts(en="Farol Point"), countries=Texts(en="Norland"))
    kept = facts_as_json(event, NOW)
    older = {name: value for name, value in kept.items() if name != "countries"}
    facts = facts_of(event, "en", NOW)

    event.countries = Texts(en="Westland")

    assert facts.place.endswith("Farol Point, Norland")
    assert not difference(snapshot(older, event).event, facts_of(event, "en"), event).is_small
    assert difference(snapshot(kept, event).event, facts_of(event, "en"), event).is_small
