"""From a guest list to letters in the outbox: one per guest, each of its kind only once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import select

from planner.accounts.models import Office
from planner.events.models import Event
from planner.invitations.calendar import Guest
from planner.invitations.facts import Facts, facts_of
from planner.invitations.messages import Known, Purpose, Scribe, Written, known_of
from planner.invitations.models import Answer, Invitation
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, Delivery, Letter
from planner.outbox.operations import LetterPlan, enqueue_all, supersede


@dataclass(slots=True)
class Past:
    """The letters to one guest: those that have left the house, or may have, and the overtaken."""

    first_message_id: str = ""
    left: set[str] = field(default_factory=set)
    overtaken: Counter[tuple[str, int]] = field(default_factory=Counter)
    sent: Counter[tuple[str, int]] = field(default_factory=Counter)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """One letter to be written: decided, not yet worded."""

    invitation: Invitation
    purpose: Purpose
    sequence: int
    stamp: datetime
    key: str
    in_reply_to: str


@dataclass
class FactsByLanguage:
    """The facts of an event, made once for each language that is asked for, as told at `at`."""

    event: Event
    at: datetime
    _made: dict[str, Facts] = field(default_factory=dict)
    _known: dict[str, Known] = field(default_factory=dict)

    def __getitem__(self, language: str) -> Facts:
        if language not in self._made:
            self._made[language] = facts_of(self.event, language, self.at)
        return self._made[language]

    def known(self, language: str) -> Known:
        """What a letter in that language tells."""
        if language not in self._known:
            self._known[language] = known_of(self[language])
        return self._known[language]


def draft_letters(
    work: Work,
    event: Event,
    invitations: Sequence[Invitation],
    purpose: Purpose,
    *,
    is_new_version: bool = False,
    reason: str = "",
) -> int:
    """Write a held letter to each guest; how many were written.

    Whatever still waits for the same guests is overtaken. Whoever never got a letter gets an
    invitation instead of an update, and hears nothing of a cancellation. `is_new_version` means
    that date, place or standing changed: guests must have a higher SEQUENCE than before.
    """
    work.session.flush()
    supersede(work, [about(invitation) for invitation in invitations], list(Purpose))
    past = letters_so_far(work, event)
    facts = FactsByLanguage(event, work.now)
    drafts = [
        draft
        for invitation in invitations
        if (
            draft := _decide(
                work,
                event,
                invitation,
                purpose,
                past[about(invitation)],
                said=facts.known(invitation.language).said,
                is_new_version=is_new_version,
            )
        )
    ]
    before = {draft.key: Known(**draft.invitation.known) for draft in drafts}
    for draft in drafts:
        _note(draft, facts.known(draft.invitation.language), event.sequence)
    office = work.session.get_one(Office, work.office_id)
    scribe = Scribe(office, reason=reason)
    return enqueue_all(work, _plans(work, office, scribe, facts, drafts, before))


def about(invitation: Invitation) -> str:
    """How the outbox names the row that a letter concerns."""
    return f"invitations:{invitation.id}"


def letters_so_far(work: Work, event: Event) -> dict[str, Past]:
    """What was written to the guests of this event, by `about`: one query for all of them."""
    found = work.session.execute(
        select(
            Letter.about,
            Letter.message_id,
            Letter.unique_key,
            Letter.delivery,
            Letter.purpose,
            Letter.sequence,
        )
        .where(
            Letter.office_id == work.office_id,
            Letter.event_id == event.id,
            Letter.purpose.in_(list(Purpose)),
        )
        .order_by(Letter.id)
    )
    past: dict[str, Past] = defaultdict(Past)
    for row in found:
        one = past[row.about]
        if row.delivery in MAY_HAVE_LEFT:
            one.left.add(row.unique_key)
            one.sent[row.purpose, row.sequence] += 1
            one.first_message_id = one.first_message_id or row.message_id
        elif row.delivery is Delivery.SUPERSEDED:
            one.overtaken[row.purpose, row.sequence] += 1
    return past


def guest_of(work: Work, invitation: Invitation, *, sequence: int, stamp: datetime) -> Guest:
    """The guest as calendars and letters address them."""
    answer = invitation.standing if invitation.answer is not Answer.NEEDS_ACTION else None
    return Guest(
        name=invitation.name,
        address=invitation.address,
        page=work.links.invitation(invitation.public_id, invitation.generation),
        sequence=sequence,
        stamp=stamp,
        answer=answer or Answer.NEEDS_ACTION,
    )


def _decide(
    work: Work,
    event: Event,
    invitation: Invitation,
    purpose: Purpose,
    so_far: Past,
    *,
    said: str,
    is_new_version: bool,
) -> Draft | None:
    """Which letter this guest gets, if any; SEQUENCE never falls and rises for each CANCEL.

    Other words about the same version are a new letter with a new stamp (RFC 5546 2.1.5).
    """
    _recall(invitation, so_far)
    if not so_far.left:
        if not purpose.asks:
            return None
        purpose = Purpose.INVITATION
    sequence = max(event.sequence, invitation.floor_sequence)
    rises = is_new_version or not purpose.asks
    if rises and so_far.left and sequence <= (invitation.sent_sequence or 0):
        sequence = (invitation.sent_sequence or 0) + 1
    stamp = event.revised_at
    if purpose is Purpose.WITHDRAWAL:
        stamp = work.now
    elif invitation.floor_sequence and invitation.invited_at:
        stamp = max(stamp, invitation.invited_at)
    number = so_far.overtaken[purpose, sequence]
    if purpose is Purpose.UPDATE and invitation.known.get("said", said) != said:
        number += so_far.sent[purpose, sequence]
        stamp = max(stamp, work.now)
    return Draft(
        invitation=invitation,
        purpose=purpose,
        sequence=sequence,
        stamp=stamp,
        key=f"{invitation.public_id}:{purpose}:{sequence}:{number}",
        in_reply_to=so_far.first_message_id,
    )


def _recall(invitation: Invitation, so_far: Past) -> None:
    """What the last letter said is known to the guest if that letter has left."""
    drafted = dict(invitation.drafted)
    if drafted.pop("key", "") in so_far.left:
        invitation.known = drafted


def _note(draft: Draft, told: Known, sequence: int) -> None:
    invitation = draft.invitation
    invitation.sent_sequence = draft.sequence
    if draft.sequence > sequence:
        invitation.floor_sequence = max(invitation.floor_sequence, draft.sequence)
    invitation.drafted = {**asdict(told), "sequence": draft.sequence, "key": draft.key}


def _plans(
    work: Work,
    office: Office,
    scribe: Scribe,
    facts: FactsByLanguage,
    drafts: Iterable[Draft],
    before: dict[str, Known],
) -> Iterator[LetterPlan]:
    """Each letter is worded when it is asked for, so that memory stays flat."""
    for draft in drafts:
        told = facts[draft.invitation.language]
        guest = guest_of(work, draft.invitation, sequence=draft.sequence, stamp=draft.stamp)
        written = scribe.write(draft.purpose, told, guest, before[draft.key])
        yield _plan(draft, written, office)


def _plan(draft: Draft, written: Written, office: Office) -> LetterPlan:
    invitation = draft.invitation
    return LetterPlan(
        purpose=draft.purpose,
        about=about(invitation),
        unique_key=draft.key,
        language=invitation.language,
        sender_name=office.names.best(invitation.language, *office.languages),
        sender_address=office.mail_from,
        recipient_name=invitation.name,
        recipient_address=invitation.address,
        subject=written.subject,
        text=written.text,
        html=written.html,
        calendar=written.calendar,
        calendar_method=written.method,
        sequence=draft.sequence,
        in_reply_to=draft.in_reply_to,
        event_id=invitation.event_id,
    )
