"""The states of a release and the transitions between them."""

from __future__ import annotations

from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.messages import pgettext
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
_STATUS_WORDS = {
    ReleaseStatus.DRAFT: pgettext("the release is", "draft"),
    ReleaseStatus.IN_REVIEW: pgettext("the release is", "in review"),
    ReleaseStatus.CLEARED: pgettext("the release is", "cleared"),
    ReleaseStatus.PUBLISHED: pgettext("the release is", "published"),
    ReleaseStatus.CORRECTED: pgettext("the release is", "corrected"),
    ReleaseStatus.WITHDRAWN: pgettext("the release is", "withdrawn"),
}
PUBLIC = (ReleaseStatus.PUBLISHED, ReleaseStatus.CORRECTED)


def move(release: Release, to: ReleaseStatus) -> None:
    """Change the status of `release`; raises `Conflict` for a transition that does not exist."""
    if to not in _MOVES[release.status]:
        raise Conflict(
            _(
                "A release that is %(status)s cannot become %(to)s. "
                "Somebody may have been faster: reload the page.",
                status=_STATUS_WORDS[release.status],
                to=_STATUS_WORDS[to],
            )
        )
    release.status = to


def must_be_draft(release: Release) -> None:
    """Raises `Conflict` unless the text may still be changed."""
    if release.status is not ReleaseStatus.DRAFT:
        raise Conflict(
            _(
                "This release is %(status)s: its text stays as it is. "
                "Send it back to draft to change it.",
                status=_STATUS_WORDS[release.status],
            )
        )


def must_not_be_out(release: Release) -> None:
    """Raises `Conflict` once the release is published: its embargo can no longer be set."""
    if release.status not in (
        ReleaseStatus.DRAFT,
        ReleaseStatus.IN_REVIEW,
        ReleaseStatus.CLEARED,
    ):
        raise Conflict(
            _(
                "This release is %(status)s: its embargo stays as it is.",
                status=_STATUS_WORDS[release.status],
            )
        )
