"""An announced event as it is read for everybody: what the models say, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole, EventStatus, PartRole, PartState
from planner.events.public.queries import announced_event
from planner.events.public.visible_fields import PublicEvent
from planner.events.where_words import where_text
from planner.invitations.calendar import public_calendar
from planner.invitations.facts import facts_of
from planner.kernel.scope import enter
from planner.kernel.texts import Texts
from planner.releases.papers.event_lines import programme_rows, when_line
from tests.conftest import NOW
from tests.factories import Make

SECOND = timedelta(seconds=1)


@pytest.fixture
def asked(engine: Engine) -> Iterator[list[str]]:
    """The statements that are sent while the test runs."""
    sent: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def rivers(make: Make) -> Event:
    """An event with every sort of part, an empty item, and one that is not public."""
    found = make.event(
        titles=Texts(en="Rivers", ru="Реки"),
        descriptions=Texts(en="Of water."),
        link="https://meet.test/1",
        announced_at=NOW,
        internal_notes="Nobody outside reads this.",
    )
    make.body(found, BodyRole.CO_ORGANISER, position=1)
    make.body(found, BodyRole.ORGANISER, position=0)
    make.body(found, BodyRole.DONOR, position=2)
    _programme(make, found)
    for name in ("Vera Contact", "Anna Contact"):
        contact = PressContact(office_id=make.work.office_id, event=found, names=Texts(en=name))
        make.work.session.add(contact)
    make.work.session.flush()
    return found


def _programme(make: Make, found: Event) -> None:
    body = make.organisation("Water Institute", names=Texts(en="Water Institute", ru="Институт"))
    item = make.item(found, titles=Texts(en="Opening", ru="Открытие"), minutes=10)
    make.part(item, person=make.person("Ada Speaker"), functions=Texts(en="Director"), position=1)
    make.part(item, organisation=body, unnamed_roles=Texts(en="a specialist"), position=0)
    make.part(item, person=make.person("Max Leader"), role=PartRole.MODERATOR, position=2)
    make.part(item, person=make.person("No Show"), state=PartState.ABSENT, position=3)
    make.part(
        make.item(found, study=make.study(), topics=Texts(en="Lives")),
        organisation=body,
        on_behalf_of=Texts(en="the Minister"),
        is_remote=True,
    )
    make.item(found, titles=Texts(en="Walk through"), is_public=False, minutes=5)
    make.item(found, titles=Texts(en="Questions"), position=999)


def _read(make: Make, found: Event, now: datetime = NOW) -> PublicEvent | None:
    return announced_event(make.work.session, found.office_id, found.public_id, now)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_says_what_the_models_say(make: Make, rivers: Event, language: str) -> None:
    make.work.session.expire_all()

    seen = _read(make, rivers)

    assert seen is not None
    assert facts_of(seen, language) == facts_of(rivers, language)
    assert programme_rows(seen, language, NOW) == programme_rows(rivers, language, NOW)
    assert when_line(seen, language) == when_line(rivers, language)
    assert where_text(seen, language) == where_text(rivers, language)
    assert public_calendar(seen) == public_calendar(rivers)
    assert seen.title(language) == rivers.title(language)
    assert [c.names for c in seen.contacts] == [c.names for c in rivers.contacts]


def test_it_takes_five_statements_however_long_the_programme_is(
    make: Make, rivers: Event, asked: list[str]
) -> None:
    _read(make, rivers)

    assert len(asked) == 5
    assert [one for one in asked if "notes" in one or "search_text" in one] == []


def test_an_event_with_nothing_on_it_is_read_too(make: Make) -> None:
    bare = make.event(announced_at=NOW)

    seen = _read(make, bare)

    assert seen is not None
    assert (seen.bodies, seen.programme, seen.contacts) == ((), (), ())


@pytest.mark.parametrize(
    ("announced_at", "status", "is_there"),
    [
        (NOW - SECOND, EventStatus.CONFIRMED, True),
        (NOW, EventStatus.CONFIRMED, True),
        (NOW, EventStatus.CANCELLED, True),
        (NOW + SECOND, EventStatus.CONFIRMED, False),
        (NOW, EventStatus.DRAFT, False),
        (None, EventStatus.CONFIRMED, False),
    ],
)
def test_it_is_there_when_it_was_announced(
    make: Make, announced_at: datetime | None, status: EventStatus, is_there: bool
) -> None:
    found = make.event(announced_at=announced_at, status=status)

    assert (_read(make, found) is not None) is is_there


def test_the_moment_is_that_of_each_question(make: Make) -> None:
    """The statements are made once: what was asked first must not stay in them."""
    found = make.event(announced_at=datetime(2012, 3, 21, tzinfo=UTC))

    assert _read(make, found, found.announced_at or NOW) is not None
    assert _read(make, found, (found.announced_at or NOW) - SECOND) is None


def test_another_office_does_not_find_it(make: Make, session: Session, rivers: Event) -> None:
    other = make.office()
    enter(session, other.id)

    assert announced_event(session, other.id, rivers.public_id, NOW) is None
