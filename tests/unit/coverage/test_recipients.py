"""Nobody is told that they missed an event that is not over, or at which nobody was ticked off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.coverage.availability import waiting_releases
from planner.coverage.offers import offers
from planner.coverage.recipients import Recipients, why_not_yet
from planner.coverage.sending import Sent, send_release
from planner.coverage.versions import public_releases
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.outbox.models import Letter
from planner.releases.publication.publishing import retire
from tests.conftest import NOW
from tests.factories import Make
from tests.releases import issued
from tests.unit.coverage.test_sending import corrected, left
from tests.unit.releases.rounds import UNTIMED


def offered(work: Work, event: Event) -> list[tuple[Recipients, int]]:
    found = offers(work, event, public_releases(work, event))
    return [(offer.to, offer.people) for offer in found]


@pytest.fixture
def event(make: Make) -> Event:
    return make.event(status=EventStatus.HELD)


@pytest.mark.parametrize("to", Recipients)
def test_nothing_is_sent_before_the_event_has_ended(
    work: Work, make: Make, office: Office, to: Recipients
) -> None:
    event = make.event()
    make.invitation(event, checked_in_at=NOW)
    issued(make, office, event)
    assert event.ends_at is not None

    with pytest.raises(Conflict) as refused:
        send_release(work, event, office, to)

    assert refused.value.args[0].replace("\u00a0", " ") == (
        "The release can be sent at the end of the event, 27 March 2012, 13:00 (MSK, UTC+04:00; "
        "09:00 UTC), or as soon as the event is noted as held."
    )
    event.ends_at = work.now + timedelta(seconds=1)
    assert why_not_yet(work, event)
    event.ends_at = work.now
    assert why_not_yet(work, event) == ""


def test_without_an_hour_the_day_has_to_pass(work: Work, make: Make) -> None:
    assert why_not_yet(work, make.event(**UNTIMED)).replace("\u00a0", " ") == (
        "The release can be sent after the day of the event, 27 March 2012, or as soon as the "
        "event is noted as held."
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (EventStatus.DRAFT, "The event is a draft. Confirm it first."),
        (EventStatus.POSTPONED, "The event is postponed. Confirm the new date first."),
        (
            EventStatus.CANCELLED,
            "The event is cancelled. Nobody is written to about its release.",
        ),
        (EventStatus.HELD, ""),
        (EventStatus.CLOSED, ""),
    ],
)
def test_where_the_event_stands_decides_before_its_date(
    work: Work, make: Make, status: EventStatus, said: str
) -> None:
    assert why_not_yet(work, make.event(status=status)) == said


def test_an_event_without_a_date_has_not_ended(work: Work, make: Make) -> None:
    undated = make.event(starts_on=None, ends_on=None, starts_clock=None, ends_clock=None)

    assert why_not_yet(work, undated) == "The event has no date. Enter it on the overview."


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "Here is the press release about “Rivers without borders”."),
        ("ru", "Направляем пресс-релиз о мероприятии «Rivers without borders»."),
    ],
)
def test_where_nobody_was_ticked_off_all_guests_get_a_neutral_letter(
    work: Work,
    make: Make,
    office: Office,
    session: Session,
    event: Event,
    language: str,
    opening: str,
) -> None:
    make.invitation(event, language=language)
    issued(make, office, event, language=language)

    assert offered(work, event) == [(Recipients.ALL, 1)]
    assert send_release(work, event, office, Recipients.ALL) == Sent(written=1)

    letter = session.scalars(select(Letter)).one()
    assert letter.text.splitlines()[2] == opening
    assert offered(work, event) == [(Recipients.ALL, 0)]


@pytest.mark.parametrize("to", [Recipients.CAME, Recipients.MISSED])
def test_nobody_is_told_apart_without_a_tick(
    work: Work, make: Make, office: Office, event: Event, to: Recipients
) -> None:
    make.invitation(event)
    issued(make, office, event)

    with pytest.raises(Conflict, match="Nobody was ticked off at the door"):
        send_release(work, event, office, to)


def test_with_a_tick_both_groups_have_their_own_letter(
    work: Work, make: Make, office: Office, event: Event
) -> None:
    make.invitation(event, checked_in_at=NOW)
    for _ in range(2):
        make.invitation(event)
    issued(make, office, event)

    assert offered(work, event) == [(Recipients.CAME, 1), (Recipients.MISSED, 2)]
    with pytest.raises(Conflict, match="Somebody was ticked off at the door meanwhile"):
        send_release(work, event, office, Recipients.ALL)


def test_an_embargo_that_holds_says_when_the_release_can_be_sent(
    work: Work, make: Make, office: Office, event: Event
) -> None:
    issued(make, office, event, embargo_until=NOW + timedelta(hours=1))
    issued(make, office, event, language="ru", embargo_until=NOW)

    assert [one.replace("\u00a0", " ") for one in waiting_releases(work, event, office)] == [
        (
            "Published in English; the embargo ends 20 March 2012, 14:00 (MSK, UTC+04:00; 10:00 "
            "UTC). Then it can be sent."
        )
    ]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (0, "Nobody has it by letter."),
        (1, "1 person has it by letter."),
        (2, "2 people have it by letter."),
    ],
)
def test_a_withdrawal_says_who_has_the_release(
    work: Work,
    make: Make,
    office: Office,
    session: Session,
    event: Event,
    people: int,
    said: str,
) -> None:
    for _ in range(people):
        make.invitation(event, checked_in_at=NOW)
    release = issued(make, office, event)
    if people:
        send_release(work, event, office, Recipients.CAME)
        left(session)
    retire(work, release, "A name was wrong.")

    assert waiting_releases(work, event, office) == [
        f"The release in English was withdrawn. {said}"
    ]


def test_what_a_correction_replaced_was_not_withdrawn(
    work: Work, make: Make, office: Office, event: Event
) -> None:
    first = issued(make, office, event)
    assert waiting_releases(work, event, office) == []

    corrected(make, office, first)

    assert waiting_releases(work, event, office) == []
