"""Which versions of a release everybody may read, and who has or was told of which.

Who has a version is known from the outbox: the letter that brought it left, or may have left.
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
    """What everybody may read of the event's releases now, the newest version per language."""
    found = (
        select(Release)
        .where(Release.office_id == work.office_id, Release.event_id == event.id, visible(work.now))
        .order_by(Release.number)
    )
    return {release.language: release for release in work.session.scalars(found)}


def last_published(work: Work, event: Event) -> list[Release]:
    """Per language the newest version that was published, whatever became of it."""
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
    """Per language the newest one that was ever public: a correction, or what was withdrawn."""
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
    """The invitations whose guests have, or may have, one of these versions."""
    keys = work.session.scalars(
        select(Letter.unique_key).where(
            Letter.office_id == work.office_id,
            Letter.purpose == BRINGS,
            Letter.about.in_([letters_about(number) for number in release_ids]),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
    )
    return {_guest_of(key) for key in keys}


def told_about(work: Work, release: Release) -> set[int]:
    """Those who have a letter about this, whether it left or still waits."""
    purpose = WITHDRAWS if release.status is ReleaseStatus.WITHDRAWN else BRINGS
    keys = work.session.scalars(
        select(Letter.unique_key).where(
            Letter.office_id == work.office_id,
            Letter.purpose == purpose,
            Letter.about == letters_about(release.id),
            Letter.delivery != Delivery.DISCARDED,
        )
    )
    return {_guest_of(key) for key in keys}


def own_language(releases: dict[str, Release], language: str) -> Release | None:
    """The release in that language, whatever its country: “en-GB” is served by “en”."""
    wanted = _base(language)
    return next((one for tag, one in releases.items() if _base(tag) == wanted), None)


def chosen(event: Event, releases: dict[str, Release], language: str) -> Release:
    """Where there is none of their own: that of the event's first language that has one."""
    order = (own_language(releases, tag) for tag in (language, *event.languages))
    return next(filter(None, order), next(iter(releases.values())))


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _guest_of(key: str) -> int:
    return int(key.rpartition(":")[2])
