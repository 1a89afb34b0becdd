"""Writing, releasing and taking back the letters of a distribution: one person, one letter."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from planner.accounts.models import Office
from planner.background.models import JobState
from planner.distribution.models import DistributionKind
from planner.distribution.operations import (
    DistributionPlan,
    draft_distribution,
    letters_written,
    note_written,
    release_distribution,
    revise_distribution,
    take_back_distribution,
)
from planner.distribution.recipients import selection
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.free_letters.models import GuestGroup
from planner.jobs.free_letters import TAKEN_BACK
from planner.jobs.starting import start_distribution
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.work import Work
from planner.outbox.models import Delivery
from planner.releases.models import Release
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.distribution.choosing import (
    chosen,
    letters_of,
    subscriber,
    written,
)
from tests.unit.jobs.doing import do_all


def test_a_choice_of_nobody_is_refused(work: Work, over: Event) -> None:
    with pytest.raises(Invalid) as refused:
        draft_distribution(work, over, DistributionKind.RELEASE, DistributionPlan())

    assert refused.value.field == "guests"


def test_a_choice_is_changed_until_it_is_written(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "clara@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    version = one.version
    revise_distribution(
        mine, one, DistributionPlan(to_subscribers=True, guests=GuestGroup.CAME), version
    )

    with pytest.raises(Stale):
        revise_distribution(mine, one, DistributionPlan(to_subscribers=True), version)
    written(mine, one, tmp_path)

    with pytest.raises(Conflict, match="Take them back first"):
        revise_distribution(mine, one, DistributionPlan(to_subscribers=True), None)
    assert one.guests is GuestGroup.CAME


def test_letters_are_released_up_to_what_the_page_showed_and_taken_back(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        subscriber(make, f"{name}@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    empty = letters_written(mine, one)
    with pytest.raises(Conflict, match="not written yet"):
        take_back_distribution(mine, one)
    written(mine, one, tmp_path)
    first, second = letters_of(mine, one)

    released = release_distribution(mine, one, first.id)
    stands = letters_written(mine, one)
    taken = take_back_distribution(mine, one)

    assert (empty.newest, released, taken) == (0, 1, 2)
    assert (stands.deliveries, stands.newest) == (
        {Delivery.QUEUED: 1, Delivery.HELD: 1},
        second.id,
    )
    assert (one.written_at, one.job_id) == (None, None)


def test_what_was_taken_back_is_written_again(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    subscriber(make, "a@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    written(mine, one, tmp_path)
    take_back_distribution(mine, one)

    written(mine, one, tmp_path)

    assert [letter.delivery for letter in letters_of(mine, one)] == [Delivery.HELD]


def test_a_job_whose_choice_was_taken_back_writes_nothing(
    make: Make, mine: Work, over: Event, release: Release, tmp_path: Path
) -> None:
    row = subscriber(make, "a@paper.test")
    one = chosen(mine, over, to_subscribers=True)
    note_written(mine, one)
    job = start_distribution(mine, one, [row.person_id or 0])
    take_back_distribution(mine, one)

    do_all(mine, tmp_path)

    assert (job.state, job.error) == (JobState.FAILED, TAKEN_BACK)


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        (DistributionKind.RELEASE, EventStatus.CANCELLED, "Nobody is written to"),
        (DistributionKind.RELEASE, EventStatus.CONFIRMED, "no release that everybody"),
        (DistributionKind.ADVISORY, EventStatus.CANCELLED, "Nobody is invited"),
        (DistributionKind.ADVISORY, EventStatus.POSTPONED, "Confirm the new date first"),
        (DistributionKind.ADVISORY, EventStatus.DRAFT, "is a draft"),
        (DistributionKind.ADVISORY, EventStatus.HELD, "The event is over"),
    ],
)
def test_nothing_is_written_that_must_not_leave(
    work: Work, coming: Event, kind: DistributionKind, status: EventStatus, said: str
) -> None:
    one = chosen(work, coming, kind, to_subscribers=True)
    coming.status = status

    with pytest.raises(Conflict, match=said):
        note_written(work, one)


def test_a_job_stops_when_the_event_is_called_off(
    make: Make, mine: Work, coming: Event, tmp_path: Path
) -> None:
    anna = make.person("Anna", email="anna@paper.test")
    one = chosen(mine, coming, DistributionKind.ADVISORY, person_ids=[anna.id])
    note_written(mine, one)
    job = start_distribution(mine, one, [anna.id])
    coming.status = EventStatus.CANCELLED

    do_all(mine, tmp_path)

    assert job.state is JobState.FAILED
    assert letters_of(mine, one) == []


def test_a_release_under_embargo_is_not_sent(
    make: Make, mine: Work, office: Office, over: Event
) -> None:
    issued(make, office, over, embargo_until=NOW + timedelta(days=1))
    subscriber(make, "clara@paper.test")
    one = chosen(mine, over, to_subscribers=True)

    with pytest.raises(Conflict, match="no release that everybody"):
        note_written(mine, one)
    assert selection(mine, one).recipients == []
