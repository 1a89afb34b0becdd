"""A free letter once more: to those whom it did not reach, or to some who have it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select, true, update

from planner.free_letters.models import FreeLetter
from planner.free_letters.operations import written_of
from planner.free_letters.recipients import (
    NOT_MEANT,
    Recipient,
    Selection,
    people_known,
    people_meant,
    selection,
    sorted_out,
)
from planner.history.operations import record
from planner.kernel.errors import Conflict
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.work import Work
from planner.outbox.models import LEFT, Delivery, Letter

ON_ITS_WAY = _("a letter to them waits, or is on its way")
WRITTEN_SINCE = _("another letter to them was written meanwhile")
NOBODY = _("Choose somebody to whom it is sent again.")
UNDELIVERED = (Delivery.FAILED, Delivery.SUPERSEDED)
"""What has become of the latest letter to somebody whom it did not reach."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest letter to a person that nobody has discarded."""

    number: int
    person_id: int
    name: str
    delivery: Delivery
    error: str


def latest_letters(
    work: Work, letter: FreeLetter, person_ids: Collection[int] | None = None
) -> dict[int, Latest]:
    """By person, sorted by name; of all, or of these people."""
    if person_ids is None:
        found = list(_latest(work, letter))
    else:
        found = [one for some in portions(person_ids) for one in _latest(work, letter, some)]
    found.sort(key=lambda one: (one.name, one.number))
    return {one.person_id: one for one in found}


def _latest(
    work: Work, letter: FreeLetter, person_ids: Collection[int] | None = None
) -> Iterator[Latest]:
    # Found first: else SQLite reads the index of all letters of the office.
    theirs = (
        select(Letter.id, Letter.person_id)
        .where(
            *written_of(letter),
            Letter.delivery != Delivery.DISCARDED,
            Letter.person_id.is_not(None) if person_ids is None else true(),
            true() if person_ids is None else Letter.person_id.in_(person_ids),
        )
        .cte()
        .prefix_with("MATERIALIZED")
    )
    newest = select(func.max(theirs.c.id)).group_by(theirs.c.person_id)
    rows = select(
        Letter.id, Letter.person_id, Letter.recipient_name, Letter.delivery, Letter.error
    ).where(Letter.office_id == work.office_id, Letter.id.in_(newest))
    for number, person_id, name, delivery, error in work.session.execute(rows).tuples():
        if person_id is not None:
            yield Latest(number, person_id, name, delivery, error)


def undelivered(work: Work, letter: FreeLetter, latest: Mapping[int, Latest]) -> list[int]:
    """Those whose letter failed or came back, and those who would get it now and have got none. `latest`
    are all `latest_letters`.
    """
    failed = [one.person_id for one in latest.values() if one.delivery in UNDELIVERED]
    found = selection(work, letter).recipients
    return failed + [one.person_id for one in found if one.person_id not in latest]


def sent_again(
    work: Work, letter: FreeLetter, person_ids: Collection[int], up_to: int
) -> Selection:
    """Which of these people get it once more, and why the others do not.

    Opt-outs and limits are asked anew. Whoever has it may get it again however they stand by now;
    whomever it did not reach, only if it still means them. `up_to` is the newest letter that the member
    has seen: who was written to since gets no other one.
    """
    latest = latest_letters(work, letter, person_ids)
    has_it = {number for number, one in latest.items() if one.delivery in LEFT}
    known = {
        one.person_id: one
        for one in (
            *people_meant(work, letter, set(person_ids) - has_it),
            *people_known(work, letter, has_it),
        )
    }
    why_not = {number: why for number, one in latest.items() if (why := _why_not(one, up_to))}
    free = [
        replace(one, after=latest[number].number) if number in latest else one
        for number, one in known.items()
        if number not in why_not
    ]
    found = sorted_out(work, letter, free)
    left_out = [
        (known.get(number) or Recipient(number, one.name, "", ""), why_not.get(number, NOT_MEANT))
        for number, one in latest.items()
        if number in why_not or number not in known
    ]
    return Selection(found.recipients, [*found.left_out, *left_out])


def _why_not(latest: Latest, up_to: int) -> str:
    if latest.delivery not in (*LEFT, *UNDELIVERED):
        return ON_ITS_WAY
    return WRITTEN_SINCE if latest.number > up_to else ""


def refuse_sending_again(letter: FreeLetter, person_ids: Collection[int]) -> None:
    """Raises `Conflict` if it was never written, or nobody is chosen."""
    if letter.written_at is None or letter.removed_at is not None:
        raise Conflict(_("This letter is not written yet."))
    if not person_ids:
        raise Conflict(NOBODY)


def replace_failed(work: Work, recipients: Sequence[Recipient]) -> None:
    """The failed letters to these give way to the new ones, so that nobody sends both."""
    for some in portions([one.after for one in recipients if one.after is not None]):
        work.session.execute(
            update(Letter)
            .where(
                Letter.office_id == work.office_id,
                Letter.id.in_(some),
                Letter.delivery == Delivery.FAILED,
            )
            .values(delivery=Delivery.SUPERSEDED)
            .execution_options(synchronize_session=False)
        )


def note_sent_again(work: Work, letter: FreeLetter, count: int) -> None:
    """So many letters were written once more."""
    record(work, "free_letter.sent_again", letter, event_id=letter.event_id, count=count)
