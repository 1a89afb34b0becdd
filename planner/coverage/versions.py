"""The public versions of releases, and who has which version by letter.

Read from the outbox: somebody has a version if the letter with it has left or may have left.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, select

from planner.coverage.letters import WITHDRAWS
from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publication.publishing import BRINGS, letters_about
from planner.releases.queries import visible

# A letter that was taken back tells nobody anything; one that failed may be sent again.
NOT_TAKEN_BACK = Letter.delivery != Delivery.DISCARDED


def public_releases(work: Work, event: Event) -> dict[str, Release]:
    """The releases of an event that are public now: the newest version, by language."""
    found = (
        select(Release)
        .where(Release.office_id == work.office_id, Release.event_id == event.id, visible(work.now))
        .order_by(Release.number)
    )
    return {release.language: release for release in work.session.scalars(found)}


def last_published(work: Work, event: Event) -> list[Release]:
    """The newest published version per language, even if withdrawn or under embargo."""
    found = work.session.scalars(
        select(Release)
        .where(
            Release.office_id == work.office_id,
            Release.event_id == event.id,
            Release.published_at <= work.now,
        )
        .order_by(Release.language, Release.number)
    )
    return list({release.language: release for release in found}.values())


def versions_to_tell_of(work: Work, event: Event) -> list[Release]:
    """The versions of `last_published` that are withdrawn, or public corrections."""
    public = {release.id for release in public_releases(work, event).values()}
    return [
        release
        for release in last_published(work, event)
        if release.status is ReleaseStatus.WITHDRAWN
        or (release.is_correction and release.id in public)
    ]


def older_versions(work: Work, release: Release) -> list[int]:
    return list(
        work.session.scalars(
            select(Release.id).where(
                Release.office_id == work.office_id,
                Release.event_id == release.event_id,
                Release.language == release.language,
                Release.number < release.number,
            )
        )
    )


def holders(work: Work, release_ids: Collection[int]) -> set[int]:
    """Ids of the invitations whose guests have, or may have, one of these versions."""
    return _guests_with(work, BRINGS, release_ids, Letter.delivery.in_(MAY_HAVE_LEFT))


def notified_guests(work: Work, release: Release) -> set[int]:
    """Ids of the invitations with a letter about this version, sent or waiting."""
    return _guests_with(work, purpose_about(release), [release.id], NOT_TAKEN_BACK)


def people_who_have(work: Work, release_ids: Collection[int]) -> set[int]:
    """Ids of the people, guests or not, who have, or may have, one of these versions."""
    return _people_with(work, BRINGS, release_ids, Letter.delivery.in_(MAY_HAVE_LEFT))


def notified_people(work: Work, release: Release) -> set[int]:
    """Ids of the people, guests or not, with a letter about this version, sent or waiting."""
    return _people_with(work, purpose_about(release), [release.id], NOT_TAKEN_BACK)


def purpose_about(release: Release) -> str:
    """The purpose of the letters that tell of this version."""
    return WITHDRAWS if release.status is ReleaseStatus.WITHDRAWN else BRINGS


def release_in_language(releases: dict[str, Release], language: str) -> Release | None:
    """The release in that language; regions are ignored, so that “en” serves “en-GB”."""
    wanted = _base(language)
    return next((one for tag, one in releases.items() if _base(tag) == wanted), None)


def best_release(event: Event, releases: dict[str, Release], language: str) -> Release:
    """The release in that language, or else in the first of the event's languages that has one."""
    order = (release_in_language(releases, tag) for tag in (language, *event.languages))
    return next(filter(None, order), next(iter(releases.values())))


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _guests_with(
    work: Work, purpose: str, release_ids: Collection[int], where: ColumnElement[bool]
) -> set[int]:
    """By the key of the letter, or as guests of its event who have it as other people do."""
    own = and_(
        Invitation.office_id == Letter.office_id,
        Invitation.event_id == Letter.event_id,
        Invitation.person_id == Letter.person_id,
    )
    found = (
        select(Letter.unique_key, Invitation.id)
        .outerjoin(Invitation, own)
        .where(*_about(work, purpose, release_ids), where)
    )
    rows = work.session.execute(found).tuples().all()
    return {one for key, number in rows if (one := _invitation_id(key) or number) is not None}


def _people_with(
    work: Work, purpose: str, release_ids: Collection[int], where: ColumnElement[bool]
) -> set[int]:
    found = select(Letter.person_id).where(*_about(work, purpose, release_ids), where)
    return {one for one in work.session.scalars(found) if one is not None}


def _about(
    work: Work, purpose: str, release_ids: Collection[int]
) -> tuple[ColumnElement[bool], ...]:
    return (
        Letter.office_id == work.office_id,
        Letter.purpose == purpose,
        Letter.about.in_([letters_about(release_id) for release_id in release_ids]),
    )


def _invitation_id(unique_key: str) -> int | None:
    """The last part of `Letter.unique_key` in letters of `coverage.letters`; None if it is that of a
    person who was no guest.
    """
    before, _, number = unique_key.rpartition(":")
    return None if before.endswith(":person") else int(number)
