"""Queries for releases, and the only rule for which of them are public (S89)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from operator import attrgetter

from sqlalchemy import BindParameter, ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from planner.accounts.models import Membership, Office, Role, User
from planner.events.models.event import Event
from planner.events.public.queries import next_lifting
from planner.history.models import Entry
from planner.kernel.database import Given, Rows
from planner.kernel.embargo import is_over_sql
from planner.kernel.searchable import each_word
from planner.releases.models import Release, ReleasePicture, ReleaseStatus

EMBARGO_SET, LINE_SET = "release.embargo_set", "release.slug_line_set"
_APPROVERS = (Role.APPROVER, Role.ADMINISTRATOR)


def visible(now: datetime, of: type[Release] = Release) -> ColumnElement[bool]:
    """True for releases that are public at `now`; `of` may be an alias.

    All public pages, lists and files use this condition and no other.
    """
    return and_(
        of.published_at <= now,
        is_over_sql(of.embargo_until, now),
        of.withdrawn_at.is_(None),
    )


def was_visible(now: datetime) -> ColumnElement[bool]:
    """True for withdrawn releases that had been public: their address answers 410."""
    return and_(
        Release.withdrawn_at <= now,
        Release.published_at <= Release.withdrawn_at,
        is_over_sql(Release.embargo_until, Release.withdrawn_at),
    )


def visible_release(office_id: int, slug: str, now: datetime) -> Rows[Release]:
    return (
        select(Release)
        .options(joinedload(Release.pdf), joinedload(Release.open_pdf))
        .where(Release.office_id == office_id, Release.slug == slug, visible(now))
    )


def withdrawn_release(office_id: int, slug: str, now: datetime) -> Rows[Release]:
    return select(Release).where(
        Release.office_id == office_id, Release.slug == slug, was_visible(now)
    )


def other_languages(release: Release, now: datetime) -> Rows[Release]:
    """The public releases of the same event in other languages."""
    return select(Release).where(
        Release.office_id == release.office_id,
        Release.event_id == release.event_id,
        Release.id != release.id,
        Release.language != release.language,
        visible(now),
    )


def releases_on(office_id: int, event_id: int, now: datetime) -> Rows[Release]:
    """The public releases on an event, the newest first."""
    return (
        select(Release)
        .where(Release.office_id == office_id, Release.event_id == event_id, visible(now))
        .order_by(Release.published_at.desc(), Release.id.desc())
    )


def pictures_of(event: Event) -> Rows[ReleasePicture]:
    """The pictures of the releases on an event, in their order."""
    return (
        select(ReleasePicture)
        .where(ReleasePicture.office_id == event.office_id, ReleasePicture.event_id == event.id)
        .order_by(ReleasePicture.position, ReleasePicture.id)
    )


def next_boundary(
    office_id: int | InstrumentedAttribute[int], now: datetime | BindParameter[datetime]
) -> Rows[datetime | None]:
    """When the office's next embargo ends: of a release, or of a study in the programme of an
    announced event. No cache may keep a page beyond it (S91).
    """
    of_releases = select(func.min(Release.embargo_until)).where(
        Release.office_id == office_id,
        Release.published_at.is_not(None),
        Release.withdrawn_at.is_(None),
        Release.embargo_until > now,
    )
    of_release, of_study = (
        query.correlate(Office).scalar_subquery()
        for query in (of_releases, next_lifting(office_id, now))
    )
    return select(
        func.coalesce(case((of_release < of_study, of_release), else_=of_study), of_release)
    )


def next_publication(
    office_id: InstrumentedAttribute[int], now: BindParameter[datetime]
) -> Rows[datetime | None]:
    """When the next release becomes public whose `published_at` lies in the future, because the
    clock of the machine that published it was ahead of ours.
    """
    return select(func.min(Release.published_at)).where(
        Release.office_id == office_id, Release.published_at > now
    )


def release_with_blocks(office_id: int, release_id: int) -> Rows[Release]:
    """For the desk: in any status, with everything that its page shows."""
    return (
        select(Release)
        .options(
            selectinload(Release.blocks),
            joinedload(Release.event),
            joinedload(Release.author),
            joinedload(Release.cleared_by),
            joinedload(Release.pdf),
            joinedload(Release.open_pdf),
        )
        .where(Release.office_id == office_id, Release.id == release_id)
    )


def releases_of_event(office_id: int, event_id: int) -> Rows[Release]:
    """All releases of an event, by language, the newest version first."""
    return (
        select(Release)
        .options(joinedload(Release.author))
        .where(Release.office_id == office_id, Release.event_id == event_id)
        .order_by(Release.language, Release.number.desc())
    )


def releases_found(office_id: int, search: str, event_ids: Collection[int]) -> Rows[int]:
    """Ids of the releases of these events, and of those that say each word of `search`, once they
    were published; the newest first.
    """
    says = and_(Release.search_text != "", *each_word(Release.search_text, search))
    return (
        select(Release.id)
        .where(Release.office_id == office_id, or_(Release.event_id.in_(event_ids), says))
        .order_by(Release.id.desc())
    )


def counterpart(release: Release, versions: Iterable[Release]) -> Release | None:
    """Of all releases of the event, by language, the newest version in another language that is not
    withdrawn.
    """
    others = (
        one
        for one in versions
        if one.language != release.language and one.status is not ReleaseStatus.WITHDRAWN
    )
    return max(others, key=attrgetter("number"), default=None)


def acts_since_clearance(release: Release) -> Select[tuple[datetime, str, str, str | None]]:
    """Changes of the embargo and of the line: when, by whom, the verb, and the new end of the embargo
    (ISO 8601, or "").
    """
    return (
        select(Entry.at, User.name, Entry.verb, Entry.facts["until"].as_string())
        .join(User, User.id == Entry.actor_id)
        .where(
            Entry.office_id == release.office_id,
            Entry.subject_kind == Release.__tablename__,
            Entry.subject_id == release.id,
            Entry.verb.in_((EMBARGO_SET, LINE_SET)),
            Entry.at >= release.cleared_at,
        )
        .order_by(Entry.id)
    )


def approver_count(office_id: Given[int]) -> Rows[int]:
    """How many active members of the office may clear a release."""
    return (
        select(func.count())
        .select_from(Membership)
        .join(Membership.user)
        .where(*_is_active(office_id), Membership.role.in_(_APPROVERS))
    )


def approvers_of(office_id: int) -> Rows[User]:
    """The active members of the office who may clear a release."""
    return members_among(office_id).where(Membership.role.in_(_APPROVERS))


def members_among(office_id: int, user_ids: Collection[int] | None = None) -> Rows[User]:
    """The active members of the office, or those of `user_ids` who are."""
    found = (
        select(User)
        .join(Membership, Membership.user_id == User.id)
        .where(*_is_active(office_id))
        .order_by(User.id)
    )
    return found if user_ids is None else found.where(User.id.in_(user_ids))


def _is_active(office_id: Given[int]) -> tuple[ColumnElement[bool], ...]:
    return (
        Membership.office_id == office_id,
        Membership.suspended_at.is_(None),
        User.disabled_at.is_(None),
    )
