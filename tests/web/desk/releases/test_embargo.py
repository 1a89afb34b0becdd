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
from tests.web.reading import filled, texts, wrong
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
    page = editor.get(address).text
    assert texts(page, ".notice") == ["The embargo is set."]
    assert filled(page, {"day", "clock", "zone"}) == {
        "day": "2012-03-27",
        "clock": "12:30",
        "zone": "Europe/Moscow",
    }


def test_an_empty_day_lifts_the_embargo(editor: Visitor, release: Release) -> None:
    release.embargo_until = NOW
    address = f"/desk/releases/{release.id}"

    editor.post(f"{address}/embargo", _typed(release, day="", clock=""))

    assert release.embargo_until is None
    assert texts(editor.get(address).text, ".notice") == ["There is no embargo."]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"day": ""}, {"day": "Give the day as well."}),
        ({"clock": ""}, {"clock": "Give the hour as well."}),
        (
            {"zone": "Mars/Olympus"},
            {"zone": "“Mars/Olympus” is not a time zone. Choose one such as Europe/Moscow."},
        ),
        (
            {"day": "2026-03-29", "clock": "02:30", "zone": "Europe/Berlin"},
            {
                "clock": (
                    "02:30 does not exist on 2026-03-29 in Europe/Berlin: the clocks go forward "
                    "over it. Give 03:30 or another time."
                )
            },
        ),
    ],
)
def test_a_moment_that_is_none_is_refused_and_nothing_is_lost(
    editor: Visitor, release: Release, given: dict[str, str], said: dict[str, str]
) -> None:
    typed = _typed(release, **given)

    answer = editor.post(f"/desk/releases/{release.id}/embargo", typed)

    assert answer.status_code == 422
    assert wrong(answer.text) == said
    assert filled(answer.text, typed) == typed
    assert (release.embargo_until, release.version) == (None, int(typed["version"]))


def test_who_saves_second_sees_both_embargoes(editor: Visitor, release: Release) -> None:
    opened = _typed(release)
    editor.post(f"/desk/releases/{release.id}/embargo", _typed(release, clock="09:15"))

    answer = editor.post(f"/desk/releases/{release.id}/embargo", opened)

    assert answer.status_code == 409
    assert filled(answer.text, {"clock"}) == {"clock": "12:30"}
    assert texts(answer.text, ".field__stored") == ["Saved meanwhile by somebody else: 09:15"]
    assert release.embargo_until == datetime(2012, 3, 27, 5, 15, tzinfo=UTC)


def test_a_release_comes_back_to_be_changed(editor: Visitor, release: Release) -> None:
    release.status = ReleaseStatus.IN_REVIEW
    address = f"/desk/releases/{release.id}"

    refused = editor.post(f"{address}/return", {"reason": " "})
    answer = editor.post(f"{address}/return", {"reason": "The number is wrong."})

    assert wrong(refused.text) == {"reason": "Say why: those who wrote it read it in a letter."}
    assert (answer.status_code, answer.location) == (303, address)
    assert release.status is ReleaseStatus.DRAFT
    page = editor.get(address).text
    assert texts(page, ".warning") == ["Sent back: The number is wrong."]
    assert texts(page, ".notice") == ["Back to draft. The text can be changed again."]


def test_a_release_of_an_event_to_come_says_so_until_its_embargo_ends_with_the_event(
    editor: Visitor, approver: Visitor, make: Make, session: Session
) -> None:
    event = round_table(make).event
    event.status = EventStatus.CONFIRMED
    release = drafted(editor, event, session)
    address = f"/desk/releases/{release.id}"
    before = texts(editor.get(address).text, ".check--stop")
    editor.post(f"{address}/embargo", _typed(release))
    ahead = texts(editor.get(address).text, ".check--stop")
    editor.post(f"{address}/redraft")
    told = texts(editor.get(address).text, ".check--stop")
    editor.post(f"{address}/clearance-request")

    cleared = approver.post(f"{address}/clearance")

    looks_ahead = (
        "Blocks publication: “will” looks ahead; a release reports what has happened. "
        "2. lead, 3. occasions, 5. welcome"
    )
    assert (before, ahead, told) == ([], [looks_ahead], [])
    assert cleared.status_code == 303
