"""The embargo of a draft, and its way back from the desk of whoever clears it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from planner.events.models.kinds import EventStatus
from planner.releases.models import Release, ReleaseStatus
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import written
from tests.seed import round_table
from tests.web.desk.releases.test_desk import drafted
from tests.web.visitor import Visitor


@pytest.fixture
def release(make: Make) -> Release:
    return written(make, make.event())


def _typed(release: Release, **given: str) -> dict[str, str]:
    typed = {"day": "2012-03-27", "clock": "12:30", "zone": "Europe/Moscow"}
    return {**typed, "version": str(release.version), **given}


def test_an_embargo_is_a_wall_clock_in_its_zone(editor: Visitor, release: Release) -> None:
    address = f"/desk/releases/{release.id}"

    answer = editor.post(f"{address}/embargo", _typed(release))

    assert (answer.status_code, answer.location) == (303, address)
    assert release.embargo_until == datetime(2012, 3, 27, 8, 30, tzinfo=UTC)
    assert "The embargo is set." in editor.get(address).text


def test_an_empty_day_lifts_the_embargo(editor: Visitor, release: Release) -> None:
    release.embargo_until = NOW
    address = f"/desk/releases/{release.id}"

    editor.post(f"{address}/embargo", _typed(release, day="", clock=""))

    assert release.embargo_until is None
    assert "There is no embargo." in editor.get(address).text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"day": ""}, "Give the day as well."),
        ({"clock": ""}, "Give the hour as well."),
        ({"zone": "Mars/Olympus"}, "is not a time zone"),
        (
            {"day": "2026-03-29", "clock": "02:30", "zone": "Europe/Berlin"},
            "02:30 does not exist on 2026-03-29",
        ),
    ],
)
def test_a_moment_that_is_none_is_refused_and_nothing_is_lost(
    editor: Visitor, release: Release, given: dict[str, str], said: str
) -> None:
    typed = _typed(release, **given)

    answer = editor.post(f"/desk/releases/{release.id}/embargo", typed)

    assert answer.status_code == 422
    assert said in answer.text
    for name in ("day", "clock", "zone", "version"):
        if typed[name]:
            assert f'value="{typed[name]}"' in answer.text
    assert (release.embargo_until, release.version) == (None, int(typed["version"]))


def test_who_saves_second_sees_both_embargoes(editor: Visitor, release: Release) -> None:
    opened = _typed(release)
    editor.post(f"/desk/releases/{release.id}/embargo", _typed(release, clock="09:15"))

    answer = editor.post(f"/desk/releases/{release.id}/embargo", opened)

    assert answer.status_code == 409
    assert "12:30" in answer.text
    assert "09:15" in answer.text
    assert release.embargo_until == datetime(2012, 3, 27, 5, 15, tzinfo=UTC)


def test_a_release_comes_back_to_be_changed(editor: Visitor, release: Release) -> None:
    release.status = ReleaseStatus.IN_REVIEW
    address = f"/desk/releases/{release.id}"

    answer = editor.post(f"{address}/return")

    assert (answer.status_code, answer.location) == (303, address)
    assert release.status is ReleaseStatus.DRAFT
    assert "Back to draft." in editor.get(address).text


def test_a_release_of_an_event_to_come_is_cleared_under_an_embargo_until_it(
    editor: Visitor, approver: Visitor, make: Make, session: Session
) -> None:
    event = round_table(make).event
    event.status = EventStatus.CONFIRMED
    release = drafted(editor, event, session)
    address = f"/desk/releases/{release.id}"
    before = editor.get(address).text
    editor.post(f"{address}/clearance-request")

    refused = approver.post(f"{address}/clearance")
    editor.post(f"{address}/embargo", _typed(release))
    cleared = approver.post(f"{address}/clearance")

    for page in (before, refused.text):
        assert "it begins on 27\u00a0March\u00a02012. Set an embargo until then or later" in page
    assert "All checks pass." not in before
    assert (refused.status_code, cleared.status_code) == (409, 303)
