"""Event files with many guests: taken in portion by portion, and killed between any two of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy import delete, select

from planner.background.models import Job, JobState
from planner.background.operations import resume_job, stop_job
from planner.contacts.models import Affiliation, Outlet, Person
from planner.events.models.event import Event
from planner.files import transfers
from planner.files.models import StoredFile
from planner.history.models import Entry
from planner.invitations.models import Invitation
from planner.jobs.job_kinds import JobKind
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Act, Store, Stored, Task, Tools, do_portion
from planner.jobs.starting import start_import
from planner.kernel.scope import enter
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting, fresh
from tests.unit.exchange.acts import import_event
from tests.unit.exchange.crowds import crowd
from tests.unit.exchange.test_round_trip import without_uids, written
from tests.unit.jobs.doing import do_all, do_one, told, tools_for

GUESTS, STRANGERS = 205, 3
# The check, the event with all it needs, guests in hundreds, and who is no guest.
PORTIONS = 1 + 1 + 3 + 1


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def document() -> dict[str, Any]:
    return crowd(GUESTS, strangers=STRANGERS)


def uploaded(work: Work, folder: Path, document: dict[str, Any]) -> Job:
    return start_import(work, transfers.write(folder, json.dumps(document).encode()))


def guests(work: Work) -> int:
    work.session.rollback()
    return len(work.session.scalars(select(Invitation.id)).all())


def at_once(make: Make, document: dict[str, Any]) -> dict[str, Any]:
    """What the same file makes of another office, in one transaction."""
    other = replace(make.work, office_id=make.office().id)
    make.work.session.commit()
    enter(other.session, other.office_id)
    event = import_event(other, document)
    found: dict[str, Any] = without_uids(written(other, event))
    other.session.commit()
    return found


def dying() -> dict[str, Act]:
    """A worker that dies in every portion when all is written, and not yet committed."""
    has_died: set[str] = set()

    def prepare(work: Work, task: Task, tools: Tools) -> Store:
        store = ACTS[task.kind].prepare(work, task, tools)

        def die(work: Work) -> NoReturn:
            store(work)
            has_died.add(str(task.cursor))
            raise SystemExit

        def then(work: Work) -> Stored:
            return store(work) if str(task.cursor) in has_died else die(work)

        return then

    return {JobKind.EVENT_IMPORT: replace(ACTS[JobKind.EVENT_IMPORT], prepare=prepare)}


def test_what_a_killed_worker_leaves_is_gone_on_with(
    make: Make, mine: Work, document: dict[str, Any], tmp_path: Path
) -> None:
    tools, acts, deaths = tools_for(mine, tmp_path), dying(), 0
    job = uploaded(mine, tmp_path, document)
    mine.session.commit()

    while fresh(mine.session, job).is_open:
        try:
            do_portion(mine.session, acts, tools, NOW)
        except SystemExit:
            deaths += 1

    assert (deaths, job.state, job.done, job.total) == (
        PORTIONS,
        JobState.DONE,
        1 + GUESTS + STRANGERS,
        1 + GUESTS + STRANGERS,
    )
    enter(mine.session, mine.office_id)
    event = mine.session.scalars(select(Event)).one()
    imported = without_uids(written(mine, event))
    assert job.event_id == event.id
    assert imported == at_once(make, document)
    assert mine.session.scalars(select(StoredFile)).all() == []


@pytest.mark.parametrize("portions", range(1, PORTIONS))
def test_a_stop_keeps_what_was_done_and_the_rest_goes_on(
    mine: Work, document: dict[str, Any], tmp_path: Path, portions: int
) -> None:
    job = uploaded(mine, tmp_path, document)
    for _ in range(portions):
        do_one(mine, tmp_path)
    enter(mine.session, mine.office_id)
    stop_job(mine, fresh(mine.session, job))
    mine.session.commit()
    there = guests(mine)
    done = fresh(mine.session, job).done

    resume_job(mine, job)
    do_all(mine, tmp_path)

    assert there == min(max(0, portions - 2) * 100, GUESTS)
    assert done == (there + 1 if portions > 1 else 0)
    assert (fresh(mine.session, job).state, guests(mine)) == (JobState.DONE, GUESTS)
    assert [label for label, *_ in told(mine, job)][1:3] == ["Guest 0", "Guest 1"]
    verbs = mine.session.scalars(select(Entry.verb).where(Entry.verb == "event.imported")).all()
    assert verbs == ["event.imported"]


def test_a_file_with_one_bad_guest_stores_nothing(
    mine: Work, document: dict[str, Any], tmp_path: Path
) -> None:
    document["invitations"][-1]["address"] = "nobody"
    job = uploaded(mine, tmp_path, document)

    do_all(mine, tmp_path)

    assert fresh(mine.session, job).state is JobState.FAILED
    assert job.error == "This file cannot be imported: 1 error. Nothing was stored."
    assert told(mine, job) == [
        (
            f"invitations.{GUESTS - 1}.address",
            "failed",
            "This is not an e-mail address. It looks like name@example.org.",
        )
    ]
    assert mine.session.scalars(select(Event)).all() == []
    assert mine.session.scalars(select(Person)).all() == []


def test_the_same_file_again_changes_nothing(
    mine: Work, document: dict[str, Any], tmp_path: Path
) -> None:
    uploaded(mine, tmp_path, document)
    do_all(mine, tmp_path)
    enter(mine.session, mine.office_id)
    event = mine.session.scalars(select(Event)).one()
    before, version = written(mine, event), event.version

    uploaded(mine, tmp_path, document)
    do_all(mine, tmp_path)

    enter(mine.session, mine.office_id)
    assert (written(mine, event), event.version) == (before, version)
    verbs = mine.session.scalars(select(Entry.verb).where(Entry.verb == "event.imported")).all()
    assert verbs == ["event.imported"]


def test_two_offices_take_in_the_same_file_in_turns(
    make: Make, mine: Work, document: dict[str, Any], tmp_path: Path
) -> None:
    """Both were checked before either had stored anything."""
    member = make.member(office_id=make.office().id)
    theirs = replace(mine, office_id=member.office_id, actor_id=member.user_id)
    first = uploaded(mine, tmp_path, document)
    mine.session.commit()
    enter(mine.session, theirs.office_id)
    second = uploaded(theirs, tmp_path, document)

    do_all(theirs, tmp_path)

    states = [fresh(mine.session, job).state for job in (first, second)]
    assert states == [JobState.DONE, JobState.DONE]


def test_an_event_that_is_removed_meanwhile(
    mine: Work, document: dict[str, Any], tmp_path: Path
) -> None:
    job = uploaded(mine, tmp_path, document)
    do_one(mine, tmp_path)
    do_one(mine, tmp_path)
    mine.session.execute(delete(Event))

    do_all(mine, tmp_path)

    gone = "The event is not there any more. Import the file anew."
    assert (fresh(mine.session, job).state, job.error) == (JobState.FAILED, gone)


def test_an_outlet_that_is_removed_meanwhile(
    mine: Work, document: dict[str, Any], tmp_path: Path
) -> None:
    job = uploaded(mine, tmp_path, document)
    for _ in range(3):
        do_one(mine, tmp_path)
    for model in (Invitation, Affiliation, Outlet):
        mine.session.execute(delete(model))

    do_all(mine, tmp_path)

    assert (fresh(mine.session, job).state, job.done) == (JobState.FAILED, 101)
    assert job.error == (
        "Somebody has removed something from the office that the rest of the file refers to. "
        "Import the file anew."
    )


def test_a_checked_file_that_is_not_kept_any_more(
    mine: Work, document: dict[str, Any], tmp_path: Path
) -> None:
    job = uploaded(mine, tmp_path, document)
    do_one(mine, tmp_path)
    mine.session.execute(delete(StoredFile))

    do_all(mine, tmp_path)

    assert fresh(mine.session, job).error == (
        "The file was kept for a day and is deleted. Import it anew. "
        "What was imported stays, and the rest is added."
    )
