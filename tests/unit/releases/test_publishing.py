"""Prepare and publish: what was cleared is what is printed, or nothing is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.events.models.event import Event
from planner.events.models.kinds import BodyRole
from planner.files.models import StoredFile
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import LetterPlan, enqueue_all
from planner.releases.checks.findings import blocking
from planner.releases.models import Release, ReleaseStatus
from planner.releases.operations import (
    correct,
    set_correction_note,
    withdraw,
)
from planner.releases.papers.release_text import ReleaseText, note_line, release_text_at
from planner.releases.publication.publishing import (
    BRINGS,
    letters_about,
    prepare,
    publish,
)
from planner.releases.queries import (
    next_boundary,
    visible,
    visible_release,
    withdrawn_release,
)
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import HEADLINE, written
from tests.unit.releases.publication import cleared, out, stored

NOTE = "In the third paragraph: 14 %, not 40 %"


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def approver(work: Work, make: Make) -> Work:
    return replace(work, actor_id=make.user(name="Clara").id)


@pytest.fixture
def release(make: Make, event: Event) -> Release:
    make.body(event, BodyRole.ORGANISER)
    return written(make, event)


@pytest.fixture
def pdf(work: Work) -> StoredFile:
    return stored(work)


def test_what_is_published_is_frozen(
    approver: Work, release: Release, office: Office, pdf: StoredFile, tmp_path: Path
) -> None:
    out(approver, release, office, pdf, tmp_path)

    assert (release.status, release.published_at) == (ReleaseStatus.PUBLISHED, NOW)
    assert release.issued["headline"] == HEADLINE
    assert release.pdf is pdf
    assert release.slug.startswith("rivers-know-no-frontier-")
    found = approver.session.scalars(visible_release(office.id, release.slug, NOW)).one()
    assert found is release


def test_only_what_is_cleared_and_passes_is_prepared(
    approver: Work, release: Release, office: Office, tmp_path: Path
) -> None:
    with pytest.raises(Conflict, match="Only a cleared"):
        prepare(approver, release, [], office, tmp_path)
    cleared(approver, release, office)

    with pytest.raises(Conflict, match="No contact"):
        prepare(approver, release, [blocking(7, "No contact.")], office, tmp_path)


def renamed(release: Release, office: Office) -> None:
    office.names = Texts(en="Another House")


def edited(release: Release, office: Office) -> None:
    release.revise(None)


@pytest.mark.parametrize("change", [edited, renamed])
def test_nothing_is_published_where_something_changed_while_it_was_printed(
    approver: Work,
    release: Release,
    office: Office,
    pdf: StoredFile,
    tmp_path: Path,
    change: Callable[[Release, Office], None],
) -> None:
    cleared(approver, release, office)
    context = prepare(approver, release, [], office, tmp_path)

    change(release, office)

    with pytest.raises(Conflict, match="while its paper was printed"):
        publish(approver, release, context, office, pdf)
    assert (release.status, release.issued) == (ReleaseStatus.CLEARED, {})


def test_a_correction_says_what_it_corrects_and_takes_the_address(
    approver: Work,
    release: Release,
    office: Office,
    pdf: StoredFile,
    tmp_path: Path,
    make: Make,
    work: Work,
    session: Session,
) -> None:
    with pytest.raises(Conflict, match="Only a published"):
        correct(approver, release, NOTE)
    out(approver, release, office, pdf, tmp_path)
    address, waiting = release.slug, waiting_letter(work, release)
    with pytest.raises(Invalid) as refused:
        correct(approver, release, " ")
    assert refused.value.field == "note"

    version = correct(approver, release, NOTE)
    assert [b.text for b in version.blocks] == [b.text for b in release.blocks]
    with pytest.raises(Conflict, match="being prepared"):
        correct(approver, release, NOTE)
    out(replace(approver, actor_id=make.user().id), version, office, pdf, tmp_path)

    assert (version.slug, version.status) == (address, ReleaseStatus.CORRECTED)
    assert (release.status, release.withdrawn_reason) == (
        ReleaseStatus.WITHDRAWN,
        "Replaced by version 2.",
    )
    assert session.scalars(select(Release).where(visible(NOW))).all() == [version]
    mark = "CORRECTED, version 2, 20 March 2012"
    assert version.issued["correction"].replace("\xa0", " ") == mark
    printed = note_line(ReleaseText.from_json(version.issued)).replace("\xa0", " ")
    assert printed == (
        "CORRECTION to the press release of 20 March 2012. In the third paragraph: 14 %, not 40 %. "
        "The corrected text follows."
    )
    assert version.issued["footer"].replace("\xa0", " ").startswith(f"{mark}. Issued ")
    session.refresh(waiting)
    assert waiting.delivery is Delivery.SUPERSEDED


def test_a_note_is_for_corrections_and_part_of_the_text(
    approver: Work, release: Release, office: Office, pdf: StoredFile, tmp_path: Path, make: Make
) -> None:
    with pytest.raises(Conflict, match="corrects no other"):
        set_correction_note(approver, release, NOTE, 1)
    out(approver, release, office, pdf, tmp_path)
    version = correct(approver, release, NOTE)
    other = replace(approver, actor_id=make.user().id)

    set_correction_note(other, version, "A name was wrong.", version.version)

    assert version.author_ids == [approver.actor_id, other.actor_id]
    version.correction_note = ""
    third = replace(approver, actor_id=make.user().id)
    cleared(third, version, office)
    with pytest.raises(Conflict, match="Say what is corrected"):
        prepare(third, version, [], office, tmp_path)


def test_withdrawing_takes_a_reason_and_may_tell_readers_one(
    approver: Work,
    release: Release,
    office: Office,
    pdf: StoredFile,
    tmp_path: Path,
    session: Session,
) -> None:
    out(approver, release, office, pdf, tmp_path)
    with pytest.raises(Invalid) as refused:
        withdraw(approver, release, "  ")
    assert refused.value.field == "reason"

    withdraw(approver, release, "A name was wrong.", " The figures were wrong. ")

    assert (release.status, release.withdrawn_at) == (ReleaseStatus.WITHDRAWN, NOW)
    assert release.withdrawn_notice == "The figures were wrong."
    assert session.scalars(select(Release).where(visible(NOW))).all() == []
    assert session.scalars(withdrawn_release(office.id, release.slug, NOW)).one() is release


def test_an_embargo_hides_until_its_very_second_and_does_not_stand_afterwards(
    approver: Work,
    release: Release,
    office: Office,
    pdf: StoredFile,
    tmp_path: Path,
    session: Session,
    work: Work,
) -> None:
    ends, second = NOW + timedelta(hours=3), timedelta(seconds=1)
    release.embargo_until = ends
    cleared(approver, release, office)
    context = prepare(approver, release, [], office, tmp_path)
    opened = stored(work, "opened")

    publish(approver, release, context, office, pdf, opened)

    assert session.scalar(next_boundary(office.id, NOW)) == ends
    for moment, seen, paper, standing in (
        (ends - second, [], pdf, True),
        (ends, [release], opened, False),
    ):
        assert session.scalars(select(Release).where(visible(moment))).all() == seen
        assert release.paper_at(moment) is paper
        assert release_text_at(release, moment).is_embargoed is standing
    assert ["EMBARGOED" in context.html, "EMBARGOED" in context.open_html] == [True, False]
    assert "Free for use after that hour." in context.html
    assert "FOR IMMEDIATE RELEASE. The embargo ended at" in context.open_html


def test_after_its_hour_an_embargo_is_printed_as_lifted(
    approver: Work, release: Release, office: Office, tmp_path: Path
) -> None:
    release.embargo_until = NOW - timedelta(seconds=1)
    cleared(approver, release, office)

    context = prepare(approver, release, [], office, tmp_path)

    assert context.open_html == ""
    assert "EMBARGOED" not in context.html
    assert "FOR IMMEDIATE RELEASE. The embargo ended at" in context.html


def waiting_letter(work: Work, release: Release) -> Letter:
    """One that brings the release and has not left."""
    plan = LetterPlan(
        purpose=BRINGS,
        about=letters_about(release.id),
        event_id=release.event_id,
        unique_key=f"release:{release.id}:invitation:1",
        language="en",
        sender_name="House",
        sender_address="press@press.test",
        recipient_name="Anna",
        recipient_address="anna@paper.test",
        subject="A release",
        text="A release.",
        html="<p>A release.</p>",
    )
    enqueue_all(work, [plan])
    return work.session.scalars(select(Letter)).one()
