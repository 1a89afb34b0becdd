"""Who may say that a release is ready."""

from __future__ import annotations

from planner.kernel.errors import NotAllowed
from planner.releases.models import Release


def may_clear(release: Release, actor_id: int | None, approvers: int) -> bool:
    """Somebody other than the author, where the office has two people who may approve."""
    return actor_id is not None and (approvers < 2 or actor_id != release.author_id)


def must_be_somebody_else(release: Release, actor_id: int | None, approvers: int) -> None:
    """Raises `NotAllowed` where `may_clear` says no."""
    if not may_clear(release, actor_id, approvers):
        raise NotAllowed("You wrote this release. Somebody else has to clear it.")
