"""What the worker does about seats and waiting lists."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy import event as sql

from planner.events.models.event import Event
from planner.invitations.models import Answer, Invitation
from planner.jobs.places import AT_ONCE, look_at_some, settle, settle_places
from planner.kernel.work import Work
from planner.outbox.models import Letter, OutboxFreeze
from tests.factories import Make
from tests.unit.invitations.seated import full, guests

MINUTE = timedelta(minutes=1)


__all__ = ["full", "guests"]


def work_done(work: Work) -> int:
    work.session.commit()
    return settle_places(work.session, work.links, work.now + MINUTE)


def held(work: Work) -> list[tuple[str, str]]:
    found = select(Letter).where(Letter.delivery == "held").order_by(Letter.id)
    return [(one.recipient_name, one.purpose) for one in work.session.scalars(found)]


def test_letters_about_places_are_written_once(work: Work, guests: list[Invitation]) -> None:
    looked_at = [work_done(work), work_done(work)]

    assert (looked_at, held(work)) == ([2, 0], [("Bob", "waiting_list")])


def test_whoever_is_first_moves_up_when_a_guest_is_gone(
    work: Work, guests: list[Invitation]
) -> None:
    ada, bob = guests
    work.session.execute(delete(Invitation).where(Invitation.id == ada.id))

    work_done(work)

    work.session.refresh(bob)
    assert (bob.answer, held(work)) == (Answer.ACCEPTED, [("Bob", "seat")])


def test_nothing_is_done_in_a_frozen_office(work: Work, guests: list[Invitation]) -> None:
    freeze = OutboxFreeze(office_id=work.office_id, copied_at=work.now, last_letter_id=0)
    work.session.add(freeze)

    assert (work_done(work), held(work)) == (0, [])


def test_many_are_written_to_in_portions(work: Work, make: Make, full: Event) -> None:
    for _ in range(AT_ONCE + 1):
        make.invitation(full, is_unsettled=True)

    assert work_done(work) == AT_ONCE + 1


def test_guests_who_changed_meanwhile_are_left_for_the_next_time(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    _ada, bob = guests
    work.session.commit()
    looked = look_at_some(work, full.id)
    assert looked is not None
    bob.message, bob.place_changed_at = "I come in any case.", work.now - MINUTE
    work.session.commit()

    settled = settle(work, looked)

    assert (settled, work_done(work), held(work)) == (0, 2, [("Bob", "waiting_list")])


def test_an_event_that_is_over_is_not_looked_at(
    work: Work, full: Event, guests: list[Invitation]
) -> None:
    work_done(work)
    with statements(work) as before:
        work_done(work)
    full.ends_at = work.now
    work.session.commit()

    with statements(work) as over:
        work_done(work)

    # The offices that are frozen, and the events of those who wait and whose letters are looked at.
    assert (len(over), len(before) > len(over)) == (3, True)


def test_all_events_are_looked_through_by_small_indexes(
    work: Work, guests: list[Invitation]
) -> None:
    with statements(work) as found:
        work_done(work)

    asked = [one for one in found if one[0].startswith("SELECT DISTINCT invitations.")]
    connection = work.session.connection()
    plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one[0]}", one[1]) for one in asked]
    assert [plan.all()[0].detail for plan in plans] == [
        f"SCAN invitations USING INDEX ix_invitations_{name}" for name in ("waiting", "unsettled")
    ]


@contextmanager
def statements(work: Work) -> Iterator[list[tuple[str, Any]]]:
    """What is read and written inside, with its values."""
    found: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement != "BEGIN":
            found.append((statement, values))

    engine = work.session.get_bind()
    sql.listen(engine, "before_cursor_execute", note)
    yield found
    sql.remove(engine, "before_cursor_execute", note)
