"""Invitations. Two to one event become one: whoever came, or answered last, wins; both links lead to it.
A seat, or the earlier place on the waiting list, is kept.

What the other invitation said stands in the history. Letters and acts about it belong to the one that
stays, so that the guest is told of the next change once, by the last that they were told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import case, delete, select, update

from planner.accreditation.models import AttendanceRequest
from planner.history.models import Entry
from planner.history.operations import record
from planner.inbox.models import ReceivedMessage
from planner.invitations.aliases import InvitationAlias
from planner.invitations.models import Answer, Invitation
from planner.invitations.purposes import ABOUT
from planner.invitations.seats import take_place_again
from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.stored import as_stored, changed_columns, columns_of, fill, set_back
from planner.kernel.work import Work
from planner.merging.rooms import Kept, Room, Two, rows_about
from planner.outbox.models import Letter

_COLUMNS = columns_of(Invitation, besides=("id", "office_id", "asked_sequence"))
_ANSWER = (
    *("answer", "answered_at", "answered_by_id", "answer_road", "answered_sequence"),
    *("answered_version", "message", "colleague_name", "colleague_address", "crew"),
    *("crew_names", "equipment", "number_plate", "access_needs", "interpretation"),
    *("waits_since", "keeps_seat", "place_changed_at"),
)
_LED_ON = ("letters", "entries", "messages", "aliases", "substitutes", "requests")
_ARRIVAL = ("checked_in_at", "checked_in_by_id")


def _move(work: Work, two: Two) -> Kept:
    mine = {one.event_id: one for one in rows_about(work, Invitation.person_id, two.survivor)}
    moved, doubled = [], []
    for invitation in rows_about(work, Invitation.person_id, two.merged):
        if invitation.event_id in mine:
            doubled.append((mine[invitation.event_id], invitation))
        else:
            invitation.person = two.survivor
            moved.append(invitation.id)
    kept = [_one_of(work, *pair) for pair in doubled]
    instead = {one["id"]: one["into"] for one in kept}
    kept_rows = {"moved": moved, "doubled": kept, **_led_on(work, instead)}
    for _into, gone in doubled:
        work.session.delete(gone)
    work.session.flush()
    return kept_rows


def _one_of(work: Work, into: Invitation, gone: Invitation) -> Kept:
    """Bring what holds of both into the first one."""
    row, before = as_stored(gone, _COLUMNS), as_stored(into, _COLUMNS)
    waited = [one.waits_since for one in (into, gone) if one.waits_since is not None]
    other_answer = into.standing if _is_stronger(gone, into) else gone.standing
    if _is_stronger(gone, into):
        _take(into, gone, _ANSWER)
    if into.waits_since is not None:
        into.waits_since = min(waited)
    into.is_unsettled = into.is_unsettled or gone.is_unsettled
    if not into.came and gone.came:
        _take(into, gone, _ARRIVAL)
        into.is_walk_in = into.is_walk_in and gone.is_walk_in
    is_asked = [one for one in (into, gone) if one.withdrawn_at is None]
    if is_asked and into.withdrawn_at is not None:
        into.withdrawn_at = None
    into.asked_at = into.asked_at or gone.asked_at
    into.invited_at = min(filter(None, (into.invited_at, gone.invited_at)), default=None)
    into.is_walk_in = into.is_walk_in and into.invited_at is None
    sent = [one.sent_sequence for one in (into, gone) if one.sent_sequence is not None]
    into.sent_sequence = max(sent, default=None)
    into.floor_sequence = max(into.floor_sequence, gone.floor_sequence)
    into.version += 1
    if gone.withdrawn_at is None:
        _lead_link_on(work, into, gone)
    record(work, "invitation.merged", into, event_id=into.event_id, answer=other_answer)
    after = as_stored(into, _COLUMNS)
    changes = changed_columns(before, after)
    for name in ("version", "is_unsettled"):
        changes.pop(name, None)
    return {"id": gone.id, "into": into.id, "row": row, "changes": changes}


def _is_stronger(one: Invitation, other: Invitation) -> bool:
    """Whether its answer holds: it stands, and was given later. Of two that say yes, that with a seat."""
    stands = [each.standing is not Answer.NEEDS_ACTION for each in (one, other)]
    if stands[0] is not stands[1]:
        return stands[0]
    if {one.standing, other.standing} == {Answer.ACCEPTED, Answer.WAITING}:
        return one.standing is Answer.ACCEPTED
    if one.answered_at is None or other.answered_at is None:
        return other.answered_at is None and one.answered_at is not None
    return one.answered_at > other.answered_at


def _take(into: Invitation, gone: Invitation, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(into, name, getattr(gone, name))


def _lead_link_on(work: Work, into: Invitation, gone: Invitation) -> None:
    work.session.add(
        InvitationAlias(
            office_id=work.office_id,
            public_id=gone.public_id,
            generation=gone.generation,
            led_to_generation=into.generation,
            invitation_id=into.id,
        )
    )


def _led_on(work: Work, instead: Mapping[int, int]) -> Kept:
    """Let letters, acts, messages, further links and substitutes refer to the invitation that stays, in
    a statement each; what was changed, by the number of the one that goes.
    """
    if not instead:
        return {name: [] for name in _LED_ON}
    work.session.flush()
    about = {f"{ABOUT}{gone}": f"{ABOUT}{into}" for gone, into in instead.items()}
    others = Invitation.id.not_in(list(instead.values()))
    found = {
        "letters": _pairs(work, Letter.id, Letter.about, about),
        "entries": _pairs(
            work, Entry.id, Entry.subject_id, instead, Entry.subject_kind == "invitations"
        ),
        "messages": _pairs(work, ReceivedMessage.id, ReceivedMessage.invitation_id, instead),
        "aliases": _pairs(work, InvitationAlias.id, InvitationAlias.invitation_id, instead),
        "substitutes": _pairs(work, Invitation.id, Invitation.instead_of_id, instead, others),
        "requests": _pairs(work, AttendanceRequest.id, AttendanceRequest.invitation_id, instead),
    }
    _refer(work, Letter, Letter.about, about)
    _refer(work, Entry, Entry.subject_id, instead, Entry.subject_kind == "invitations")
    _refer(work, ReceivedMessage, ReceivedMessage.invitation_id, instead)
    _refer(work, InvitationAlias, InvitationAlias.invitation_id, instead)
    _refer(work, Invitation, Invitation.instead_of_id, instead, others)
    _refer(work, AttendanceRequest, AttendanceRequest.invitation_id, instead)
    return found


def _pairs(work: Work, key: Any, column: Any, keys: Mapping[Any, Any], *where: Any) -> list[Any]:
    rows = select(key, column).where(
        key.class_.office_id == work.office_id, column.in_(list(keys)), *where
    )
    return [list(row) for row in work.session.execute(rows)]


def _refer(work: Work, model: Any, column: Any, keys: Mapping[Any, Any], *where: Any) -> None:
    work.session.execute(
        update(model)
        .where(model.office_id == work.office_id, column.in_(list(keys)), *where)
        .values({column: case(keys, value=column)}),
        execution_options={"synchronize_session": False},
    )


def _take_back(work: Work, two: Two, kept: Kept) -> list[Message]:
    numbers = _revive_all(work, two, kept)
    for some in portions(kept["moved"]):
        moved = select(Invitation).where(
            Invitation.office_id == work.office_id,
            Invitation.id.in_(some),
            Invitation.person_id == two.survivor.id,
        )
        for invitation in work.session.scalars(moved):
            invitation.person = two.merged
    work.session.flush()
    _set_references_back(work, kept, numbers)
    stayed = [one for one in kept["doubled"] if one.get("stayed")]
    return (
        [_("Answers that came since, to events both were asked to, stay as they are.")]
        if stayed
        else []
    )


def _revive_all(work: Work, two: Two, kept: Kept) -> dict[int, int]:
    """The invitations that went, anew; their numbers by those that they had."""
    numbers: dict[int, int] = {}
    for one in kept["doubled"]:
        into = work.session.get(Invitation, one["into"])
        if into is None:
            continue
        one["stayed"] = set_back(into, one["changes"])
        into.version += 1
        is_free = work.session.get(Invitation, one["id"]) is None
        gone = Invitation(office_id=work.office_id, id=one["id"] if is_free else None)
        fill(gone, one["row"])
        gone.person_id = two.merged.id
        work.session.execute(
            delete(InvitationAlias).where(
                InvitationAlias.office_id == work.office_id,
                InvitationAlias.public_id == gone.public_id,
            )
        )
        work.session.add(gone)
        take_place_again(work, gone)
        numbers[one["id"]] = gone.id
    return numbers


def _set_references_back(work: Work, kept: Kept, numbers: Mapping[int, int]) -> None:
    about = {f"{ABOUT}{was}": f"{ABOUT}{now}" for was, now in numbers.items()}
    for key, column, rows, keys in (
        (Letter.id, Letter.about, kept["letters"], about),
        (Entry.id, Entry.subject_id, kept["entries"], numbers),
        (ReceivedMessage.id, ReceivedMessage.invitation_id, kept["messages"], numbers),
        (InvitationAlias.id, InvitationAlias.invitation_id, kept["aliases"], numbers),
        (Invitation.id, Invitation.instead_of_id, kept["substitutes"], numbers),
        (AttendanceRequest.id, AttendanceRequest.invitation_id, kept.get("requests", ()), numbers),
    ):
        by_place: dict[Any, list[int]] = {}
        for number, was in rows:
            if was in keys:
                by_place.setdefault(keys[was], []).append(number)
        for place, ids in by_place.items():
            for some in portions(ids):
                work.session.execute(
                    update(key.class_)
                    .where(key.class_.office_id == work.office_id, key.in_(some))
                    .values({column: place}),
                    execution_options={"synchronize_session": False},
                )


GUESTS = Room(name="guests", columns=("invitations.person_id",), move=_move, take_back=_take_back)
