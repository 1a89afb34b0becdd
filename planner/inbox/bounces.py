"""Letters that came back (S84).

Only what names a letter of ours counts: its Message-ID is known to nobody but its recipient and the
servers on the way; with the token of the person in the address, the address that failed. A hard
bounce marks the address; of soft ones, the third in a row.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select, update

from planner.history.operations import record
from planner.inbox import verdicts
from planner.inbox.matching import Match
from planner.inbox.models import ReceivedMessage
from planner.inbox.verdicts import Verdict
from planner.invitations.models import Invitation
from planner.invitations.queries import addresses_of_guests
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.mail.message import DeliveryReport, MessageKind
from planner.outbox.models import Delivery, Letter
from planner.outbox.refusals import note_refusal

SOFT_IN_A_ROW = 3
SOFT_WITHIN = timedelta(days=30)
CAME_BACK = _("The mail server took the letter, and it came back: %(said)s")


def failed_address(work: Work, match: Match, report: DeliveryReport) -> str:
    """The address that is surely meant; "" if the report could be forged."""
    if match.letter is not None:
        return address_key(match.letter.recipient_address)
    if match.holder is None:
        return ""
    known = {address_key(one) for one in match.holder.emails}
    known |= {address_key(one) for one in addresses_of_guests(work, match.holder.id)}
    if report.address in known:
        return report.address
    return known.pop() if len(known) == 1 and not report.address else ""


def decide_on_bounce(work: Work, match: Match, report: DeliveryReport) -> Verdict:
    address = failed_address(work, match, report)
    if not address:
        return verdicts.refused(_("It does not name a letter of this office: it may be forged."))
    is_elsewhere = bool(report.address) and report.address != address
    if report.is_hard and not is_elsewhere:
        _mark(work, match, address, report.said)
        return verdicts.applied(
            _("%(address)s takes no letters: %(said)s", address=address, said=report.said)
        )
    count = _soft_count(work, address, match.letter) + 1
    if count >= SOFT_IN_A_ROW and not is_elsewhere:
        _mark(work, match, address, report.said)
        return verdicts.applied(
            _("%(count)s letters in a row came back: %(said)s", count=count, said=report.said)
        )
    if is_elsewhere:
        return verdicts.noted(
            _("The letter was forwarded to %(address)s and came back.", address=report.address)
        )
    return verdicts.noted(_("Not delivered for now: %(said)s", said=report.said))


def _mark(work: Work, match: Match, address: str, said: str) -> None:
    note_refusal(work.session, work.office_id, address, said, work.now, has_bounced=True)
    letter = match.letter
    if letter is None:
        if match.holder is not None:
            record(work, "person.address_bounced", match.holder)
        return
    if letter.delivery in (Delivery.SENT, Delivery.IN_DOUBT) and not _has_answered(match.guest):
        work.session.execute(
            update(Letter)
            .where(Letter.office_id == work.office_id, Letter.id == letter.id)
            .values(delivery=Delivery.FAILED, error=CAME_BACK.with_values(said=said))
        )
        if match.guest is not None:
            work.session.expire(match.guest, ["asked_sequence"])
    record(work, "letter.bounced", letter, event_id=letter.event_id)


def _has_answered(guest: Invitation | None) -> bool:
    """Then the letter has reached them, in whatever way."""
    return guest is not None and guest.answered_at is not None


def _soft_count(work: Work, address: str, letter: Letter | None) -> int:
    """Other letters that came back softly since the owner of the address was last heard of."""
    heard = (
        select(func.max(ReceivedMessage.received_at))
        .where(
            ReceivedMessage.office_id == work.office_id,
            ReceivedMessage.sender == address,
            ReceivedMessage.kind != MessageKind.BOUNCE,
        )
        .scalar_subquery()
    )
    found = select(func.count(func.distinct(ReceivedMessage.letter_id))).where(
        ReceivedMessage.office_id == work.office_id,
        ReceivedMessage.failed_address == address,
        ReceivedMessage.kind == MessageKind.BOUNCE,
        ReceivedMessage.is_hard.is_(False),
        ReceivedMessage.letter_id.is_not(None),
        ReceivedMessage.letter_id != (letter.id if letter else None),
        ReceivedMessage.received_at > work.now - SOFT_WITHIN,
        (heard.is_(None)) | (ReceivedMessage.received_at > heard),
    )
    return work.session.scalar(found) or 0
