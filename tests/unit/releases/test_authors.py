"""Whoever changed a word of what a release prints is its author, wherever they did it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.history.operations import record
from planner.kernel.work import Work
from planner.releases.authors import authors
from planner.releases.editing import redraft
from planner.releases.facts.release_facts import ReleaseFacts
from planner.releases.models import Release
from planner.releases.operations import draft_release
from tests.factories import Make
from tests.releases import written
from tests.seed import Seed

Act = Callable[[Work, Seed], None]


@pytest.fixture
def release(work: Work, make: Make, seed: Seed, facts: ReleaseFacts) -> Release:
    return draft_release(replace(work, actor_id=make.user().id), seed.event, facts, "one")


def office(work: Work, seed: Seed) -> None:
    record(work, "office.revised", work.session.get_one(Office, work.office_id))


def organiser(work: Work, seed: Seed) -> None:
    record(work, "organisation.logo_changed", seed.event.bodies[0].organisation)


def bodies(work: Work, seed: Seed) -> None:
    record(work, "event.revised", seed.event, event_id=seed.event.id, fields="bodies, seats")


def venue(work: Work, seed: Seed) -> None:
    record(work, "event.revised", seed.event, event_id=seed.event.id, fields="where")


@pytest.mark.parametrize(
    ("act", "is_author"), [(office, True), (organiser, True), (bodies, True), (venue, False)]
)
def test_whoever_changed_the_letterhead_since_it_was_begun_is_one(
    work: Work,
    make: Make,
    seed: Seed,
    release: Release,
    session: Session,
    act: Act,
    is_author: bool,
) -> None:
    other = make.user().id
    later = replace(work, actor_id=other, now=work.now + timedelta(minutes=1))

    act(later, seed)
    session.flush()

    assert (other in authors(session, release)) is is_author


def test_words_of_the_record_are_somebodys_once_a_draft_took_them_over(
    work: Work, make: Make, seed: Seed, facts: ReleaseFacts, release: Release, session: Session
) -> None:
    other = make.user().id
    record(
        replace(work, actor_id=other, now=work.now + timedelta(minutes=1)),
        "statement.revised",
        seed.event,
        event_id=seed.event.id,
    )
    session.flush()
    assert authors(session, release) == frozenset(release.author_ids)

    redrafted = replace(work, actor_id=None, now=work.now + timedelta(minutes=2))
    redraft(redrafted, release, facts, "two")

    assert authors(session, release) == {*release.author_ids, other}


def test_of_an_old_release_those_are_known_who_were_noted(
    work: Work, make: Make, session: Session, seed: Seed
) -> None:
    one = make.user().id
    release = written(make, seed.event, author_ids=[one])

    assert authors(session, release) == {one}
