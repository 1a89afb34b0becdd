"""Lists of people in portions: killed between any two of them, stopped, and refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy import delete, func, select

from planner.accounts.models import Role
from planner.background.models import Job, JobState
from planner.background.operations import resume_job, stop_job
from planner.contacts.importing.columns import Column
from planner.contacts.importing.models import ChangeRule, Import, ImportRow, ImportState
from planner.contacts.importing.operations import (
    ListPlan,
    agree,
    begin_reading,
    begin_undoing,
    bring_list,
    discard_list,
)
from planner.contacts.models import Channel, Outlet, Person
from planner.events.models.kinds import EventStatus
from planner.files import storage, transfers
from planner.files.models import StoredFile
from planner.invitations.models import Invitation
from planner.jobs import importing_people
from planner.jobs.job_kinds import JobKind
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Act, Store, Stored, Task, Tools, do_portion
from planner.jobs.starting import start_with_list
from planner.kernel.scope import enter
from planner.kernel.work import Work
from planner.pdf import PdfClient
from planner.tables.table import FileFormat, Table
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting, fresh
from tests.unit.jobs.doing import do_all, do_one, tools_for

ROWS = 23
COLUMNS = (Column.NAME, Column.EMAIL, Column.OUTLET)
PLAN = ListPlan(source="Accreditation")


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_people, "READ_AT_ONCE", 5)
    monkeypatch.setattr(importing_people, "STORED_AT_ONCE", 5)


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make, Role.APPROVER)


def name(number: int) -> str:
    letter = chr(ord("a") + number)
    return f"Ad{letter}n Ferry{letter}mann"


def content(rows: int = ROWS) -> bytes:
    lines = [f"{name(n)};p{n}@paper.test;Gazette {n % 3}\n" for n in range(rows)]
    return ("Name;E-mail;Outlet\n" + "".join(lines)).encode()


def uploaded(work: Work, folder: Path, rows: int = ROWS) -> tuple[Import, Job]:
    raw = content(rows)
    file = transfers.keep(work, transfers.write(folder, raw), "list.csv", "text/csv")
    table = Table(
        file_format=FileFormat.CSV,
        headings=("Name", "E-mail", "Outlet"),
        rows=[("a", "b", "c")] * rows,
        numbers=range(2, rows + 2),
        encoding="utf-8",
        separator=";",
    )
    brought = bring_list(work, "list.csv", file, table, COLUMNS, PLAN)
    begin_reading(work, brought, COLUMNS, PLAN, None)
    return brought, start_with_list(work, JobKind.LIST_PREVIEW, brought, brought.total)


def agreed(work: Work, brought: Import) -> Job:
    work.session.rollback()
    enter(work.session, work.office_id)
    work.session.refresh(brought)
    agree(work, brought, ChangeRule.TAKE, brought.version)
    return start_with_list(work, JobKind.LIST_IMPORT, brought, brought.total)


def undone(work: Work, brought: Import) -> Job:
    work.session.rollback()
    enter(work.session, work.office_id)
    work.session.refresh(brought)
    begin_undoing(work, brought)
    return start_with_list(work, JobKind.LIST_UNDOING, brought, brought.total)


def count(work: Work, model: Any) -> int:
    work.session.rollback()
    return work.session.scalar(select(func.count(model.id))) or 0


def dying(kind: JobKind) -> dict[str, Act]:
    """A worker that dies in every portion when all is written, and not yet committed."""
    has_died: set[int] = set()

    def prepare(work: Work, task: Task, tools: Tools) -> Store:
        store = ACTS[task.kind].prepare(work, task, tools)

        def die(work: Work) -> NoReturn:
            store(work)
            has_died.add(task.done * 10 + bool(task.cursor))
            raise SystemExit

        def then(work: Work) -> Stored:
            return store(work) if task.done * 10 + bool(task.cursor) in has_died else die(work)

        return then

    return {kind: replace(ACTS[kind], prepare=prepare)}


def die_through(work: Work, job: Job, tools: Tools, kind: JobKind) -> int:
    acts, deaths = dying(kind), 0
    work.session.commit()
    while fresh(work.session, job).is_open:
        try:
            do_portion(work.session, acts, tools, NOW)
        except SystemExit:
            deaths += 1
    return deaths


def test_a_worker_that_is_killed_in_every_portion_does_each_row_once(
    mine: Work, tmp_path: Path, pdf_client: PdfClient
) -> None:
    tools = tools_for(mine, tmp_path, lambda: pdf_client)
    brought, job = uploaded(mine, tmp_path)

    read = die_through(mine, job, tools, JobKind.LIST_PREVIEW)
    rows = count(mine, ImportRow)
    stored = die_through(mine, agreed(mine, brought), tools, JobKind.LIST_IMPORT)
    people = [count(mine, model) for model in (Person, Channel, Outlet)]
    taken = die_through(mine, undone(mine, brought), tools, JobKind.LIST_UNDOING)

    assert (read, rows) == (6, ROWS)
    assert (stored, people) == (5, [ROWS, ROWS, 3])
    assert (taken, [count(mine, model) for model in (Person, Channel, Outlet)]) == (5, [0, 0, 0])
    mine.session.refresh(brought)
    assert (brought.state, brought.outcomes) == (ImportState.UNDONE, {"undone": ROWS})
    assert mine.session.scalars(select(StoredFile)).all() == []


@pytest.mark.parametrize("portions", [1, 3])
def test_a_preview_that_is_stopped_goes_on(
    mine: Work, tmp_path: Path, pdf_client: PdfClient, portions: int
) -> None:
    brought, job = uploaded(mine, tmp_path)
    tools = tools_for(mine, tmp_path, lambda: pdf_client)
    mine.session.commit()
    for _ in range(portions):
        do_portion(mine.session, ACTS, tools, NOW)
    enter(mine.session, mine.office_id)
    stop_job(mine, fresh(mine.session, job))
    mine.session.commit()
    there = count(mine, ImportRow)

    resume_job(mine, job)
    do_all(mine, tmp_path, lambda: pdf_client)

    mine.session.refresh(brought)
    assert there == 5 * (portions - 1)
    assert (fresh(mine.session, job).done, job.state) == (ROWS, JobState.DONE)
    assert (brought.state, count(mine, ImportRow)) == (ImportState.READ, ROWS)


def test_the_same_list_twice_enters_nobody(
    mine: Work, tmp_path: Path, pdf_client: PdfClient
) -> None:
    outcomes = []
    for _ in range(2):
        brought, _job = uploaded(mine, tmp_path)
        do_all(mine, tmp_path, lambda: pdf_client)
        agreed(mine, brought)
        do_all(mine, tmp_path, lambda: pdf_client)
        mine.session.refresh(brought)
        outcomes.append(brought.outcomes)

    assert outcomes == [{"created": ROWS}, {"unchanged": ROWS}]
    assert count(mine, Person) == ROWS


@pytest.mark.parametrize("portions", [0, 1])
def test_a_file_that_is_gone_ends_the_preview(
    mine: Work, tmp_path: Path, pdf_client: PdfClient, portions: int
) -> None:
    brought, job = uploaded(mine, tmp_path)
    tools = tools_for(mine, tmp_path, lambda: pdf_client)
    mine.session.commit()
    for _ in range(portions):
        do_portion(mine.session, ACTS, tools, NOW)
    mine.session.execute(delete(StoredFile))

    do_all(mine, tmp_path, lambda: pdf_client)

    gone = "The file was kept for a day and is deleted. Import it anew."
    assert (fresh(mine.session, job).state, job.error) == (JobState.FAILED, gone)
    assert brought.state is ImportState.READING


@pytest.mark.parametrize("portions", [0, 1])
def test_a_file_that_is_not_on_the_disk_ends_the_preview(
    mine: Work, tmp_path: Path, pdf_client: PdfClient, portions: int
) -> None:
    _brought, job = uploaded(mine, tmp_path)
    tools = tools_for(mine, tmp_path, lambda: pdf_client)
    mine.session.commit()
    for _ in range(portions):
        do_portion(mine.session, ACTS, tools, NOW)
    for path in mine.session.scalars(select(StoredFile.path)):
        storage.remove(tmp_path, path)
    mine.session.rollback()

    do_all(mine, tmp_path, lambda: pdf_client)

    gone = "The file was kept for a day and is deleted. Import it anew."
    assert (fresh(mine.session, job).state, job.error) == (JobState.FAILED, gone)


def test_a_list_that_is_deleted_or_read_anew_meanwhile(
    mine: Work, tmp_path: Path, pdf_client: PdfClient
) -> None:
    first, old = uploaded(mine, tmp_path)
    stop_job(mine, old)
    begin_reading(mine, first, COLUMNS, PLAN, None)
    start_with_list(mine, JobKind.LIST_PREVIEW, first, ROWS)
    second, lost = uploaded(mine, tmp_path)
    discard_list(mine, second)
    resume_job(mine, old)

    do_all(mine, tmp_path, lambda: pdf_client)

    told = "Somebody has deleted this list, or reads it anew."
    for job in (old, lost):
        assert (fresh(mine.session, job).state, job.error) == (JobState.FAILED, told)
    assert count(mine, ImportRow) == ROWS


def test_guests_of_coming_events_follow_their_person(
    make: Make, mine: Work, tmp_path: Path, pdf_client: PdfClient
) -> None:
    invited = make.person(name(1), email="p1@paper.test", language="en")
    make.person(name(2), email="p2@paper.test")
    event = make.event(status=EventStatus.CONFIRMED, announced_at=NOW)
    guest = make.invitation(event, person=invited, invited_at=NOW, outlet_id=None)
    brought, _job = uploaded(mine, tmp_path)
    do_all(mine, tmp_path, lambda: pdf_client)

    agreed(mine, brought)
    do_one(mine, tmp_path)

    mine.session.rollback()
    found = mine.session.get_one(Invitation, guest.id, populate_existing=True)
    kinds = set(mine.session.scalars(select(Job.kind)))
    assert found.outlet is not None
    assert found.outlet.label == "Gazette 1"
    assert JobKind.GUEST_LETTERS in kinds


def test_lines_of_a_file_are_read_from_where_the_last_ended(tmp_path: Path) -> None:
    lines = [json.dumps([n, "Ы"]).encode() + b"\n" for n in range(5)]
    path = storage.put(tmp_path, b"".join(lines))

    first, start = storage.get_lines(tmp_path, path, 0, 3)
    rest, end = storage.get_lines(tmp_path, path, start, 3)

    assert (first, rest) == (lines[:3], lines[3:])
    assert end == sum(map(len, lines))
    with pytest.raises(FileNotFoundError):
        storage.get_lines(tmp_path, "../secret", 0, 3)
