"""A copy of an event has what was chosen, and nothing of the past."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from sqlalchemy import select

from planner.events.changes import When
from planner.events.models.event import Event, PressContact
from planner.events.models.kinds import BodyRole, EventStatus, PartState
from planner.events.models.statement import Statement
from planner.events.models.topic import EventTopic
from planner.exchange.copying import USUALLY, Takes, what_there_is
from planner.exchange.export import event_alone
from planner.invitations.attendance_models import Attendance
from planner.invitations.models import Invitation
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from tests.factories import Make
from tests.seed import Seed, round_table
from tests.unit.exchange.acts import copied


@pytest.fixture
def seed(make: Make) -> Seed:
    seed = round_table(make)
    seed.event.contacts = seed.event.contacts or [
        PressContact(office_id=make.work.office_id, names=Texts(en="Anna Example"))
    ]
    seed.event.topics = [EventTopic(office_id=make.work.office_id, topic=make.topic())]
    make.task(seed.event, days=7, done_at=make.work.now, responsible=make.member().user)
    make.invitation(seed.event)
    make.work.session.flush()
    make.work.session.expire_all()
    return seed


def alike(work: Work, event: Event, section: str) -> Any:
    """The rows of a section without what is each event's own."""
    rows = event_alone(work.session, event)[section]
    return [
        {
            key: value
            for key, value in row.items()
            if key not in ("uid", "parts", "study", "is_news")
        }
        for row in rows
    ]


def test_a_copy_has_what_comes_along_usually(work: Work, seed: Seed) -> None:
    event = seed.event

    copy = copied(work, event, titles=Texts(en="Rivers again"))

    work.session.expire_all()
    assert copy.titles == Texts(en="Rivers again")
    assert (copy.status, copy.starts_on, copy.announced_at) == (EventStatus.DRAFT, None, None)
    assert (copy.sequence, copy.calendar_uid != event.calendar_uid) == (0, True)
    for section in ("topics", "bodies", "contacts", "programme"):
        assert alike(work, copy, section) == alike(work, event, section)
    assert (copy.cities, copy.subjects, copy.project) == (
        event.cities,
        event.subjects,
        event.project,
    )
    assert [item.study_id for item in copy.programme] == [item.study_id for item in event.programme]
    people = [[part.person_id for part in item.parts] for item in event.programme]
    assert [[part.person_id for part in item.parts] for item in copy.programme] == people
    states = {part.state for item in copy.programme for part in item.parts}
    assert (states, copy.occasions) == ({PartState.PLANNED}, [])


def test_nothing_of_the_past_comes_along(work: Work, seed: Seed) -> None:
    event = seed.event
    event.answers_until, event.next_steps = date(2012, 3, 20), Texts(en="More")
    event.status_reason, event.internal_notes = "flood", "call the mayor"

    copy = copied(work, event, takes=frozenset(Takes))

    for model in (Statement, Attendance, Invitation):
        found = select(model).where(model.event_id == copy.id)
        assert work.session.scalars(found).all() == []
    assert (copy.answers_until, copy.next_steps, copy.news_lines) == (None, Texts(), Texts())
    assert (copy.status_reason, copy.internal_notes, copy.put_off_from) == ("", "", None)
    assert not any(item.is_news for item in copy.programme)


def test_the_checklist_is_to_be_done_again(work: Work, make: Make) -> None:
    event, member = make.event(), make.member()
    make.task(event, days=7, done_at=work.now, done_by=member.user, responsible=member.user)
    make.task(event, due_on=date(2012, 3, 30))
    when = When(starts_on=date(2012, 6, 5), starts_clock=time(11), zone=event.zone)

    copy = copied(work, event, when=when)

    rows = [(task.days, task.is_after, task.due_on, task.done_at) for task in copy.tasks]
    assert rows == [(7, False, date(2012, 5, 29), None), (3, True, date(2012, 6, 8), None)]
    assert [(task.responsible_id, task.done_by_id) for task in copy.tasks] == [
        (member.user_id, None),
        (None, None),
    ]


def test_nothing_but_the_frame_comes_along_if_nothing_is_chosen(work: Work, seed: Seed) -> None:
    event = seed.event

    copy = copied(work, event, takes=())

    assert (copy.kind, copy.languages, copy.zone) == (event.kind, event.languages, event.zone)
    assert (copy.programme, copy.bodies, copy.contacts, copy.tasks) == ([], [], [], [])
    assert (copy.cities, copy.venues, copy.subjects, copy.project) == (
        Texts(),
        Texts(),
        Texts(),
        None,
    )
    assert copy.guests_from_id is None


def test_speakers_and_studies_are_chosen_apart(work: Work, make: Make) -> None:
    event = make.event()
    make.part(make.item(event, study=make.study()), person=make.person())

    bare = copied(work, event, takes={Takes.PROGRAMME})
    shown = copied(work, event, takes={Takes.PROGRAMME, Takes.STUDIES})

    assert (bare.programme[0].study_id, bare.programme[0].parts) == (None, [])
    assert shown.programme[0].study_id == event.programme[0].study_id


def test_anniversaries_and_guests_come_along_if_chosen(work: Work, make: Make) -> None:
    event = make.event()
    occasion = make.occasion(event)
    make.invitation(event)
    make.invitation(event, withdrawn_at=work.now)

    copy = copied(work, event, takes={Takes.OCCASIONS, Takes.GUESTS})

    assert [one.anniversary_id for one in copy.occasions] == [occasion.anniversary_id]
    assert copy.guests_from_id == event.id
    assert what_there_is(work, event)[Takes.GUESTS] == 1
    assert what_there_is(work, copy)[Takes.GUESTS] == 0


def test_a_body_in_the_programme_keeps_its_role(work: Work, make: Make) -> None:
    event = make.event()
    make.body(event, BodyRole.DONOR)

    assert [body.role for body in copied(work, event).bodies] == [BodyRole.DONOR]


def test_what_there_is_is_counted(work: Work, seed: Seed) -> None:
    event = seed.event

    counts = what_there_is(work, event)

    assert counts[Takes.PROGRAMME] == len(event.programme)
    assert counts[Takes.SPEAKERS] == sum(len(item.parts) for item in event.programme)
    assert counts[Takes.OCCASIONS] == len(event.occasions)
    assert counts[Takes.CHECKLIST] == 1
    assert all(counts[take] for take in USUALLY - {Takes.LETTER_PLAN})
    assert counts[Takes.LETTER_PLAN] == 0


def test_a_date_that_cannot_be_is_refused(work: Work, make: Make) -> None:
    when = When(starts_on=date(2012, 3, 27), ends_on=date(2012, 3, 26), zone="Europe/Moscow")

    with pytest.raises(Invalid):
        copied(work, make.event(), when=when)
