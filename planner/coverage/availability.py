"""What stands between a release and its readers: an embargo that holds, or a withdrawal."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.coverage.versions import holders, last_published, older_versions
from planner.events.models.event import Event
from planner.kernel.dates import language_name
from planner.kernel.embargo import is_over
from planner.kernel.work import Work
from planner.kernel.zoned import moment_text
from planner.releases.models import Release, ReleaseStatus


def waiting_releases(work: Work, event: Event, office: Office) -> list[str]:
    """A sentence for each language whose last published version nobody may read now."""
    found = []
    for release in last_published(work, event):
        language = language_name(release.language)
        if release.status is ReleaseStatus.WITHDRAWN:
            found.append(f"The release in {language} was withdrawn. {_holding(work, release)}")
        elif release.embargo_until is not None and not is_over(release.embargo_until, work.now):
            ends = moment_text(release.embargo_until, release.zone, "en", also=office.zone)
            found.append(f"Published in {language}; the embargo ends {ends}. Then it can be sent.")
    return found


def _holding(work: Work, release: Release) -> str:
    """How many have it, or a version before it, by letter."""
    people = len(holders(work, [*older_versions(work, release), release.id]))
    if not people:
        return "Nobody has it by letter."
    return "1 person has it by letter." if people == 1 else f"{people:,} people have it by letter."
