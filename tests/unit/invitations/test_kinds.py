from __future__ import annotations

import pytest

from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.history.models import Entry
from planner.invitations.door import WalkInPlan, walk_in
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.kinds import set_kind
from planner.invitations.operations import invite, withdraw
from planner.invitations.pasted_guests import invite_pasted
from planner.invitations.pasting import Pasted, PastedList
from planner.invitations.queries import GuestList, guest_counts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.invitations.post import send


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def test_somebody_new_comes_as_a_journalist(work: Work, make: Make, event: Event) -> None:
    (guest,) = invite(work, event, [make.person("Ada")]).invited

    assert guest.kind is GuestKind.JOURNALIST


def test_somebody_comes_as_the_last_time(work: Work, make: Make, event: Event) -> None:
    ada, bob = make.person("Ada"), make.person("Bob")
    make.invitation(person=ada, kind=GuestKind.PARTNER)
    make.invitation(person=ada, kind=GuestKind.OFFICIAL)

    guests = invite(work, event, [ada, bob]).invited

    assert [guest.kind for guest in guests] == [GuestKind.OFFICIAL, GuestKind.JOURNALIST]


def test_the_kind_that_is_chosen_holds(work: Work, make: Make, event: Event) -> None:
    ada = make.person("Ada")
    make.invitation(person=ada, kind=GuestKind.OFFICIAL)

    (guest,) = invite(work, event, [ada], GuestKind.CREW).invited

    assert guest.kind is GuestKind.CREW


def test_whoever_is_invited_again_keeps_the_kind(work: Work, make: Make, event: Event) -> None:
    ada = make.person("Ada")
    (guest,) = invite(work, event, [ada], GuestKind.PARTNER).invited
    send(work)
    withdraw(work, guest)
    make.invitation(person=ada, kind=GuestKind.OFFICIAL)

    invite(work, event, [ada])

    assert guest.kind is GuestKind.PARTNER


@pytest.mark.parametrize(("chosen", "kind"), [(None, "official"), (GuestKind.CREW, "crew")])
def test_a_walk_in_comes_as_was_said_else_as_the_last_time(
    work: Work, make: Make, chosen: GuestKind | None, kind: str
) -> None:
    event = make.event(status=EventStatus.HELD)
    ada = make.person("Ada", email="ada@paper.test")
    make.invitation(person=ada, kind=GuestKind.OFFICIAL)

    guest = walk_in(work, event, WalkInPlan(name="Ada", address="ada@paper.test", kind=chosen))

    assert (guest.person, guest.kind) == (ada, kind)


@pytest.mark.parametrize(("chosen", "kind"), [(None, "partner"), (GuestKind.CREW, "crew")])
def test_whoever_is_on_the_list_walks_in_as_the_kind_that_is_chosen(
    work: Work, make: Make, chosen: GuestKind | None, kind: str
) -> None:
    event = make.event(status=EventStatus.HELD)
    ada = make.person("Ada", email="ada@paper.test")
    guest = make.invitation(event, person=ada, kind=GuestKind.PARTNER)

    walk_in(work, event, WalkInPlan(name="Ada", address="ada@paper.test", kind=chosen))

    assert (guest.kind, guest.came) == (kind, True)


@pytest.mark.parametrize("kind", [None, *GuestKind])
def test_only_the_press_is_entered_as_journalists(
    work: Work, make: Make, kind: GuestKind | None
) -> None:
    event = make.event(status=EventStatus.HELD)
    pasted = PastedList((Pasted("Bob", "bob@house.test"),), (), ())
    is_press = kind in (None, GuestKind.JOURNALIST, GuestKind.CREW)

    walked = walk_in(work, event, WalkInPlan(name="Ada", kind=kind))
    (invited,) = invite_pasted(work, make.event(), pasted, kind).invited

    assert [one.person.is_journalist for one in (walked, invited)] == [is_press] * 2


def test_a_kind_that_is_set_stands_in_the_history_of_those_it_changes(
    work: Work, make: Make, event: Event
) -> None:
    ada = make.invitation(event)
    bob = make.invitation(event, kind=GuestKind.CREW)

    changed = set_kind(work, [ada, bob], GuestKind.CREW)
    work.session.flush()

    entries = work.session.query(Entry).filter(Entry.verb == "invitation.kind_set").all()
    assert (changed, ada.kind, ada.version) == (1, GuestKind.CREW, 2)
    assert [(one.subject_id, one.facts) for one in entries] == [(ada.id, {"kind": "crew"})]


def test_guests_are_counted_by_kind(work: Work, make: Make, event: Event) -> None:
    for kind in (GuestKind.OTHER, GuestKind.JOURNALIST, GuestKind.JOURNALIST):
        make.invitation(event, kind=kind)
    make.invitation(event, kind=GuestKind.PARTNER, withdrawn_at=work.now)

    counts = guest_counts(work, event)

    assert (counts.total, dict(counts.kinds)) == (3, {GuestKind.JOURNALIST: 2, GuestKind.OTHER: 1})
    assert list(counts.kinds) == [GuestKind.JOURNALIST, GuestKind.OTHER]


def test_the_guest_list_is_filtered_by_kind(work: Work, make: Make, event: Event) -> None:
    make.invitation(event)
    crew = make.invitation(event, kind=GuestKind.CREW)

    guests = GuestList(office_id=work.office_id, event_id=event.id, kind=GuestKind.CREW)

    assert work.session.scalars(guests.all()).all() == [crew]
