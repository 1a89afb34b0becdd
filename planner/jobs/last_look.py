"""What the worker does with a letter to a guest that does not tell the truth any more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from planner.events.queries import event_with_programme
from planner.invitations.last_look import is_still_true
from planner.invitations.letters import prepare, store
from planner.invitations.purposes import guest_number
from planner.kernel.database import begin_writing_transaction
from planner.kernel.links import Links
from planner.kernel.scope import enter, leave
from planner.kernel.work import Work
from planner.outbox.models import Letter


@dataclass(slots=True)
class LastLook:
    """Asked of each letter when it is about to leave; remembers those that may not."""

    links: Links
    untrue: list[int] = field(default_factory=list)

    def __call__(self, session: Session, letter: Letter) -> bool:
        if is_still_true(session, letter):
            return True
        self.untrue.append(letter.id)
        return False

    def write_anew(self, session: Session, now: datetime) -> None:
        """Write the letters that stand in their place; they are held. Commits each.

        Whoever changed the event may have done so already: nothing is written twice.
        """
        while self.untrue:
            letter = session.get_one(Letter, self.untrue.pop())
            enter(session, letter.office_id)
            try:
                _write_anew(
                    Work(session=session, now=now, office_id=letter.office_id, links=self.links),
                    letter,
                )
            finally:
                session.rollback()
                leave(session)


def _write_anew(work: Work, letter: Letter) -> None:
    session = work.session
    wanted = event_with_programme(work.office_id, letter.event_id or 0)
    guest = guest_number(letter.about)
    prepared = prepare(work, session.scalars(wanted).one(), [guest])
    session.rollback()
    begin_writing_transaction(session)
    store(work, prepared)
    session.commit()
