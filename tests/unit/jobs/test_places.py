"""What the worker does about seats and waiting lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from planner.events.models.event import Event
from planner.invitations.answers import Reply, answer
from planner.invitations.letters import prepare
from planner.invitations.models import Answer, Invitation
from planner.jobs import places
from planner.jobs.places import AT_ONCE, settle_places
from planner.kernel.work import Work
from planner.outbox.models import Letter, OutboxFreeze
from tests.factories import Make
from tests.unit.invitations.post import invite, send

MINUTE = timedelta(minutes=1)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(seats=1)


@pytest.fixture
def guests(work: Work, make: Make, event: Event) -> list[Invitation]:
    """Ada has the seat, Bob waits; both have their invitations."""
    people = [make.person(name, email=f"{name}@paper.test") for name in ("Ada", "Bob")]
    found = invite(work, event, people).invited
    send(work)
    for guest in found:
        answer(work, guest, Reply(answer=Answer.ACCEPTED))
    return found


def settle(work: Work) -> int:
    work.session.commit()
    return settle_places(work.session, work.links, work.now + MINUTE)


def held(work: Work) -> list[tuple[str, str]]:
    found = select(Letter).where(Letter.delivery == "held").order_by(Letter.id)
    return [(one.recipient_name, one.purpose) for one in work.session.scalars(found)]


def test_letters_about_places_are_written_once(work: Work, guests: list[Invitation]) -> None:
    looked_at = [settle(work), settle(work)]

    assert (looked_at, held(work)) == ([2, 0], [("Bob", "waiting_list")])


def test_whoever_is_first_moves_up_when_a_guest_is_gone(
    work: Work, guests: list[Invitation]
) -> None:
    ada, bob = guests
    work.session.execute(delete(Invitation).where(Invitation.id == ada.id))

    settle(work)

    work.session.refresh(bob)
    assert (bob.answer, held(work)) == (Answer.ACCEPTED, [("Bob", "seat")])


def test_nothing_is_done_in_a_frozen_office(work: Work, guests: list[Invitation]) -> None:
    freeze = OutboxFreeze(office_id=work.office_id, copied_at=work.now, last_letter_id=0)
    work.session.add(freeze)

    assert (settle(work), held(work)) == (0, [])


def test_many_are_written_to_in_portions(work: Work, make: Make, event: Event) -> None:
    for _ in range(AT_ONCE + 1):
        make.invitation(event, is_unsettled=True)

    assert settle(work) == AT_ONCE + 1


def test_guests_who_changed_meanwhile_are_left_for_the_next_time(
    work: Work, guests: list[Invitation], monkeypatch: pytest.MonkeyPatch
) -> None:
    _ada, bob = guests

    def late(mine: Work, one: Event, numbers: list[int]) -> object:
        prepared = prepare(mine, one, numbers)
        bob.message = "I come in any case."
        bob.place_changed_at = work.now - MINUTE
        work.session.commit()
        return prepared

    monkeypatch.setattr(places, "prepare", late)
    first = settle(work)
    monkeypatch.setattr(places, "prepare", prepare)

    assert (first, settle(work), held(work)) == (0, 2, [("Bob", "waiting_list")])
