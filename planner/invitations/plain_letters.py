"""Reminders and thanks to guests: letters that change nothing (`purposes.PlainPurpose`)."""

from __future__ import annotations

from collections.abc import Mapping

from planner.accounts.models import Office
from planner.contacts.readers import Reader, notice
from planner.events.models.event import Event
from planner.invitations.calendar import Guest
from planner.invitations.history import first_sender, present
from planner.invitations.messages import LetterRenderer, Message
from planner.invitations.models import Invitation
from planner.invitations.online import facts_for
from planner.invitations.purposes import PlainPurpose
from planner.invitations.standard_texts import addressee
from planner.kernel.work import Work
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.queries import OwnTexts
from planner.outbox.list_kinds import ListKind
from planner.outbox.operations import LetterPlan

_PURPOSES = {
    LetterKind.REMINDER_SILENT: PlainPurpose.REMINDER,
    LetterKind.REMINDER_MAYBE: PlainPurpose.REMINDER,
    LetterKind.REMINDER_COMING: PlainPurpose.REMINDER,
    LetterKind.THANKS: PlainPurpose.THANKS,
    LetterKind.MISSED: PlainPurpose.THANKS,
}


def purpose_of(kind: LetterKind) -> PlainPurpose | None:
    """None for letters of other kinds."""
    return _PURPOSES.get(kind)


class PlainLetters:
    """Renders letters of one kind about an event, which is loaded with its programme.

    `checksum` and `facts` are the state of the event that they tell (`history.snapshot_id`).
    `release_pages` are the addresses of its public releases by language, for letters after it.
    """

    def __init__(
        self,
        work: Work,
        event: Event,
        kind: LetterKind,
        own: OwnTexts,
        readers: Mapping[int, Reader],
        release_pages: Mapping[str, str] | None = None,
    ) -> None:
        self.work, self.event, self.kind, self.readers = work, event, kind, readers
        self.purpose = _PURPOSES[kind]
        self.release_pages = release_pages or {}
        self.office = work.session.get_one(Office, work.office_id)
        self.renderer = LetterRenderer(self.office, own)
        self.sender = first_sender(work, event.id) or self.office.mail_from
        self._now = present(work, event)
        self.checksum, self.facts = self._now.checksum, self._now.as_json

    def plan(self, guest: Invitation, unique_key: str, *, is_held: bool = True) -> LetterPlan:
        """The letter to one guest. They may opt out of it as of invitations."""
        reader, language, kind = self.readers[guest.person_id], guest.language, ListKind.INVITATIONS
        facts, message = (
            facts_for(self._now.facts(language), guest.standing),
            self._message(language),
        )
        recipient = Guest(
            name=guest.name,
            address=guest.address,
            page=self.work.links.invitation(guest.public_id, guest.generation),
            sequence=0,
            stamp=self.work.now,
            own_page=self.work.links.own_page(reader.public_id),
            notice=notice(self.office, reader, language) if reader.needs_notice else (),
        )
        whom = addressee(guest.name, reader, language)
        written = self.renderer.write(message, facts, recipient, whom=whom)
        return LetterPlan(
            purpose=self.purpose,
            about=guest.about,
            unique_key=unique_key,
            language=language,
            sender_name=self.office.names.best(language, *self.office.languages),
            sender_address=self.sender,
            recipient_name=guest.name,
            recipient_address=guest.address,
            subject=written.subject,
            text=written.text,
            html=written.html,
            wording=self.renderer.wording_key(message, facts),
            tells_link=bool(facts.link),
            event_id=guest.event_id,
            person_id=guest.person_id,
            list_kind=kind,
            unsubscribe_url=self.work.links.unsubscribe(reader.public_id, kind),
            has_notice=reader.needs_notice,
            is_held=is_held,
        )

    def _message(self, language: str) -> Message:
        page = self.release_pages.get(language, "")
        return Message(purpose=self.purpose, opening=self.kind.value, release_page=page)
