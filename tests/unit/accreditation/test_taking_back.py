"""Taking a decision about a request back, while nobody has been told."""

from __future__ import annotations

import pytest

from planner.accreditation.deciding import approve, take_back, why_not_taken_back
from planner.accreditation.letters import letters_of, release_waiting
from planner.accreditation.models import RequestState
from planner.invitations.letters import bring_in_line
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import Delivery
from tests.factories import Make
from tests.unit.accreditation.asked import asked, open_event, refuse
from tests.unit.invitations.post import invite, send


def test_an_approval_is_taken_back_while_nothing_has_left(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    guest = approve(work, request)
    bring_in_line(work, request.event, [guest.id])

    gone = take_back(work, request)

    assert (gone, guest.withdrawn_at) == (guest, work.now)
    assert (request.state, request.invitation) == (RequestState.REQUESTED, None)


def test_a_guest_who_was_invited_before_stays(work: Work, make: Make) -> None:
    event = open_event(make)
    (guest,) = invite(work, event, [make.person("Ada Ferrymann", email="ada@paper.test")]).invited
    request = asked(work, event)
    approve(work, request)

    take_back(work, request)

    assert guest.withdrawn_at is None


def test_a_letter_that_has_left_is_not_taken_back(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    guest = approve(work, request)
    bring_in_line(work, request.event, [guest.id])
    send(work)

    with pytest.raises(Conflict) as refusal:
        take_back(work, request)

    assert str(refusal.value.message).startswith("The person has been told already.")


def test_a_guest_who_came_stays_approved(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    approve(work, request).checked_in_at = work.now

    assert why_not_taken_back(work, request).startswith("This guest has come.")


def test_a_guest_who_is_off_the_list_cannot_be_taken_back(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    approve(work, request)
    request.invitation = None

    assert why_not_taken_back(work, request) == "The guest is not on the list any more."


def test_a_refusal_is_taken_back_with_its_letter(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    refuse(work, request)

    take_back(work, request)

    assert (request.state, request.reason) == (RequestState.REQUESTED, "")
    assert letters_of(work, request)[-1].delivery is Delivery.DISCARDED


def test_a_refusal_that_is_queued_may_still_be_taken_back(work: Work, make: Make) -> None:
    request = asked(work, open_event(make))
    refuse(work, request)

    release_waiting(work, request)

    assert why_not_taken_back(work, request) == ""


def test_what_was_not_decided_cannot_be_taken_back(work: Work, make: Make) -> None:
    assert why_not_taken_back(work, asked(work, open_event(make))) == (
        "Nothing was decided about this request."
    )
