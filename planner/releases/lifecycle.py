"""Which way a release may go."""

from __future__ import annotations

from planner.kernel.errors import Conflict
from planner.releases.models import Release, ReleaseStatus

_MOVES = {
    ReleaseStatus.DRAFT: {ReleaseStatus.IN_REVIEW},
    ReleaseStatus.IN_REVIEW: {ReleaseStatus.DRAFT, ReleaseStatus.CLEARED},
    ReleaseStatus.CLEARED: {
        ReleaseStatus.DRAFT,
        ReleaseStatus.CLEARED,
        ReleaseStatus.PUBLISHED,
        ReleaseStatus.CORRECTED,
    },
    ReleaseStatus.PUBLISHED: {ReleaseStatus.WITHDRAWN},
    ReleaseStatus.CORRECTED: {ReleaseStatus.WITHDRAWN},
    ReleaseStatus.WITHDRAWN: set[ReleaseStatus](),
}
PUBLIC = (ReleaseStatus.PUBLISHED, ReleaseStatus.CORRECTED)


def move(release: Release, to: ReleaseStatus) -> None:
    """Move `release` on, or refuse."""
    if to not in _MOVES[release.status]:
        raise Conflict(
            f"A release that is {_said(release.status)} cannot become {_said(to)}. "
            "Somebody may have been faster: reload the page."
        )
    release.status = to


def must_be_draft(release: Release) -> None:
    """Raises `Conflict` unless the text may still be changed."""
    if release.status is not ReleaseStatus.DRAFT:
        raise Conflict(
            f"This release is {_said(release.status)}: its text stays as it is. "
            "Send it back to draft to change it."
        )


def must_not_be_out(release: Release) -> None:
    """Raises `Conflict` once it is published: until then its embargo may be set."""
    if release.status not in (
        ReleaseStatus.DRAFT,
        ReleaseStatus.IN_REVIEW,
        ReleaseStatus.CLEARED,
    ):
        raise Conflict(f"This release is {_said(release.status)}: its embargo stays as it is.")


def _said(status: ReleaseStatus) -> str:
    return status.value.replace("_", " ")
