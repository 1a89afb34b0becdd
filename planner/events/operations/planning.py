"""Creating and copying events, and changing their status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.events import lifecycle
from planner.events.changes import Change, When, Where, count_revision, is_known, shown
from planner.events.models.event import Event, EventBody, Part, PressContact, ProgrammeItem
from planner.events.models.kinds import EventKind, EventStatus
from planner.events.models.times import ITEM_TIMES
from planner.events.models.topic import EventTopic
from planner.events.operations.outline import check_identity, set_where
from planner.events.operations.own_kinds import own_kind_for
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
    """Create a draft, with the default programme of its kind if wanted. Raises `Invalid`."""
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
    work.session.flush()
    record(work, "event.planned", event, event_id=event.id, kind=event.kind)
    return event


def copy_event(work: Work, event: Event) -> Event:
    """A new draft with the outline, topics, bodies, contacts, programme and speakers of an event.

    Date, occasions, statements, guests and status are not copied, and the state of each part is
    `planned`. The copy has a calendar UID and a public address of its own.
    """
    copy = _blank(work, event.kind, event.titles, list(event.languages))
    for name in _COPIED:
        setattr(copy, name, getattr(event, name))
    copy.bodies = [_copied_body(work, body) for body in event.bodies]
    copy.topics = [EventTopic(office_id=work.office_id, topic=topic) for topic in event.topic_list]
    copy.contacts = [_copied_contact(work, contact) for contact in event.contacts]
    copy.programme = [_copied_item(work, item) for item in event.programme]
    set_when(copy, When(zone=event.zone))
    work.session.add(copy)
    work.session.flush()
    record(work, "event.copied", copy, event_id=copy.id, source=event.id)
    return copy


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


_COPIED = (
    "own_kind_id",
    "countries",
    "venue_takes_the",
    "remote_sites",
    "spoken_languages",
    "interpretation",
    "interpreted_from",
    "interpreted_into",
    "has_sign_language",
    "subjects",
    "descriptions",
    "cities",
    "venues",
    "addresses",
    "link",
    "project_id",
    "programme_id",
    "hotline_id",
    "accreditation",
    "accreditation_address",
    "audiences",
    "seats",
    "lead_with",
    "responsible_id",
)


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


def _copied_body(work: Work, body: EventBody) -> EventBody:
    return EventBody(
        office_id=work.office_id,
        organisation_id=body.organisation_id,
        role=body.role,
        position=body.position,
    )


def _copied_contact(work: Work, contact: PressContact) -> PressContact:
    return PressContact(
        office_id=work.office_id,
        names=contact.names,
        functions=contact.functions,
        organisation_id=contact.organisation_id,
        phone=contact.phone,
        email=contact.email,
        languages=contact.languages,
        hours=contact.hours,
        position=contact.position,
    )


def _copied_item(work: Work, item: ProgrammeItem) -> ProgrammeItem:
    return ProgrammeItem(
        office_id=work.office_id,
        uid=new_uid(),
        kind=item.kind,
        titles=item.titles,
        topics=item.topics,
        position=item.position,
        is_public=item.is_public,
        study_id=item.study_id,
        project_id=item.project_id,
        notes=item.notes,
        parts=[_copied_part(work, part) for part in item.parts],
        **{name: getattr(item, name) for name in ITEM_TIMES},
    )


def _copied_part(work: Work, part: Part) -> Part:
    return Part(
        office_id=work.office_id,
        uid=new_uid(),
        role=part.role,
        person_id=part.person_id,
        organisation_id=part.organisation_id,
        unnamed_roles=part.unnamed_roles,
        role_number=part.role_number,
        role_gender=part.role_gender,
        second_functions=part.second_functions,
        former_functions=part.former_functions,
        functions=part.functions,
        on_behalf_of=part.on_behalf_of,
        is_remote=part.is_remote,
        position=part.position,
    )
