"""Report 09: every hour of an embargo and of issue carries its zone, and a lifted one is not standing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import update
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role, UserSession
from planner.events.models.event import Event
from planner.releases.models import Release
from tests.factories import Make
from tests.seed import round_table
from tests.web.desk.releases.test_desk import drafted, published
from tests.web.reading import texts
from tests.web.visitor import Visitor

SetClock = Callable[[str], None]
Visit = Callable[[Role], Visitor]
UNTIL = datetime(2026, 12, 1, 14, tzinfo=UTC)
SAID = "1 December 2026, 09:00 (EST, UTC−05:00; 14:00 UTC; 15:00 in Vienna)"
BEGUN = "2026-11-28T06:15:00+00:00"
LIFTED = (UNTIL + timedelta(seconds=1)).isoformat()
CLOCK: list[str] = []
ISSUED = "Issued 28 November 2026, 01:15 (EST, UTC−05:00; 06:15 UTC; 07:15 in Vienna)."


@pytest.fixture
def at_work(visit: Visit, session: Session, set_clock: SetClock) -> Visit:
    """`at_work(role)` at the hour that the clock shows: signed in just now."""

    def sign_in(role: Role) -> Visitor:
        visitor = visit(role)
        now = datetime.fromisoformat(CLOCK[-1])
        session.execute(update(UserSession).values(created_at=now, seen_at=now))
        session.commit()
        return visitor

    return sign_in


@pytest.fixture
def release(
    make: Make, at_work: Visit, office: Office, session: Session, set_clock: SetClock
) -> Release:
    """Of an event in New York, by an office in Vienna; under embargo until nine in New York."""
    set_clock(BEGUN)
    CLOCK[:] = [BEGUN]
    office.zone = "Europe/Vienna"
    event: Event = round_table(make).event
    event.zone = "America/New_York"
    session.flush()
    editor = at_work(Role.EDITOR)
    release = drafted(editor, event, session)
    sent = {"day": "2026-12-01", "clock": "09:00", "zone": "America/New_York"}
    editor.post(f"/desk/releases/{release.id}/embargo", {**sent, "version": str(release.version)})
    assert release.embargo_until == UNTIL
    return release


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def words(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(plain(" ".join(page.extract_text() for page in pages)).split())


def test_the_desk_tells_the_hour_in_its_zone_and_when_it_has_lifted(
    at_work: Visit, release: Release, set_clock: SetClock
) -> None:
    at = f"/desk/releases/{release.id}"

    standing = at_work(Role.EDITOR).get(at).text
    set_clock(LIFTED)
    CLOCK.append(LIFTED)
    lifted = at_work(Role.EDITOR).get(at).text

    told = [[plain(one) for one in texts(page, ".side .embargo")] for page in (standing, lifted)]
    assert told == [[f"Under embargo until {SAID}."], [f"Embargo lifted on {SAID}."]]


def test_page_and_paper_carry_zones_and_no_embargo_that_is_over(
    at_work: Visit, stranger: Visitor, release: Release, set_clock: SetClock
) -> None:
    editor = at_work(Role.EDITOR)
    published(release, editor, at_work(Role.APPROVER))
    address = f"/newsroom/house/releases/{release.slug}"
    under_embargo = words(editor.get(f"/desk/releases/{release.id}/paper.pdf").data)
    assert stranger.get(address).status_code == 404

    set_clock(LIFTED)
    CLOCK.append(LIFTED)
    page = plain(stranger.get(address).text)
    paper = words(stranger.get(f"{address}.pdf").data)

    assert (
        "EMBARGOED UNTIL 09:00 EST (14:00 UTC), 1 DECEMBER 2026. Free for use after"
        in under_embargo
    )
    for said in (page, paper):
        assert ISSUED in said
        assert "EMBARGOED" not in said
        assert "The embargo ended at 09:00 EST (14:00 UTC) on 1 December 2026." in said
    assert words(at_work(Role.EDITOR).get(f"/desk/releases/{release.id}/paper.pdf").data) == paper
