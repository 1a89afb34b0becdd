"""Speakers who were asked and have not answered are reminded by the plan of letters, each once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.background.models import Job
from planner.confirmations.asking import CHANGED, NOT_ASKED, ask
from planner.confirmations.models import PURPOSE, SpeakerConfirmation
from planner.confirmations.speakers import NO_ADDRESS, WAITS
from planner.contacts.models import Person
from planner.events.models.event import Event, Part
from planner.events.models.kinds import EventStatus, PartState
from planner.events.queries import event_with_programme
from planner.invitations.models import Answer
from planner.jobs.kinds import ACTS
from planner.jobs.last_look import LastLook
from planner.jobs.portions import do_portion
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.letter_plans.last_look import BEGUN, DOES_NOT_TAKE_PLACE
from planner.letter_plans.models import PlannedLetter, PlanState, Way
from planner.letter_plans.operations import choose_way, take_back
from planner.letter_plans.speakers import NOT_ASKED as NO_LETTER
from planner.letter_texts.kinds import LetterKind
from planner.letter_texts.operations import set_text
from planner.letter_texts.wording import Wording
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.unit.background.started import acting
from tests.unit.invitations.post import move
from tests.unit.jobs.doing import told, tools_for
from tests.unit.jobs.worker_and_plan import EVE, begin, do_all, letters, state
from tests.unit.letter_plans.plans import due_at, guests, planned

OURS = Wording(subject="A word from {office}", greeting="{dear} {first_names},", opening="Well?")


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def ada(make: Make) -> Person:
    return make.person("Ada Ferrymann", email="ada@rivers.test", is_journalist=False)


@pytest.fixture
def event(mine: Work, make: Make, ada: Person) -> Event:
    """Ada speaks, and was asked by a letter that has left."""
    event = make.event()
    item = make.item(event, titles=Texts(en="Rivers of the plain"))
    make.part(item, person=ada, functions=Texts(en="Director"), state=PartState.PLANNED)
    asked_by_letter(mine, event, ada)
    return event


def asked_by_letter(work: Work, event: Event, *people: Person) -> None:
    work.session.flush()
    work.session.expire_all()
    ask(work, with_programme(work, event), [one.id for one in people])
    for letter in work.session.scalars(select(Letter).where(Letter.delivery == Delivery.HELD)):
        letter.delivery, letter.sent_at = Delivery.SENT, work.now
    work.session.flush()


def with_programme(work: Work, event: Event) -> Event:
    return work.session.scalars(event_with_programme(work.office_id, event.id)).one()


def speaker(make: Make, event: Event, name: str, state: PartState = PartState.ASKED) -> Person:
    address = f"{name.lower()}@rivers.test"
    person = make.person(name, email=address, is_journalist=False)
    make.part(make.item(event), person=person, state=state)
    return person


def reminder_of(work: Work, event: Event, way: Way = Way.RELEASED) -> PlannedLetter:
    return planned(work, event, way, kind=LetterKind.SPEAKER_REMINDER)


def reminder(work: Work) -> Letter:
    work.session.rollback()
    work.session.expire_all()
    return work.session.scalars(select(Letter).where(Letter.unique_key.startswith("plan:"))).one()


def written(work: Work, event: Event, folder: Path, way: Way = Way.HELD) -> PlannedLetter:
    one = reminder_of(work, event, way)
    begin(work, due_at(one))
    do_all(work, folder)
    return one


def why_dropped(work: Work, letter: Letter) -> str:
    return LastLook(work.links, work.now).why_dropped(work.session, letter)


@pytest.mark.parametrize(("way", "delivery"), [(Way.HELD, "held"), (Way.RELEASED, "queued")])
def test_at_its_hour_the_silent_are_reminded(
    mine: Work, make: Make, event: Event, tmp_path: Path, way: Way, delivery: str
) -> None:
    guests(mine, make, event, ben=Answer.ACCEPTED)
    speaker(make, event, "Clara", PartState.CONFIRMED)
    speaker(make, event, "Dmitri", PartState.DECLINED)

    one = written(mine, event, tmp_path, way)

    assert letters(mine) == [("Ada Ferrymann", PURPOSE, delivery)]
    assert state(mine, one) == (PlanState.WRITTEN, "")


def test_the_reminder_has_its_own_text_and_the_link_of_the_first_letter(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    written(mine, event, tmp_path)

    letter = reminder(mine)
    row = mine.session.scalars(select(SpeakerConfirmation)).one()
    assert letter.subject == "We await your answer: Rivers without borders"
    assert f"{mine.links.speaker(row.public_id)}?answer=yes" in letter.text
    assert (letter.wording, letter.list_kind, row.letters) == ("speaker_reminder:", None, 2)


def test_the_office_writes_its_text(mine: Work, event: Event, tmp_path: Path) -> None:
    set_text(mine, LetterKind.SPEAKER_REMINDER, "en", OURS, None)

    written(mine, event, tmp_path)

    letter = reminder(mine)
    assert letter.subject.startswith("A word from ")
    assert "Well?" in letter.text


def test_the_job_tells_who_was_left_out_and_why(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    speaker(make, event, "Ben", PartState.PLANNED)
    silent = speaker(make, event, "Clara")
    asked_by_letter(mine, event, silent)
    silent.channels = []
    mine.session.flush()
    ask(mine, with_programme(mine, event), [event_speaker(mine, "Ada Ferrymann").id])

    one = written(mine, event, tmp_path)

    job = mine.session.get_one(Job, one.job_id)
    assert told(mine, job) == [
        ("Ada Ferrymann", "passed", WAITS),
        ("Ben", "passed", NO_LETTER),
        ("Clara", "passed", NO_ADDRESS),
    ]
    assert (job.total, letters(mine)) == (3, [])


def event_speaker(work: Work, name: str) -> Person:
    return next(one for one in work.session.scalars(select(Person)) if one.names["en"] == name)


def test_each_is_reminded_once_though_the_worker_comes_twice(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    one = reminder_of(mine, event)

    assert [begin(mine, due_at(one)) for _worker in range(2)] == [1, 0]
    do_all(mine, tmp_path)
    do_all(mine, tmp_path)

    assert len(letters(mine)) == 1


def test_who_answers_between_drawing_and_storing_is_not_reminded(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    one = reminder_of(mine, event)
    begin(mine, due_at(one))
    act = ACTS["planned_letters"]
    prepared = act.prepare

    def meanwhile(work: Work, task: object, tools: object) -> object:
        store = prepared(work, task, tools)  # type: ignore[arg-type]
        work.session.scalars(select(Part)).one().state = PartState.CONFIRMED
        work.session.commit()
        return store

    acts = {**ACTS, "planned_letters": replace(act, prepare=meanwhile)}  # type: ignore[arg-type]
    do_portion(mine.session, acts, tools_for(mine, tmp_path), EVE)

    assert letters(mine) == []


@pytest.mark.parametrize(
    "status", [EventStatus.CANCELLED, EventStatus.POSTPONED], ids=lambda one: one.value
)
def test_nobody_is_reminded_of_an_event_that_is_off(
    mine: Work, event: Event, tmp_path: Path, status: EventStatus
) -> None:
    one = reminder_of(mine, event)
    due = due_at(one)
    move(mine, event, status, "For a reason.")

    assert begin(mine, due) == 0
    do_all(mine, tmp_path)

    assert letters(mine) == []


def test_its_hour_follows_the_event(mine: Work, event: Event) -> None:
    one = reminder_of(mine, event)
    before = due_at(one)
    assert event.starts_at is not None
    event.status, event.starts_on, event.ends_on, event.starts_at = (
        EventStatus.POSTPONED,
        None,
        None,
        None,
    )

    assert begin(mine, before) == 0


def test_a_reminder_that_waits_does_not_leave_once_it_is_of_no_use(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    written(mine, event, tmp_path)
    letter = reminder(mine)
    part = mine.session.scalars(select(Part)).one()
    assert why_dropped(mine, letter) == ""

    event.status = EventStatus.POSTPONED
    assert why_dropped(mine, letter) == DOES_NOT_TAKE_PLACE
    event.status = EventStatus.CONFIRMED
    part.functions = Texts(en="President")
    mine.session.flush()
    assert why_dropped(mine, letter) == CHANGED
    part.state = PartState.CONFIRMED
    assert why_dropped(mine, letter) == NOT_ASKED


def test_nobody_is_reminded_once_the_event_has_begun(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    written(mine, event, tmp_path)
    letter = reminder(mine)
    assert event.starts_at is not None

    assert why_dropped(replace(mine, now=event.starts_at), letter) == BEGUN


def test_reminders_that_wait_are_taken_back_and_written_later(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    one = written(mine, event, tmp_path)

    assert take_back(mine, one) == 1
    mine.session.commit()
    assert letters(mine) == [("Ada Ferrymann", PURPOSE, "discarded")]
    choose_way(mine, one, Way.HELD)
    begin(mine, due_at(one))
    do_all(mine, tmp_path)

    assert letters(mine) == [("Ada Ferrymann", PURPOSE, "held")]
