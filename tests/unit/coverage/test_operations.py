"""Publications about an event, and the release to those who were asked."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.coverage.models import Clip
from planner.coverage.operations import ClipPlan, add_clip, remove_clip
from planner.kernel.errors import Invalid
from planner.kernel.work import Work
from tests.factories import Make


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
