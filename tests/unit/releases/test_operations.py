"""What may be done with a release, by whom, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.events.models.event import Event
from planner.kernel.errors import Conflict, Invalid, NotAllowed, Stale
from planner.kernel.work import Work
from planner.releases.checks.findings import blocking
from planner.releases.clearance import clear, request_clearance, send_back
from planner.releases.drafting import draft
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.lifecycle import move
from planner.releases.models import Release, ReleaseStatus
from planner.releases.operations import EmbargoPlan, draft_release, set_embargo
from planner.releases.publication.policy import may_clear
from planner.releases.queries import (
    acts_since_clearance,
    approver_count,
    counterpart,
    other_languages,
    release_with_blocks,
    releases_of_event,
)
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import written
from tests.seed import Seed


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def release(make: Make, event: Event) -> Release:
    return written(make, event)


def test_a_draft_holds_every_block_of_the_record(
    work: Work, seed: Seed, facts: ReleaseFacts
) -> None:
    release = draft_release(work, seed.event, facts, "one")

    drafts = draft(facts)
    assert [(b.key, b.text, b.drafted, b.is_edited) for b in release.blocks] == [
        (d.key, d.text, d.text, False) for d in drafts
    ]
    assert (release.status, release.number, release.data_revision) == (
        ReleaseStatus.DRAFT,
        1,
        "one",
    )


def test_one_release_at_a_time_per_language(
    work: Work, seed: Seed, facts: ReleaseFacts, russian: ReleaseFacts
) -> None:
    first = draft_release(work, seed.event, facts, "one")
    draft_release(work, seed.event, russian, "one")

    with pytest.raises(Conflict, match="already"):
        draft_release(work, seed.event, facts, "one")

    first.status = ReleaseStatus.WITHDRAWN
    assert draft_release(work, seed.event, facts, "two").number == 2


def test_a_release_goes_its_way_and_no_other(release: Release) -> None:
    with pytest.raises(Conflict, match="is draft cannot become published"):
        move(release, ReleaseStatus.PUBLISHED)


def test_a_text_in_review_comes_back_without_its_clearance(
    work: Work, release: Release, office: Office
) -> None:
    request_clearance(work, release)
    other = replace(work, actor_id=None)
    with pytest.raises(NotAllowed):
        clear(other, release, [], office, approvers=2)
    release.status, release.cleared_at = ReleaseStatus.CLEARED, NOW

    send_back(work, release, "The number is wrong.")

    assert [release.status, release.cleared_at] == [ReleaseStatus.DRAFT, None]


def test_the_author_clears_only_where_nobody_else_can(
    work: Work, make: Make, release: Release, office: Office
) -> None:
    author, other = make.user(), make.user()
    release.author_ids = [author.id]
    findings = [blocking(1, "No city.")]
    request_clearance(work, release)

    assert not may_clear([author.id], author.id, 2)
    assert may_clear([author.id], author.id, 1)
    with pytest.raises(NotAllowed, match="You wrote"):
        clear(replace(work, actor_id=author.id), release, [], office, approvers=2)
    with pytest.raises(Conflict, match="No city"):
        clear(replace(work, actor_id=other.id), release, findings, office, approvers=2)
    clear(replace(work, actor_id=other.id), release, [], office, approvers=2)

    assert (release.status, release.cleared_by_id) == (ReleaseStatus.CLEARED, other.id)


MOSCOW = EmbargoPlan(day=date(2012, 3, 27), clock=time(10), zone="Europe/Moscow")


def test_an_embargo_is_a_wall_clock_in_a_zone(work: Work, release: Release) -> None:
    set_embargo(work, release, MOSCOW, 1)
    assert release.embargo_until == datetime(2012, 3, 27, 6, tzinfo=UTC)

    set_embargo(work, release, EmbargoPlan(), 2)
    assert release.embargo_until is None
    with pytest.raises(Stale):
        set_embargo(work, release, MOSCOW, 1)


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (EmbargoPlan(clock=time(10), zone="UTC"), "day"),
        (EmbargoPlan(day=date(2012, 3, 27), zone="UTC"), "clock"),
        (EmbargoPlan(day=date(2012, 3, 27), clock=time(10), zone="Nowhere"), "zone"),
        (EmbargoPlan(day=date(1800, 1, 1), clock=time(10), zone="UTC"), "day"),
        (EmbargoPlan(day=date(2026, 3, 29), clock=time(2, 30), zone="Europe/Berlin"), "clock"),
        (
            EmbargoPlan(day=date(2026, 10, 25), clock=time(2, 30), zone="Europe/Berlin"),
            "second_hour",
        ),
    ],
)
def test_an_hour_that_is_none_or_two_is_refused(
    work: Work, release: Release, plan: EmbargoPlan, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        set_embargo(work, release, plan, 1)

    assert refused.value.field == field


def test_of_two_hours_one_is_chosen(work: Work, release: Release) -> None:
    plan = EmbargoPlan(
        day=date(2026, 10, 25), clock=time(2, 30), zone="Europe/Berlin", second_hour=True
    )

    set_embargo(work, release, plan, 1)

    assert release.embargo_until == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "status", [ReleaseStatus.DRAFT, ReleaseStatus.IN_REVIEW, ReleaseStatus.CLEARED]
)
def test_an_embargo_makes_nobody_an_author_and_keeps_the_clearance(
    work: Work, make: Make, release: Release, session: Session, status: ReleaseStatus
) -> None:
    editor = make.user(name="Edith")
    release.status, release.cleared_at = status, NOW

    set_embargo(replace(work, actor_id=editor.id), release, MOSCOW, release.version)

    assert (release.status, release.cleared_at, release.author_ids) == (status, NOW, [])
    until = datetime(2012, 3, 27, 6, tzinfo=UTC).isoformat()
    acts = [tuple(row) for row in session.execute(acts_since_clearance(release))]
    assert acts == [(NOW, "Edith", "release.embargo_set", until)]


def test_what_is_out_takes_no_embargo(work: Work, release: Release) -> None:
    release.status = ReleaseStatus.PUBLISHED

    with pytest.raises(Conflict, match="its embargo stays"):
        set_embargo(work, release, MOSCOW, release.version)


def test_the_desk_finds_releases_whatever_their_standing(
    make: Make, release: Release, event: Event, office: Office, session: Session
) -> None:
    russian = written(make, event, language="ru")
    make.member(Role.APPROVER)
    make.member(Role.EDITOR)

    versions = session.scalars(releases_of_event(office.id, event.id)).all()
    assert versions == [release, russian]
    assert counterpart(release, versions) is russian
    assert session.scalars(release_with_blocks(office.id, release.id)).unique().one() is release
    assert session.scalars(other_languages(release, NOW)).all() == []
    assert session.scalar(approver_count(office.id)) == 1
