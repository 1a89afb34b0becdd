"""What releases are drafted from and checked against, gathered for the desk."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from planner.events.models import Event
from planner.invitations.attendance import attendance_facts
from planner.releases.checks import Counterpart, check
from planner.releases.drafting import LANGUAGES
from planner.releases.facts import Facts
from planner.releases.findings import Finding
from planner.releases.gathering import gather, release_day, revision
from planner.releases.models import Release
from planner.releases.queries import counterpart
from planner.web.database import db
from planner.web.unit import current_office, current_work


def languages_of(event: Event) -> list[str]:
    """The event's languages that releases can be drafted in, else English."""
    spoken = [tag for tag in event.languages if tag.split("-")[0].lower() in LANGUAGES]
    return spoken or [LANGUAGES[0]]


def facts_of(event: Event, language: str) -> Facts:
    """On the day of the event, today while that is unknown."""
    work = current_work()
    today = work.now.astimezone(ZoneInfo(event.zone)).date()
    return gather(
        db.session(),
        event,
        language,
        on=release_day(event, today),
        office=current_office(),
        attendance=attendance_facts(work, event),
    )


def revision_of(event: Event) -> str:
    """The fingerprint of the record, in all languages that releases are drafted in."""
    return revision({language: facts_of(event, language) for language in languages_of(event)})


def findings_of(release: Release) -> list[Finding]:
    """The twelve checks, with the other language where there is one."""
    work = current_work()
    other = db.session.scalars(counterpart(release)).one_or_none()
    both = None
    if other is not None:
        both = Counterpart(
            facts=facts_of(release.event, other.language),
            blocks=other.blocks,
            revision=other.data_revision,
            our_revision=release.data_revision,
        )
    return check(
        facts_of(release.event, release.language),
        release.blocks,
        now=work.now,
        embargo_until=release.embargo_until,
        both=both,
    )
