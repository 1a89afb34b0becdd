"""Creating events, and changing their status. They are copied in `exchange.copying`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.events import lifecycle
from planner.events.changes import Change, When, Where, count_revision, is_known, shown
from planner.events.models.event import Event, ProgrammeItem
from planner.events.models.kinds import EventKind, EventStatus
from planner.events.operations.outline import check_identity, set_where
from planner.events.operations.own_kinds import own_kind_for
from planner.events.operations.tasks import give_checklist
from planner.events.ready_programmes import READY_PROGRAMMES, ReadyItem
from planner.events.schedule import set_when
from planner.history.operations import record
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id, new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.texts import Texts
from planner.kernel.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class EventPlan:
    """What is entered about a new event."""

    kind: EventKind
    titles: Texts
    languages: tuple[str, ...]
    when: When
    own_kind_id: int | None = None
    where: Where = Where()
    has_ready_programme: bool = True


def plan_event(work: Work, plan: EventPlan) -> Event:
    """Create a draft with the checklist of its kind, and its default programme if wanted.

    Raises `Invalid`.
    """
    check_identity(plan.titles, plan.languages)
    own_kind = own_kind_for(work, plan.own_kind_id, plan.languages)
    kind = own_kind.like if own_kind else plan.kind
    event = _blank(work, kind, plan.titles, list(plan.languages))
    event.own_kind = own_kind
    event.responsible_id = work.actor_id
    if plan.has_ready_programme:
        event.programme = [
            _default_item(work, position, item, plan.languages)
            for position, item in enumerate(READY_PROGRAMMES[kind])
        ]
    set_when(event, plan.when)
    set_where(event, plan.where)
    work.session.add(event)
    give_checklist(work, event)
    work.session.flush()
    record(work, "event.planned", event, event_id=event.id, kind=event.kind)
    return event


def why_not_moved(event: Event, to: EventStatus, now: datetime) -> str:
    """Why the event cannot take a step that its status allows; "" if it can."""
    is_early = event.starts_at is not None and event.starts_at > now
    if to is EventStatus.HELD and is_early:
        return _("The event has not begun yet. It can be held once it has.")
    return ""


def move_event(work: Work, event: Event, to: EventStatus, reason: str = "") -> Change:
    """Change the status as `lifecycle` allows; returns what changed for guests.

    The caller writes the letters (`lifecycle.step_to(…).letters`). Raises `Conflict`, `Invalid`.
    """
    if sentence := why_not_moved(event, to, work.now):
        raise Conflict(sentence)
    before, was_known = shown(event), is_known(event)
    lifecycle.move(event, to, reason)
    if to is EventStatus.POSTPONED:
        event.put_off_from, event.put_off_venues = event.starts_on, event.venues
    change = count_revision(work, event, before, was_known=was_known)
    work.session.flush()
    record(work, f"event.{to.value}", event, event_id=event.id, reason=event.status_reason)
    return change


def _blank(work: Work, kind: EventKind, titles: Texts, languages: list[str]) -> Event:
    return Event(
        office_id=work.office_id,
        public_id=new_public_id(),
        calendar_uid=new_uid(),
        sequence=0,
        revised_at=work.now,
        created_at=work.now,
        kind=kind,
        titles=titles,
        languages=languages,
        status=EventStatus.DRAFT,
    )


def _default_item(
    work: Work, position: int, item: ReadyItem, languages: tuple[str, ...]
) -> ProgrammeItem:
    titles = {tag: text for tag, text in item.titles.items() if tag in languages}
    return ProgrammeItem(
        office_id=work.office_id,
        uid=new_uid(),
        kind=item.kind,
        titles=Texts(titles),
        minutes=item.minutes,
        length_is_guess=True,
        position=position,
    )
