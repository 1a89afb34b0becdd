from __future__ import annotations

import pytest

from planner.invitations.models import Answer
from planner.invitations.queries import (
    Came,
    GuestList,
    guest_counts,
    invitation_by_public_id,
    invitation_of,
)
from planner.kernel.work import Work
from tests.factories import Make


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({}, ["Ada", "Bob", "Zoë"]),
        ({"answer": Answer.ACCEPTED}, ["Ada"]),
        ({"answer": Answer.NEEDS_ACTION}, ["Bob", "Zoë"]),
        ({"search": "ada gaz"}, ["Ada"]),
        ({"search": "%"}, []),
        ({"came": Came.YES}, ["Zoë"]),
        ({"came": Came.NO}, ["Ada", "Bob"]),
        ({"came": Came.WALK_IN}, ["Zoë"]),
        ({"withdrawn": True}, ["Eve"]),
        ({"outlet_id": 0}, []),
    ],
)
def test_the_guest_list_is_filtered(
    work: Work, make: Make, given: dict[str, object], names: list[str]
) -> None:
    event = make.event()
    make.invitation(
        event, person=make.person("Ada"), answer=Answer.ACCEPTED, search_text="ada gazette"
    )
    outdated = {"answer": Answer.ACCEPTED, "answered_sequence": 0, "sent_sequence": 1}
    make.invitation(event, person=make.person("Bob"), sort_name="bob", **outdated)
    make.invitation(
        event,
        person=make.person("Zoë"),
        sort_name="zoe",
        invited_at=None,
        is_walk_in=True,
        checked_in_at=work.now,
    )
    make.invitation(event, person=make.person("Eve"), withdrawn_at=work.now)
    make.invitation()

    guests = GuestList(office_id=work.office_id, event_id=event.id, **given)  # type: ignore[arg-type]

    assert [guest.name for guest in work.session.scalars(guests.all())] == names


def test_answers_are_counted_as_they_stand(work: Work, make: Make) -> None:
    event = make.event()
    make.invitation(event, answer=Answer.ACCEPTED, answered_sequence=1, sent_sequence=1)
    make.invitation(event, answer=Answer.ACCEPTED, answered_sequence=0, sent_sequence=1)
    make.invitation(event, answer=Answer.DECLINED, withdrawn_at=work.now)
    make.invitation(event, answer=Answer.ACCEPTED, invited_at=None, is_walk_in=True)

    assert guest_counts(work, event).answers == {
        Answer.NEEDS_ACTION: 1,
        Answer.ACCEPTED: 1,
        Answer.TENTATIVE: 0,
        Answer.DECLINED: 0,
        Answer.DELEGATED: 0,
        Answer.REMOTE: 0,
        Answer.WAITING: 0,
    }


def test_an_invitation_is_found_in_its_event_only(work: Work, make: Make) -> None:
    invitation, other = make.invitation(), make.event()

    def found(office_id: int, event_id: int) -> object:
        wanted = invitation_of(office_id, event_id, invitation.id)
        return work.session.scalars(wanted).one_or_none()

    assert found(work.office_id, invitation.event_id) is invitation
    assert found(work.office_id, other.id) is None
    assert found(make.office().id, invitation.event_id) is None


def test_a_withdrawn_guest_has_no_page(work: Work, make: Make) -> None:
    invitation = make.invitation(withdrawn_at=work.now)

    wanted = invitation_by_public_id(invitation.public_id)

    assert work.session.scalars(wanted).one_or_none() is None
