"""A letter that was let go leaves only if it tells what is true at that moment."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.config import Settings
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import ItemKind
from planner.events.models.study import Study
from planner.invitations.due import Wish
from planner.invitations.letters import bring_in_line
from planner.jobs import deliver
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.delivery.sending import OUTDATED
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import release_event
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.invitations.post import invite

TITLE = "Lives on the move"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(instance=tmp_path)


@pytest.fixture
def study(make: Make) -> Study:
    return make.study(titles=Texts(en=TITLE))


@pytest.fixture
def event(make: Make, study: Study) -> Event:
    event = make.event()
    make.item(event, kind=ItemKind.REPORT, study=study, minutes=10)
    make.work.session.expire(event)
    return event


def let_go(work: Work, event: Event, *people: Person) -> None:
    invite(work, event, list(people))
    release_event(work, event.id)
    work.session.commit()


def deliver_all(work: Work, settings: Settings) -> list[str]:
    """The texts of the letters that left."""
    while deliver(work.session, settings, NOW):
        pass
    work.session.expire_all()
    left = (path.read_bytes() for path in settings.mail_folder.rglob("*.eml"))
    bodies = (message_from_bytes(one, policy=policy.default).get_body(("plain",)) for one in left)
    return [body.get_content() for body in bodies if body is not None]


def letters(work: Work) -> list[Letter]:
    return list(work.session.scalars(select(Letter).order_by(Letter.id)))


def test_what_is_true_leaves(work: Work, make: Make, event: Event, settings: Settings) -> None:
    let_go(work, event, make.person("Ada"))

    (text,) = deliver_all(work, settings)

    assert TITLE in text


def test_an_embargo_that_nobody_followed_up_keeps_the_letter(
    work: Work, make: Make, event: Event, study: Study, settings: Settings
) -> None:
    """As where the program ended between the change and the drawing of the letters."""
    let_go(work, event, make.person("Ada"), make.person("Bob"))
    study.embargo_until = NOW + timedelta(days=1)
    work.session.commit()

    assert deliver_all(work, settings) == []

    states = [(letter.delivery, TITLE in letter.text) for letter in letters(work)]
    assert states == [(Delivery.SUPERSEDED, True)] * 2 + [(Delivery.HELD, False)] * 2


def test_a_letter_written_under_an_embargo_that_has_ended_leaves(
    work: Work, make: Make, event: Event, study: Study, settings: Settings
) -> None:
    study.embargo_until = NOW + timedelta(minutes=5)
    work.session.commit()
    let_go(work, event, make.person("Ada"))

    while deliver(work.session, settings, NOW + timedelta(minutes=10)):
        pass

    (letter,) = letters(work)
    assert letter.delivery is Delivery.FILED


def test_what_cannot_be_written_anew_says_why_it_waits(
    work: Work, make: Make, event: Event, study: Study, settings: Settings
) -> None:
    let_go(work, event, make.person("Ada"))
    study.embargo_until = NOW + timedelta(days=1)
    work.session.commit()
    # Whoever changed the event was quicker, and took the letter for one that had left.
    letter = letters(work)[0]
    letter.delivery = Delivery.SENDING
    bring_in_line(work, event, wish=Wish.DETAILS)
    letter.delivery = Delivery.QUEUED
    work.session.commit()

    assert deliver_all(work, settings) == []

    work.session.expire_all()
    held = [one for one in letters(work) if one.delivery is Delivery.HELD]
    assert [TITLE in one.text for one in held] == [False]
    assert letter.delivery is Delivery.SUPERSEDED
    assert (letter.error, letter.attempts) == (OUTDATED, 0)
