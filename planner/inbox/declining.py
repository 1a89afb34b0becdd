"""DECLINECOUNTER: telling a guest that the event stays where it is (RFC 5546 3.2.8).

To that guest alone, with the SEQUENCE that they have; nothing of the event changes. The letter is
released with the act, since the member has just read what it answers.
"""

from __future__ import annotations

from sqlalchemy import select

from planner.accounts.models import Office
from planner.inbox.decisions import decline_time
from planner.inbox.models import ReceivedMessage
from planner.invitations.calendar import Guest as Recipient
from planner.invitations.calendar import Organiser, decline_for
from planner.invitations.facts import InvitationFacts, facts_of
from planner.invitations.models import Invitation
from planner.invitations.purposes import Purpose
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.rendering import render
from planner.kernel.work import Work
from planner.outbox.models import MAY_HAVE_LEFT, Letter
from planner.outbox.operations import LetterPlan, enqueue
from planner.phrases import phrase

DECLINES = "counter_declined"
"""`Letter.purpose`. No `Purpose`: it tells nothing new of the event."""


def prepare_declining(work: Work, message: ReceivedMessage) -> LetterPlan:
    """The letter, rendered; writes nothing. The event has to be loaded with its programme.

    Raises `Conflict` if the guest is gone or holds no entry.
    """
    guest = message.invitation
    if guest is None or guest.withdrawn_at is not None:
        raise Conflict(_("This guest is not on the list any more."))
    last = _last_asking(work, guest)
    facts = facts_of(guest.event, guest.language, work.now)
    if last is None or facts.starts is None:
        raise Conflict(_("The guest has no entry in the calendar. Write to them in another way."))
    return _plan(work, message, guest, last, facts)


def decline(work: Work, message: ReceivedMessage, plan: LetterPlan) -> Letter:
    """Close the proposal and queue the letter."""
    decline_time(work, message)
    return enqueue(work, plan)


def _last_asking(work: Work, guest: Invitation) -> Letter | None:
    asking = [purpose for purpose in Purpose if purpose.asks]
    return work.session.scalars(
        select(Letter)
        .where(
            Letter.office_id == work.office_id,
            Letter.about == guest.about,
            Letter.purpose.in_(asking),
            Letter.delivery.in_(MAY_HAVE_LEFT),
        )
        .order_by(Letter.id.desc())
        .limit(1)
    ).one_or_none()


def _plan(
    work: Work, message: ReceivedMessage, guest: Invitation, last: Letter, facts: InvitationFacts
) -> LetterPlan:
    office = work.session.get_one(Office, work.office_id)
    language, page = guest.language, work.links.invitation(guest.public_id, guest.generation)
    sender = office.names.best(language, *office.languages)
    values = {"name": guest.name, "title": facts.title, "when": facts.when}
    words = {
        part: phrase(language, f"proposals.{part}", **values)
        for part in ("subject", "opening", "button", "closing")
    }
    context = {"language": language, "link": page, "sender": sender, **words}
    recipient = Recipient(
        name=guest.name,
        address=guest.address,
        page=page,
        sequence=last.sequence,
        stamp=work.now,
        answer=guest.standing,
    )
    organiser = Organiser(name=sender, address=last.reply_address or last.sender_address)
    return LetterPlan(
        purpose=DECLINES,
        about=guest.about,
        unique_key=f"{guest.public_id}:{DECLINES}:{message.id}",
        language=language,
        sender_name=sender,
        sender_address=last.sender_address,
        reply_address=last.reply_address,
        recipient_name=guest.name,
        recipient_address=guest.address,
        subject=words["subject"],
        text=render("mail/member/letter.txt", **context),
        html=render("mail/member/letter.html", **context),
        calendar=decline_for(facts, recipient, organiser),
        calendar_method="DECLINECOUNTER",
        sequence=last.sequence,
        in_reply_to=message.message_id,
        event_id=guest.event_id,
        person_id=guest.person_id,
        is_held=False,
    )
