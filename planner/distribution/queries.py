"""Who has a release by letter, and what became of each letter."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from planner.coverage.letters import WITHDRAWS
from planner.kernel.database import Rows
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.outbox.queries import SHOWN
from planner.releases.models import Release
from planner.releases.publication.publishing import BRINGS, letters_about

_PURPOSES = (BRINGS, WITHDRAWS)


def letters_by_release(
    work: Work, release_ids: Collection[int]
) -> dict[int, Mapping[Delivery, int]]:
    """How many letters with each of these versions stand where."""
    about = {letters_about(release_id): release_id for release_id in release_ids}
    counted = (
        select(Letter.about, Letter.delivery, func.count())
        .where(
            Letter.office_id == work.office_id,
            Letter.about.in_(about),
            Letter.purpose == BRINGS,
            Letter.delivery.in_(SHOWN),
        )
        .group_by(Letter.about, Letter.delivery)
    )
    found: dict[int, dict[Delivery, int]] = {release_id: {} for release_id in release_ids}
    for one, delivery, count in work.session.execute(counted).tuples():
        found[about[one]][delivery] = count
    return dict(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseHistory:
    """The letters about one version, with it or its withdrawal, the newest first; `before` is the
    number of the last one of the page before.
    """

    release: Release
    delivery: Delivery | None = None
    before: int | None = None

    def select(self, limit: int) -> Rows[Letter]:
        """Without their texts, and without letters that were taken back before they left."""
        found = (
            select(Letter)
            .options(*(defer(text) for text in (Letter.text, Letter.html, Letter.calendar)))
            .where(
                Letter.office_id == self.release.office_id,
                Letter.about == letters_about(self.release.id),
                Letter.purpose.in_(_PURPOSES),
                Letter.delivery.in_([self.delivery] if self.delivery else SHOWN),
            )
        )
        if self.before is not None:
            found = found.where(Letter.id < self.before)
        return found.order_by(Letter.id.desc()).limit(limit)
