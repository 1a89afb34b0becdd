"""Sending a guest the current entry again, at the wish of their calendar program (REFRESH).

The only letter that leaves because of a message: to the address that was invited, never to that of
the sender, once a day, and to no machine (S83).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from planner.inbox import verdicts
from planner.inbox.answering import NOT_OURS, Asked
from planner.inbox.matching import is_address_of
from planner.inbox.models import Outcome, ReceivedMessage
from planner.inbox.verdicts import Verdict
from planner.invitations.models import Invitation
from planner.invitations.online import knows_link
from planner.invitations.purposes import Purpose
from planner.kernel.addresses import address_key
from planner.kernel.links import INVITATION, OWN_PAGE
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.mail.message import MessageKind
from planner.outbox.message.redaction import restored
from planner.outbox.models import MAY_HAVE_LEFT, WAITING, Letter
from planner.outbox.operations import enqueue, plan_of

AT_MOST_EVERY = timedelta(days=1)


def decide_on_refresh(work: Work, asked: Asked) -> Verdict:
    guest, proof = asked.match.guest, asked.proof
    if asked.read.calendar is None or asked.match.event is None or guest is None or proof is None:
        return verdicts.ignored(NOT_OURS)
    if asked.read.answers_nobody:
        return verdicts.ignored(_("A machine asks for the entry: it gets no answer."))
    if not is_address_of(guest, asked.calendar.attendee) or not proof.is_given:
        return verdicts.ignored(
            _("Somebody asks for the entry of a guest; nothing proves who it is.")
        )
    if _was_sent_lately(work, guest):
        return verdicts.ignored(_("The entry was sent again within the last day already."))
    if not send_again(work, guest):
        return verdicts.ignored(_("There is nothing that could be sent again."))
    return verdicts.applied(_("The current entry was sent to %(name)s again.", name=guest.name))


def send_again(work: Work, guest: Invitation) -> bool:
    """Queue the last invitation or change once more, with its SEQUENCE and DTSTAMP (RFC 5546 2.1.5)
    and personal links of now; nothing is rendered. False if the guest has no entry, or if a letter
    waits for them: staff decide when that leaves. Nor is the
    address for taking part online sent again to somebody who does not.
    """
    last = _last_letter(work, guest)
    if last is None or not last.calendar or last.calendar_method != "REQUEST":
        return False
    if last.delivery in WAITING or address_key(last.recipient_address) != address_key(
        guest.address
    ):
        return False
    if last.tells_link and not knows_link(guest.standing):
        return False
    number = work.session.scalar(
        select(func.count()).where(Letter.office_id == work.office_id, Letter.about == guest.about)
    )
    copy = replace(
        plan_of(last),
        purpose=Purpose.AGAIN,
        unique_key=f"{guest.public_id}:refresh:{number}",
        in_reply_to=last.in_reply_to or last.message_id,
        list_kind=None,
        has_notice=False,
        is_held=False,
        **{**restored(last, _tokens(work, guest)), "unsubscribe_url": ""},
    )
    enqueue(work, copy)
    return True


def _last_letter(work: Work, guest: Invitation) -> Letter | None:
    """The last one to the guest that left or waits."""
    return work.session.scalars(
        select(Letter)
        .where(
            Letter.office_id == work.office_id,
            Letter.about == guest.about,
            Letter.delivery.in_((*WAITING, *MAY_HAVE_LEFT)),
        )
        .order_by(Letter.id.desc())
        .limit(1)
    ).one_or_none()


def _tokens(work: Work, guest: Invitation) -> dict[str, str]:
    signer = work.links.signer
    return {
        "i": signer.token(INVITATION, guest.public_id, guest.generation),
        "m": signer.token(OWN_PAGE, guest.person.public_id, 1),
    }


def _was_sent_lately(work: Work, guest: Invitation) -> bool:
    since = select(func.max(ReceivedMessage.received_at)).where(
        ReceivedMessage.office_id == work.office_id,
        ReceivedMessage.invitation_id == guest.id,
        ReceivedMessage.kind == MessageKind.REFRESH,
        ReceivedMessage.outcome == Outcome.APPLIED,
    )
    last = work.session.scalar(since)
    return last is not None and work.now - last < AT_MOST_EVERY
