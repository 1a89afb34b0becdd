"""Corrections and withdrawals to many, in portions."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.background.models import OutcomeKind
from planner.background.queries import outcomes_of
from planner.coverage.notices import notices, send_notice
from planner.events.models.event import Event
from planner.history.models import Entry
from planner.jobs import release_notices
from planner.jobs.release_notices import NOTHING_TO_TELL
from planner.jobs.starting import start_notice
from planner.kernel.work import Work
from planner.outbox.models import Delivery, Letter
from planner.releases.models import Release
from planner.releases.publication.publishing import letters_about, retire
from tests.factories import Make
from tests.unit.distribution.choosing import chosen, corrected, sent, subscriber
from tests.unit.jobs.doing import do_all, do_one


@pytest.fixture
def newer(
    make: Make,
    mine: Work,
    office: Office,
    over: Event,
    release: Release,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Release:
    """A correction; three people have what it corrects."""
    monkeypatch.setattr(release_notices, "PORTION", 2)
    for name in ("ada", "bo", "cy"):
        subscriber(make, f"{name}@paper.test", name=name.title())
    sent(mine, chosen(mine, over, to_subscribers=True), tmp_path)
    return corrected(make, office, over, release)


def people(work: Work, event: Event) -> list[int]:
    [notice] = notices(work, event)
    return [one.person_id for one in notice.people]


def subjects(work: Work, release: Release) -> list[str]:
    found = select(Letter.subject).where(Letter.about == letters_about(release.id))
    return [one.partition(":")[0] for one in work.session.scalars(found.order_by(Letter.id))]


def test_everybody_who_has_the_older_version_is_told_once(
    mine: Work, over: Event, newer: Release, tmp_path: Path
) -> None:
    wanted = people(mine, over)

    start_notice(mine, over.id, newer.id, wanted)
    do_all(mine, tmp_path)
    again = start_notice(mine, over.id, newer.id, wanted)
    do_all(mine, tmp_path)

    assert subjects(mine, newer) == ["Correction"] * 3
    reasons = {one.reason for one in mine.session.scalars(outcomes_of(again))}
    assert reasons == {NOTHING_TO_TELL}
    facts = mine.session.scalars(select(Entry.facts).where(Entry.verb == "release.notice_sent"))
    assert facts.all() == [{"letters": 3, "withdrawn": False}]


def test_history_says_how_many_were_told_though_the_last_one_was_told_by_somebody_else(
    mine: Work, office: Office, over: Event, newer: Release, tmp_path: Path
) -> None:
    start_notice(mine, over.id, newer.id, people(mine, over))
    do_one(mine, tmp_path)

    send_notice(mine, over, office, newer.id)
    do_all(mine, tmp_path)

    facts = mine.session.scalars(select(Entry.facts).where(Entry.verb == "release.notice_sent"))
    assert [one["letters"] for one in facts] == [1, 2]


def test_a_portion_looks_at_its_own_people_only(
    mine: Work, over: Event, newer: Release, tmp_path: Path
) -> None:
    wanted = people(mine, over)

    [notice] = notices(mine, over, wanted[:1])

    assert [one.person_id for one in notice.people] == wanted[:1]


def test_a_correction_that_is_withdrawn_meanwhile_is_told_as_withdrawn(
    mine: Work, over: Event, newer: Release, tmp_path: Path
) -> None:
    job = start_notice(mine, over.id, newer.id, people(mine, over))
    do_one(mine, tmp_path)

    retire(mine, newer, "A wrong number.")
    do_all(mine, tmp_path)

    assert subjects(mine, newer) == ["Correction", "Correction", "Withdrawn"]
    kinds = [one.outcome for one in mine.session.scalars(outcomes_of(job))]
    assert kinds == [OutcomeKind.DONE] * 3


def test_what_is_written_waits_for_a_person(
    mine: Work, over: Event, newer: Release, tmp_path: Path
) -> None:
    start_notice(mine, over.id, newer.id, people(mine, over))
    do_all(mine, tmp_path)

    about = Letter.about == letters_about(newer.id)
    assert set(mine.session.scalars(select(Letter.delivery).where(about))) == {Delivery.HELD}
    assert notices(mine, over) == []
