"""Out of one office and into another; twice is once."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from planner.accounts.models import Office
from planner.contacts.models import Affiliation, Channel, ChannelKind
from planner.contacts.topic import PersonTopic
from planner.events.attendance_facts import AttendanceFacts
from planner.events.models.event import Event
from planner.events.models.statement import Statement
from planner.events.models.topic import EventTopic
from planner.exchange.export import export_event
from planner.exchange.reading import parse
from planner.history.models import Entry
from planner.invitations.attendance_models import Attendance
from planner.invitations.models import Answer, Invitation, PoolPresence
from planner.kernel.scope import enter
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.models import metadata
from planner.releases.drafting import draft
from planner.releases.facts.loading import load_facts
from planner.releases.facts.release_facts import ReleaseFacts
from tests.factories import Make
from tests.seed import ON, Seed, round_table
from tests.seed_register import add
from tests.unit.exchange.acts import import_event

Document = dict[str, Any]


@pytest.fixture
def seed(make: Make) -> Seed:
    """The round table with a guest who came, a count and a pool; everything stored."""
    seed = round_table(make)
    guest = make.person("Ivan Guest", email="ivan@paper.example.org")
    add(make, Channel, person=guest, kind=ChannelKind.PHONE, value="+7 812 000 00 00", key="x")
    add(make, Affiliation, person=guest, outlet=make.outlet(), functions=Texts(en="reporter"))
    make.invitation(seed.event, person=guest, answer=Answer.ACCEPTED, checked_in_at=make.work.now)
    add(make, Attendance, event=seed.event, people=20, qualifier="about")
    add(make, PoolPresence, event=seed.event, pool=seed.pool)
    topics = [make.topic(names=Texts(en=name)) for name in ("Water", "Health", "Roads", "Law")]
    for position, topic in enumerate(reversed(topics)):
        topic.position = position
    seed.event.topics = [EventTopic(office_id=make.work.office_id, topic=one) for one in topics[1:]]
    guest.topics = [PersonTopic(office_id=make.work.office_id, topic=one) for one in topics]
    make.task(seed.event, days=7, due_on=date(2012, 3, 20), done_at=make.work.now)
    make.task(seed.event, titles=Texts(en="Call"), due_on=date(2012, 3, 1))
    seed.bodies.iom.parent = seed.bodies.international_iom
    make.work.session.commit()
    make.work.session.expire_all()
    return seed


@pytest.fixture
def elsewhere(make: Make, work: Work) -> Work:
    """The same moment in another office; the session sees that one alone."""
    other = make.office()
    work.session.commit()
    enter(work.session, other.id)
    return replace(work, office_id=other.id)


def written(work: Work, event: Event, *, with_answers: bool = True) -> Document:
    work.session.flush()
    work.session.expire_all()
    document = export_event(work.session, event, with_answers=with_answers)
    return parse_again(document)


def parse_again(document: Document) -> Document:
    again: Document = parse(json.dumps(document, ensure_ascii=False).encode())
    return again


def state(work: Work) -> dict[str, list[Any]]:
    """Every row of every table."""
    work.session.flush()
    connection = work.session.connection()
    return {
        table.name: [tuple(row) for row in connection.execute(select(table))]
        for table in metadata.sorted_tables
    }


def without_uids(value: Any) -> Any:
    """A document with its uids numbered in order of appearance."""
    seen: dict[str, str] = {}

    def walk(inner: Any) -> Any:
        if isinstance(inner, dict):
            return {key: walk(one) for key, one in inner.items() if key != "sequence"}
        if isinstance(inner, list):
            return [walk(one) for one in inner]
        if isinstance(inner, str) and len(inner) == 36 and inner.count("-") == 4:
            return seen.setdefault(inner, f"uid {len(seen)}")
        return inner

    return walk(value)


def test_the_same_file_in_its_own_office_changes_nothing(work: Work, seed: Seed) -> None:
    document = written(work, seed.event)
    before = state(work)

    event = import_event(work, document)

    assert event.id == seed.event.id
    assert state(work) == before


def test_another_office_gets_rows_of_its_own(work: Work, seed: Seed, elsewhere: Work) -> None:
    enter(work.session, work.office_id)
    document = written(work, seed.event)
    enter(work.session, elsewhere.office_id)

    event = import_event(elsewhere, document)
    first = written(elsewhere, event)
    after = state(elsewhere)
    again = import_event(elsewhere, document)

    assert event.id != seed.event.id
    assert event.public_id != seed.event.public_id
    assert without_uids(first) == without_uids(document)
    assert again.id == event.id
    assert state(elsewhere) == after


def test_a_house_that_never_saw_it_keeps_the_uids(work: Work, seed: Seed) -> None:
    document = written(work, seed.event)
    sequence = document["event"]["sequence"] = 4
    _empty(work)

    event = import_event(work, document)

    assert (event.calendar_uid, event.sequence) == (document["event"]["uid"], sequence)
    assert written(work, event) == document
    assert event.starts_at is not None


def test_guests_stay_at_home_unless_they_are_asked_for(work: Work, seed: Seed) -> None:
    document = written(work, seed.event, with_answers=False)

    text = json.dumps(document)
    assert written(work, seed.event).keys() - document.keys() == {"invitations"}
    assert ["Ivan Guest" in text, "ivan@" in text] == [False, False]


def test_what_moves_no_calendar_entry_raises_no_sequence(work: Work, seed: Seed) -> None:
    document = written(work, seed.event)
    document["event"]["internal_notes"] = "Ask for water."
    document["event"]["subjects"] = {"en": "another subject"}

    event = import_event(work, document)

    assert event.internal_notes == "Ask for water."
    assert event.sequence == document["event"]["sequence"]


def test_a_change_is_taken_over_and_counted_once(work: Work, seed: Seed) -> None:
    document = written(work, seed.event)
    kept = copy.deepcopy(document)
    document["event"]["subjects"] = {"en": "another subject"}
    document["event"]["cities"] = {"en": "Another City"}
    document["event"]["programme"][0]["parts"].pop()
    document["event"]["statements"].pop()
    document["event"]["attendance"]["people"] = 21
    document["event"]["programme"].reverse()
    center = next(b for b in document["organisations"] if b["short_names"].get("ru") == "Центр")
    center["website"] = "https://center.example.org/"
    version, body_version = seed.event.version, seed.bodies.center.version

    event = import_event(work, document)

    assert (event.version, seed.bodies.center.version) == (version + 1, body_version + 1)
    assert seed.bodies.iom.version == 1
    assert written(work, event)["event"] == {**document["event"], "sequence": event.sequence}
    assert event.sequence == kept["event"]["sequence"] + 1
    assert work.session.scalars(select(Entry.verb)).all() == ["event.imported"]
    assert work.session.scalar(select(func.count()).select_from(Statement)) == 1


def test_a_copy_under_another_name_shares_the_registers_only(work: Work, seed: Seed) -> None:
    document = written(work, seed.event)
    document["event"]["uid"] = "00000000-0000-4000-8000-000000000001"

    event = import_event(work, document)
    again = import_event(work, document)
    work.session.flush()

    assert again.id == event.id != seed.event.id
    assert event.project is seed.event.project
    ours, theirs = ({item.uid for item in one.programme} for one in (event, seed.event))
    assert ours.isdisjoint(theirs)
    assert work.session.scalar(select(func.count()).select_from(Event)) == 2
    assert work.session.scalar(select(func.count()).select_from(Invitation)) == 2


def test_what_a_file_leaves_out_is_empty(work: Work) -> None:
    document = {
        "format": "planner-event",
        "version": 1,
        "event": {
            "uid": "e1",
            "kind": "briefing",
            "titles": {"en": " A briefing "},
            "languages": ["en"],
            "zone": "Asia/Tbilisi",
            "starts_on": "2012-05-02",
            "starts_clock": "10:00",
        },
    }

    event = import_event(work, document)
    before = state(work)

    assert (event.titles, event.status.value, event.programme) == (
        Texts(en="A briefing"),
        "draft",
        [],
    )
    assert event.ends_at is not None
    assert event.ends_at - (event.starts_at or event.ends_at) == timedelta(hours=2)
    import_event(work, document)
    assert state(work) == before


def test_a_release_drafted_from_the_copy_is_the_same(work: Work, seed: Seed) -> None:
    document = written(work, seed.event)
    before = draft(_facts(work, seed.event))
    _empty(work)

    event = import_event(work, document)
    after = draft(_facts(work, event))

    assert [block.text for block in after] == [block.text for block in before]


def _facts(work: Work, event: Event) -> ReleaseFacts:
    office = work.session.get_one(Office, work.office_id)
    work.session.flush()
    work.session.expire_all()
    attendance = AttendanceFacts(people=20)
    return load_facts(work.session, event, on=ON, office=office, attendance=attendance).facts("en")


def _empty(work: Work) -> None:
    """Throw away all that the office owns."""
    work.session.expire_all()
    keep = {"offices", "users", "memberships"}
    for table in reversed(metadata.sorted_tables):
        if table.name not in keep:
            work.session.execute(table.delete())
    work.session.commit()
    work.session.expunge_all()
