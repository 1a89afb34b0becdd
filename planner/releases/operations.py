"""The release desk: drafting, clearing, publishing, withdrawing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from anyascii import anyascii
from sqlalchemy import func, select

from planner.events.models import Event
from planner.files.models import StoredFile
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.hygiene import clean_line, clean_text
from planner.kernel.ids import new_public_id
from planner.kernel.moments import comes_twice, instant, known_day
from planner.kernel.richtext import to_text
from planner.kernel.work import Work
from planner.releases.drafting import draft
from planner.releases.facts import Facts
from planner.releases.findings import Finding
from planner.releases.issue import Issue
from planner.releases.lifecycle import PUBLIC, move, must_be_draft
from planner.releases.models import Block, Release, ReleaseStatus
from planner.releases.policy import must_be_somebody_else
from planner.releases.slugs import first_slug_line

_LONGEST_SLUG = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbargoPlan:
    """Until when nobody may use the text: a wall clock. All empty: no embargo.

    `second_hour` chooses the later one where the clocks repeat an hour, None where nobody was
    asked.
    """

    day: date | None = None
    clock: time | None = None
    zone: str = ""
    second_hour: bool | None = None


def draft_release(work: Work, event: Event, facts: Facts, revision: str) -> Release:
    """A new release in the language of `facts`; one at a time for each event and language."""
    numbers = {
        release.number: release.status
        for release in work.session.scalars(
            select(Release).where(
                Release.office_id == work.office_id,
                Release.event_id == event.id,
                Release.language == facts.language,
            )
        )
    }
    if any(status is not ReleaseStatus.WITHDRAWN for status in numbers.values()):
        raise Conflict("There is a release in this language already. Open that one.")
    release = _new(work, event.id, facts.language, event.zone, max(numbers, default=0) + 1)
    release.data_revision = revision
    release.slug_line = first_slug_line(work, event, facts.language)
    release.blocks = [
        Block(
            office_id=work.office_id,
            key=block.key,
            section=block.section,
            position=position,
            text=block.text,
            drafted=block.text,
            sources=list(block.sources),
            is_left_out=block.is_left_out,
        )
        for position, block in enumerate(draft(facts))
    ]
    work.session.add(release)
    work.session.flush()
    record(work, "release.drafted", release, event_id=event.id, language=release.language)
    return release


def set_slug_line(work: Work, release: Release, line: str, opened_version: int | None) -> None:
    """What runs on from page 2; without one the headline does."""
    must_be_draft(release)
    release.revise(opened_version)
    release.slug_line = clean_line(line)
    work.session.flush()
    record(work, "release.slug_line_set", release, event_id=release.event_id)


def set_embargo(
    work: Work, release: Release, plan: EmbargoPlan, opened_version: int | None
) -> None:
    """Raises `Invalid` for an hour that the clocks skip, or that comes twice and nobody said which."""
    must_be_draft(release)
    release.revise(opened_version)
    if plan.day is None:
        if plan.clock is not None:
            raise Invalid("day", "Give the day as well.")
        release.embargo_until = None
    else:
        if plan.clock is None:
            raise Invalid("clock", "Give the hour as well.")
        release.embargo_until = _moment(plan.day, plan.clock, plan)
        release.zone = plan.zone
    work.session.flush()
    record(work, "release.embargo_set", release, event_id=release.event_id)


def submit(work: Work, release: Release) -> None:
    """Hand the text to whoever clears it. From now on it does not change."""
    _move(work, release, ReleaseStatus.IN_REVIEW, "release.submitted")


def take_back(work: Work, release: Release) -> None:
    """Back to draft, to be changed. A clearance is gone with it."""
    _move(work, release, ReleaseStatus.DRAFT, "release.taken_back")
    release.cleared_at = release.cleared_by_id = None
    work.session.flush()


def clear(work: Work, release: Release, findings: Sequence[Finding], *, approvers: int) -> None:
    """Say that the text is ready. Raises `NotAllowed` for its author, where somebody else could."""
    must_be_somebody_else(release, work.actor_id, approvers)
    _must_pass(findings)
    _move(work, release, ReleaseStatus.CLEARED, "release.cleared")
    release.cleared_at, release.cleared_by_id = work.now, work.actor_id
    work.session.flush()


def publish(
    work: Work, release: Release, issue: Issue, pdf: StoredFile, findings: Sequence[Finding]
) -> None:
    """Freeze the text and give it to the public, at once or when its embargo ends.

    A correction takes the address of the version that it replaces, which is withdrawn.
    """
    _must_pass(findings)
    replaced = _replaced(work, release)
    to = ReleaseStatus.CORRECTED if replaced else ReleaseStatus.PUBLISHED
    _move(work, release, to, "release.published")
    release.issued, release.pdf = issue.as_json(), pdf
    release.published_at, release.published_by_id = work.now, work.actor_id
    if replaced is not None:
        _retire(work, replaced, f"Replaced by version {release.number}.")
    work.session.flush()


def take_address(work: Work, release: Release, headline: str) -> None:
    """Give it the address of its publication; before that it has a random one (S90).

    A correction inherits the address of what it replaces. Others end in a few random letters:
    nobody guesses the address of a text under embargo, nor learns that a name is taken.
    """
    replaced = _replaced(work, release)
    if replaced is None:
        stem = re.sub(r"[^a-z0-9]+", "-", anyascii(to_text(headline)).lower())
        release.slug = f"{stem[:_LONGEST_SLUG].strip('-')}-{new_public_id()[:6]}".lstrip("-")
    else:
        address, replaced.slug = replaced.slug, new_public_id()
        work.session.flush()
        release.slug = address
    work.session.flush()


def withdraw(work: Work, release: Release, reason: str) -> None:
    """Take it out of the newsroom. Its address says that it is gone, and no more."""
    reason = clean_text(reason)
    if not reason:
        raise Invalid("reason", "Say why: it is kept in the history.")
    _retire(work, release, reason)
    work.session.flush()


def correct(work: Work, release: Release) -> Release:
    """A new version to work on, with the words of the published one, which stays until then."""
    if release.status not in PUBLIC:
        raise Conflict("Only a published release can be corrected.")
    newest = work.session.scalar(
        select(func.max(Release.number)).where(
            Release.office_id == work.office_id,
            Release.event_id == release.event_id,
            Release.language == release.language,
        )
    )
    if newest != release.number:
        raise Conflict("A correction is being prepared already. Open that one.")
    version = _new(work, release.event_id, release.language, release.zone, release.number + 1)
    version.data_revision, version.slug_line = release.data_revision, release.slug_line
    version.blocks = [_copy(block) for block in release.blocks]
    work.session.add(version)
    work.session.flush()
    record(work, "release.correction_begun", version, event_id=version.event_id)
    return version


def _new(work: Work, event_id: int, language: str, zone: str, number: int) -> Release:
    return Release(
        office_id=work.office_id,
        slug=new_public_id(),
        event_id=event_id,
        language=language,
        number=number,
        zone=zone,
        drafted_at=work.now,
        author_id=work.actor_id,
    )


def _copy(block: Block) -> Block:
    return Block(
        office_id=block.office_id,
        key=block.key,
        section=block.section,
        position=block.position,
        text=block.text,
        drafted=block.drafted,
        sources=list(block.sources),
        is_edited=block.is_edited,
        is_left_out=block.is_left_out,
    )


def _moment(day: date, clock: time, plan: EmbargoPlan) -> datetime:
    known_day(day, "day")
    if plan.second_hour is None and comes_twice(day, clock, plan.zone):
        raise Invalid("second_hour", "The clocks go back over this hour. Say which of the two.")
    return instant(day, clock, plan.zone, field="clock", second=bool(plan.second_hour))


def _move(work: Work, release: Release, to: ReleaseStatus, verb: str) -> None:
    move(release, to)
    release.revise(None)
    work.session.flush()
    record(work, verb, release, event_id=release.event_id, language=release.language)


def _must_pass(findings: Sequence[Finding]) -> None:
    if blocking := [finding.sentence for finding in findings if finding.is_blocking]:
        raise Conflict(" ".join(["Something stands in the way:", *blocking]))


def _replaced(work: Work, release: Release) -> Release | None:
    """The published version that this one corrects, if any."""
    return work.session.scalars(
        select(Release).where(
            Release.office_id == work.office_id,
            Release.event_id == release.event_id,
            Release.language == release.language,
            Release.number < release.number,
            Release.status.in_(PUBLIC),
        )
    ).one_or_none()


def _retire(work: Work, release: Release, reason: str) -> None:
    _move(work, release, ReleaseStatus.WITHDRAWN, "release.withdrawn")
    release.withdrawn_at, release.withdrawn_reason = work.now, reason
