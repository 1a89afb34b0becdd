"""Loading what releases are drafted from and checked against."""

from __future__ import annotations

from datetime import datetime

from planner.events.models.event import Event
from planner.invitations.attendance import attendance_facts
from planner.releases.checks.comment_checks import check_comments
from planner.releases.checks.findings import Finding
from planner.releases.checks.release_checks import Counterpart, check
from planner.releases.comments import comments_of
from planner.releases.drafting import LANGUAGES
from planner.releases.facts.issue_day import release_day
from planner.releases.facts.loading import Record, load_facts
from planner.releases.models import Comment, Release
from planner.releases.queries import counterpart, releases_of_event
from planner.web.database import db
from planner.web.transaction import current_office, current_work


def languages_of(event: Event) -> list[str]:
    """The event's languages that releases can be drafted in, else English."""
    spoken = [tag for tag in event.languages if tag.split("-")[0].lower() in LANGUAGES]
    return spoken or [LANGUAGES[0]]


def record_of(event: Event, embargo_until: datetime | None = None) -> Record:
    """The record as a reader of the release will find it: now, or when its embargo ends."""
    work = current_work()
    at = max(work.now, embargo_until or work.now)
    return load_facts(
        db.session(),
        event,
        on=release_day(event, at),
        office=current_office(),
        attendance=attendance_facts(work, event),
        at=at,
    )


def revision_of(record: Record) -> str:
    """The fingerprint of the record, in all languages that releases are drafted in."""
    return record.revision(languages_of(record.event))


def versions_of(release: Release) -> list[Release]:
    """All releases of its event, by language, the newest version first."""
    return list(db.session.scalars(releases_of_event(release.office_id, release.event_id)))


def comments_on(release: Release) -> list[Comment]:
    """With their replies."""
    return list(db.session.scalars(comments_of(release)))


def findings_of(
    release: Release, record: Record, versions: list[Release], comments: list[Comment]
) -> list[Finding]:
    """The findings of all checks, with the release in the other language if there is one."""
    other = counterpart(release, versions)
    both = None
    if other is not None:
        both = Counterpart(
            facts=record.facts(other.language),
            blocks=other.blocks,
            revision=other.data_revision,
            our_revision=release.data_revision,
        )
    return [
        *check(
            record.facts(release.language),
            release.blocks,
            now=current_work().now,
            embargo_until=release.embargo_until,
            both=both,
            pictures=release.pictures,
        ),
        *check_comments(comments),
    ]
