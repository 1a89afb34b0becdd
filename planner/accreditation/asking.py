"""Asking to attend: a request is stored unseen, and is read once the owner of the address confirms it.

What the page answers never depends on who is in the register or has asked before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from planner.accreditation.letters import RequestPurpose, discard_waiting, request_letter
from planner.accreditation.matching import outlet_called
from planner.accreditation.models import WAITING, AttendanceRequest, RequestState
from planner.accreditation.papers import delete_papers_of
from planner.accreditation.spam import has_link, has_only_links
from planner.events.models.accreditation import RequestsTaken
from planner.events.models.event import Event
from planner.events.models.kinds import OVER, EventStatus
from planner.events.public.visible_fields import AnyEvent
from planner.history.operations import record
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.particulars import MOST_CREW, crew_members
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.telephones import telephone_key
from planner.kernel.text_normalising import clean_line, clean_text
from planner.kernel.work import Work
from planner.outbox.operations import LetterPlan, enqueue
from planner.phrases import phrase

OFF = (*OVER, EventStatus.CANCELLED, EventStatus.POSTPONED)
"""In these states of the event nobody can ask, and no papers are asked for."""
CONFIRMED_WITHIN = timedelta(days=3)
# So many letters with a link go to one address in a day, whoever asks.
MOST_A_DAY = 4
_DAY = timedelta(days=1)
# These never hold a web address.
_LINES = ("name", "outlet_name", "telephone", "car", "press_card")
_NO_LINKS = (*_LINES, "crew_names")
_WORDS = ("message", "needs", "equipment")


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestPlan:
    """What is asked for on the form; see `models.AttendanceRequest`."""

    name: str
    address: str
    outlet_name: str = ""
    telephone: str = ""
    kind: GuestKind = GuestKind.JOURNALIST
    language: str = ""
    crew: int = 0
    crew_names: str = ""
    equipment: str = ""
    car: str = ""
    needs: str = ""
    press_card: str = ""
    message: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedRequest:
    """A request that was checked, and its letter, which is rendered before the transaction."""

    public_id: str
    plan: RequestPlan
    letter: LetterPlan


def takes_requests(event: AnyEvent, now: datetime) -> bool:
    """Whether the form is open."""
    if event.requests_taken is RequestsTaken.OFF or event.status in OFF:
        return False
    closes = closes_at(event)
    return closes is None or now < closes


def closes_at(event: AnyEvent) -> datetime | None:
    """The moment in which the form closes: that of the accreditation, at most the end of the event."""
    moments = [event.ends_at] if event.ends_at else []
    if event.accreditation_until is not None:
        zone = ZoneInfo(event.zone)
        if event.accreditation_clock is not None:
            moments.append(
                datetime.combine(event.accreditation_until, event.accreditation_clock, zone)
            )
        else:
            next_day = event.accreditation_until + timedelta(days=1)
            moments.append(datetime.combine(next_day, time(), zone))
    return min(moments, default=None)


def check_request(plan: RequestPlan, language: str, *, needs_card: bool) -> RequestPlan:
    """The plan as it is stored. Raises `Invalid` with sentences in the language of the page."""
    clean: dict[str, Any] = {
        **{name: clean_line(getattr(plan, name)) for name in _LINES},
        **{name: clean_text(getattr(plan, name)) for name in (*_WORDS, "crew_names")},
        "address": clean_address(plan.address, "address"),
    }
    cleaned = replace(plan, **clean)
    faults: dict[str, str] = {}
    faults |= {name: _("Give your name.") for name in ("name",) if not cleaned.name}
    if needs_card and not cleaned.press_card:
        faults["press_card"] = _("The press office asks for it.")
    if cleaned.telephone and not telephone_key(cleaned.telephone):
        faults["telephone"] = _("A telephone number needs digits in it.")
    if len(crew_members(cleaned.crew_names)) > MOST_CREW:
        faults["crew_names"] = _("At most %(most)s people, please.", most=MOST_CREW)
    if not 0 <= cleaned.crew <= MOST_CREW:
        faults["crew"] = _("Give a number from 0 to %(most)s.", most=MOST_CREW)
    for name in _NO_LINKS:
        if has_link(getattr(cleaned, name)):
            faults[name] = phrase(language, "attending.no_links")
    for name in _WORDS:
        if has_only_links(getattr(cleaned, name)):
            faults[name] = phrase(language, "attending.only_links")
    if faults:
        (first, message), *others = faults.items()
        raise Invalid(first, message, dict(others))
    return cleaned


def prepare_request(work: Work, event: Event, plan: RequestPlan, language: str) -> PreparedRequest:
    """Check a request and render its letter. Writes nothing; `event` is loaded with its programme.

    Raises `Conflict` if the form is closed, and `Invalid`.
    """
    _must_be_open(event, work.now)
    cleaned = check_request(plan, language, needs_card=event.asks_press_card)
    cleaned = replace(cleaned, language=cleaned.language or language)
    request = _new(work, event, cleaned, new_public_id())
    letter = request_letter(work, event, request, RequestPurpose.CONFIRMATION)
    return PreparedRequest(public_id=request.public_id, plan=cleaned, letter=letter)


def ask(work: Work, event: Event, prepared: PreparedRequest) -> AttendanceRequest | None:
    """Store the request and queue its letter; None, without a word, if the address has been written
    to too often today.
    """
    _must_be_open(event, work.now)
    if _letters_today(work, prepared.plan.address) >= MOST_A_DAY:
        return None
    request = _new(work, event, prepared.plan, prepared.public_id)
    request.outlet = outlet_called(work, request.outlet_name)
    work.session.add(request)
    work.session.flush()
    enqueue(work, replace(prepared.letter, about=request.about))
    return request


def confirm(work: Work, request: AttendanceRequest) -> None:
    """The owner of the address has followed the link and pressed the button. Idempotent.

    An earlier request of theirs that nobody has decided about is replaced by this one, which takes
    its papers; letters about it that wait are discarded.
    """
    if request.state is not RequestState.UNCONFIRMED:
        return
    _must_be_open(request.event, work.now)
    for earlier in _earlier(work, request):
        discard_waiting(work, earlier)
        earlier.state = RequestState.REPLACED
        earlier.version += 1
        for paper in list(earlier.papers):
            paper.request = request
    request.state = RequestState.REQUESTED
    request.confirmed_at = work.now
    request.version += 1
    work.session.flush()
    record(work, "attendance_request.confirmed", request, event_id=request.event_id)


def withdraw_request(work: Work, request: AttendanceRequest) -> list[str]:
    """The person does not ask any more; the paths of their papers, to delete after the commit. Whoever
    is approved declines on their own page instead. Idempotent.
    """
    if request.state is RequestState.APPROVED:
        raise Conflict(_("Your request is approved. Answer the invitation if you do not come."))
    if request.state is RequestState.UNCONFIRMED:
        raise Conflict(_("This request is not confirmed: nobody has seen it."))
    paths = delete_papers_of(work, request)
    if request.state is not RequestState.WITHDRAWN:
        discard_waiting(work, request)
        request.state = RequestState.WITHDRAWN
        request.version += 1
        work.session.flush()
        record(work, "attendance_request.withdrawn", request, event_id=request.event_id)
    return paths


def _must_be_open(event: AnyEvent, now: datetime) -> None:
    if not takes_requests(event, now):
        raise Conflict(_("Requests to attend this event are no longer taken."))


def _new(work: Work, event: Event, plan: RequestPlan, public_id: str) -> AttendanceRequest:
    return AttendanceRequest(
        office_id=work.office_id,
        public_id=public_id,
        generation=1,
        event_id=event.id,
        state=RequestState.UNCONFIRMED,
        name=plan.name,
        outlet_name=plan.outlet_name,
        address=plan.address,
        address_key=address_key(plan.address),
        telephone=plan.telephone,
        kind=plan.kind,
        language=plan.language,
        crew=plan.crew,
        crew_names=plan.crew_names,
        equipment=plan.equipment,
        car=plan.car,
        needs=plan.needs,
        press_card=plan.press_card,
        message=plan.message,
        asked_at=work.now,
    )


def _letters_today(work: Work, address: str) -> int:
    asked = select(func.count()).where(
        AttendanceRequest.office_id == work.office_id,
        AttendanceRequest.address_key == address_key(address),
        AttendanceRequest.asked_at > work.now - _DAY,
    )
    return work.session.scalar(asked) or 0


def _earlier(work: Work, request: AttendanceRequest) -> list[AttendanceRequest]:
    found = select(AttendanceRequest).where(
        AttendanceRequest.office_id == work.office_id,
        AttendanceRequest.event_id == request.event_id,
        AttendanceRequest.address_key == request.address_key,
        AttendanceRequest.state.in_(WAITING),
        AttendanceRequest.id != request.id,
    )
    return list(work.session.scalars(found.order_by(AttendanceRequest.id)))
