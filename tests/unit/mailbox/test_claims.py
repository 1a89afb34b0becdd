"""One worker reads a mailbox; one that has lost it stores nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office
from planner.mailbox.claims import (
    LEASE,
    Claim,
    ClaimLost,
    claim_mailbox,
    due_mailboxes,
    give_back,
    note_failure,
    store,
    take_back_mailboxes,
)
from planner.mailbox.faults import MailboxFault
from planner.mailbox.models import OfficeMailbox
from planner.outbox.delivery.retry import wait
from planner.outbox.models import OutboxFreeze
from tests.conftest import NOW
from tests.unit.mailbox.stored import stored_mailbox


@pytest.fixture
def mailbox(session: Session, office: Office) -> OfficeMailbox:
    return stored_mailbox(session, office.id)


def tried(
    session: Session, mailbox: OfficeMailbox, owner: str, now: datetime = NOW
) -> Claim | None:
    number = mailbox.id
    session.rollback()
    return claim_mailbox(session, number, now, owner)


def claimed(session: Session, mailbox: OfficeMailbox) -> Claim:
    claim = tried(session, mailbox, "first")
    assert claim is not None
    return claim


def due(session: Session) -> list[int]:
    found = list(session.scalars(due_mailboxes(NOW)))
    session.rollback()
    return found


def test_two_workers_do_not_read_the_same(session: Session, mailbox: OfficeMailbox) -> None:
    before = due(session)
    claimed(session, mailbox)

    assert tried(session, mailbox, "second") is None
    assert (before, due(session)) == ([mailbox.id], [])


def test_a_frozen_worker_loses_it(session: Session, mailbox: OfficeMailbox) -> None:
    frozen = claimed(session, mailbox)
    tried(session, mailbox, "second", NOW + LEASE)

    with pytest.raises(ClaimLost):
        store(session, frozen, NOW + LEASE, last_uid=5)

    session.refresh(mailbox)
    assert (mailbox.claimed_by, mailbox.last_uid) == ("second", 0)


def test_storing_renews_the_claim(session: Session, mailbox: OfficeMailbox) -> None:
    claim = claimed(session, mailbox)

    store(session, claim, NOW + timedelta(minutes=9), last_uid=5)

    session.refresh(mailbox)
    assert (mailbox.lease_until, mailbox.last_uid) == (NOW + timedelta(minutes=9) + LEASE, 5)


def test_a_starting_worker_frees_what_its_predecessor_read(
    session: Session, mailbox: OfficeMailbox
) -> None:
    dead = claimed(session, mailbox)
    take_back_mailboxes(session, "another")
    others = due(session)

    take_back_mailboxes(session, "first")

    with pytest.raises(ClaimLost):
        store(session, dead, NOW)
    assert (others, due(session)) == ([], [mailbox.id])


def test_one_that_is_given_back_is_read_by_others(session: Session, mailbox: OfficeMailbox) -> None:
    give_back(session, claimed(session, mailbox))

    assert due(session) == [mailbox.id]


def test_none_is_read_in_a_copy_whose_outbox_is_frozen(
    session: Session, mailbox: OfficeMailbox
) -> None:
    session.add(OutboxFreeze(office_id=mailbox.office_id, copied_at=NOW, last_letter_id=0))
    session.commit()

    assert due(session) == []
    assert tried(session, mailbox, "first") is None


@pytest.mark.parametrize(
    ("is_persistent", "pauses"),
    [(False, [1, 2]), (True, [15, 15])],
)
def test_after_failures_it_is_tried_again_later_each_time(
    session: Session, mailbox: OfficeMailbox, *, is_persistent: bool, pauses: list[int]
) -> None:
    claim, error = claimed(session, mailbox), MailboxFault("no", is_persistent=is_persistent)
    seen = []
    for _ in pauses:
        note_failure(session, claim, error, NOW)
        session.refresh(mailbox)
        seen.append(mailbox.due_at - NOW)
        session.rollback()

    expected = [wait(f"mailbox {mailbox.id}", tries) for tries in (1, 2)]
    least = [timedelta(minutes=pause) for pause in pauses]
    assert seen == [max(one, low) for one, low in zip(expected, least, strict=True)]
    assert (mailbox.failure, mailbox.failures, mailbox.failed_since) == ("no", 2, NOW)


def test_a_failure_of_former_settings_is_not_told(session: Session, mailbox: OfficeMailbox) -> None:
    claim = claimed(session, mailbox)
    take_back_mailboxes(session, "first")

    note_failure(session, claim, MailboxFault("no"), NOW)

    session.refresh(mailbox)
    assert (mailbox.failure, mailbox.failures) == ("", 0)
