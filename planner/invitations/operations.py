"""Inviting people to an event, and withdrawing invitations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.history.operations import record
from planner.invitations.candidates import Candidate, check, must_be_askable
from planner.invitations.following import follow
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kinds import kinds_last_time
from planner.invitations.models import Answer, Invitation
from planner.invitations.particulars import NAMES as PARTICULARS
from planner.invitations.pasting import Unread
from planner.invitations.people import outlets_on, people_for
from planner.invitations.seats import move_up, take_place_again
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_public_id
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Passed:
    """Somebody who was not invited; `reason` is a phrase without a full stop."""

    name: str
    reason: str


@dataclass(kw_only=True, slots=True)
class Report:
    """The result of inviting several people."""

    invited: list[Invitation] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)

    def leave_out(self, unread: Iterable[Unread]) -> None:
        """Add pasted entries that could not be read to `passed`."""
        self.passed += [Passed(one.words, one.reason) for one in unread]


def invite(
    work: Work,
    event: Event,
    persons: Iterable[Person],
    kind: GuestKind | None = None,
    *,
    kinds: Mapping[int, GuestKind | None] = MappingProxyType({}),
    have_asked: bool = False,
) -> Report:
    """Put people on the guest list; their letters are written by `letters.prepare` and `store`.

    People who already have a letter, have no address or do not want letters are passed over and
    reported, so that inviting twice sends one letter. Guests on the list whose letter was discarded
    or failed count as invited, so that a new one is written. People whose invitation was withdrawn
    are invited again with a new link; if no letter about the withdrawal has left, it is undone.
    `have_asked`: they have asked to attend, so that it does not matter what letters they want.

    Whoever is not among `kinds`, by the id of the person, comes as `kind`; without one as they were
    asked to the last event, else as journalists; guests who are on the list already keep theirs.
    """
    candidates = check(work, event, persons, have_asked=have_asked)
    outlets = outlets_on(work, [one.person.id for one in candidates], must_be_askable(event))
    before = {} if kind else kinds_last_time(work, event, [one.person.id for one in candidates])
    report = Report()
    for one in candidates:
        if one.reason:
            report.passed.append(Passed(one.person.names.best(*event.languages), one.reason))
            continue
        guest = _listed(work, event, one, outlets.get(one.person.id))
        said = kinds.get(one.person.id) or kind
        guest.kind = said or guest.kind or before.get(one.person.id, GuestKind.JOURNALIST)
        if one.comes_back:
            take_place_again(work, guest)
        report.invited.append(guest)
    work.session.flush()
    if report.invited:
        record(work, "event.invited", event, event_id=event.id, count=len(report.invited))
    return report


def invite_people(
    work: Work, event: Event, person_ids: Sequence[int], kind: GuestKind | None = None
) -> Report:
    """Invite by ID; unknown IDs are ignored."""
    return invite(work, event, people_for(work, person_ids), kind)


def why_not_withdrawn(invitation: Invitation) -> str:
    """Why an invitation cannot be withdrawn; "" if it can."""
    came = _("This guest has come. Undo the tick at the door first.")
    return came if invitation.came else ""


def withdraw(work: Work, invitation: Invitation) -> None:
    """Idempotent. The guest's link becomes invalid, and a letter with CANCEL is due
    (`letters`); the seat goes to the first on the waiting list.
    """
    if invitation.withdrawn_at is not None:
        return
    if sentence := why_not_withdrawn(invitation):
        raise Conflict(sentence)
    invitation.withdrawn_at = work.now
    invitation.generation += 1
    work.session.flush()
    record(work, "invitation.withdrawn", invitation, event_id=invitation.event_id)
    if invitation.event.counts_seats:
        move_up(work, invitation.event)


def _listed(work: Work, event: Event, one: Candidate, outlet: tuple[int, str] | None) -> Invitation:
    """The candidate's invitation: the one that they have, or a new one."""
    if one.invitation is not None and one.lacks_letter:
        follow(work, one.invitation, outlet)
        return one.invitation
    if one.invitation is not None and one.comes_back:
        # Undo the withdrawal.
        one.invitation.withdrawn_at = None
        one.invitation.generation -= 1
        return one.invitation
    return _invite(work, event, one.person, one.invitation, outlet)


def _invite(
    work: Work,
    event: Event,
    person: Person,
    invitation: Invitation | None,
    outlet: tuple[int, str] | None,
) -> Invitation:
    if invitation is None:
        invitation = Invitation(
            office_id=work.office_id,
            public_id=new_public_id(),
            event=event,
            person=person,
            generation=1,
            floor_sequence=0,
        )
        work.session.add(invitation)
    elif invitation.sent_sequence is not None:
        # The link that another installation sent is invalid here; only its SEQUENCE counts.
        invitation.floor_sequence = max(invitation.floor_sequence, invitation.sent_sequence + 1)
        invitation.sent_sequence = None
    follow(work, invitation, outlet)
    invitation.invited_at = work.now
    invitation.withdrawn_at = None
    invitation.answer = Answer.NEEDS_ACTION
    invitation.answered_at = invitation.answered_sequence = invitation.answer_road = None
    invitation.answered_version = None
    invitation.message = invitation.colleague_name = invitation.colleague_address = ""
    invitation.crew = 0
    for name in PARTICULARS:
        setattr(invitation, name, "")
    invitation.waits_since = invitation.place_changed_at = None
    invitation.keeps_seat = False
    return invitation
