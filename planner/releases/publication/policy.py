"""Who may clear, publish and withdraw a release."""

from __future__ import annotations

from collections.abc import Collection

from planner.accounts.models import Role
from planner.kernel.errors import NotAllowed
from planner.kernel.messages import gettext as _

# The lowest role for each act, for views and buttons.
MAY_CLEAR = Role.APPROVER
MAY_PUBLISH = Role.APPROVER
MAY_WITHDRAW = Role.APPROVER


def may_clear(written_by: Collection[int], actor_id: int | None, approvers: int) -> bool:
    """False for an author (`releases.authors`), unless the office has only one approver."""
    return actor_id is not None and (approvers < 2 or actor_id not in written_by)


def must_be_somebody_else(
    written_by: Collection[int], actor_id: int | None, approvers: int
) -> None:
    """Raises `NotAllowed` unless `may_clear`."""
    if not may_clear(written_by, actor_id, approvers):
        raise NotAllowed(
            _(
                "You wrote in this release, or changed what it prints. Somebody else has to clear it."
            )
        )
