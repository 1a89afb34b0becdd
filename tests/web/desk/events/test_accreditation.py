"""Until when and where journalists are accredited, on the outline."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from tests.factories import Make
from tests.web.desk.events.test_outline import TYPED
from tests.web.reading import wrong
from tests.web.visitor import Visitor

URL = "https://press.example/apply"


@pytest.mark.parametrize("address", [URL, "press@rivers.example"])
def test_hour_and_address_are_saved(
    editor: Visitor, make: Make, session: Session, address: str
) -> None:
    typed = {
        "accreditation_until": "2012-03-26",
        "accreditation_clock": "18:00",
        "accreditation_address": f" {address}",
    }

    response = editor.post(f"/desk/events/{make.event().id}/outline/", {**TYPED, **typed})

    assert response.status_code == 303
    event = session.scalars(select(Event)).one()
    assert (event.accreditation_until, event.accreditation_clock) == (date(2012, 3, 26), time(18))
    assert event.accreditation_address == address


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"accreditation_clock": "18:00"},
            {"accreditation_until": "Give the day that the hour belongs to."},
        ),
        (
            {
                "zone": "Europe/Berlin",
                "accreditation_until": "2012-03-25",
                "accreditation_clock": "02:30",
            },
            {
                "accreditation_clock": "02:30 does not exist on 2012-03-25 in Europe/Berlin: the "
                "clocks go forward over it. Give 03:30 or another time."
            },
        ),
        (
            {"accreditation_address": "press"},
            {
                "accreditation_address": "This is not an e-mail address. It looks like "
                "name@example.org."
            },
        ),
        (
            {"accreditation_address": "press.test/apply"},
            {
                "accreditation_address": "This is not a web address. It looks like "
                "https://example.org/page."
            },
        ),
    ],
)
def test_wrong_values_are_refused(
    editor: Visitor, make: Make, typed: dict[str, str], said: dict[str, str]
) -> None:
    response = editor.post(f"/desk/events/{make.event().id}/outline/", {**TYPED, **typed})

    assert response.status_code == 422
    assert wrong(response.text) == said
