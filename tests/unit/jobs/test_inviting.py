"""Inviting very many: on the list and written to once each, whatever happens between portions."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from planner.background.models import Job, JobState
from planner.background.operations import resume_job, stop_job
from planner.contacts.models import Person
from planner.events.models.event import Event
from planner.events.models.kinds import EventStatus
from planner.files import transfers
from planner.files.models import StoredFile
from planner.invitations.guest_kinds import GuestKind
from planner.invitations.models import Invitation
from planner.invitations.pasting import Pasted, Unread
from planner.jobs import inviting
from planner.jobs.inviting import pasted_file
from planner.jobs.starting import start_inviting, start_inviting_pasted
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import acting, fresh
from tests.unit.jobs.doing import do_all, do_one, told, waiting

NAMES = ["Ada", "Boris", "Clara", "Dmitri", "Elena"]


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inviting, "PORTION", 2)


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make)


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def people(make: Make) -> list[Person]:
    return [make.person(name) for name in NAMES]


@pytest.fixture
def job(mine: Work, event: Event, people: list[Person]) -> Job:
    return start_inviting(mine, event.id, [person.id for person in people])


def listed(work: Work) -> list[str]:
    work.session.rollback()
    return sorted(work.session.scalars(select(Invitation.name)))


def test_everybody_is_listed_and_written_to_once(mine: Work, job: Job, tmp_path: Path) -> None:
    portions = do_all(mine, tmp_path)

    assert (fresh(mine.session, job).state, job.done, portions) == (JobState.DONE, 5, 4)
    assert listed(mine) == waiting(mine) == NAMES
    assert told(mine, job) == [(name, "done", "") for name in NAMES]


def test_who_cannot_be_invited_is_named_with_the_reason(
    mine: Work, make: Make, event: Event, tmp_path: Path
) -> None:
    ada, nobody = make.person("Ada"), make.person("Nemo", email="")
    twin = make.person("Twin", email="same@paper.test")
    other = make.person("Other", email="same@paper.test")
    numbers = [ada.id, nobody.id, twin.id, other.id, 987_654]
    job = start_inviting(mine, event.id, numbers)

    do_all(mine, tmp_path)

    same = "somebody with the same address is on the guest list already"
    assert sorted(told(mine, job)) == [
        ("Ada", "done", ""),
        ("Nemo", "passed", "no e-mail address"),
        ("Other", "done", ""),
        ("Somebody", "passed", "not in Contacts any more"),
        ("Twin", "passed", same),
    ]
    assert waiting(mine) == ["Ada", "Other"]


def test_stopped_between_two_portions_it_goes_on_with_the_rest(
    mine: Work, job: Job, tmp_path: Path
) -> None:
    do_one(mine, tmp_path)
    stop_job(mine, fresh(mine.session, job))
    mine.session.commit()
    assert (listed(mine), waiting(mine)) == (NAMES[:2], [])

    resume_job(mine, fresh(mine.session, job))
    do_all(mine, tmp_path)

    assert fresh(mine.session, job).state is JobState.DONE
    assert listed(mine) == waiting(mine) == NAMES


def test_stopped_at_its_last_portion_it_writes_the_last_letters_and_is_done(
    mine: Work, job: Job, tmp_path: Path
) -> None:
    do_one(mine, tmp_path)
    while fresh(mine.session, job).done < job.total:
        do_one(mine, tmp_path)

    with pytest.raises(Conflict):
        stop_job(mine, fresh(mine.session, job))
    mine.session.rollback()
    do_all(mine, tmp_path)

    assert fresh(mine.session, job).state is JobState.DONE
    assert waiting(mine) == NAMES


def test_an_event_that_is_called_off_meanwhile_ends_it(
    mine: Work, job: Job, event: Event, tmp_path: Path
) -> None:
    do_one(mine, tmp_path)
    event.status = EventStatus.DRAFT
    mine.session.commit()

    do_all(mine, tmp_path)

    assert (fresh(mine.session, job).state, job.done) == (JobState.FAILED, 2)
    assert job.error == "Confirm the event, or make it tentative, first."


def test_an_event_that_has_vanished_ends_it(
    mine: Work, job: Job, event: Event, tmp_path: Path
) -> None:
    mine.session.delete(event)

    do_all(mine, tmp_path)

    assert (fresh(mine.session, job).error, job.done) == ("The event is not there any more.", 0)


ROWS: list[Pasted | Unread] = [
    Pasted("Ada", "ada@paper.test", "Gazette", ""),
    Pasted("Ada L.", "ada@other.test"),
    Pasted("Boris", "boris@paper.test"),
    Unread("Clara of the Courier", "there is no e-mail address in it"),
    Pasted("House", "press@house.test"),
]


def test_pasted_people_are_invited_out_of_a_file_that_is_deleted(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    written = transfers.write(tmp_path, pasted_file(ROWS))
    job = start_inviting_pasted(mine, event.id, written, len(ROWS))

    do_all(mine, tmp_path)

    assert (fresh(mine.session, job).state, job.done, job.file_id) == (JobState.DONE, 5, None)
    assert sorted(told(mine, job)) == [
        ("Ada", "done", ""),
        ("Ada L.", "done", ""),
        ("Boris", "done", ""),
        ("Clara of the Courier", "passed", "there is no e-mail address in it"),
        ("press@house.test", "passed", "the address is the office's own"),
    ]
    assert waiting(mine) == ["Ada", "Ada L.", "Boris"]
    assert mine.session.scalars(select(StoredFile)).all() == []
    assert not (tmp_path / written.path).exists()


def test_each_comes_as_its_row_says_else_as_was_chosen_for_all(
    mine: Work, event: Event, tmp_path: Path
) -> None:
    rows: list[Pasted | Unread] = [
        Pasted("Ada", "ada@paper.test", kind=GuestKind.OFFICIAL),
        Pasted("Boris", "boris@paper.test"),
    ]
    written = transfers.write(tmp_path, pasted_file(rows))
    start_inviting_pasted(mine, event.id, written, len(rows), GuestKind.PARTNER)

    do_all(mine, tmp_path)

    mine.session.rollback()
    assert sorted(mine.session.execute(select(Invitation.name, Invitation.kind)).tuples()) == [
        ("Ada", GuestKind.OFFICIAL),
        ("Boris", GuestKind.PARTNER),
    ]


def test_a_file_of_an_older_version_says_no_kind(mine: Work, event: Event, tmp_path: Path) -> None:
    written = transfers.write(tmp_path, b'[["Ada", "ada@paper.test", "", ""]]')
    start_inviting_pasted(mine, event.id, written, 1)

    do_all(mine, tmp_path)

    mine.session.rollback()
    assert mine.session.scalars(select(Invitation.kind)).all() == [GuestKind.JOURNALIST]


def test_the_same_paste_twice_is_one_job(mine: Work, event: Event, tmp_path: Path) -> None:
    first = start_inviting_pasted(mine, event.id, transfers.write(tmp_path, b"[]"), 0)
    again = start_inviting_pasted(mine, event.id, transfers.write(tmp_path, b"[]"), 0)

    assert again is first
    assert len(mine.session.scalars(select(StoredFile)).all()) == 1


@pytest.mark.parametrize("is_expired", [True, False])
def test_a_paste_that_is_not_kept_any_more(
    mine: Work, event: Event, tmp_path: Path, is_expired: bool
) -> None:
    written = transfers.write(tmp_path, pasted_file(ROWS))
    job = start_inviting_pasted(mine, event.id, written, len(ROWS))
    if is_expired:
        mine.session.get_one(StoredFile, job.file_id).expires_at = NOW - timedelta(seconds=1)
    else:
        (tmp_path / written.path).unlink()

    do_all(mine, tmp_path)

    assert fresh(mine.session, job).state is JobState.FAILED
    assert job.error == "The addresses were kept for a day and are deleted. Paste them anew."
