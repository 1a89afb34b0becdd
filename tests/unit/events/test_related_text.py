"""Events are found by speakers, studies and bodies, as these are called now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from planner.events.models.event import Event
from planner.events.models.topic import EventTopic
from planner.events.queries import EventList
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.unit.exchange.acts import copied


@pytest.fixture
def found(work: Work) -> Callable[[str], list[Event]]:
    """`found("ivanov")`: the events that this search finds."""

    def find(search: str) -> list[Event]:
        work.session.expire_all()
        wanted = EventList(office_id=work.office_id, now=work.now, search=search)
        return list(work.session.scalars(wanted.select()))

    return find


@pytest.fixture
def event(make: Make) -> Event:
    make.part(make.item(make.event()), person=make.person("Somebody else"))
    event = make.event()
    item = make.item(event, study=make.study(titles=Texts(en="Lives on the move")))
    make.part(item, person=make.person(names=Texts(ru="Иванов")))
    make.part(item, unnamed_roles=Texts(en="A minister"))
    make.part(item, organisation=make.organisation("Harbour Trust"))
    event.topics = [EventTopic(office_id=event.office_id, topic=make.topic())]
    make.body(event, organisation=make.organisation("Society", short_names=Texts(en="SRC")))
    return event


@pytest.mark.parametrize(
    "search",
    ["ivanov", "minister", "harbour", "society", "src", "lives move", "water", "rivers ivanov"],
)
def test_an_event_is_found_by_what_belongs_to_it(
    found: Callable[[str], list[Event]], event: Event, search: str
) -> None:
    assert found(search) == [event]


@pytest.mark.parametrize("search", ["zebra", "ivanov zebra"])
def test_every_word_counts(found: Callable[[str], list[Event]], event: Event, search: str) -> None:
    assert found(search) == []


@pytest.mark.parametrize("kind", ["person", "organisation", "study", "body", "topic"])
def test_a_new_name_is_found_and_the_old_one_is_not(
    found: Callable[[str], list[Event]], event: Event, session: Session, kind: str
) -> None:
    (item,) = event.programme
    person = next(part.person for part in item.parts if part.person)
    speaker = next(part.organisation for part in item.parts if part.organisation)
    old, thing, name = {
        "person": ("ivanov", person, "names"),
        "organisation": ("harbour", speaker, "names"),
        "study": ("lives move", item.study, "titles"),
        "topic": ("water", event.topics[0].topic, "names"),
        "body": ("src", event.bodies[0].organisation, "short_names"),
    }[kind]
    session.expunge(event)

    setattr(thing, name, Texts(en="Zebulon"))
    session.flush()

    assert [one.id for one in found("zebulon")] == [event.id]
    assert found(old) == []


def test_who_speaks_no_more_is_not_found(
    found: Callable[[str], list[Event]], event: Event, session: Session
) -> None:
    event.programme.clear()
    event.bodies.clear()
    event.topics.clear()
    session.flush()

    assert [found(old) for old in ("ivanov", "lives", "society", "water")] == [[], [], [], []]
    assert len(found("rivers")) == 2


def test_a_change_of_people_is_followed(
    found: Callable[[str], list[Event]], event: Event, make: Make
) -> None:
    part = next(part for part in event.programme[0].parts if part.person)

    part.person = make.person("Zebulon")
    make.work.session.flush()

    assert found("zebulon") == [event]
    assert found("ivanov") == []


def test_a_copy_is_found_as_its_source(work: Work, event: Event) -> None:
    copy = copied(work, event)

    work.session.expire_all()
    assert copy.related_text == event.related_text


def test_an_event_that_is_deleted_leaves_nothing_behind(event: Event, session: Session) -> None:
    session.delete(event)

    session.flush()

    assert session.get(Event, event.id) is None
