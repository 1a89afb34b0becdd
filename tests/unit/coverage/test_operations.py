"""Publications about an event, and the release to those who were asked."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.coverage.models import Clip
from planner.coverage.operations import ClipPlan, add_clip, remove_clip, send_release
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.work import Work
from planner.outbox.models import Letter
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued


def test_a_publication_is_kept_as_told(work: Work, make: Make, session: Session) -> None:
    event, outlet = make.event(), make.outlet()

    clip = add_clip(
        work,
        event,
        ClipPlan(
            title=" Rivers ",
            url="https://gazette.test/1",
            published_on=date(2012, 3, 28),
            outlet_id=outlet.id,
            note="front page",
        ),
    )

    assert (clip.title, clip.outlet, clip.url) == ("Rivers", outlet, "https://gazette.test/1")
    remove_clip(work, clip)
    assert session.scalars(select(Clip)).all() == []


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (ClipPlan(title=" "), "title"),
        (ClipPlan(title="Rivers", url="javascript:1"), "url"),
        (ClipPlan(title="Rivers", published_on=date(1800, 1, 1)), "published_on"),
        (ClipPlan(title="Rivers", outlet_id=999), "outlet_id"),
    ],
)
def test_what_cannot_be_is_refused(work: Work, make: Make, plan: ClipPlan, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        add_clip(work, make.event(), plan)

    assert refused.value.field == field


def test_a_title_is_enough(work: Work, make: Make) -> None:
    clip = add_clip(work, make.event(), ClipPlan(title="Rivers"))

    assert (clip.outlet, clip.url, clip.published_on) == (None, "", None)


def test_each_guest_gets_the_newest_release_in_a_language_once(
    work: Work, make: Make, office: Office, session: Session
) -> None:
    event = make.event()
    make.invitation(event, language="fr", checked_in_at=NOW)
    with pytest.raises(Conflict, match="Publish it first"):
        send_release(work, event, office, came=True)
    issued(make, office, event)

    assert send_release(work, event, office, came=True) == 1
    assert send_release(work, event, office, came=True) == 0
    assert send_release(work, event, office, came=False) == 0

    letter = session.scalars(select(Letter)).one()
    assert (letter.language, letter.purpose) == ("en", "release")
    assert "Thank you for coming" in letter.text
    assert "/newsroom/house/releases/" in letter.text
