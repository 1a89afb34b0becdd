"""What a second advisory says of the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from planner.accounts.models import Office
from planner.events.changes import shown
from planner.events.operations.outline import revise_outline
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import outline
from tests.unit.releases.advised import advise


def test_a_country_belongs_to_the_place(work: Work, make: Make, office: Office) -> None:
    event = make.event(announced_at=NOW, cities=Texts(en="Farol Point"), venues=Texts())
    plan = outline(event, when=replace(shown(event).when, starts_clock=time(15), ends_clock=None))

    later = replace(work, now=NOW + timedelta(hours=1))
    revise_outline(later, event, replace(plan, countries=Texts(en="Norland")), None)

    told = advise(event, office).update
    assert "the place has changed from Farol Point to Farol Point, Norland" in told
