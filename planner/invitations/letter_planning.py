"""Comparing the letters that are due with those that wait: which to write, which to supersede."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from planner.accounts.models import Office
from planner.contacts.readers import Reader, notice
from planner.invitations.calendar import Guest
from planner.invitations.due import Due
from planner.invitations.facts import InvitationFacts
from planner.invitations.messages import LetterRenderer, Message, kind_of_letter
from planner.invitations.models import Answer, Invitation
from planner.invitations.online import facts_for, knows_link
from planner.invitations.purposes import Purpose
from planner.invitations.standard_texts import addressee
from planner.invitations.told import History, Present, Written
from planner.kernel.addresses import address_key
from planner.kernel.reply_addresses import reply_address, takes_reply_tokens
from planner.kernel.work import Work
from planner.letter_texts.queries import OwnTexts
from planner.outbox.list_kinds import ListKind
from planner.outbox.operations import LetterPlan


class LetterPlanner:
    """Collects the letters to write (`plans`, rendered) and to supersede (`taken_back`, IDs).

    `sender` is the sender of the letters about the event so far, "" if none has left; `own` are the
    texts that the office has written itself; `readers` are the guests by ID of person.
    """

    def __init__(
        self,
        work: Work,
        now: Present,
        sender: str,
        own: OwnTexts,
        readers: Mapping[int, Reader] | None = None,
    ) -> None:
        self.work, self.now, self.readers = work, now, readers or {}
        self.office = work.session.get_one(Office, work.office_id)
        self.sender = sender or self.office.mail_from
        self.renderer = LetterRenderer(self.office, own)
        self.plans: list[LetterPlan] = []
        self.taken_back: list[int] = []

    def settle(self, guest: Invitation, past: History, due: tuple[Due, ...]) -> None:
        """Plan the missing letters of a guest, and take back the wrong ones."""
        missing, wrong = self.compared(guest, past, due)
        numbers = past.count()
        for one in missing:
            number = numbers[one.purpose, one.sequence]
            numbers[one.purpose, one.sequence] += 1
            self.plans.append(self._plan(guest, past, one, number))
        self.taken_back += [letter.number for letter in wrong]

    def compared(
        self, guest: Invitation, past: History, due: tuple[Due, ...]
    ) -> tuple[list[Due], list[Written]]:
        """The letters that are missing, and the waiting ones that are not due as they are."""
        waiting, missing = list(past.waiting), []
        for one in due:
            same = next((w for w in waiting if self._is_right(w, one, guest, past)), None)
            if same is None:
                missing.append(one)
            else:
                waiting.remove(same)
        return missing, waiting

    def _is_right(self, waiting: Written, due: Due, guest: Invitation, past: History) -> bool:
        is_same = (waiting.purpose, waiting.sequence, waiting.address) == (
            due.purpose,
            due.sequence,
            due.address,
        )
        is_theirs = (waiting.name, waiting.language) == (guest.name, guest.language)
        is_ours = (waiting.sender, waiting.sender_name, bool(waiting.reply_address)) == (
            self._sender(past),
            self._sender_name(guest),
            self._has_reply_address(past),
        )
        is_current = waiting.snapshot_id is not None and waiting.snapshot_id == self.now.snapshot_id
        tells_link = bool(self.now.event.link) and knows_link(_answer_then(guest, due))
        is_current = is_current and waiting.tells_link == tells_link
        return is_same and is_theirs and is_ours and is_current and self._is_worded(waiting, due)

    def _is_worded(self, waiting: Written, due: Due) -> bool:
        """Whether it has the texts of now."""
        kind = kind_of_letter(self._message(due), self.now.facts(waiting.language))
        return self.renderer.own.is_current(waiting.wording, waiting.language, kind)

    def _sender(self, past: History) -> str:
        return past.left[0].sender if past.left else self.sender

    def _sender_name(self, guest: Invitation) -> str:
        return self.office.names.best(guest.language, *self.office.languages)

    def _has_reply_address(self, past: History) -> bool:
        """An entry in a calendar keeps its organiser for ever (O2), with or without a token."""
        if past.left:
            return bool(past.left[0].reply_address)
        form = self.office.reply_form
        return self.office.has_reply_tokens and takes_reply_tokens(self._sender(past), form)

    def _reply_address(self, past: History, reader: Reader) -> str:
        if not self._has_reply_address(past):
            return ""
        if past.left:
            return past.left[0].reply_address
        signer, form = self.work.links.signer, self.office.reply_form
        return reply_address(signer, self._sender(past), reader.public_id, form)

    def _plan(self, guest: Invitation, past: History, due: Due, number: int) -> LetterPlan:
        stamp, message = due.stamp or self.work.now, self._message(due)
        facts, sender = self._facts(guest, due), self._sender(past)
        reader, kind = self.readers[guest.person_id], _list_kind(guest, due)
        answers_to = self._reply_address(past, reader)
        recipient = _recipient(self.work, guest, due, stamp)
        told = self._told(recipient, reader, kind, guest.language)
        dated = self._last_dated(guest, past, due) if facts.starts is None else None
        whom = addressee(guest.name, reader, guest.language)
        written = self.renderer.write(
            message, facts, told, organiser=answers_to or sender, dated=dated, whom=whom
        )
        return LetterPlan(
            purpose=due.purpose,
            about=guest.about,
            unique_key=f"{guest.public_id}:{due.purpose}:{due.sequence}:{number}",
            language=guest.language,
            sender_name=self._sender_name(guest),
            sender_address=sender,
            recipient_name=guest.name,
            recipient_address=due.address,
            subject=written.subject,
            text=written.text,
            html=written.html,
            calendar=written.calendar,
            calendar_method=written.method,
            sequence=due.sequence,
            wording=self.renderer.wording_key(message, facts),
            tells_link=bool(facts.link),
            reply_address=answers_to,
            in_reply_to=past.left[0].message_id if past.left else "",
            stamp=stamp,
            event_id=guest.event_id,
            person_id=guest.person_id,
            list_kind=kind,
            unsubscribe_url=self.work.links.unsubscribe(reader.public_id, kind) if kind else "",
            has_notice=kind is not None and reader.needs_notice,
        )

    def _facts(self, guest: Invitation, due: Due) -> InvitationFacts:
        return facts_for(self.now.facts(guest.language), _answer_then(guest, due))

    def _told(self, guest: Guest, reader: Reader, kind: ListKind | None, language: str) -> Guest:
        """The recipient with their own page, and the notice if this is the first letter."""
        is_first = kind is not None and reader.needs_notice
        return replace(
            guest,
            own_page=self.work.links.own_page(reader.public_id),
            notice=notice(self.office, reader, language) if is_first else (),
        )

    def _message(self, due: Due) -> Message:
        return Message(
            purpose=due.purpose,
            opening=due.opening,
            aspects=due.aspects,
            before=self.now.told_by(due.before) if due.before else None,
            reason=self.now.as_json["reason"] if due.purpose in _GIVE_REASON else "",
        )

    def _last_dated(self, guest: Invitation, past: History, due: Due) -> InvitationFacts | None:
        """Facts with the date in the guest's calendar, for a CANCEL without a new date (C1)."""
        entry = past.entries().get(address_key(due.address))
        snapshot = self.now.told_by(entry) if entry else None
        if snapshot is None:
            return None
        return facts_for(snapshot.facts(guest.language), guest.standing)


# Letters that give the reason for the event's status.
_GIVE_REASON = (
    Purpose.POSTPONEMENT,
    Purpose.CANCELLATION,
    Purpose.REINSTATEMENT,
    Purpose.UPDATE,
)


def _answer_then(guest: Invitation, due: Due) -> Answer:
    """The answer that is valid once the letter has left."""
    if due.purpose.voids_answers and guest.answered_sequence != due.sequence:
        return Answer.NEEDS_ACTION
    return guest.standing


def _list_kind(guest: Invitation, due: Due) -> ListKind | None:
    """What the guest can opt out of: invitations that they have not asked for."""
    is_unasked = due.purpose is Purpose.INVITATION and guest.asked_at is None
    return ListKind.INVITATIONS if is_unasked else None


def _recipient(work: Work, guest: Invitation, due: Due, stamp: datetime) -> Guest:
    return Guest(
        name=guest.name,
        address=due.address,
        page=work.links.invitation(guest.public_id, guest.generation),
        sequence=due.sequence,
        stamp=stamp,
        answer=_answer_then(guest, due),
    )
