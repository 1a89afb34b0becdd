"""Numbers of releases: one for each event in a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.events.models.kinds import EventKind
from planner.kernel.errors import Conflict, Stale
from planner.kernel.work import Work
from planner.releases.models import ReleaseStatus
from planner.releases.operations import set_slug_line
from planner.releases.publication.slug_line import first_slug_line
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import written


def test_each_event_has_the_next_number_of_the_year(work: Work, make: Make) -> None:
    first, second = make.event(), make.event(kind=EventKind.PRESS_TOUR)
    written(make, first, slug_line="PR 2012/01 – Round table – EN")

    assert first_slug_line(work, second, "en") == "PR 2012/02 – Press tour – EN"
    assert first_slug_line(work, second, "ru") == "ПР 2012/02 — Пресс-тур — RU"


def test_languages_of_one_event_share_the_number(work: Work, make: Make) -> None:
    event = make.event()
    written(make, event, slug_line="ours: 2012/77")
    written(make, make.event())

    assert first_slug_line(work, event, "ru") == "ПР 2012/77 — Круглый стол — RU"


def test_numbers_begin_anew_with_the_year_and_in_each_office(work: Work, make: Make) -> None:
    written(make, make.event(), drafted_at=work.now - timedelta(days=365))
    elsewhere = replace(work, office_id=make.office().id)
    written(Make(elsewhere), Make(elsewhere).event())

    assert first_slug_line(work, make.event(), "en") == "PR 2012/01 – Round table – EN"


def test_the_line_is_changed_until_publication_and_makes_nobody_an_author(
    work: Work, make: Make
) -> None:
    release = written(make, make.event())

    set_slug_line(work, release, " Ours \u202e2012 \n 3 ", release.version)

    assert release.slug_line == "Ours 2012 3"
    with pytest.raises(Stale):
        set_slug_line(work, release, "late", release.version - 1)
    release.status, release.cleared_at = ReleaseStatus.CLEARED, NOW
    set_slug_line(replace(work, actor_id=make.user().id), release, "PR 2", None)
    assert (release.slug_line, release.cleared_at, release.author_ids) == ("PR 2", NOW, [])
    release.status = ReleaseStatus.PUBLISHED
    with pytest.raises(Conflict):
        set_slug_line(work, release, "late", None)
