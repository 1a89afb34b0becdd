"""Freezing the outbox of a copied database until a person has checked the waiting letters (R22).

Letters that waited when the copy was made may have been sent since by the original. A freeze for
each office is written into the copy itself, so that it applies however the copy is restored.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, literal, select, true, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.history.operations import record
from planner.kernel.database import Rows
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.models import WAITING, Delivery, Letter, OutboxFreeze

CUT_OFF = _("The copy was made while the mail server was taking this letter.")


def freeze_copy(session: Session, copied_at: datetime) -> None:
    """Freeze the outbox of every office in a copy of the database that is not in use yet.

    Letters being sent are queued again, or in doubt after the dot. A copy of a copy keeps the
    earlier time, since which its letters may have been sent.
    """
    became: dict[Delivery, dict[str, object]] = {
        Delivery.SENDING: {"delivery": Delivery.QUEUED},
        Delivery.DOT: {"delivery": Delivery.IN_DOUBT, "error": CUT_OFF},
    }
    for delivery, values in became.items():
        session.execute(
            update(Letter)
            .where(Letter.delivery == delivery)
            .values(
                lease_until=None, claimed_by=None, fencing_token=Letter.fencing_token + 1, **values
            )
            .execution_options(synchronize_session=False)
        )
    last = select(func.coalesce(func.max(Letter.id), 0)).scalar_subquery()
    rows = select(Office.id, literal(copied_at, OutboxFreeze.copied_at.type), last).where(true())
    statement = insert(OutboxFreeze).from_select(
        ["office_id", "copied_at", "last_letter_id"], rows, include_defaults=False
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["office_id"],
            set_={"last_letter_id": statement.excluded.last_letter_id},
        )
    )


def is_not_frozen() -> ColumnElement[bool]:
    """Condition: the outbox of the letter's office is not frozen."""
    return Letter.office_id.not_in(select(OutboxFreeze.office_id))


def freeze_of(office_id: int) -> Rows[OutboxFreeze]:
    return select(OutboxFreeze).where(OutboxFreeze.office_id == office_id)


def doubtful(freeze: OutboxFreeze) -> Rows[Letter]:
    """Letters that waited when the copy was made and still wait."""
    return select(Letter).where(*_is_doubtful(freeze)).order_by(Letter.id)


def doubtful_count(freeze: OutboxFreeze) -> Rows[int]:
    return select(func.count()).select_from(doubtful(freeze).order_by(None).subquery())


def mark_as_sent(work: Work, freeze: OutboxFreeze, numbers: Collection[int] | None = None) -> int:
    """Mark doubtful letters as sent by the original; how many. `numbers` None means all.

    The time of sending is unknown; the time of the copy is stored.
    """
    return _decide(
        work,
        freeze,
        numbers,
        "letter.marked_as_sent",
        delivery=Delivery.SENT,
        sent_at=freeze.copied_at,
        error="",
    )


def discard_doubtful(
    work: Work, freeze: OutboxFreeze, numbers: Collection[int] | None = None
) -> int:
    """Discard doubtful letters; how many. `numbers` None means all."""
    return _decide(work, freeze, numbers, "letter.discarded", delivery=Delivery.DISCARDED)


def release_outbox(work: Work, freeze: OutboxFreeze) -> int:
    """Remove the freeze; how many doubtful letters there were.

    Queued letters are sent from now on, held ones wait for their release. Raises `Conflict` if
    somebody else has removed it.
    """
    count = work.session.scalar(doubtful_count(freeze)) or 0
    record(work, "outbox.released", freeze, count=count)
    gone = work.session.execute(
        delete(OutboxFreeze)
        .where(OutboxFreeze.office_id == work.office_id, OutboxFreeze.id == freeze.id)
        .returning(OutboxFreeze.id)
        .execution_options(synchronize_session=False)
    ).all()
    if not gone:
        raise Conflict(_("Somebody else has released the letters meanwhile."))
    work.session.expunge(freeze)
    return count


def _decide(
    work: Work,
    freeze: OutboxFreeze,
    numbers: Collection[int] | None,
    verb: str,
    **values: object,
) -> int:
    which = _is_doubtful(freeze)
    if numbers is not None:
        which.append(Letter.id.in_(numbers))
    decided = work.session.execute(
        update(Letter)
        .where(*which)
        .values(**values)
        .returning(Letter.id, Letter.event_id)
        .execution_options(synchronize_session=False)
    ).all()
    work.session.expire_all()
    for row in decided[:1]:
        letter = work.session.get_one(Letter, row.id)
        record(work, verb, letter, event_id=row.event_id, count=len(decided))
    return len(decided)


def _is_doubtful(freeze: OutboxFreeze) -> list[ColumnElement[bool]]:
    return [
        Letter.office_id == freeze.office_id,
        Letter.id <= freeze.last_letter_id,
        Letter.delivery.in_(WAITING),
    ]
