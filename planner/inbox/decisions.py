"""What a person decides about a held message, and taking that back.

Each act closes the message with a `Decision` and keeps in `before` what it has replaced.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from planner.contacts.models import Channel, ChannelKind, Person
from planner.contacts.operations import PersonPlan, enter_person
from planner.contacts.recognising import add_behind, recognise
from planner.contacts.suppression import Unwanted
from planner.history.operations import record
from planner.inbox.matching import owners
from planner.inbox.models import Attention, Decision, Question, ReceivedMessage
from planner.inbox.personal import unsubscribe
from planner.invitations.answers import LONGEST_MESSAGE, Reply, note_answer
from planner.invitations.colleagues import invite_colleague
from planner.invitations.models import Answer, AnswerRoad, Invitation
from planner.invitations.particulars import NAMES as PARTICULARS
from planner.invitations.seats import move_up, take_place_again
from planner.kernel.addresses import address_key, clean_address
from planner.kernel.errors import Conflict, Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.stored import as_stored, fill
from planner.kernel.text_normalising import clean_line, shortened
from planner.kernel.work import Work
from planner.organisations.archiving import referred_all

_ANSWER_COLUMNS = (
    *("answer", "answer_road", "answered_at", "answered_by_id", "answered_sequence"),
    *("answered_version", "message", "crew", "colleague_name", "colleague_address"),
    *("waits_since", "keeps_seat", "place_changed_at", *PARTICULARS),
)
_UNDONE = (
    Decision.ACCEPTED,
    Decision.ADDRESS_ADDED,
    Decision.ATTACHED,
    Decision.DISCARDED,
    Decision.NOTED,
)


def see(work: Work, message: ReceivedMessage) -> None:
    """Somebody has read the words of a guest. Idempotent."""
    if message.attention is Attention.READING:
        message.attention, message.seen_at = None, work.now
        work.session.flush()


def discard(work: Work, message: ReceivedMessage) -> None:
    """There is nothing to do about it."""
    _must_be_open(message)
    _close(work, message, Decision.DISCARDED)


def note(work: Work, message: ReceivedMessage) -> None:
    """The guest did say so: the answer counts, to the current date."""
    _must_be_open(message, Question.ANSWER)
    _note(work, message)
    _close(work, message, Decision.NOTED)


def accept_time(work: Work, message: ReceivedMessage) -> None:
    """The event will move to the proposed time; the member changes it on its own form."""
    _must_be_open(message, Question.NEW_TIME)
    _close(work, message, Decision.ACCEPTED)


def decline_time(work: Work, message: ReceivedMessage) -> None:
    """The event stays where it is; `declining` writes so to the guest."""
    _must_be_open(message, Question.NEW_TIME)
    _close(work, message, Decision.DECLINED)


def attach(
    work: Work, message: ReceivedMessage, guest: Invitation, *, adds_address: bool = False
) -> None:
    """It is from this guest, whose address it is. An answer is not noted by that."""
    _must_be_open(message)
    added = _enter_address(work, guest.person, message.sender) if adds_address else {}
    message.before = {
        **added,
        "person_id": message.person_id,
        "invitation_id": message.invitation_id,
        "event_id": message.event_id,
    }
    message.invitation, message.person, message.event = guest, guest.person, guest.event
    _close(work, message, Decision.ATTACHED)


def add_address(work: Work, message: ReceivedMessage) -> Person:
    """The address is another one of the guest; an answer from it counts. Letters go where they went."""
    _must_be_open(message, Question.OTHER_ADDRESS, Question.SENDER)
    person, guest = message.person, message.invitation
    person = guest.person if guest is not None else person
    if person is None:
        raise Conflict(_("Say first whom it is from."))
    added = _enter_address(work, person, message.attendee or message.sender)
    if message.answer is not None and guest is not None and message.answer is not Answer.DELEGATED:
        _note(work, message)
    message.before = {**message.before, **added}
    _close(work, message, Decision.ADDRESS_ADDED)
    return person


def enter_sender(work: Work, message: ReceivedMessage, plan: PersonPlan) -> Person:
    """The sender is somebody new of the register. Raises `Invalid`."""
    must_be_from_stranger(message)
    message.person = enter_person(work, plan)
    _close(work, message, Decision.ENTERED)
    return message.person


def recognise_sender(work: Work, message: ReceivedMessage, person_id: int) -> Person:
    """The sender is this person of the register, with another address. Raises `Invalid` at "names", and
    `Conflict` as `recognise`, or if somebody else has the address.
    """
    must_be_from_stranger(message)
    person = recognise(work, referred_all(work, Person, [person_id], "names")[0])
    message.before = {
        **_enter_address(work, person, message.sender),
        "person_id": None,
        "invitation_id": message.invitation_id,
        "event_id": message.event_id,
    }
    message.person = person
    _close(work, message, Decision.ADDRESS_ADDED)
    return person


def is_from_stranger(message: ReceivedMessage) -> bool:
    """Whether it waits, and its sender is nobody of the register."""
    waits = message.attention is Attention.DECISION
    return waits and message.person_id is None and bool(message.sender)


def must_be_from_stranger(message: ReceivedMessage) -> None:
    """Raises `Conflict`."""
    _must_be_open(message)
    if not is_from_stranger(message):
        raise Conflict(_("This message is not from somebody who is missing in the register."))


def invite_named(work: Work, message: ReceivedMessage, name: str) -> Invitation:
    """Invite the colleague whom the guest sends, in the guest's place. Raises `Invalid` at "name"."""
    _must_be_open(message, Question.COLLEAGUE, Question.OTHER_ADDRESS)
    guest = _guest(message)
    name = clean_line(name)
    if not name:
        raise Invalid("name", _("Give the name of the colleague."))
    address = message.colleague.split(",")[0] or message.attendee
    _remember_answer(message, guest)
    reply = Reply(
        answer=Answer.DELEGATED,
        message=guest.message,
        colleague_name=name,
        colleague_address=address,
    )
    note_answer(work, guest, reply, AnswerRoad.MAIL)
    colleague = invite_colleague(work, guest)
    _close(work, message, Decision.INVITED)
    return colleague


def unsubscribe_sender(work: Work, message: ReceivedMessage) -> None:
    """The person did ask for it."""
    _must_be_open(message, Question.UNSUBSCRIBE)
    if message.person is None:
        raise Conflict(_("Say first whom it is from."))
    unsubscribe(work, message.person, Unwanted(message.unwanted))
    _close(work, message, Decision.UNSUBSCRIBED)


def can_be_undone(message: ReceivedMessage) -> bool:
    """What has left the house, or invited somebody, is taken back on its own page."""
    return message.decision in _UNDONE


def undo(work: Work, message: ReceivedMessage) -> None:
    """Take the decision back: the message waits again. Raises `Conflict` if something came after."""
    if not can_be_undone(message):
        raise Conflict(_("This cannot be taken back here."))
    before = message.before
    if "invitation" in before:
        _restore_answer(work, message, before["invitation"])
    if "address" in before:
        _remove_address(work, before["of_person"], before["address"])
    if "event_id" in before:
        message.person_id, message.invitation_id = before["person_id"], before["invitation_id"]
        message.event_id = before["event_id"]
    message.decision = message.decided_at = message.decided_by_id = None
    message.attention, message.before = Attention.DECISION, {}
    message.version += 1
    work.session.flush()
    work.session.refresh(message)
    record(work, "message.reopened", message, event_id=message.event_id)


def _must_be_open(message: ReceivedMessage, *questions: Question) -> None:
    if message.attention is not Attention.DECISION:
        raise Conflict(_("Somebody has decided about this message already."))
    if questions and message.question not in questions:
        raise Conflict(_("This message does not ask that."))


def _close(work: Work, message: ReceivedMessage, decision: Decision) -> None:
    message.decision, message.decided_at = decision, work.now
    message.decided_by_id = work.actor_id
    message.attention, message.seen_at = None, work.now
    message.version += 1
    work.session.flush()
    record(work, "message.decided", message, event_id=message.event_id, decision=decision)


def _enter_address(work: Work, person: Person, given: str) -> dict[str, Any]:
    """Add the address to the person, behind the others; what `before` keeps of it."""
    address = clean_address(given, "address")
    if any(one.id != person.id for one in owners(work, address)):
        raise Conflict(_("Somebody else in the register has this address."))
    is_new = add_behind(work, person, address=address)
    return {"address": address_key(address), "of_person": person.id} if is_new else {}


def _guest(message: ReceivedMessage) -> Invitation:
    if message.invitation is None:
        raise Conflict(_("This guest is not on the list any more."))
    return message.invitation


def _note(work: Work, message: ReceivedMessage) -> None:
    """By the road by which it came; the crew stays as the guest has given it."""
    guest = _guest(message)
    if message.answer is None:
        raise Conflict(_("There is no answer in this message."))
    _remember_answer(message, guest)
    words = shortened(message.own_words, LONGEST_MESSAGE) or guest.message
    reply = Reply(answer=message.answer, message=words, crew=guest.crew)
    note_answer(work, guest, reply, AnswerRoad.MAIL)
    message.before = {**message.before, "noted_at": work.now.isoformat()}


def _remember_answer(message: ReceivedMessage, guest: Invitation) -> None:
    message.before = {**message.before, "invitation": as_stored(guest, _ANSWER_COLUMNS)}


def _restore_answer(work: Work, message: ReceivedMessage, kept: dict[str, Any]) -> None:
    guest = _guest(message)
    answered = guest.answered_at.isoformat() if guest.answered_at else None
    if answered != message.before.get("noted_at"):
        raise Conflict(_("The guest has answered again since. Note the answer at the guest."))
    fill(guest, kept)
    guest.is_unsettled = True
    work.session.flush()
    record(work, "invitation.answered", guest, event_id=guest.event_id, answer=guest.answer)
    take_place_again(work, guest)
    move_up(work, guest.event)


def _remove_address(work: Work, person_id: int, key: str) -> None:
    found = select(Channel).where(
        Channel.office_id == work.office_id,
        Channel.person_id == person_id,
        Channel.kind == ChannelKind.EMAIL,
        Channel.key == key,
    )
    channel = work.session.scalars(found).first()
    if channel is None:
        return
    person = channel.person
    person.channels.remove(channel)
    person.version += 1
    work.session.flush()
    record(work, "person.revised", person)
