"""How often people came, and when they last heard of the office."""

from __future__ import annotations

from datetime import timedelta

from planner.events.models.kinds import EventStatus
from planner.invitations.contact import NO_CONTACT, Contact, contact_with, contacts_with
from planner.kernel.work import Work
from planner.outbox.models import TEST, Delivery, Letter
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.unit.outbox.letters import plan

HELD = EventStatus.HELD


def letter(work: Work, person_id: int, key: str, **given: object) -> Letter:
    """A letter to the person that has left."""
    sent = enqueue(work, plan(unique_key=key))
    for name, value in {"delivery": Delivery.SENT, "sent_at": work.now, **given}.items():
        setattr(sent, name, value)
    sent.person_id = person_id
    work.session.flush()
    return sent


def test_who_was_never_asked_has_no_contact(work: Work, make: Make) -> None:
    person = make.person()

    assert contacts_with(work, [person.id]) == {}
    assert contact_with(work, person.id) is NO_CONTACT
    assert not NO_CONTACT.is_known


def test_events_that_are_over_are_counted(work: Work, make: Make) -> None:
    ada = make.person("Ada")
    first, last = work.now - timedelta(days=30), work.now - timedelta(days=3)
    held, closed = make.event(status=HELD), make.event(status=EventStatus.CLOSED)
    make.invitation(held, person=ada, invited_at=first, checked_in_at=work.now, answered_at=last)
    make.invitation(closed, person=ada, invited_at=None, is_walk_in=True, checked_in_at=work.now)
    make.invitation(make.event(status=HELD), person=ada, invited_at=first)
    make.invitation(make.event(status=HELD), person=ada, withdrawn_at=work.now)
    make.invitation(make.event(status=EventStatus.CONFIRMED), person=ada, invited_at=last)
    make.invitation(held)

    assert contact_with(work, ada.id) == Contact(asked=3, came=2, invited_at=last, answered_at=last)


def test_the_last_letter_is_one_that_left(work: Work, make: Make) -> None:
    ada = make.person("Ada")
    day = timedelta(days=1)
    letter(work, ada.id, "old", sent_at=work.now - 9 * day)
    letter(work, ada.id, "last", sent_at=work.now - 2 * day)
    letter(work, ada.id, "test", purpose=TEST)
    letter(work, ada.id, "failed", delivery=Delivery.FAILED)

    found = contact_with(work, ada.id)

    assert found == Contact(written_at=work.now - 2 * day)
    assert found.is_known


def test_people_of_another_office_are_not_found(work: Work, make: Make) -> None:
    guest = make.invitation(make.event(status=HELD))
    elsewhere = Work(
        session=work.session, now=work.now, office_id=make.office().id, links=work.links
    )

    assert contacts_with(elsewhere, [guest.person_id]) == {}
