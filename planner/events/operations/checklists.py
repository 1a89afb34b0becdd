"""The checklist of each kind of event: the office's own, or the one that is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.accounts.queries import active_members
from planner.events.due_days import MOST_DAYS
from planner.events.models.kinds import EventKind
from planner.events.models.own_kind import OwnKind
from planner.events.models.task import KindChecklist, KindTask
from planner.events.ready_checklists import READY_CHECKLISTS
from planner.history.operations import record
from planner.kernel.dates import number_text
from planner.kernel.errors import Invalid, Stale
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class KindTaskPlan:
    """A row of the checklist of a kind; `days` before the event, or after it."""

    titles: Texts
    days: int = 0
    is_after: bool = False
    responsible_id: int | None = None


def stored_checklist(
    work: Work, kind: EventKind, own_kind: OwnKind | None = None
) -> KindChecklist | None:
    """What the office has made of the checklist of this kind; None if it is as proposed."""
    is_kind = (
        KindChecklist.own_kind_id == own_kind.id if own_kind else KindChecklist.kind == kind
    )  # fmt: skip
    return work.session.scalars(
        select(KindChecklist).where(KindChecklist.office_id == work.office_id, is_kind)
    ).one_or_none()


def checklist_rows(
    work: Work, kind: EventKind, own_kind: OwnKind | None = None
) -> list[KindTaskPlan]:
    """The rows that an event of this kind begins with: an own kind without a checklist takes that of
    the kind that it is made like. Who has left the office is not named.
    """
    stored = stored_checklist(work, kind, own_kind) if own_kind else None
    stored = stored or stored_checklist(work, own_kind.like if own_kind else kind)
    if stored is None:
        ready = READY_CHECKLISTS[own_kind.like if own_kind else kind]
        return [
            KindTaskPlan(titles=one.titles, days=one.days, is_after=one.is_after) for one in ready
        ]
    here = active_members(
        work.session, work.office_id, [one.responsible_id for one in stored.tasks]
    )
    return [
        KindTaskPlan(
            titles=one.titles,
            days=one.days,
            is_after=one.is_after,
            responsible_id=one.responsible_id if one.responsible_id in here else None,
        )
        for one in stored.tasks
    ]


def revise_checklist(
    work: Work,
    kind: EventKind,
    own_kind: OwnKind | None,
    rows: Sequence[KindTaskPlan],
    opened_version: int,
) -> KindChecklist:
    """Save the checklist of a kind, sorted by days. Events that exist keep their rows.

    `opened_version` is 0 if it was as proposed. Raises `Invalid`, and `Stale` if somebody else saved
    it meanwhile.
    """
    for row in rows:
        check_row(row)
    named = {row.responsible_id for row in rows} - {None}
    if named - active_members(work.session, work.office_id, list(named)):
        raise Invalid("tasks", _("Somebody who is named does not work here any more."))
    checklist = stored_checklist(work, kind, own_kind)
    if checklist is None:
        if opened_version:
            raise Stale
        checklist = KindChecklist(office_id=work.office_id, kind=None if own_kind else kind)
        checklist.own_kind = own_kind
        work.session.add(checklist)
    else:
        checklist.revise(opened_version)
    checklist.tasks = [
        KindTask(
            office_id=work.office_id,
            titles=row.titles,
            days=row.days,
            is_after=row.is_after,
            responsible_id=row.responsible_id,
            position=position,
        )
        for position, row in enumerate(sorted(rows, key=_place))
    ]
    work.session.flush()
    record(work, "checklist.revised", checklist, count=len(rows))
    return checklist


def return_to_proposal(work: Work, kind: EventKind, own_kind: OwnKind | None) -> None:
    """Forget what the office has made of it. Idempotent."""
    checklist = stored_checklist(work, kind, own_kind)
    if checklist is not None:
        record(work, "checklist.returned", checklist)
        work.session.delete(checklist)
        work.session.flush()


def check_row(row: KindTaskPlan) -> None:
    """Raises `Invalid` for a row without words, and for days that are too many."""
    if not row.titles:
        raise Invalid("tasks", _("Say what is to be done in each row."))
    if not 0 <= row.days <= MOST_DAYS:
        most = number_text(MOST_DAYS)
        raise Invalid("tasks", _("Give a number of days from 0 to %(most)s.", most=most))


def _place(row: KindTaskPlan) -> int:
    return row.days if row.is_after else -row.days
