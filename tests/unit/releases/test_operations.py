"""What may be done with a release, by whom, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from planner.accounts.models import Office, Role
from planner.events.models import Event
from planner.files.models import FileKind, StoredFile
from planner.kernel.errors import Conflict, Invalid, NotAllowed, Stale
from planner.kernel.work import Work
from planner.releases.drafting import draft
from planner.releases.facts import Facts
from planner.releases.findings import stop
from planner.releases.issue import issue_of
from planner.releases.lifecycle import move
from planner.releases.models import Release, ReleaseStatus
from planner.releases.operations import (
    EmbargoPlan,
    clear,
    correct,
    draft_release,
    publish,
    set_embargo,
    submit,
    take_address,
    take_back,
    withdraw,
)
from planner.releases.policy import may_clear
from planner.releases.queries import (
    approver_count,
    counterpart,
    next_boundary,
    release_with_blocks,
    releases_of_event,
    sisters,
    visible,
    visible_release,
    withdrawn_release,
)
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, written
from tests.seed import Seed


def _visible(office: Office, moment: datetime) -> Select[tuple[Release]]:
    """What everybody may read of that office at that moment."""
    return select(Release).where(Release.office_id == office.id, visible(moment))


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def release(make: Make, event: Event) -> Release:
    return written(make, event)


@pytest.fixture
def pdf(work: Work) -> StoredFile:
    file = StoredFile(
        office_id=work.office_id,
        public_id="paper",
        kind=FileKind.PAPER,
        name="paper.pdf",
        media_type="application/pdf",
        path="ab/paper",
        sha256="0" * 64,
        size=1,
        created_at=work.now,
    )
    work.session.add(file)
    work.session.flush()
    return file


def publish_now(work: Work, release: Release, office: Office, pdf: StoredFile) -> None:
    submit(work, release)
    release.status = ReleaseStatus.CLEARED
    take_address(work, release, HEADLINE)
    issue = issue_of(release.blocks, language=release.language, office=office, event=release.event)
    publish(work, release, issue, pdf, [])


def test_a_draft_holds_every_block_of_the_record(work: Work, seed: Seed, facts: Facts) -> None:
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
    work: Work, seed: Seed, facts: Facts, russian: Facts
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


def test_a_text_in_review_comes_back_without_its_clearance(work: Work, release: Release) -> None:
    submit(work, release)
    other = replace(work, actor_id=None)
    with pytest.raises(NotAllowed):
        clear(other, release, [], approvers=2)
    release.status, release.cleared_at = ReleaseStatus.CLEARED, NOW

    take_back(work, release)

    assert [release.status, release.cleared_at] == [ReleaseStatus.DRAFT, None]


def test_the_author_clears_only_where_nobody_else_can(
    work: Work, make: Make, release: Release
) -> None:
    author, other = make.user(), make.user()
    release.author_id = author.id
    submit(work, release)

    assert not may_clear(release, author.id, 2)
    assert may_clear(release, author.id, 1)
    with pytest.raises(NotAllowed, match="You wrote"):
        clear(replace(work, actor_id=author.id), release, [], approvers=2)
    with pytest.raises(Conflict, match="No city"):
        clear(replace(work, actor_id=other.id), release, [stop(1, "No city.")], approvers=2)
    clear(replace(work, actor_id=other.id), release, [], approvers=2)

    assert (release.status, release.cleared_by_id) == (ReleaseStatus.CLEARED, other.id)


def test_what_is_published_is_frozen(
    work: Work, release: Release, office: Office, pdf: StoredFile, session: Session
) -> None:
    publish_now(work, release, office, pdf)

    assert (release.status, release.published_at) == (ReleaseStatus.PUBLISHED, NOW)
    assert release.issued["headline"] == HEADLINE
    assert release.pdf is pdf
    assert release.slug.startswith("rivers-know-no-frontier-")
    found = session.scalars(visible_release(office.id, release.slug, NOW)).one()
    assert found is release


def test_a_finding_stands_in_the_way_of_publication(
    work: Work, release: Release, office: Office, pdf: StoredFile
) -> None:
    release.status = ReleaseStatus.CLEARED
    issue = issue_of(release.blocks, language="en", office=office, event=release.event)

    with pytest.raises(Conflict, match="No contact"):
        publish(work, release, issue, pdf, [stop(7, "No contact.")])


def test_a_correction_takes_the_place_of_what_it_corrects(
    work: Work, release: Release, office: Office, pdf: StoredFile, session: Session
) -> None:
    with pytest.raises(Conflict, match="Only a published"):
        correct(work, release)
    publish_now(work, release, office, pdf)
    address = release.slug

    version = correct(work, release)
    assert [b.text for b in version.blocks] == [b.text for b in release.blocks]
    with pytest.raises(Conflict, match="being prepared"):
        correct(work, release)
    publish_now(work, version, office, pdf)

    assert (version.slug, version.status) == (address, ReleaseStatus.CORRECTED)
    assert release.status is ReleaseStatus.WITHDRAWN
    assert release.withdrawn_reason == "Replaced by version 2."
    assert session.scalars(_visible(office, NOW)).all() == [version]


def test_withdrawing_takes_a_reason(
    work: Work, release: Release, office: Office, pdf: StoredFile, session: Session
) -> None:
    publish_now(work, release, office, pdf)
    with pytest.raises(Invalid) as refused:
        withdraw(work, release, "  ")
    assert refused.value.field == "reason"

    withdraw(work, release, "A name was wrong.")

    assert (release.status, release.withdrawn_at) == (ReleaseStatus.WITHDRAWN, NOW)
    assert session.scalars(_visible(office, NOW)).all() == []
    assert session.scalars(withdrawn_release(office.id, release.slug, NOW)).one() is release


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


def test_the_text_of_a_release_in_review_takes_no_embargo(work: Work, release: Release) -> None:
    submit(work, release)

    with pytest.raises(Conflict, match="in review"):
        set_embargo(work, release, MOSCOW, release.version)


def test_an_embargo_hides_until_its_very_second(
    work: Work, release: Release, office: Office, pdf: StoredFile, session: Session
) -> None:
    set_embargo(work, release, MOSCOW, 1)
    publish_now(work, release, office, pdf)
    ends = datetime(2012, 3, 27, 6, tzinfo=UTC)

    assert session.scalar(next_boundary(office.id, NOW)) == ends
    for moment, seen in ((ends - timedelta(seconds=1), []), (ends, [release])):
        assert session.scalars(_visible(office, moment)).all() == seen


def test_the_desk_finds_releases_whatever_their_standing(
    make: Make, release: Release, event: Event, office: Office, session: Session
) -> None:
    russian = written(make, event, language="ru")
    make.member(Role.APPROVER)
    make.member(Role.EDITOR)

    assert session.scalars(releases_of_event(office.id, event.id)).all() == [release, russian]
    assert session.scalars(counterpart(release)).one() is russian
    assert session.scalars(release_with_blocks(office.id, release.id)).unique().one() is release
    assert session.scalars(sisters(release, NOW)).all() == []
    assert session.scalar(approver_count(office.id)) == 1
