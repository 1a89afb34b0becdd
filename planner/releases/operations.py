"""Operations on a release: draft, set the embargo and the line, correct, withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select

from planner.events.models.event import Event
from planner.history.operations import record
from planner.kernel.dates import comes_twice, instant, known_day
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_line, clean_text
from planner.kernel.work import Work
from planner.releases.clearing_letters import tell_embargo_set, tell_line_set
from planner.releases.drafting import draft
from planner.releases.editing import new_block
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.lifecycle import PUBLIC, must_be_draft, must_not_be_out
from planner.releases.models import Block, Occasion, Release, ReleaseStatus
from planner.releases.publication.publishing import replaced_by, retire
from planner.releases.publication.slug_line import first_slug_line
from planner.releases.revisions import keep_revision


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbargoPlan:
    """The end of an embargo as local time in `zone`; no embargo if `day` and `clock` are None.

    `second_hour` selects the later of two hours when the clocks go back; None if nobody has chosen.
    """

    day: date | None = None
    clock: time | None = None
    zone: str = ""
    second_hour: bool | None = None


def draft_release(work: Work, event: Event, facts: ReleaseFacts, revision: str) -> Release:
    """Create a release in the language of `facts`.

    Raises `Conflict` if the event has one in this language that is not withdrawn.
    """
    statuses = {
        release.number: release.status
        for release in work.session.scalars(
            select(Release).where(
                Release.office_id == work.office_id,
                Release.event_id == event.id,
                Release.language == facts.language,
            )
        )
    }
    if any(status is not ReleaseStatus.WITHDRAWN for status in statuses.values()):
        raise Conflict(_("There is a release in this language already. Open that one."))
    release = _new(work, event.id, facts.language, event.zone, max(statuses, default=0) + 1)
    release.data_revision = revision
    release.slug_line = first_slug_line(work, event, facts.language)
    release.blocks = [
        new_block(work.office_id, drafted, position)
        for position, drafted in enumerate(draft(facts))
    ]
    work.session.add(release)
    keep_revision(work, release, Occasion.DRAFTED)
    record(work, "release.drafted", release, event_id=event.id, language=release.language)
    return release


def set_slug_line(work: Work, release: Release, line: str, opened_version: int | None) -> None:
    """Set the running head from page 2 on; if it is empty, the headline is used.

    Like the embargo it can be set until publication, makes nobody an author and keeps the clearance.
    """
    must_not_be_out(release)
    release.revise(opened_version)
    release.slug_line = clean_line(line)
    work.session.flush()
    record(work, "release.slug_line_set", release, event_id=release.event_id)
    tell_line_set(work, release)


def set_embargo(
    work: Work, release: Release, plan: EmbargoPlan, opened_version: int | None
) -> None:
    """Set or remove the embargo. Allowed for every editor until the release is published.

    The embargo is not part of the text: setting it makes nobody an author and keeps the clearance.
    The history records who set it; the approver is told by letter and on the release page. Raises
    `Invalid` for an hour that the clocks skip, or one that they repeat and `second_hour` is None.
    """
    must_not_be_out(release)
    release.revise(opened_version)
    if plan.day is None:
        if plan.clock is not None:
            raise Invalid("day", _("Give the day as well."))
        release.embargo_until = None
    else:
        if plan.clock is None:
            raise Invalid("clock", _("Give the hour as well."))
        release.embargo_until = _instant(plan.day, plan.clock, plan)
        release.zone = plan.zone
    work.session.flush()
    until = release.embargo_until.isoformat() if release.embargo_until else ""
    record(work, "release.embargo_set", release, event_id=release.event_id, until=until)
    tell_embargo_set(work, release)


def withdraw(work: Work, release: Release, reason: str, notice: str = "") -> None:
    """Remove a published release from the newsroom.

    `reason` is internal and required. `notice` is shown at the release's address, in its language.
    """
    reason = clean_text(reason)
    if not reason:
        raise Invalid("reason", _("Say why: it is kept in the history."))
    retire(work, release, reason, clean_text(notice))


def correct(work: Work, release: Release, note: str) -> Release:
    """Begin a new version with the text of the published one, which stays public until it is replaced.

    `note` tells readers what is corrected (“In the third paragraph: 14 %, not 40 %”), in the
    language of the release.
    """
    if release.status not in PUBLIC:
        raise Conflict(_("Only a published release can be corrected."))
    note = _clean_note(note)
    newest = work.session.scalar(
        select(func.max(Release.number)).where(
            Release.office_id == work.office_id,
            Release.event_id == release.event_id,
            Release.language == release.language,
        )
    )
    if newest != release.number:
        raise Conflict(_("A correction is being prepared already. Open that one."))
    version = _new(work, release.event_id, release.language, release.zone, release.number + 1)
    version.data_revision, version.slug_line = release.data_revision, release.slug_line
    version.correction_note = note
    version.blocks = [_copy(block) for block in release.blocks]
    work.session.add(version)
    keep_revision(work, version, Occasion.DRAFTED)
    record(work, "release.correction_begun", version, event_id=version.event_id)
    return version


def set_correction_note(
    work: Work, release: Release, note: str, opened_version: int | None
) -> None:
    """Change the note on what is corrected. Raises `Conflict` if the release corrects no other."""
    must_be_draft(release)
    if replaced_by(work, release) is None:
        raise Conflict(_("This release corrects no other: there is nothing to note."))
    note = _clean_note(note)
    release.revise(opened_version)
    release.correction_note = note
    release.written_by(work.actor_id)
    work.session.flush()
    record(work, "release.correction_noted", release, event_id=release.event_id)


def _clean_note(note: str) -> str:
    note = clean_line(note)
    if not note:
        raise Invalid("note", _("Say what is corrected: “In the third paragraph: 14 %, not 40 %”."))
    return note


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
        author_ids=[] if work.actor_id is None else [work.actor_id],
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
        parts=list(block.parts),
        is_edited=block.is_edited,
        is_left_out=block.is_left_out,
    )


def _instant(day: date, clock: time, plan: EmbargoPlan) -> datetime:
    known_day(day, "day")
    if plan.second_hour is None and comes_twice(day, clock, plan.zone):
        raise Invalid("second_hour", _("The clocks go back over this hour. Say which of the two."))
    return instant(day, clock, plan.zone, field="clock", second=bool(plan.second_hour))
