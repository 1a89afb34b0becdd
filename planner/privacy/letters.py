"""Letters to a person who is erased: that they were sent stays, not to whom and what."""

from __future__ import annotations

from sqlalchemy import Delete, Update, delete, func, or_, select, update

from planner.invitations.purposes import ABOUT
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.outbox.models import WAITING, Delivery, Letter
from planner.outbox.queries import copies_key, key_begins
from planner.privacy.traces import Traces

_NOT_SENT = (*WAITING, Delivery.FAILED)


def forget_letters(work: Work, traces: Traces) -> None:
    """Empty the letters to the person, discard those that wait, delete test copies of them."""
    found = select(Letter.id).where(
        Letter.office_id == work.office_id,
        ~Letter.purpose.startswith("member."),
        or_(
            Letter.person_id == traces.person_id,
            Letter.about.in_([f"{ABOUT}{number}" for number in traces.invitation_ids]),
            func.lower(Letter.recipient_address).in_([*map(str.lower, traces.addresses)]),
        ),
    )
    for some in portions(work.session.scalars(found).all()):
        theirs = Letter.id.in_(some)
        _execute(
            work,
            update(Letter)
            .where(theirs, Letter.delivery.in_(_NOT_SENT))
            .values(delivery=Delivery.DISCARDED),
        )
        _execute(work, update(Letter).where(theirs).values(**_emptied(traces)))
        for number in some:
            copies = key_begins(f"test:{number}:")
            _execute(work, delete(Letter).where(Letter.office_id == work.office_id, copies))
            _empty_copies(work, number, traces)


def _empty_copies(work: Work, number: int, traces: Traces) -> None:
    """What assistants got of a letter says nothing any more; to whom it was sent is theirs, and stays."""
    copies = (Letter.office_id == work.office_id, key_begins(copies_key(number)))
    _execute(
        work,
        update(Letter)
        .where(*copies, Letter.delivery.in_(_NOT_SENT))
        .values(delivery=Delivery.DISCARDED),
    )
    said = {name: _emptied(traces)[name] for name in ("subject", "text", "html", "attachments")}
    _execute(work, update(Letter).where(*copies).values(**said))


def _emptied(traces: Traces) -> dict[str, object]:
    return {
        "recipient_name": traces.label,
        "recipient_address": "",
        "subject": traces.label,
        "text": "",
        "html": "",
        "calendar": None,
        "calendar_method": "",
        "error": "",
        "unsubscribe_url": "",
        "has_links": False,
        "person_id": None,
        "attachments": [],
    }


def _execute(work: Work, statement: Update | Delete) -> None:
    work.session.execute(statement, execution_options={"synchronize_session": False})
