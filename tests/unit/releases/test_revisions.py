"""The text of a release is kept as revisions: who left which words, when, on what occasion."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.kernel.work import Work
from planner.releases.clearance import clear, request_clearance, send_back
from planner.releases.editing import edit_block, leave_out
from planner.releases.models import Occasion, Release, TextRevision
from planner.releases.revisions import (
    JOINED_FOR,
    blocks_now,
    blocks_of,
    keep_revision,
    note_reading,
    revision_before,
    revisions_of,
)
from tests.factories import Make
from tests.releases import written


@pytest.fixture
def release(make: Make) -> Release:
    return written(make, make.event())


def kept(session: Session, release: Release) -> list[TextRevision]:
    return list(session.scalars(revisions_of(release)))


def at(work: Work, minutes: int, actor_id: int | None) -> Work:
    return replace(work, now=work.now + timedelta(minutes=minutes), actor_id=actor_id)


def test_changes_that_one_person_makes_soon_after_each_other_are_one_revision(
    work: Work, make: Make, release: Release, session: Session
) -> None:
    anna, boris = make.user().id, make.user().id
    lead = release.blocks[1]

    edit_block(at(work, 0, anna), lead, "One.")
    edit_block(at(work, 5, anna), lead, "Two.")
    edit_block(at(work, 6, boris), lead, "Three.")
    edit_block(at(work, 7 + JOINED_FOR.seconds // 60, boris), lead, "Four.")

    found = kept(session, release)
    assert [(one.author_id, one.blocks[1][2]) for one in found] == [
        (boris, "Four."),
        (boris, "Three."),
        (anna, "Two."),
    ]
    assert found[-1].at - found[-1].begun_at == timedelta(minutes=5)


def test_what_is_left_out_is_not_in_the_text(
    work: Work, release: Release, session: Session
) -> None:
    leave_out(work, release.blocks[1], is_left_out=True)
    keep_revision(work, release, Occasion.EDITED)

    (revision,) = kept(session, release)
    assert [block.key for block in blocks_of(revision)] == ["headline"]
    assert blocks_now(release) == [release.blocks[0]]


def test_the_text_is_compared_with_what_the_member_saw_last(
    work: Work, make: Make, release: Release, office: Office, session: Session
) -> None:
    writer, approver, third = make.user().id, make.user().id, make.user().id
    lead = release.blocks[1]
    edit_block(at(work, 0, writer), lead, "First.")
    request_clearance(at(work, 1, writer), release)
    clear(at(work, 2, approver), release, [], office, approvers=2)
    send_back(at(work, 3, approver), release, "A number is wrong.")
    edit_block(at(work, 4, writer), lead, "Second.")
    note_reading(at(work, 5, third), release)
    edit_block(at(work, 6, writer), lead, "Third.")
    request_clearance(at(work, 7, writer), release)
    revisions = kept(session, release)

    def before(actor_id: int | None) -> tuple[Occasion, str]:
        found = revision_before(release, revisions, actor_id)
        assert found is not None
        return found.occasion, found.blocks[1][2]

    assert before(approver) == (Occasion.SENT_BACK, "First.")
    assert before(third) == (Occasion.READ, "Second.")
    assert before(writer) == (Occasion.CLEARED, "First.")
    assert before(None) == (Occasion.CLEARED, "First.")


def test_without_a_clearance_the_first_revision_is_compared(
    work: Work, make: Make, release: Release, session: Session
) -> None:
    assert revision_before(release, [], None) is None
    edit_block(at(work, 0, make.user().id), release.blocks[1], "First.")
    note_reading(at(work, 1, make.user().id), release)

    revisions = kept(session, release)

    assert revision_before(release, revisions, revisions[0].author_id) is revisions[-1]
