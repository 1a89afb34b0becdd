"""Operations of clearing: hand in, send back, clear. Those concerned are told by letter."""

from __future__ import annotations

from collections.abc import Sequence

from planner.accounts.models import Office, User
from planner.history.operations import record
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_text
from planner.kernel.work import Work
from planner.releases.authors import authors
from planner.releases.checks.findings import Finding, must_pass
from planner.releases.clearing_letters import tell_cleared, tell_handed_in, tell_sent_back
from planner.releases.lifecycle import move
from planner.releases.models import Occasion, Release, ReleaseStatus
from planner.releases.publication.policy import must_be_somebody_else
from planner.releases.publication.publishing import changed_since_clearance, fingerprint_of
from planner.releases.revisions import keep_revision


def request_clearance(work: Work, release: Release) -> list[User]:
    """Submit the text for review; returns the approvers who are told by letter.

    The text cannot be changed until it is sent back.
    """
    _move(work, release, ReleaseStatus.IN_REVIEW)
    release.sent_back_reason = ""
    keep_revision(work, release, Occasion.HANDED_IN)
    _record(work, release, "release.clearance_requested")
    return tell_handed_in(work, release)


def send_back(work: Work, release: Release, reason: str = "") -> None:
    """Return the release to draft; the authors are told why. A clearance is lost.

    Raises `Invalid` without a reason, except for those who wrote in it and take it back themselves.
    """
    reason = clean_text(reason)
    if not reason and work.actor_id not in release.author_ids:
        raise Invalid("reason", _("Say why: those who wrote it read it in a letter."))
    _move(work, release, ReleaseStatus.DRAFT)
    release.cleared_at = release.cleared_by_id = None
    release.cleared_fingerprint = {}
    release.sent_back_reason = reason
    keep_revision(work, release, Occasion.SENT_BACK)
    _record(work, release, "release.sent_back")
    tell_sent_back(work, release)


def clear(
    work: Work, release: Release, findings: Sequence[Finding], office: Office, *, approvers: int
) -> None:
    """Approve what would be printed now, and keep its fingerprint. The authors are told by letter.

    A release that has changed since an earlier clearance may be cleared again. Raises `NotAllowed`
    for an author if somebody else could clear it.
    """
    must_be_somebody_else(authors(work.session, release), work.actor_id, approvers)
    must_pass(findings)
    if release.status is ReleaseStatus.CLEARED and not changed_since_clearance(release, office):
        raise Conflict(_("It is cleared already, and nothing has changed since."))
    _move(work, release, ReleaseStatus.CLEARED)
    release.cleared_at, release.cleared_by_id = work.now, work.actor_id
    release.cleared_fingerprint = fingerprint_of(release, office)
    keep_revision(work, release, Occasion.CLEARED)
    _record(work, release, "release.cleared")
    work.session.refresh(release, ["cleared_by"])
    tell_cleared(work, release)


def _move(work: Work, release: Release, to: ReleaseStatus) -> None:
    move(release, to)
    release.revise(None)
    work.session.flush()


def _record(work: Work, release: Release, verb: str) -> None:
    record(work, verb, release, event_id=release.event_id, language=release.language)
