"""Releases that wait for a person, as ids, and what a list of them tells."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, defer, joinedload

from planner.accounts.models import User
from planner.history.models import Entry
from planner.kernel.database import Given, Rows
from planner.releases.authors import wrote
from planner.releases.models import Block, Release, ReleaseStatus, Section
from planner.releases.queries import approver_count

SENT_BACK = "release.sent_back"
HANDED_IN = "release.clearance_requested"


class Act(NamedTuple):
    """Who did something to a release, and when; `who` is "" if the account is gone."""

    at: datetime
    who: str


def to_clear(office_id: Given[int], actor_id: Given[int]) -> Rows[int]:
    """In review, and not written by this member, unless the office has only one approver."""
    is_alone = approver_count(office_id).scalar_subquery() < 2
    return _in_status(office_id, ReleaseStatus.IN_REVIEW).where(is_alone | ~wrote(actor_id))


def to_publish(office_id: Given[int]) -> Rows[int]:
    """Cleared and not published."""
    return _in_status(office_id, ReleaseStatus.CLEARED)


def sent_back(office_id: Given[int]) -> Rows[int]:
    """Drafts that were in review before."""
    was_sent_back = (
        select(Entry.id)
        .where(
            Entry.office_id == office_id,
            Entry.subject_kind == Release.__tablename__,
            Entry.subject_id == Release.id,
            Entry.verb == SENT_BACK,
        )
        .exists()
    )
    return _in_status(office_id, ReleaseStatus.DRAFT).where(was_sent_back)


def embargoes_between(
    office_id: Given[int], first: Given[datetime], last: Given[datetime]
) -> Rows[int]:
    """Releases whose embargo ends after `first` and not after `last`."""
    return (
        select(Release.id)
        .where(
            Release.office_id == office_id,
            Release.embargo_until > first,
            Release.embargo_until <= last,
            Release.withdrawn_at.is_(None),
        )
        .order_by(Release.embargo_until, Release.id)
    )


def listed_releases(office_id: int, release_ids: Collection[int]) -> Rows[Release]:
    """Releases with their events, without the texts of papers."""
    return (
        select(Release)
        .options(joinedload(Release.event), defer(Release.issued))
        .where(Release.office_id == office_id, Release.id.in_(release_ids))
    )


def headlines(session: Session, office_id: int, release_ids: Collection[int]) -> dict[int, str]:
    """The headline of each release, in the Markdown dialect of `kernel.richtext`."""
    found = select(Block.release_id, Block.text).where(
        Block.office_id == office_id,
        Block.release_id.in_(release_ids),
        Block.section == Section.HEADLINE,
        Block.is_left_out.is_(False),
    )
    return dict(session.execute(found).tuples().all())


def last_acts(
    session: Session, office_id: int, release_ids: Collection[int]
) -> dict[tuple[int, str], Act]:
    """When each release was handed in and sent back last, by its id and the verb."""
    found = (
        select(Entry.subject_id, Entry.verb, Entry.at, User.name)
        .outerjoin(User, User.id == Entry.actor_id)
        .where(
            Entry.office_id == office_id,
            Entry.subject_kind == Release.__tablename__,
            Entry.subject_id.in_(release_ids),
            Entry.verb.in_((HANDED_IN, SENT_BACK)),
        )
        .order_by(Entry.id)
    )
    return {
        (number, verb): Act(at, who or "")
        for number, verb, at, who in session.execute(found).tuples()
    }


def _in_status(office_id: Given[int], status: ReleaseStatus) -> Rows[int]:
    is_in: ColumnElement[bool] = Release.status == status
    return select(Release.id).where(Release.office_id == office_id, is_in).order_by(Release.id)
