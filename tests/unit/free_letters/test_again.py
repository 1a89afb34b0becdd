"""Sending a free letter again: whom it did not reach, who has it, and never twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from planner.background.models import Job, JobState
from planner.contacts.models import Person, Pool, PoolMember
from planner.contacts.suppression import SuppressionRoad, Unwanted
from planner.contacts.suppressions import REASONS, suppress
from planner.free_letters.again import (
    ON_ITS_WAY,
    WRITTEN_SINCE,
    latest_letters,
    refuse_sending_again,
    sent_again,
    undelivered,
)
from planner.free_letters.models import FreeLetter, GuestGroup
from planner.free_letters.operations import (
    draft_free_letter,
    take_back_free_letter,
)
from planner.free_letters.recipients import NOT_MEANT, Selection
from planner.history.models import Entry
from planner.invitations.answers import Reply, answer
from planner.invitations.models import Answer
from planner.jobs import free_letters as job_module
from planner.jobs.free_letters import TAKEN_BACK
from planner.jobs.starting import start_again
from planner.kernel.errors import Conflict
from planner.kernel.work import Work
from planner.letter_plans.recipients import OVER_LIMIT
from planner.outbox.limits import LimitsPlan, set_limits
from planner.outbox.list_kinds import ListKind
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import discard
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.background.started import fresh
from tests.unit.free_letters.drafts import member, plan, written
from tests.unit.jobs.doing import do_all, told
from tests.unit.letter_plans.plans import guests


@pytest.fixture
def ada(make: Make, pool: Pool) -> Person:
    return member(make, pool, "Ada", email="ada@paper.test")


@pytest.fixture
def ben(make: Make, pool: Pool) -> Person:
    return member(make, pool, "Ben", email="ben@paper.test")


@pytest.fixture
def letter(mine: Work, pool: Pool, ada: Person, ben: Person, tmp_path: Path) -> FreeLetter:
    """It has reached Ada; that to Ben has failed."""
    letter = draft_free_letter(mine, None, plan(pool_ids=[pool.id]))
    written(mine, letter, tmp_path)
    became(mine, ada, Delivery.SENT)
    became(mine, ben, Delivery.FAILED)
    return letter


def became(work: Work, person: Person, delivery: Delivery) -> None:
    """Of the latest letter to them."""
    letter = letters(work, person)[-1]
    letter.delivery, letter.sent_at = delivery, NOW
    work.session.flush()


def letters(work: Work, person: Person) -> list[Letter]:
    work.session.expire_all()
    found = select(Letter).where(Letter.person_id == person.id).order_by(Letter.id)
    return list(work.session.scalars(found))


def states(work: Work, person: Person) -> list[Delivery]:
    return [one.delivery for one in letters(work, person)]


def missed(work: Work, letter: FreeLetter) -> list[int]:
    return undelivered(work, letter, latest_letters(work, letter))


def newest(work: Work) -> int:
    return max(work.session.scalars(select(Letter.id)))


def asked(work: Work, letter: FreeLetter, *people: Person) -> Job:
    return start_again(work, letter, [one.id for one in people], newest(work))


def reasons(found: Selection) -> dict[str, str]:
    return {one.name: reason for one, reason in found.left_out}


def test_whom_it_did_not_reach_gets_a_new_letter_at_the_address_of_now(
    mine: Work, letter: FreeLetter, ada: Person, ben: Person, tmp_path: Path
) -> None:
    ben.channels[0].value = "ben@gazette.test"
    mine.session.flush()
    assert missed(mine, letter) == [ben.id]

    asked(mine, letter, ben)
    do_all(mine, tmp_path)

    old, new = letters(mine, ben)
    assert (old.delivery, old.recipient_address) == (Delivery.SUPERSEDED, "ben@paper.test")
    assert (new.delivery, new.recipient_address) == (Delivery.HELD, "ben@gazette.test")
    assert new.message_id != old.message_id
    assert states(mine, ada) == [Delivery.SENT]
    facts = select(Entry.facts).where(Entry.verb == "free_letter.sent_again")
    assert mine.session.scalars(facts).all() == [{"count": 1}]


def test_who_was_left_out_at_first_and_gets_it_now_was_not_reached(
    make: Make, mine: Work, letter: FreeLetter, pool: Pool, ben: Person, tmp_path: Path
) -> None:
    clara = member(make, pool, "Clara", email="clara@paper.test")
    people = missed(mine, letter)
    assert people == [ben.id, clara.id]

    start_again(mine, letter, people, newest(mine))
    do_all(mine, tmp_path)

    assert states(mine, clara) == [Delivery.HELD]


def test_two_presses_are_one_letter_also_after_the_first_has_left(
    mine: Work, letter: FreeLetter, ada: Person, tmp_path: Path
) -> None:
    seen = newest(mine)
    first = start_again(mine, letter, [ada.id], seen)
    second = start_again(mine, letter, [ada.id], seen)
    do_all(mine, tmp_path)
    waits = start_again(mine, letter, [ada.id], seen)
    do_all(mine, tmp_path)
    became(mine, ada, Delivery.SENT)
    late = start_again(mine, letter, [ada.id], seen)
    do_all(mine, tmp_path)

    assert first is second
    assert states(mine, ada) == [Delivery.SENT, Delivery.SENT]
    assert told(mine, waits) == [("Ada", "passed", ON_ITS_WAY)]
    assert told(mine, late) == [("Ada", "passed", WRITTEN_SINCE)]


def test_opt_outs_and_limits_are_asked_anew(
    mine: Work, letter: FreeLetter, ada: Person, ben: Person
) -> None:
    suppress(mine, ["ben@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)
    set_limits(mine, LimitsPlan(most_a_week=1), 0)

    found = sent_again(mine, letter, [ada.id, ben.id], newest(mine))

    assert found.recipients == []
    assert reasons(found) == {"Ada": OVER_LIMIT, "Ben": REASONS[ListKind.RELEASES]}


def test_who_opts_out_before_it_is_stored_gets_none(
    mine: Work, letter: FreeLetter, ada: Person, tmp_path: Path
) -> None:
    job = asked(mine, letter, ada)
    suppress(mine, ["ada@paper.test"], Unwanted.RELEASES, SuppressionRoad.LINK)

    do_all(mine, tmp_path)

    assert told(mine, job) == [("Ada", "passed", REASONS[ListKind.RELEASES])]
    assert states(mine, ada) == [Delivery.SENT]


def test_who_has_it_may_get_it_again_whom_it_missed_only_if_it_still_means_them(
    mine: Work, letter: FreeLetter, ada: Person, ben: Person
) -> None:
    for row in mine.session.scalars(select(PoolMember)):
        mine.session.delete(row)
    mine.session.flush()

    found = sent_again(mine, letter, [ada.id, ben.id], newest(mine))

    assert [one.name for one in found.recipients] == ["Ada"]
    assert reasons(found) == {"Ben": NOT_MEANT}


def test_a_guest_who_has_it_gets_it_again_however_they_have_answered(
    make: Make, mine: Work, tmp_path: Path
) -> None:
    event = make.event()
    [guest] = guests(mine, make, event, ada=None)
    letter = draft_free_letter(mine, event, plan(to=GuestGroup.SILENT))
    written(mine, letter, tmp_path)
    [stored] = mine.session.scalars(select(Letter).where(Letter.purpose == "free_letter"))
    stored.delivery, stored.sent_at = Delivery.SENT, NOW
    assert stored.person_id is not None
    answer(mine, guest, Reply(answer=Answer.ACCEPTED))

    found = sent_again(mine, letter, [stored.person_id], stored.id)

    assert [one.after for one in found.recipients] == [stored.id]


def test_a_letter_that_was_thrown_away_does_not_count(
    mine: Work, letter: FreeLetter, ben: Person, tmp_path: Path
) -> None:
    asked(mine, letter, ben)
    do_all(mine, tmp_path)
    discard(mine, letters(mine, ben)[-1])
    assert missed(mine, letter) == [ben.id]

    asked(mine, letter, ben)
    do_all(mine, tmp_path)

    assert states(mine, ben) == [Delivery.SUPERSEDED, Delivery.HELD]


def test_many_are_written_to_in_portions(
    mine: Work,
    letter: FreeLetter,
    ada: Person,
    ben: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(job_module, "PORTION", 1)

    job = asked(mine, letter, ada, ben)
    do_all(mine, tmp_path)

    assert told(mine, job) == [("Ada", "done", ""), ("Ben", "done", "")]
    facts = select(Entry.facts).where(Entry.verb == "free_letter.sent_again")
    assert mine.session.scalars(facts).all() == [{"count": 2}]


def test_once_it_is_taken_back_nothing_is_sent_again(
    mine: Work, letter: FreeLetter, ada: Person, tmp_path: Path
) -> None:
    job = asked(mine, letter, ada)
    take_back_free_letter(mine, letter)
    do_all(mine, tmp_path)

    stored = fresh(mine.session, job)
    assert (stored.state, stored.error) == (JobState.FAILED, TAKEN_BACK)
    with pytest.raises(Conflict):
        refuse_sending_again(letter, [ada.id])


def test_somebody_has_to_be_chosen(mine: Work, letter: FreeLetter) -> None:
    with pytest.raises(Conflict):
        refuse_sending_again(letter, [])
