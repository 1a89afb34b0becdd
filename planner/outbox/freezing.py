"""The outbox of a copy: nothing leaves until a person has looked at what waited (R22).

Letters that waited when a copy of the database was made may have left since. So the copy itself
holds a freeze for each office, written when the copy is made: whoever puts it in place, and
however, sends nothing twice.
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
from planner.outbox.models import Delivery, Letter, OutboxFreeze

_WAITING = (Delivery.HELD, Delivery.QUEUED)
CUT_OFF = _("The copy was made while the mail server was taking this letter.")


def freeze_copy(session: Session, copied_at: datetime) -> None:
    """Freeze the outbox of every office in a copy of the database that nobody uses yet.

    What a worker had taken waits like the others; what a mail server was taking is in doubt. A
    copy of a copy keeps the earlier moment, since when its letters may have left.
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


def is_not_frozen(letter: type[Letter]) -> ColumnElement[bool]:
    """The condition under which letters leave: their office's outbox is not frozen.

    `letter` is the class, or an alias of it in a statement that names it twice.
    """
    return letter.office_id.not_in(select(OutboxFreeze.office_id))


def freeze_of(office_id: int) -> Rows[OutboxFreeze]:
    return select(OutboxFreeze).where(OutboxFreeze.office_id == office_id)


def doubtful(freeze: OutboxFreeze) -> Rows[Letter]:
    """Letters that waited when the copy was made and about which nobody has decided yet."""
    return (
        select(Letter)
        .where(
            Letter.office_id == freeze.office_id,
            Letter.id <= freeze.last_letter_id,
            Letter.delivery.in_(_WAITING),
        )
        .order_by(Letter.id)
    )


def doubtful_count(freeze: OutboxFreeze) -> Rows[int]:
    return select(func.count()).select_from(doubtful(freeze).order_by(None).subquery())


def mark_as_sent(work: Work, freeze: OutboxFreeze, numbers: Collection[int] | None = None) -> int:
    """These letters have left since the copy was made; how many there were. None means all.

    They count as sent at the moment of the copy: they left after it, nobody knows when.
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
    """These letters shall not leave; how many there were. None means all."""
    return _decide(work, freeze, numbers, "letter.discarded", delivery=Delivery.DISCARDED)


def release_outbox(work: Work, freeze: OutboxFreeze) -> int:
    """The letters that still wait have not left: the outbox works again; how many there are.

    Those that were queued leave now, those that were held wait for their button as ever. Raises
    `Conflict` if somebody else has said so already.
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
        raise Conflict(_("Somebody else has let the letters go meanwhile."))
    work.session.expunge(freeze)
    return count


def _decide(
    work: Work,
    freeze: OutboxFreeze,
    numbers: Collection[int] | None,
    verb: str,
    **values: object,
) -> int:
    which = [
        Letter.office_id == work.office_id,
        Letter.id <= freeze.last_letter_id,
        Letter.delivery.in_(_WAITING),
    ]
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
