"""What the worker does between letters."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from planner import jobs
from planner.accounts import cleanup
from planner.accounts.models import Attempt
from planner.background.claims import claim_job
from planner.background.models import OPEN, Job
from planner.config import Settings
from planner.files import storage
from planner.grammar.models import WordForm
from planner.grammar.needs import Need
from planner.grammar.operations import FormPlan, confirm_forms
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.delivery.claims import claim_next
from planner.outbox.models import Delivery, Letter, MailRoute
from planner.outbox.operations import enqueue_all
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.factories import Make
from tests.unit.background.started import acting, fresh, started
from tests.unit.outbox.letters import invitation

LATER = NOW + timedelta(days=2)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(instance=tmp_path, public_url=PUBLIC_URL, secret_key=SECRET)


def _orphan(settings: Settings, content: bytes, written_at: datetime) -> Path:
    path = storage.put(settings.files_folder, content)
    found = settings.files_folder / path
    os.utime(found, (written_at.timestamp(), written_at.timestamp()))
    return found


def test_files_that_nothing_knows_are_removed_when_no_letter_waits(
    session: Session, settings: Settings
) -> None:
    orphan = _orphan(settings, b"left behind", NOW)

    assert jobs.attend(session, settings, LATER) is False

    assert not orphan.exists()


@pytest.mark.parametrize(
    ("pause", "is_kept"), [(jobs.ORPHANS_REMOVED_EVERY, False), (timedelta(), True)]
)
def test_it_looks_for_them_once_a_day(
    session: Session, settings: Settings, pause: timedelta, is_kept: bool
) -> None:
    jobs.tidy(session, settings, LATER)
    orphan = _orphan(settings, b"left behind", NOW)

    jobs.tidy(session, settings, LATER + pause)

    assert orphan.exists() is is_kept
    assert jobs.last_beat(session, jobs.ORPHAN_REMOVER) == LATER + pause
    assert jobs.last_beat(session) is None


def test_forms_of_texts_that_are_entered_nowhere_are_forgotten(
    work: Work, settings: Settings
) -> None:
    plan = FormPlan(language="ru", text="Озёрный фонд", need=Need.GENDER, form="m")
    confirm_forms(work, [plan])
    work.session.commit()

    jobs.tidy(work.session, settings, NOW)
    assert work.session.scalars(select(WordForm.unused_since)).all() == [NOW]

    jobs.tidy(work.session, settings, NOW + timedelta(days=90))
    assert work.session.scalars(select(WordForm.text)).all() == []


def test_a_sign_of_life_is_written_every_ten_seconds_at_most(session: Session) -> None:
    jobs.beat(session, NOW)
    jobs.beat(session, NOW + timedelta(seconds=9))
    assert jobs.last_beat(session) == NOW

    jobs.beat(session, NOW + timedelta(seconds=10))
    assert jobs.last_beat(session) == NOW + timedelta(seconds=10)


def _try(session: Session, times: int) -> None:
    old = NOW - timedelta(days=2)
    session.add_all(Attempt(gate="x", key_hash="x", at=old) for _ in range(times))
    session.commit()


def _tries(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Attempt)) or 0


def test_what_counts_no_more_is_forgotten_portion_by_portion(
    session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cleanup, "PORTION", 2)
    _try(session, times=5)

    jobs.tidy(session, settings, NOW)

    assert _tries(session) == 0


@pytest.mark.parametrize(("minutes", "kept"), [(59, 1), (60, 0), (-60, 0)])
def test_it_is_forgotten_once_an_hour(
    session: Session, settings: Settings, minutes: int, kept: int
) -> None:
    jobs.tidy(session, settings, NOW)
    _try(session, times=1)

    jobs.tidy(session, settings, NOW + timedelta(minutes=minutes))

    assert _tries(session) == kept


def test_every_table_with_rows_has_statistics_after_an_hour(
    session: Session, settings: Settings
) -> None:
    _try(session, times=3)

    jobs.tidy(session, settings, NOW)

    known = session.execute(text("SELECT DISTINCT tbl FROM sqlite_stat1")).scalars().all()
    tables = [table.name for table in metadata.sorted_tables]
    filled = [
        name for name in tables if session.execute(text(f"SELECT 1 FROM {name} LIMIT 1")).first()
    ]
    assert sorted(known) == sorted(filled)


def test_a_start_opens_the_ways_of_these_settings(session: Session, settings: Settings) -> None:
    until = NOW + timedelta(hours=1)
    session.add(
        MailRoute(transport="folder", sender="", domain="", error="full", paused_until=until)
    )
    session.add(MailRoute(transport="other", sender="", domain="", error="535", paused_until=until))
    session.commit()

    jobs.reopen_mail_routes(session, settings, NOW)

    session.expire_all()
    routes = session.scalars(select(MailRoute)).all()
    assert [(route.transport, route.paused_until) for route in routes] == [("folder", None)]


def _events_of_attending(
    session: Session, settings: Settings, turns: jobs.Turns, times: int
) -> str:
    """What is left after each turn: `L` where a letter left, `P` where a portion was done."""
    told, before = "", _left(session)
    for _ in range(times):
        jobs.attend(session, settings, NOW, turns=turns)
        letters, portions = _left(session)
        told += "L" * (before[0] - letters) + "P" * (before[1] - portions)
        before = letters, portions
    return told


def _left(session: Session) -> tuple[int, int]:
    """Letters that are queued, and portions that are not done: each of these jobs is one."""
    session.rollback()
    queued = select(func.count()).where(Letter.delivery == Delivery.QUEUED)
    open_ones = select(func.count()).where(Job.state.in_(OPEN))
    found = session.scalar(queued) or 0, session.scalar(open_ones) or 0
    session.rollback()
    return found


def test_letters_and_portions_take_turns(
    work: Work, make: Make, session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LETTERS_IN_A_ROW", 2)
    mine = acting(make)
    for number in range(3):
        started(
            mine, kind="event_export", arguments={"event": make.event().id}, same_as=f"{number}"
        )
    enqueue_all(work, (invitation(number, is_held=False) for number in range(5)))
    session.commit()

    assert _events_of_attending(session, settings, jobs.Turns(), 8) == "LLPLLPLP"
    assert jobs.attend(session, settings, NOW, turns=jobs.Turns()) is False


def test_letters_go_on_where_no_job_waits(
    work: Work, session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LETTERS_IN_A_ROW", 2)
    enqueue_all(work, (invitation(number, is_held=False) for number in range(5)))
    session.commit()
    turns = jobs.Turns()

    worked = [jobs.attend(session, settings, NOW, turns=turns) for _ in range(8)]

    assert worked == [True, True, True, True, True, True, True, False]
    assert _left(session) == (0, 0)


def test_a_worker_that_starts_takes_back_letters_and_jobs(
    work: Work, make: Make, session: Session
) -> None:
    job = started(acting(make))
    enqueue_all(work, [invitation(1, is_held=False)])
    session.commit()
    claim_job(session, NOW, "one")
    claim_next(session, NOW, "one")

    jobs.take_back(session, NOW, owner="one")

    assert fresh(session, job).lease_until is None
    assert _left(session) == (1, 1)
