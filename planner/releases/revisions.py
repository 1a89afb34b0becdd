"""Revisions of the text of a release: who left which words, when, and on what occasion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import defer, joinedload

from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.work import Work
from planner.releases.comparing import KeptBlock
from planner.releases.models import Block, Occasion, Release, TextRevision

# The changes of one person within this time are one revision.
JOINED_FOR = timedelta(minutes=15)


def keep_revision(work: Work, release: Release, occasion: Occasion) -> None:
    """Keep the text as it stands now. Changes that follow each other join the same revision."""
    work.session.flush()
    blocks = printed(release)
    if occasion is Occasion.EDITED:
        newest = work.session.scalars(_newest(release).limit(1)).one_or_none()
        if newest is not None and newest.blocks == blocks:
            return
        if newest is not None and _is_continued(work, newest):
            newest.blocks, newest.at = blocks, work.now
            return
    work.session.add(
        TextRevision(
            office_id=release.office_id,
            release_id=release.id,
            occasion=occasion,
            begun_at=work.now,
            at=work.now,
            author_id=work.actor_id,
            blocks=blocks,
        )
    )
    work.session.flush()


def note_reading(work: Work, release: Release) -> None:
    """Keep what the member has read: later changes are shown from here on."""
    keep_revision(work, release, Occasion.READ)
    record(work, "release.read", release, event_id=release.event_id)


def printed(release: Release) -> list[list[str]]:
    return [
        [block.key, str(block.section), block.text]
        for block in release.blocks
        if not block.is_left_out
    ]


def blocks_of(revision: TextRevision) -> list[KeptBlock]:
    return [KeptBlock(*block) for block in revision.blocks]


def blocks_now(release: Release) -> list[Block]:
    return [block for block in release.blocks if not block.is_left_out]


def revisions_of(release: Release) -> Rows[TextRevision]:
    """The newest first, without their texts."""
    return _newest(release).options(joinedload(TextRevision.author), defer(TextRevision.blocks))


def revision_before(
    release: Release, revisions: Sequence[TextRevision], actor_id: int | None
) -> TextRevision | None:
    """What the text is compared with: what this member left, read or cleared last; else the last
    clearance; else the first draft. Those that the text does not differ from are passed over.

    `revisions` are all of the release, the newest first.
    """
    seen = (one for one in revisions if actor_id is not None and one.author_id == actor_id)
    cleared = (one for one in revisions if one.occasion is Occasion.CLEARED)
    now = printed(release)
    for candidate in (next(seen, None), next(cleared, None)):
        if candidate is not None and candidate.blocks != now:
            return candidate
    return revisions[-1] if revisions else None


def _newest(release: Release) -> Rows[TextRevision]:
    return (
        select(TextRevision)
        .where(TextRevision.office_id == release.office_id, TextRevision.release_id == release.id)
        .order_by(TextRevision.id.desc())
    )


def _is_continued(work: Work, newest: TextRevision) -> bool:
    return (
        newest.occasion is Occasion.EDITED
        and newest.author_id == work.actor_id
        and work.now - newest.begun_at < JOINED_FOR
    )
