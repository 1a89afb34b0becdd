"""Inviting very many, and writing to very many: the request only begins it, a job does it."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.background.models import Job
from planner.contacts.models import Pool, PoolMember
from planner.events.models import Event, EventStatus
from planner.invitations.models import Invitation
from planner.jobs.kinds import JobKind
from planner.jobs.starting import MOST_AT_ONCE
from planner.outbox.models import Letter
from tests.factories import Make
from tests.web.visitor import Visitor
from tests.web.working import do_jobs

MANY = MOST_AT_ONCE + 1


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def pool(make: Make) -> Pool:
    pool = make.pool()
    for _ in range(MANY):
        make._own(PoolMember, {}, pool_id=pool.id, person_id=make.person().id)
    return pool


def count(session: Session, model: type[Invitation] | type[Letter]) -> int:
    session.expire_all()
    return session.scalar(select(func.count()).select_from(model)) or 0


def jobs(session: Session) -> list[str]:
    return list(session.scalars(select(Job.kind).order_by(Job.id)))


def invited(editor: Visitor, event: Event, pool: Pool) -> str:
    response = editor.post(f"/desk/events/{event.id}/inviting/", {"pool": str(pool.id)})
    assert response.status_code == 303
    return response.headers["Location"]


def test_a_large_pool_is_invited_by_a_job(
    app: Flask, editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    where = invited(editor, event, pool)
    before = (count(session, Invitation), count(session, Letter))

    do_jobs(app, session)

    assert where.startswith("/desk/jobs/")
    assert before == (0, 0)
    assert (count(session, Invitation), count(session, Letter)) == (MANY, MANY)
    assert f"Inviting: done. {MANY} of {MANY} people." in editor.get("/desk/events/").text


def test_nobody_can_be_invited_to_a_draft(
    editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    event.status = EventStatus.DRAFT

    response = editor.post(f"/desk/events/{event.id}/inviting/", {"pool": str(pool.id)})

    assert response.status_code == 409
    assert jobs(session) == []


def test_many_pasted_people_are_invited_by_a_job(
    app: Flask, editor: Visitor, session: Session, event: Event
) -> None:
    text = "\n".join(f"guest{number}@paper.test" for number in range(MANY))
    seen = editor.post(f"/desk/events/{event.id}/inviting/reading", {"pasted": text}).text
    shown = re.search(r'name="seen" value="([^"]+)"', seen)
    assert shown is not None

    response = editor.post(
        f"/desk/events/{event.id}/inviting/pasted", {"pasted": text, "seen": shown[1]}
    )
    do_jobs(app, session)

    assert response.headers["Location"].startswith("/desk/jobs/")
    assert (count(session, Invitation), count(session, Letter)) == (MANY, MANY)


def test_many_guests_hear_of_a_cancellation_by_a_job(
    app: Flask, editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    invited(editor, event, pool)
    do_jobs(app, session)
    editor.post("/desk/outbox/release", {"event": str(event.id)})
    session.execute(Letter.__table__.update().values(delivery="sent"))  # type: ignore[attr-defined]
    session.commit()

    editor.post(
        f"/desk/events/{event.id}/status", {"to": "cancelled", "reason": "The hall is flooded."}
    )
    before = count(session, Letter)
    do_jobs(app, session)

    assert jobs(session) == [JobKind.INVITATIONS, JobKind.GUEST_LETTERS]
    assert (before, count(session, Letter)) == (MANY, 2 * MANY)
