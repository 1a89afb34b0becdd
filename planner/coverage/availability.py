"""Releases that cannot be sent to guests because of an embargo or a withdrawal."""

from __future__ import annotations

from planner.accounts.models import Office
from planner.coverage.versions import holders, last_published, older_versions, people_who_have
from planner.events.models.event import Event
from planner.kernel.dates import LanguageName, number_text
from planner.kernel.embargo import is_over
from planner.kernel.messages import gettext as _
from planner.kernel.messages import ngettext, reader_language
from planner.kernel.work import Work
from planner.kernel.zoned import moment_text
from planner.releases.models import Release, ReleaseStatus


def waiting_releases(work: Work, event: Event, office: Office) -> list[str]:
    """A sentence for each language whose last published version is not public now."""
    sentences = []
    for release in last_published(work, event):
        language = LanguageName(release.language)
        if release.status is ReleaseStatus.WITHDRAWN:
            withdrawn = _("The release in %(language)s was withdrawn.", language=language)
            sentences.append(f"{withdrawn} {_holders_sentence(work, release)}")
        elif release.embargo_until is not None and not is_over(release.embargo_until, work.now):
            sentences.append(
                _(
                    "Published in %(language)s; the embargo ends %(ends)s. Then it can be sent.",
                    language=language,
                    ends=moment_text(
                        release.embargo_until,
                        release.zone,
                        reader_language(),
                        also=office.zone,
                    ),
                )
            )
    return sentences


def _holders_sentence(work: Work, release: Release) -> str:
    """How many people have got this or an older version by letter."""
    versions = [*older_versions(work, release), release.id]
    people = len(people_who_have(work, versions) or holders(work, versions))
    if not people:
        return _("Nobody has it by letter.")
    return ngettext(
        "1 person has it by letter.",
        "%(number)s people have it by letter.",
        people,
        number=number_text(people),
    )
