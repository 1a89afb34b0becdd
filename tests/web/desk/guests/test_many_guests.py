"""Inviting very many, and writing to very many: the request only begins it, a job does it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.background.models import Job
from planner.contacts.models import Pool, PoolMember
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.invitations.models import Invitation
from planner.jobs.job_kinds import JobKind
from planner.jobs.starting import MOST_AT_ONCE
from planner.outbox.models import Delivery, Letter
from tests.factories import Make
from tests.web.reading import filled, texts
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


def invited_and_told(
    app: Flask, editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    """Their letters have left."""
    invited(editor, event, pool)
    do_jobs(app, session)
    editor.post("/desk/outbox/release", {"event": str(event.id)})
    session.execute(Letter.__table__.update().values(delivery="sent"))  # type: ignore[attr-defined]
    session.commit()


def test_a_large_pool_is_invited_by_a_job(
    app: Flask, editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    where = invited(editor, event, pool)
    before = (count(session, Invitation), count(session, Letter))

    do_jobs(app, session)

    assert where.startswith("/desk/jobs/")
    assert before == (0, 0)
    assert (count(session, Invitation), count(session, Letter)) == (MANY, MANY)
    told = texts(editor.get("/desk/events/").text, "div[role=status] p")
    assert told == ["Inviting: done. 101 of 101 people. Rivers without borders"]


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
    page = editor.post(f"/desk/events/{event.id}/inviting/reading", {"pasted": text}).text
    assert texts(page, "button[formaction]") == [f"Invite these {MANY} people"]

    response = editor.post(f"/desk/events/{event.id}/inviting/pasted", filled(page))
    do_jobs(app, session)

    assert response.headers["Location"].startswith("/desk/jobs/")
    assert (count(session, Invitation), count(session, Letter)) == (MANY, MANY)


def test_many_guests_hear_of_a_cancellation_by_a_job(
    app: Flask, editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    invited_and_told(app, editor, session, event, pool)

    editor.post(
        f"/desk/events/{event.id}/status", {"to": "cancelled", "reason": "The hall is flooded."}
    )
    before = count(session, Letter)
    do_jobs(app, session)

    assert jobs(session) == [JobKind.INVITATIONS, JobKind.GUEST_LETTERS]
    assert (before, count(session, Letter)) == (MANY, 2 * MANY)


def outline(event: Event, **given: str) -> dict[str, str]:
    return {
        "kind": event.kind.value,
        "titles-en": "Rivers without borders",
        "languages": ", ".join(event.languages),
        "starts_on": "2012-03-27",
        "starts_clock": event.starts_clock.strftime("%H:%M") if event.starts_clock else "",
        "ends_clock": event.ends_clock.strftime("%H:%M") if event.ends_clock else "",
        "zone": event.zone,
        "certainty": event.certainty.value,
        "cities-en": event.cities.best("en"),
        "venues-en": event.venues.best("en"),
        "lead_with": "protocol",
        **given,
    }


def test_a_job_is_started_for_many_guests_only_where_a_letter_is_due(
    app: Flask, editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    invited_and_told(app, editor, session, event, pool)
    url = f"/desk/events/{event.id}/outline/"

    small = editor.post(url, outline(event, internal_notes="Call the mayor.", version="1"))
    before = jobs(session)
    large = editor.post(url, outline(event, starts_on="2012-03-28", version="2"))
    do_jobs(app, session)

    assert (small.status_code, large.status_code) == (303, 303)
    assert before == [JobKind.INVITATIONS]
    assert jobs(session) == [JobKind.INVITATIONS, JobKind.GUEST_LETTERS]
    assert count(session, Letter) == 2 * MANY


def test_letters_to_many_that_wait_are_drawn_anew_by_one_job(
    app: Flask, editor: Visitor, session: Session, make: Make, event: Event, pool: Pool
) -> None:
    item = make.item(event, study=make.study(), minutes=10)
    invited(editor, event, pool)
    do_jobs(app, session)
    typed = {"kind": "research", "titles-en": "Lives in motion", "version": "1"}

    editor.post(f"/desk/studies/{item.study_id}", typed)
    do_jobs(app, session)

    assert jobs(session) == [JobKind.INVITATIONS, JobKind.GUEST_LETTERS]
    found = select(Letter.text).where(Letter.delivery == Delivery.HELD)
    assert ["Lives in motion" in text for text in session.scalars(found)] == [True] * MANY


def test_with_nothing_to_tell_to_many_the_button_says_so(
    app: Flask, editor: Visitor, session: Session, event: Event, pool: Pool
) -> None:
    invited(editor, event, pool)
    do_jobs(app, session)

    response = editor.post(f"/desk/events/{event.id}/invitations/updates")

    assert response.status_code == 409
    assert texts(response.text, ".errors") == ["No guest has to hear of a change."]
    assert jobs(session) == [JobKind.INVITATIONS]
