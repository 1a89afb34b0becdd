"""Writing anew the letters about requests that wait, when what they tell has changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from planner.accounts.models import Office
from planner.accreditation.deciding import DECISIONS
from planner.accreditation.last_look import request_number, why_untrue
from planner.accreditation.letters import KINDS, RequestPurpose, request_letter
from planner.accreditation.models import AttendanceRequest
from planner.accreditation.queries import requests_with_numbers
from planner.events.models.event import Event
from planner.events.queries import event_with_programme
from planner.invitations.history import present
from planner.invitations.redrawing import (
    AT_ONCE,
    Redrawing,
    is_up_to_date,
    waiting_letters,
)
from planner.kernel.work import Work
from planner.letter_texts.queries import own_texts
from planner.outbox.models import Letter
from planner.outbox.operations import LetterPlan

# The letter with the link to confirm leaves at once, and no member may read what nobody has confirmed.
REDRAWN = {one.purpose: one for one in DECISIONS}


def prepare_redrawing(work: Work, event_id: int, only: Collection[int] | None = None) -> Redrawing:
    """As `letter_plans.redrawing.prepare_redrawing`, for the letters that tell a decision."""
    letters = waiting_letters(work, event_id, list(REDRAWN), only)
    if not letters:
        return Redrawing()
    event = work.session.scalars(event_with_programme(work.office_id, event_id)).one_or_none()
    if event is None:
        return Redrawing(pointless=[letter.id for letter in letters])
    requests, office = _requests(work, letters), work.session.get_one(Office, work.office_id)
    now, own = present(work, event), own_texts(work.session, work.office_id, event.id)
    pointless: list[int] = []
    plans: list[LetterPlan] = []
    for letter in letters:
        request, purpose = requests.get(request_number(letter)), RequestPurpose(letter.purpose)
        if request is None or why_untrue(letter, request):
            pointless.append(letter.id)
        elif len(plans) < AT_ONCE and not (
            is_up_to_date(letter, now, own, KINDS[purpose]) and _is_ours(office, letter)
        ):
            plans.append(_plan(work, event, request, letter))
    return Redrawing(pointless=pointless, plans=plans, checksum=now.checksum, facts=now.as_json)


def _is_ours(office: Office, letter: Letter) -> bool:
    """Whether it has the sender of now."""
    name = office.names.best(letter.language, *office.languages)
    return (letter.sender_name, letter.sender_address) == (name, office.mail_from)


def _plan(work: Work, event: Event, request: AttendanceRequest, letter: Letter) -> LetterPlan:
    decision = REDRAWN[RequestPurpose(letter.purpose)]
    note = getattr(request, decision.field)
    plan = request_letter(work, event, request, decision.purpose, note=note)
    return replace(plan, unique_key=letter.unique_key)


def _requests(work: Work, letters: Collection[Letter]) -> dict[int, AttendanceRequest]:
    """Those that the letters are about, by number."""
    found = requests_with_numbers(work.office_id, [request_number(one) for one in letters])
    return {request.id: request for request in work.session.scalars(found)}
