"""The last check of a letter before it is sent, and the replacement of outdated ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from planner.accreditation import last_look as requests
from planner.confirmations.asking import why_not_sent
from planner.confirmations.models import PURPOSE as SPEAKER_LETTER
from planner.contacts.suppressions import is_unwanted
from planner.distribution.last_look import why_outdated
from planner.events.queries import event_with_programme
from planner.invitations.last_look import is_still_true
from planner.invitations.letters import prepare, store
from planner.invitations.purposes import guest_number
from planner.jobs.letter_plans import REDRAWN, redraw
from planner.kernel.database import begin_writing_transaction
from planner.kernel.links import Links
from planner.kernel.scope import enter, leave
from planner.kernel.work import Work
from planner.letter_plans.last_look import why_pointless
from planner.outbox.delivery.sending import UNWANTED
from planner.outbox.models import Letter


@dataclass(slots=True)
class LastLook:
    """Called for each letter about to be sent; remembers the ids of those that are outdated, and whether
    one asks a speaker to confirm.
    """

    links: Links
    now: datetime
    outdated: list[int] = field(default_factory=list)
    asks_a_speaker: bool = False

    def __call__(self, session: Session, letter: Letter) -> bool:
        if is_still_true(session, letter):
            return True
        self.outdated.append(letter.id)
        return False

    def why_dropped(self, session: Session, letter: Letter) -> str:
        """Why it must not leave any more: its recipient has opted out, or it has become pointless."""
        self.asks_a_speaker |= letter.purpose == SPEAKER_LETTER
        if is_unwanted(session, self.links.signer, letter):
            return UNWANTED
        work = Work(session=session, now=self.now, office_id=letter.office_id, links=self.links)
        return (
            why_not_sent(work, letter)
            or why_pointless(work, letter)
            or requests.why_pointless(work, letter)
            or why_outdated(work, letter)
        )

    def replace_outdated(self, session: Session, now: datetime) -> None:
        """Write held letters in place of the outdated ones, each in a transaction of its own.

        If a replacement exists already, nothing is written.
        """
        while self.outdated:
            letter = session.get_one(Letter, self.outdated.pop())
            enter(session, letter.office_id)
            try:
                _replace(
                    Work(session=session, now=now, office_id=letter.office_id, links=self.links),
                    letter,
                )
            finally:
                session.rollback()
                leave(session)


def _replace(work: Work, letter: Letter) -> None:
    session = work.session
    if letter.purpose in REDRAWN:
        redraw(work, letter.event_id or 0, [letter.id])
        return
    event = session.scalars(event_with_programme(work.office_id, letter.event_id or 0)).one()
    prepared = prepare(work, event, [guest_number(letter.about)])
    session.rollback()
    begin_writing_transaction(session)
    store(work, prepared)
    session.commit()
