"""A deleted draft comes back as it was; what the registers no longer hold is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from planner.accounts.models import Office, Role
from planner.background.models import JobState
from planner.background.operations import JobPlan, start_job
from planner.coverage.operations import ClipPlan, add_clip
from planner.distribution.models import DistributionKind
from planner.distribution.operations import DistributionPlan, draft_distribution
from planner.events.models.event import Event, Occasion, Part, ProgrammeItem
from planner.events.models.kinds import EventStatus
from planner.events.models.statement import JointSpeaker, Statement
from planner.exchange.deleting import (
    KEPT_FOR,
    Counts,
    delete_draft,
    deleted_events,
    forget_deleted_events,
    restore_draft,
    what_is_deleted,
    why_not_deleted,
)
from planner.exchange.export import event_alone, export_event
from planner.exchange.models import DeletedEvent
from planner.history.models import Entry
from planner.invitations.attendance_models import Attendance
from planner.invitations.models import PoolPresence
from planner.kernel.errors import Conflict
from planner.kernel.ids import new_uid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.members.operations import remove
from planner.models import metadata
from planner.outbox.operations import enqueue
from tests.factories import Make
from tests.releases import issued, pictured
from tests.seed import Seed, round_table
from tests.seed_register import add
from tests.unit.exchange.acts import import_event
from tests.unit.exchange.test_deleted_columns import hanging
from tests.unit.outbox.letters import plan as letter


@pytest.fixture
def seed(make: Make) -> Seed:
    """The round table as a draft, with a count and a pool."""
    seed = round_table(make)
    seed.event.status = EventStatus.DRAFT
    seed.event.announced_at = make.work.now
    seed.event.names_planned_speakers = True
    add(make, Attendance, event=seed.event, people=20, qualifier="about")
    add(make, PoolPresence, event=seed.event, pool=seed.pool)
    statement = make.work.session.scalars(select(Statement)).first()
    other = make.part(seed.event.programme[0], person=make.person())
    assert statement is not None
    statement.joint_speakers = [JointSpeaker(office_id=make.work.office_id, part=other)]
    make.work.session.commit()
    make.work.session.expire_all()
    return seed


def draft(make: Make, **given: Any) -> Event:
    return make.event(status=EventStatus.DRAFT, **given)


def rows_of_event(work: Work) -> dict[str, int]:
    """How many rows each table has that hangs on an event."""
    session = work.session
    return {
        name: len(session.execute(select(metadata.tables[name].c.id)).all())
        for name in hanging("events")
    }


def test_a_restored_draft_is_the_same(work: Work, seed: Seed) -> None:
    event = seed.event
    number, public_id, created_at = event.id, event.public_id, event.created_at
    before = export_event(work.session, event)

    deleted = delete_draft(work, event)
    gone = rows_of_event(work)
    work.session.expire_all()
    restored = restore_draft(work, deleted)

    work.session.expire_all()
    event = restored.event
    assert set(gone.values()) == {0}
    assert restored.left_out == 0
    assert (event.id, event.public_id, event.created_at) == (number, public_id, created_at)
    assert event.announced_at == work.now
    assert event.names_planned_speakers
    assert export_event(work.session, event) == before
    assert work.session.scalars(deleted_events(work.office_id)).all() == []


def test_both_acts_stand_in_the_history_of_the_event(work: Work, make: Make) -> None:
    event = draft(make, titles=Texts(en="A mistake"))
    number = event.id

    restore_draft(work, delete_draft(work, event))

    entries = work.session.scalars(select(Entry).where(Entry.event_id == number)).all()
    assert [(entry.verb, entry.subject_id) for entry in entries] == [
        ("event.deleted", number),
        ("event.restored", number),
    ]
    assert entries[0].facts == {"title": "A mistake"}


def test_a_deleted_draft_holds_no_row_of_the_registers(work: Work, seed: Seed) -> None:
    event = seed.event
    spoken = [
        part.person.names["en"] for item in event.programme for part in item.parts if part.person
    ]

    document = delete_draft(work, event).document

    assert set(document) == {"event", "word_forms", "columns", "letter_texts"}
    assert spoken
    assert [name for name in spoken if name in repr(document["event"]["programme"])] == []


def test_what_goes_is_counted(work: Work, seed: Seed) -> None:
    event = seed.event

    assert what_is_deleted(work.session, event) == Counts(
        items=len(event.programme),
        parts=sum(len(item.parts) for item in event.programme),
        statements=len(event_alone(work.session, event)["statements"]),
        bodies=len(event.bodies),
        occasions=len(event.occasions),
        contacts=len(event.contacts),
        tasks=len(event.tasks),
    )


@pytest.mark.parametrize("status", [one for one in EventStatus if one is not EventStatus.DRAFT])
def test_only_a_draft_is_deleted(work: Work, make: Make, status: EventStatus) -> None:
    event = make.event(status=status)

    with pytest.raises(Conflict, match="Only a draft"):
        delete_draft(work, event)


def test_a_draft_with_pictures_is_not_deleted(work: Work, make: Make, tmp_path: Path) -> None:
    event = draft(make)
    pictured(make, event, tmp_path)

    with pytest.raises(Conflict, match="Pictures for the releases"):
        delete_draft(work, event)


def test_nothing_is_deleted_that_others_know_of(work: Work, make: Make) -> None:
    invited, written, chosen, released, told, worked = (draft(make) for _ in range(6))
    make.invitation(invited)
    enqueue(work, letter(event_id=written.id))
    choice = DistributionPlan(to_subscribers=True)
    draft_distribution(work, chosen, DistributionKind.RELEASE, choice)
    issued(make, make.work.session.get_one(Office, work.office_id), released)
    add_clip(work, told, ClipPlan(title="Rivers"))
    job = start_job(work, JobPlan(kind="event_export", arguments={}, total=1, event_id=worked.id))

    why = [
        str(why_not_deleted(work.session, event))
        for event in (invited, written, chosen, released, told, worked)
    ]
    job.state = JobState.DONE
    work.session.flush()

    assert [words.split()[0:2] for words in why] == [
        ["Somebody", "was"],
        ["Letters", "about"],
        ["Recipients", "of"],
        ["A", "release"],
        ["Publications", "on"],
        ["A", "job"],
    ]
    assert why_not_deleted(work.session, worked) == ""


def test_what_the_registers_no_longer_hold_is_left_out(work: Work, make: Make) -> None:
    body, gone_body = make.organisation(), make.organisation()
    speaker, companion = make.person(), make.person()
    event = draft(make)
    event.project = make.project()
    item = make.item(event)
    part = make.part(item, person=speaker, organisation=body)
    made_with = make.part(item, person=companion, organisation=gone_body)
    make.part(item, unnamed_roles=Texts(en="specialist"), organisation=gone_body)
    make.part(item, unnamed_roles=Texts(en="teacher"), organisation=body)
    make.occasion(event)
    for one in (part, made_with):
        add(make, Statement, event=event, part=one, uid=new_uid(), texts=Texts(en="rivers rise"))
    work.session.flush()
    anniversary, project = event.occasions[0].anniversary, event.project
    deleted = delete_draft(work, event)
    for thing in (speaker, gone_body, anniversary, project):
        work.session.delete(thing)
    work.session.flush()

    restored = restore_draft(work, deleted)

    work.session.expire_all()
    parts = work.session.scalars(select(Part).order_by(Part.position)).all()
    assert [(one.person_id, one.organisation_id) for one in parts] == [
        (companion.id, None),
        (None, body.id),
    ]
    assert [one.part for one in work.session.scalars(select(Statement))] == [parts[0]]
    assert restored.event.project is None
    assert work.session.scalars(select(Occasion)).all() == []
    # The project, the speaker with a statement, the body of two parts, the anniversary.
    assert restored.left_out == 6


def test_a_column_of_a_later_version_has_its_default(work: Work, make: Make) -> None:
    deleted = delete_draft(work, draft(make))
    document = dict(deleted.document)
    document["event"] = {**document["event"]}
    del document["event"]["interviews"]
    deleted.document = document

    assert restore_draft(work, deleted).event.interviews == Texts()


def test_a_draft_that_came_back_by_a_file_is_not_restored(work: Work, make: Make) -> None:
    event = draft(make)
    document = export_event(work.session, event)
    deleted = delete_draft(work, event)
    import_event(work, document)

    with pytest.raises(Conflict, match="by an event file"):
        restore_draft(work, deleted)

    assert work.session.scalars(deleted_events(work.office_id)).all() == [deleted]


def test_a_draft_that_another_office_took_in_meanwhile_comes_back(work: Work, make: Make) -> None:
    event = draft(make)
    make.item(event)
    document = export_event(work.session, event)
    deleted = delete_draft(work, event)
    theirs = import_event(replace(work, office_id=make.office().id), document)

    restored = restore_draft(work, deleted).event

    assert restored.calendar_uid != theirs.calendar_uid
    assert len(work.session.scalars(select(ProgrammeItem)).all()) == 2


def test_the_number_of_a_deleted_event_is_given_to_no_other(work: Work, make: Make) -> None:
    number = delete_draft(work, draft(make)).event_id

    assert draft(make).id > number


def test_deleted_drafts_are_forgotten_after_thirty_days(work: Work, make: Make) -> None:
    delete_draft(work, draft(make))
    early = work.now + KEPT_FOR - timedelta(seconds=1)

    assert forget_deleted_events(work.session, early) == 0
    assert forget_deleted_events(work.session, work.now + KEPT_FOR) == 1
    assert work.session.scalars(select(DeletedEvent)).all() == []


def test_the_checklist_comes_back_with_its_people_who_still_work_here(
    work: Work, make: Make
) -> None:
    event, boss, member = draft(make), make.member(Role.ADMINISTRATOR), make.member()
    make.task(event, days=7, responsible=member.user, done_at=work.now, done_by=boss.user)
    work.session.expire_all()
    deleted = delete_draft(work, event)
    remove(replace(work, actor_id=boss.user_id), member)

    (task,) = restore_draft(work, deleted).event.tasks

    assert (task.days, task.due_on, task.done_at) == (7, date(2012, 3, 20), work.now)
    assert (task.responsible_id, task.done_by_id) == (None, boss.user_id)


def test_proposed_guests_come_back_if_their_event_is_still_there(work: Work, make: Make) -> None:
    sources = draft(make), draft(make)
    deleted = [delete_draft(work, draft(make, guests_from_id=one.id)) for one in sources]
    delete_draft(work, sources[1])

    found = [restore_draft(work, one).event.guests_from_id for one in deleted]

    assert found == [sources[0].id, None]
