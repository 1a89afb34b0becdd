"""The public versions of releases, and which guests have which version by letter.

Read from the outbox: a guest has a version if the letter with it has left or may have left.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from planner.coverage.letters import WITHDRAWS
from planner.events.models.event import Event
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, Delivery, Letter
from planner.releases.models import Release, ReleaseStatus
from planner.releases.publication.publishing import BRINGS, letters_about
from planner.releases.queries import visible


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
    keys = work.session.scalars(
        select(Letter.unique_key).where(
            Letter.office_id == work.office_id,
            Letter.purpose == BRINGS,
            Letter.about.in_([letters_about(release_id) for release_id in release_ids]),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
    )
    return {_invitation_id(key) for key in keys}


def notified_guests(work: Work, release: Release) -> set[int]:
    """Ids of the invitations with a letter about this version, sent or waiting."""
    purpose = WITHDRAWS if release.status is ReleaseStatus.WITHDRAWN else BRINGS
    keys = work.session.scalars(
        select(Letter.unique_key).where(
            Letter.office_id == work.office_id,
            Letter.purpose == purpose,
            Letter.about == letters_about(release.id),
            Letter.delivery != Delivery.DISCARDED,
        )
    )
    return {_invitation_id(key) for key in keys}


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


def _invitation_id(unique_key: str) -> int:
    """The last part of `Letter.unique_key` in letters of `coverage.letters`."""
    return int(unique_key.rpartition(":")[2])
