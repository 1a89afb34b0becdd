"""Events to which nobody is invited, on the day's desk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.events.models.kinds import EventStatus
from planner.kernel.texts import Texts
from tests.conftest import NOW
from tests.factories import Make
from tests.web.desk.today.test_waiting import URL, details, over, tasks
from tests.web.reading import attributes, texts
from tests.web.visitor import Visitor


@pytest.mark.parametrize(
    ("given", "is_waiting"),
    [
        ({"starts_on": date(2012, 4, 20)}, True),
        ({"starts_on": date(2012, 4, 20), "status": EventStatus.TENTATIVE}, True),
        ({"starts_on": date(2012, 5, 18)}, True),
        ({"starts_on": date(2012, 5, 20)}, False),
        ({"starts_on": date(2012, 4, 20), "status": EventStatus.DRAFT}, False),
        ({"starts_on": date(2012, 4, 20), "status": EventStatus.CANCELLED}, False),
        ({"starts_on": date(2012, 3, 20), "status": EventStatus.HELD}, False),
    ],
)
def test_an_event_of_the_next_sixty_days_to_which_nobody_is_invited_waits(
    editor: Visitor, make: Make, given: dict[str, Any], is_waiting: bool
) -> None:
    event = make.event(ends_on=given["starts_on"], titles=Texts(en="Lakes"), **given)

    page = editor.get(URL).text

    assert texts(page, ".tasks h3") == ["Nobody is invited yet"] * is_waiting
    assert (
        attributes(page, ".tasks h3 a", "href")
        == [f"/desk/events/{event.id}/inviting/"] * is_waiting
    )


def test_only_guests_who_were_invited_and_still_are_count(editor: Visitor, make: Make) -> None:
    event = make.event(titles=Texts(en="Lakes"))
    make.invitation(event, withdrawn_at=NOW)
    make.invitation(event, invited_at=None, is_walk_in=True)

    assert details(editor) == ["Lakes · 27\u00a0March\u00a02012, 11:00–13:00"]

    make.invitation(event)

    assert tasks(editor) == []


def test_the_guests_of_the_event_that_was_copied_are_offered(editor: Visitor, make: Make) -> None:
    event = make.event(guests_from_id=over(make, status=EventStatus.CLOSED).id)

    assert attributes(editor.get(URL).text, ".tasks h3 a", "href") == [
        f"/desk/events/{event.id}/inviting/?from=guests"
    ]
