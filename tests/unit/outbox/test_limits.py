"""Quiet hours, letters a week, and what leaves whatever they say."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.history.models import Entry
from planner.kernel.errors import Conflict, Invalid, Stale
from planner.kernel.work import Work
from planner.outbox.limits import (
    LetterLimits,
    LimitsPlan,
    is_limited,
    limits_of,
    over_limit,
    override_limits,
    quiet_end,
    set_limits,
)
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from tests.conftest import NOW
from tests.unit.outbox.letters import plan
from tests.unit.outbox.postman import Postman, deliver, queued

NIGHT = LimitsPlan(quiet_from=time(22), quiet_until=time(8))
# Two in the morning in Moscow, the zone of the office.
LATE = datetime(2012, 3, 20, 22, tzinfo=UTC)
MORNING = datetime(2012, 3, 21, 4, tzinfo=UTC)


def letter(work: Work, number: int = 1, **given: Any) -> Letter:
    """Queued; one of those that can be refused, unless said otherwise."""
    values = {
        "unique_key": f"letter:{number}",
        "list_kind": ListKind.INVITATIONS,
        "person_id": 9,
        "is_held": False,
    }
    return queued(work, plan(**{**values, **given}))


def deliver_all(work: Work, now: datetime) -> list[tuple[Delivery, str]]:
    """Where letters stand afterwards, and what is noted at each."""
    work.session.commit()
    postman = Postman()
    while deliver(work.session, postman, now):
        pass
    work.session.expire_all()
    found = work.session.scalars(select(Letter).order_by(Letter.id))
    return [(one.delivery, one.error) for one in found]


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (LimitsPlan(quiet_from=time(22)), "quiet_until"),
        (LimitsPlan(quiet_until=time(8)), "quiet_from"),
        (LimitsPlan(quiet_from=time(8), quiet_until=time(8)), "quiet_until"),
        (LimitsPlan(most_a_week=0), "most_a_week"),
        (LimitsPlan(most_a_week=51), "most_a_week"),
    ],
)
def test_limits_that_cannot_be_are_refused(work: Work, plan: LimitsPlan, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        set_limits(work, plan, 0)

    assert refused.value.field == field


def test_limits_are_set_and_changed_by_one_at_a_time(work: Work) -> None:
    set_limits(work, NIGHT, 0)
    set_limits(work, LimitsPlan(most_a_week=3), 1)

    limits = limits_of(work.session, work.office_id)
    assert limits is not None
    assert (limits.quiet_from, limits.most_a_week) == (None, 3)
    with pytest.raises(Stale):
        set_limits(work, NIGHT, 1)


def test_limits_that_somebody_has_removed_are_not_brought_back(work: Work) -> None:
    with pytest.raises(Stale):
        set_limits(work, NIGHT, 1)


@pytest.mark.parametrize(
    ("hours", "clock", "ends"),
    [
        ((22, 8), (21, 59), None),
        ((22, 8), (22, 0), (21, 8)),
        ((22, 8), (3, 0), (20, 8)),
        ((22, 8), (8, 0), None),
        ((12, 14), (13, 0), (20, 14)),
        ((12, 14), (15, 0), None),
    ],
)
def test_quiet_hours_may_go_over_midnight(
    hours: tuple[int, int], clock: tuple[int, int], ends: tuple[int, int] | None
) -> None:
    limits = LetterLimits(quiet_from=time(hours[0]), quiet_until=time(hours[1]))
    now = datetime(2012, 3, 20, *clock, tzinfo=UTC)

    end = datetime(2012, 3, *ends, tzinfo=UTC) if ends else None
    assert quiet_end(limits, "UTC", now) == end


def test_in_quiet_hours_a_letter_waits_for_their_end(work: Work, office: Office) -> None:
    office.zone = "Europe/Moscow"
    set_limits(work, NIGHT, 0)
    one = letter(work)

    assert deliver_all(work, LATE) == [(Delivery.QUEUED, "Quiet hours: it leaves at 08:00.")]
    assert (one.due_at, one.attempts) == (MORNING, 0)
    assert deliver_all(work, MORNING) == [(Delivery.SENT, "")]


def test_what_somebody_relies_on_leaves_in_quiet_hours(work: Work, office: Office) -> None:
    office.zone = "Europe/Moscow"
    set_limits(work, NIGHT, 0)
    letter(work, list_kind=None, purpose="cancellation")

    assert deliver_all(work, LATE) == [(Delivery.SENT, "")]


def test_who_has_had_enough_letters_gets_no_more_that_week(work: Work) -> None:
    set_limits(work, LimitsPlan(most_a_week=2), 0)
    for number in range(3):
        letter(work, number)
    letter(work, 3, list_kind=None, purpose="update")
    letter(work, 4, person_id=10)

    said = (
        "It is held: its recipient has had 2 letters within a week, as many as the office allows."
    )
    assert deliver_all(work, NOW) == [
        (Delivery.SENT, ""),
        (Delivery.SENT, ""),
        (Delivery.HELD, said),
        (Delivery.SENT, ""),
        (Delivery.SENT, ""),
    ]


def test_a_week_later_they_get_one_again(work: Work) -> None:
    set_limits(work, LimitsPlan(most_a_week=1), 0)
    letter(work)
    deliver_all(work, NOW)
    letter(work, 2)

    assert [one for one, _why in deliver_all(work, NOW + timedelta(days=7))] == [
        Delivery.SENT,
        Delivery.SENT,
    ]


def test_of_two_workers_only_the_first_fills_the_week(work: Work) -> None:
    limits = set_limits(work, LimitsPlan(most_a_week=1), 0)
    first, second = letter(work), letter(work, 2)
    first.delivery = second.delivery = Delivery.SENDING
    work.session.flush()

    found = [over_limit(work.session, limits, [9], NOW, one.id) for one in (first, second)]

    assert found == [set(), {9}]


def test_a_person_lets_a_letter_go_all_the_same_and_says_why(work: Work, office: Office) -> None:
    office.zone = "Europe/Moscow"
    set_limits(work, NIGHT, 0)
    one = letter(work)
    deliver_all(work, LATE)

    override_limits(work, one, " The minister  has resigned. ")

    assert not is_limited(work.session, letter(work, 2, list_kind=None))
    entry = work.session.scalars(
        select(Entry).where(Entry.verb == "letter.limits_overridden")
    ).one()
    assert entry.facts["reason"] == "The minister has resigned."
    one.due_at = LATE
    assert deliver_all(work, LATE)[0] == (Delivery.SENT, "")


def test_without_a_sentence_nothing_is_overridden(work: Work) -> None:
    set_limits(work, NIGHT, 0)
    one = letter(work)
    assert is_limited(work.session, one)

    for reason in ("", "x" * 501):
        with pytest.raises(Invalid):
            override_limits(work, one, reason)

    one.delivery = Delivery.SENT
    with pytest.raises(Conflict):
        override_limits(work, one, "Now.")


def test_without_limits_nobody_is_counted(work: Work) -> None:
    assert over_limit(work.session, set_limits(work, NIGHT, 0), [9], NOW) == set()
