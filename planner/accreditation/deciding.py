"""What a person decides about a request: approved, papers missing, refused; and taking that back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from planner.accreditation.guests import add_address, add_outlet, enter_asker, fill_invitation
from planner.accreditation.letters import (
    RequestPurpose,
    discard_waiting,
    has_left,
    letters_of,
    request_letter,
)
from planner.accreditation.matching import certain_asker, likely_askers
from planner.accreditation.models import SHOWN, WAITING, AttendanceRequest, RequestState
from planner.contacts.models import Person
from planner.events.queries import event_with_programme
from planner.history.operations import record
from planner.invitations.history import snapshot_id
from planner.invitations.models import Invitation
from planner.invitations.operations import invite, withdraw
from planner.invitations.queries import invitation_for
from planner.invitations.snapshots import checksum_of, facts_as_json
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import clean_text
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT
from planner.outbox.operations import LetterPlan, enqueue
from planner.outbox.queries import letters_about

LONGEST_NOTE = 1000


class InDoubt(Conflict):
    """The register may have the person already; a member says who it is."""

    def __init__(self) -> None:
        super().__init__(
            _("People in Contacts may be the same. Say who it is, or that it is somebody new.")
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Who:
    """Who has asked, as a member says: a person of the register, or `is_new`; by default whoever is
    certain, and `InDoubt` if several may be meant.
    """

    person: Person | None = None
    is_new: bool = False


NOBODY_SAID = Who()


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedLetter:
    """A rendered letter, with the state of the event that it tells (`invitations.history`)."""

    plan: LetterPlan
    checksum: str
    facts: dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """That somebody may not come, or not yet: the state of the request from then on, the letter that
    tells it, and the column with the note that stands in it. `unsaid` asks the member for that.
    """

    state: RequestState
    purpose: RequestPurpose
    field: str
    unsaid: str


PAPERS_MISSING = Decision(
    state=RequestState.PAPERS_MISSING,
    purpose=RequestPurpose.PAPERS_MISSING,
    field="missing",
    unsaid=_("Say which papers are missing."),
)
REFUSED = Decision(
    state=RequestState.REFUSED,
    purpose=RequestPurpose.REFUSAL,
    field="reason",
    unsaid=_("Give the reason: the person is told."),
)
DECISIONS = (PAPERS_MISSING, REFUSED)


def approve(
    work: Work,
    request: AttendanceRequest,
    who: Who = NOBODY_SAID,
    opened_version: int | None = None,
) -> Invitation:
    """Put the person on the guest list with the answer “comes”. The caller writes the letter
    (`invitations.letters`). A refusal can be approved later.

    Raises `Conflict`, `InDoubt`, and `Stale` if somebody else has decided meanwhile.
    """
    _must_be(request, RequestState.REFUSED, *WAITING)
    request.revise(opened_version)
    event = request.event
    person = who.person or (None if who.is_new else _person_of(work, request))
    person = person or enter_asker(work, request, event)
    before = invitation_for(work, event.id, person.id)
    was_on_list = before is not None and before.withdrawn_at is None
    add_address(work, person, request)
    add_outlet(work, person, request)
    report = invite(work, event, [person], request.kind, have_asked=True)
    invitation = invitation_for(work, event.id, person.id)
    if invitation is None or invitation.withdrawn_at is not None:
        reasons = "; ".join(one.reason for one in report.passed)
        raise Conflict(
            _("%(name)s cannot be invited: %(reason)s.", name=request.name, reason=reasons)
        )
    fill_invitation(work, invitation, request, was_on_list=was_on_list)
    discard_waiting(work, request)
    request.person, request.invitation = person, invitation
    request.has_made_invitation = not was_on_list
    _note_decided(work, request, RequestState.APPROVED)
    return invitation


def prepare_decision(
    work: Work, request: AttendanceRequest, decision: Decision, note: str
) -> PreparedLetter:
    """The letter that tells the decision, with `note`. Raises `Conflict`, `Invalid`."""
    _must_be(request, *WAITING)
    note = _checked(decision, note)
    event = work.session.scalars(event_with_programme(work.office_id, request.event_id)).one()
    purpose = decision.purpose
    number = sum(letter.purpose == purpose for letter in letters_of(work, request))
    plan = request_letter(work, event, request, purpose, note=note, number=number)
    facts = facts_as_json(event, work.now)
    return PreparedLetter(plan=plan, checksum=checksum_of(facts), facts=facts)


def decide(
    work: Work,
    request: AttendanceRequest,
    decision: Decision,
    note: str,
    letter: PreparedLetter,
    opened_version: int | None = None,
) -> None:
    """Ask for papers or refuse, and write the letter, which is held. Raises `Conflict`, `Invalid`, and
    `Stale` if somebody else has decided meanwhile.
    """
    _must_be(request, *WAITING)
    request.revise(opened_version)
    setattr(request, decision.field, _checked(decision, note))
    discard_waiting(work, request)
    told = snapshot_id(work, request.event_id, letter.checksum, letter.facts)
    enqueue(work, replace(letter.plan, snapshot_id=told))
    _note_decided(work, request, decision.state)


def why_not_taken_back(work: Work, request: AttendanceRequest) -> str:
    """Why the decision cannot be taken back, as a sentence; "" if it can."""
    told = _("The person has been told already. Decide anew instead.")
    if request.state is RequestState.APPROVED:
        if request.invitation is None:
            return _("The guest is not on the list any more.")
        if request.invitation.came:
            return _("This guest has come. Undo the tick at the door first.")
        return told if _has_told_guest(work, request.invitation) else ""
    purposes = [one.purpose for one in DECISIONS if one.state == request.state]
    if not purposes:
        return _("Nothing was decided about this request.")
    return told if has_left(letters_of(work, request), *purposes) else ""


def take_back(work: Work, request: AttendanceRequest) -> Invitation | None:
    """The request waits again; its letters are discarded. The guest whom the decision has put on the
    list is taken off it, and returned. The person stays in Contacts. Raises `Conflict`.
    """
    if why := why_not_taken_back(work, request):
        raise Conflict(why)
    gone = None
    if request.state is RequestState.APPROVED and request.has_made_invitation:
        gone = request.invitation
        assert gone is not None
        withdraw(work, gone)
    discard_waiting(work, request)
    request.invitation, request.has_made_invitation = None, False
    request.reason = request.missing = ""
    request.state = RequestState.REQUESTED
    request.decided_at = request.decided_by_id = None
    request.version += 1
    work.session.flush()
    record(work, "attendance_request.reopened", request, event_id=request.event_id)
    return gone


def _must_be(request: AttendanceRequest, *states: RequestState) -> None:
    if request.state in states:
        return
    if request.state not in SHOWN:
        raise Conflict(_("This request was replaced by another one, or is not confirmed."))
    raise Conflict(_("Somebody has decided about this request already. Look at it again."))


def _note_decided(work: Work, request: AttendanceRequest, state: RequestState) -> None:
    request.state = state
    request.decided_at, request.decided_by_id = work.now, work.actor_id
    work.session.flush()
    record(work, f"attendance_request.{state}", request, event_id=request.event_id)


def _person_of(work: Work, request: AttendanceRequest) -> Person | None:
    """None for somebody new. Raises `InDoubt`."""
    likely = likely_askers(work, request)
    person = certain_asker(likely)
    if likely and person is None:
        raise InDoubt
    return person


def _has_told_guest(work: Work, invitation: Invitation) -> bool:
    letters = work.session.scalars(letters_about(invitation.office_id, invitation.about))
    return any(letter.delivery in MAY_HAVE_LEFT for letter in letters)


def _checked(decision: Decision, note: str) -> str:
    cleaned = clean_text(note)
    if not cleaned:
        raise Invalid(decision.field, decision.unsaid)
    if len(cleaned) > LONGEST_NOTE:
        raise Invalid(decision.field, _("At most %(most)s characters, please.", most=LONGEST_NOTE))
    return cleaned
