"""Sending a release to guests, and telling those who have a version that stands no more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.accounts.models import Office
from planner.coverage.letters import follow_up, withdrawal
from planner.coverage.recipients import Recipients, guests, must_be_offered
from planner.coverage.versions import (
    chosen,
    holders,
    older_versions,
    own_language,
    public_releases,
    told_about,
    versions_to_tell_of,
)
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.models import Invitation
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue_all
from planner.releases.models import Release, ReleaseStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """How many letters were written, and how many people were passed over for their language."""

    written: int
    passed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A letter that the desk proposes: to those who have a version that stands no more.

    `release` is the corrected version, or the one that was withdrawn; `guests` are those who have
    an older version or this one, and were not written to about it.
    """

    release: Release
    guests: Sequence[Invitation]

    @property
    def is_withdrawal(self) -> bool:
        return self.release.status is ReleaseStatus.WITHDRAWN


def send_release(
    work: Work, event: Event, office: Office, to: Recipients, *, in_another: bool = False
) -> Sent:
    """Write the public release to a group of guests, once the event is over.

    Each gets it in their language; where there is none they are passed over, unless
    `in_another` says that they may get another one. The letters are held. Nobody gets the same
    version twice; who has an older one is told what was corrected, and not thanked anew.
    """
    must_be_offered(work, event, to)
    releases = public_releases(work, event)
    if not releases:
        raise Conflict(_("There is no release that everybody may read. Publish it first."))
    older = {
        r.id: holders(work, older_versions(work, r)) for r in releases.values() if r.is_correction
    }
    passed: list[int] = []

    def plans() -> Iterator[LetterPlan]:
        for invitation in work.session.scalars(guests(work, event, to)):
            release = own_language(releases, invitation.language)
            if release is None and in_another:
                release = chosen(event, releases, invitation.language)
            if release is None:
                passed.append(invitation.id)
                continue
            has_older = invitation.id in older.get(release.id, ())
            yield follow_up(
                work,
                invitation,
                release,
                office,
                has_older=has_older,
                is_neutral=to is Recipients.ALL,
            )

    written = enqueue_all(work, plans())
    record(work, "release.sent_to_guests", event, event_id=event.id, letters=written, to=to.value)
    return Sent(written=written, passed=len(passed))


def notices(work: Work, event: Event) -> list[Notice]:
    """Corrections and withdrawals of which people who have another version do not know yet."""
    found = []
    for release in versions_to_tell_of(work, event):
        versions = [*older_versions(work, release)]
        if release.status is ReleaseStatus.WITHDRAWN:
            versions.append(release.id)
        told = told_about(work, release)
        waiting = holders(work, versions) - told
        if some := _invitations(work, event, waiting):
            found.append(Notice(release=release, guests=some))
    return found


def send_notice(work: Work, event: Event, office: Office, release_id: int) -> int:
    """Write to exactly those who have a version that stands no more; how many letters."""
    notice = next((one for one in notices(work, event) if one.release.id == release_id), None)
    if notice is None:
        raise Conflict(_("Everybody who has another version was written to already."))

    def plans() -> Iterator[LetterPlan]:
        for invitation in notice.guests:
            if notice.is_withdrawal:
                yield withdrawal(work, invitation, notice.release, office)
            else:
                yield follow_up(work, invitation, notice.release, office, has_older=True)

    written = enqueue_all(work, plans())
    record(
        work,
        "release.notice_sent",
        notice.release,
        event_id=event.id,
        letters=written,
        withdrawn=notice.is_withdrawal,
    )
    return written


def _invitations(work: Work, event: Event, numbers: Collection[int]) -> Sequence[Invitation]:
    return work.session.scalars(
        select(Invitation)
        .where(
            Invitation.office_id == work.office_id,
            Invitation.event_id == event.id,
            Invitation.id.in_(numbers),
            Invitation.address != "",
        )
        .order_by(Invitation.id)
    ).all()
