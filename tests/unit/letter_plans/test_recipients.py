"""Who gets which planned letter, and why others do not."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from planner.accounts.models import Office
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import suppress
from planner.coverage.recipients import Recipients
from planner.coverage.sending import send_release
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Answer, Invitation
from planner.invitations.operations import invite as put_on_list
from planner.invitations.operations import withdraw
from planner.kernel.work import Work
from planner.letter_plans.recipients import guest_list
from planner.letter_texts.kinds import LetterKind
from planner.outbox.limits import LimitsPlan, set_limits
from planner.outbox.models import Letter
from tests.factories import Make
from tests.releases import issued
from tests.unit.invitations.post import invite, move
from tests.unit.letter_plans.plans import guests

K = LetterKind


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


def names(work: Work, event: Event, kind: LetterKind) -> list[str]:
    found = guest_list(work, event).audience(kind)
    return [guest.name for guest in found.recipients]


def left_out(work: Work, event: Event, kind: LetterKind) -> list[tuple[str, str]]:
    found = guest_list(work, event).audience(kind)
    return [(guest.name, reason) for guest, reason in found.left_out]


def test_reminders_are_by_the_answer(work: Work, make: Make, event: Event) -> None:
    guests(
        work,
        make,
        event,
        ada=None,
        ben=Answer.TENTATIVE,
        clara=Answer.ACCEPTED,
        dmitri=Answer.DECLINED,
    )

    assert names(work, event, K.REMINDER_SILENT) == ["Ada"]
    assert names(work, event, K.REMINDER_MAYBE) == ["Ben"]
    assert names(work, event, K.REMINDER_COMING) == ["Clara"]


def test_letters_after_the_event_are_by_who_came(work: Work, make: Make, event: Event) -> None:
    ada, *_others = guests(work, make, event, ada=None, ben=Answer.ACCEPTED, clara=Answer.DECLINED)
    ada.checked_in_at = work.now
    work.session.flush()

    assert names(work, event, K.THANKS) == ["Ada"]
    assert names(work, event, K.MISSED) == ["Ben"]
    assert names(work, event, K.RELEASE_CAME) == ["Ada"]
    assert names(work, event, K.RELEASE_ABSENT) == ["Ben", "Clara"]
    assert names(work, event, K.RELEASE_NEUTRAL) == ["Ada", "Ben", "Clara"]


def test_who_is_off_the_list_is_not_meant(work: Work, make: Make, event: Event) -> None:
    (ada,) = guests(work, make, event, ada=None)

    withdraw(work, ada)

    assert left_out(work, event, K.REMINDER_SILENT) == []
    assert names(work, event, K.REMINDER_SILENT) == []


def test_who_opted_out_or_has_no_address_is_left_out(work: Work, make: Make, event: Event) -> None:
    ada, ben = guests(work, make, event, ada=None, ben=None)
    suppress(work, [ada.address], Unwanted.INVITATIONS, SuppressionRoad.LINK)
    work.session.execute(update(Invitation).where(Invitation.id == ben.id).values(address=""))

    assert left_out(work, event, K.REMINDER_SILENT) == [
        ("Ada", "does not want invitations"),
        ("Ben", "no address"),
    ]


def test_nobody_is_reminded_of_a_letter_that_has_not_left(
    work: Work, make: Make, event: Event
) -> None:
    invite(work, event, [make.person("Ada")])
    put_on_list(work, event, [make.person("Ben", email="b@paper.test")])

    assert left_out(work, event, K.REMINDER_SILENT) == [
        ("Ada", "the invitation has not left yet"),
        ("Ben", "the invitation has not left yet"),
    ]


def test_who_is_about_to_hear_of_a_change_is_not_reminded(
    work: Work, make: Make, event: Event
) -> None:
    guests(work, make, event, ada=Answer.ACCEPTED)
    move(work, event, EventStatus.TENTATIVE, "The hall.")

    assert left_out(work, event, K.REMINDER_COMING) == [
        ("Ada", "another letter to them waits in the outbox")
    ]


def test_a_release_is_told_once_and_in_a_language_that_they_read(
    work: Work, make: Make, office: Office, event: Event
) -> None:
    _ada, ben = guests(work, make, event, ada=None, ben=None)
    ben.language = "ru"
    event.status = EventStatus.HELD
    issued(make, office, event)
    send_release(work, event, office, Recipients.ALL)

    assert left_out(work, event, K.RELEASE_NEUTRAL) == [
        ("Ada", "has a letter with it already"),
        ("Ben", "there is no release in their language"),
    ]


def test_some_guests_can_be_asked_for(work: Work, make: Make, event: Event) -> None:
    ada, _ben = guests(work, make, event, ada=None, ben=None)

    found = guest_list(work, event, [ada.id]).audience(K.REMINDER_SILENT)

    assert [guest.name for guest in found.recipients] == ["Ada"]


def test_who_has_had_enough_letters_this_week_is_left_out(
    work: Work, make: Make, event: Event
) -> None:
    guests(work, make, event, ada=None)
    set_limits(work, LimitsPlan(most_a_week=1), 0)
    work.session.execute(update(Letter).values(sent_at=work.now))

    assert left_out(work, event, K.REMINDER_SILENT) == [
        ("Ada", "has had as many letters this week as the office allows")
    ]
