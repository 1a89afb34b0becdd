"""Reminders that wait: they follow what they tell, and leave only while they are of use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.config import Settings
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer, Invitation
from planner.invitations.redrawing import WRITTEN_ANEW
from planner.jobs import deliver, letter_plans
from planner.jobs.kinds import ACTS
from planner.jobs.letter_plans import begin_due_plans, redraw_outdated
from planner.jobs.portions import do_portion
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans import redrawing
from planner.letter_plans.last_look import BEGUN, DOES_NOT_TAKE_PLACE, NOT_MEANT
from planner.letter_plans.models import Way
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.background.started import acting
from tests.unit.jobs.doing import tools_for
from tests.unit.letter_plans.plans import due_at, guests, planned

EVE = datetime(2012, 3, 26, 12, tzinfo=UTC)
OURS = Wording(subject="Still time", greeting="Hello {name}", opening="Do come.")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(instance=tmp_path)


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def ada(mine: Work, make: Make, event: Event) -> Invitation:
    (guest,) = guests(mine, make, event, ada=None)
    return guest


def reminded(work: Work, event: Event, folder: Path, way: Way = Way.RELEASED) -> None:
    """The reminder to the silent is written."""
    one = planned(work, event, way)
    work.session.commit()
    begin_due_plans(work.session, work.links, due_at(one))
    while do_portion(work.session, ACTS, tools_for(work, folder), EVE):
        pass


def reminder(work: Work) -> Letter:
    work.session.rollback()
    work.session.expire_all()
    found = select(Letter).where(Letter.purpose == "reminder")
    return work.session.scalars(found).one()


def look(work: Work, settings: Settings, at: datetime = EVE) -> tuple[Delivery, str]:
    """What became of the reminder when the worker came to it."""
    work.session.commit()
    while deliver(work.session, settings, at):
        pass
    letter = reminder(work)
    return letter.delivery, letter.error


def redrawn(work: Work, at: datetime = EVE) -> int:
    work.session.commit()
    return redraw_outdated(work.session, work.links, at)


def test_a_reminder_leaves(
    mine: Work, event: Event, ada: Invitation, settings: Settings, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path)

    assert look(mine, settings) == (Delivery.FILED, "")


def test_none_leaves_to_who_has_answered_since(
    mine: Work, event: Event, ada: Invitation, settings: Settings, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path)

    answer(mine, mine.session.get_one(Invitation, ada.id), Reply(answer=Answer.DECLINED))

    assert look(mine, settings) == (Delivery.DISCARDED, NOT_MEANT)


def test_none_leaves_about_an_event_that_is_off(
    mine: Work, event: Event, ada: Invitation, settings: Settings, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path)

    event.status = EventStatus.CANCELLED

    assert look(mine, settings) == (Delivery.DISCARDED, DOES_NOT_TAKE_PLACE)


def test_none_leaves_once_the_event_has_begun(
    mine: Work, event: Event, ada: Invitation, settings: Settings, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path)

    at = event.starts_at
    assert at is not None

    assert look(mine, settings, at) == (Delivery.DISCARDED, BEGUN)


def test_one_that_tells_what_has_changed_is_written_anew_and_held(
    mine: Work, event: Event, ada: Invitation, settings: Settings, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path)

    event.titles = Texts(en="Lakes without borders")

    assert look(mine, settings) == (Delivery.HELD, WRITTEN_ANEW)
    assert "Lakes without borders" in reminder(mine).text


def test_one_that_is_held_follows_the_event(
    mine: Work, event: Event, ada: Invitation, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path, Way.HELD)
    assert redrawn(mine) == 0

    event.titles = Texts(en="Lakes without borders")

    assert redrawn(mine) == 1
    letter = reminder(mine)
    assert (letter.delivery, letter.error) == (Delivery.HELD, WRITTEN_ANEW)
    assert "Lakes without borders" in letter.text
    assert redrawn(mine) == 0


def test_one_that_is_held_follows_the_texts_of_the_office(
    mine: Work, event: Event, ada: Invitation, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path, Way.HELD)

    set_text(mine, LetterKind.REMINDER_SILENT, "en", OURS, None)

    assert redrawn(mine) == 1
    assert reminder(mine).subject == "Still time"


@pytest.mark.parametrize(
    ("status", "after"),
    [(EventStatus.CANCELLED, timedelta()), (EventStatus.CONFIRMED, timedelta(days=2))],
)
def test_one_that_is_of_no_use_any_more_is_taken_back(
    mine: Work,
    event: Event,
    ada: Invitation,
    tmp_path: Path,
    status: EventStatus,
    after: timedelta,
) -> None:
    reminded(mine, event, tmp_path, Way.HELD)

    event.status = status

    assert redrawn(mine, EVE + after) == 1
    assert reminder(mine).delivery is Delivery.SUPERSEDED


def test_one_that_was_answered_meanwhile_is_taken_back(
    mine: Work, event: Event, ada: Invitation, tmp_path: Path
) -> None:
    reminded(mine, event, tmp_path, Way.HELD)

    answer(mine, mine.session.get_one(Invitation, ada.id), Reply(answer=Answer.ACCEPTED))

    assert redrawn(mine) == 1
    assert reminder(mine).delivery is Delivery.SUPERSEDED


def test_many_that_are_outdated_are_written_anew_in_portions(
    mine: Work,
    make: Make,
    event: Event,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(redrawing, "AT_ONCE", 1)
    monkeypatch.setattr(letter_plans, "PORTIONS_IN_A_ROW", 2)
    guests(mine, make, event, ada=None, ben=None, clara=None)
    reminded(mine, event, tmp_path, Way.HELD)

    event.titles = Texts(en="Lakes without borders")

    assert [redrawn(mine), redrawn(mine), redrawn(mine)] == [2, 1, 0]
