"""One letter on its way: every point at which it may be lost, kept or doubled."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner.kernel.work import Work
from planner.outbox.delivery.claims import LEASE, take_back
from planner.outbox.delivery.sending import deliver_next
from planner.outbox.delivery.transport import (
    ClaimLost,
    InDoubt,
    Refused,
    Transports,
    TryLater,
    Unavailable,
)
from planner.outbox.message.attachments import NOT_KEPT, Attachment
from planner.outbox.models import Delivery, Letter, MailRoute
from planner.outbox.operations import LetterPlan
from tests.conftest import NOW
from tests.unit.outbox.letters import invitation, plan
from tests.unit.outbox.postman import MINUTE, Killed, Postman, deliver, queued


def test_a_queued_letter_is_sent_once(work: Work, session: Session) -> None:
    letter = queued(work)
    postman = Postman()

    assert deliver(session, postman)
    assert not deliver(session, postman)

    assert (letter.delivery, letter.sent_at, letter.attempts) == (Delivery.SENT, NOW, 1)
    assert letter.lease_until is None
    assert [(p.sender, p.recipient, p.message_id) for p in postman.taken] == [
        ("press@house.test", "anna@paper.test", letter.message_id)
    ]


def test_attachments_leave_with_the_letter(work: Work, session: Session, tmp_path: Path) -> None:
    (tmp_path / "one.pdf").write_bytes(b"%PDF-")
    queued(work, _with_a_file(str(tmp_path / "one.pdf")))
    postman = Postman()

    deliver_next(
        session, Transports(postman), now=NOW, read_file=lambda path: Path(path).read_bytes()
    )

    assert b"Content-Type: application/pdf" in postman.taken[0].content


def test_a_letter_whose_file_is_gone_fails_and_says_so(work: Work, session: Session) -> None:
    letter = queued(work, _with_a_file("ab/nowhere"))

    deliver(session, Postman())

    assert (letter.delivery, letter.error) == (Delivery.FAILED, NOT_KEPT)


def _with_a_file(path: str) -> LetterPlan:
    one = Attachment(path=path, name="One.pdf", media_type="application/pdf", size=5)
    return plan(attachments=[one.as_json], is_held=False)


def test_a_held_letter_and_one_that_is_not_due_stay(work: Work, session: Session) -> None:
    queued(work, plan())
    queued(work, plan(unique_key="later", is_held=False), due_at=NOW + MINUTE)

    assert not deliver(session, Postman())


def test_a_cut_after_the_dot_leaves_a_doubt(work: Work, session: Session) -> None:
    letter = queued(work)

    deliver(session, Postman(after=InDoubt("cut")))

    assert (letter.delivery, letter.error) == (Delivery.IN_DOUBT, "cut")


@pytest.mark.parametrize(
    ("error", "delivery"),
    [
        (TryLater("451 later"), Delivery.QUEUED),
        (Refused("550 nobody"), Delivery.FAILED),
        (Unavailable("no answer"), Delivery.QUEUED),
    ],
)
@pytest.mark.parametrize("where", ["before", "after"])
def test_an_answer_of_the_server_settles_the_letter(
    work: Work, session: Session, where: str, error: Exception, delivery: Delivery
) -> None:
    letter = queued(work)

    deliver(session, Postman(**{where: error}))

    assert (letter.delivery, letter.error) == (delivery, str(error))


def test_a_letter_is_tried_again_after_longer_and_longer_waits(
    work: Work, session: Session
) -> None:
    letter = queued(work)
    now, waits = NOW, []
    for _ in range(9):
        deliver(session, Postman(before=TryLater("451")), now)
        waits.append((letter.due_at - now) // MINUTE)
        now = letter.due_at

    assert [
        least <= waited <= least * 1.2
        for least, waited in zip((1, 2, 4, 8, 16, 32, 60, 60, 60), waits, strict=True)
    ] == [True] * 9
    assert deliver(session, Postman(), now)
    assert (letter.delivery, letter.attempts, letter.error) == (Delivery.SENT, 10, "")


def test_a_letter_is_given_up_after_two_days(work: Work, session: Session) -> None:
    letter = queued(work)

    deliver(session, Postman(before=TryLater("451 later")), NOW + timedelta(hours=48))

    assert (letter.delivery, letter.error) == (
        Delivery.FAILED,
        "Given up after 48 hours. 451 later",
    )


def test_a_closed_way_pauses_and_fails_no_letter(work: Work, session: Session) -> None:
    letters = [queued(work, plan(unique_key=str(n), is_held=False)) for n in range(3)]
    closed = Postman(before=Unavailable("535 wrong password"))

    assert deliver(session, closed)
    route = session.get_one(MailRoute, ("postman", "", ""))
    first_pause = route.paused_until
    assert first_pause is not None
    assert not deliver(session, Postman(), first_pause - timedelta(seconds=1))
    assert deliver(session, closed, first_pause)
    assert (route.failures, route.error) == (2, "535 wrong password")
    second_pause = route.paused_until
    assert second_pause is not None
    assert second_pause - first_pause >= 2 * MINUTE

    while deliver(session, Postman(), second_pause):
        pass

    assert [letter.delivery for letter in letters] == [Delivery.SENT] * 3
    assert [letter.attempts for letter in letters] == [1, 1, 1]
    assert session.scalars(select(MailRoute)).all() == []


def test_a_worker_killed_before_the_dot_has_sent_nothing(work: Work, session: Session) -> None:
    letter = queued(work)
    with pytest.raises(Killed):
        deliver(session, Postman(before=Killed()))
    session.rollback()

    assert not deliver(session, Postman(), NOW + LEASE - MINUTE)
    postman = Postman()
    assert deliver(session, postman, NOW + LEASE)

    assert (letter.delivery, letter.crashes, len(postman.taken)) == (Delivery.SENT, 1, 1)


def test_a_worker_killed_after_the_dot_leaves_a_doubt(work: Work, session: Session) -> None:
    letter = queued(work)
    with pytest.raises(Killed):
        deliver(session, Postman(after=Killed()))
    session.rollback()
    postman = Postman()

    assert not deliver(session, postman, NOW + LEASE)

    assert (letter.delivery, postman.taken) == (Delivery.IN_DOUBT, [])


def test_a_worker_that_starts_takes_back_what_is_its_own_and_nothing_else(
    work: Work, session: Session
) -> None:
    mine = queued(work)
    others = queued(work, plan(unique_key="others", is_held=False))
    for owner in ("here/1", "here/2"):
        with pytest.raises(Killed):
            deliver(session, Postman(before=Killed()), owner=owner)
        session.rollback()

    take_back(session, NOW, owner="here/1")

    session.expire_all()
    assert (mine.delivery, mine.lease_until, mine.claimed_by) == (Delivery.QUEUED, None, None)
    assert (others.delivery, others.claimed_by) == (Delivery.SENDING, "here/2")


def test_a_letter_that_kills_three_workers_is_put_aside(work: Work, session: Session) -> None:
    letter = queued(work)
    for number in range(3):
        with pytest.raises(Killed):
            deliver(session, Postman(before=Killed()), NOW + number * LEASE)
        session.rollback()

    assert not deliver(session, Postman(), NOW + 3 * LEASE)

    assert (letter.delivery, letter.crashes, letter.attempts) == (Delivery.FAILED, 3, 3)


def test_a_letter_that_breaks_the_program_is_put_aside_after_three_times(
    work: Work, session: Session
) -> None:
    letter = queued(work)
    now = NOW
    for _ in range(3):
        deliver(session, Postman(before=RuntimeError("anna@paper.test")), now)
        now += timedelta(hours=1)

    assert (letter.delivery, letter.crashes) == (Delivery.FAILED, 3)
    assert letter.error == "The program broke over this letter three times."


def test_breaking_after_the_dot_leaves_a_doubt(work: Work, session: Session) -> None:
    letter = queued(work)

    deliver(session, Postman(after=RuntimeError("boom")))

    assert letter.delivery is Delivery.IN_DOUBT


def test_a_worker_that_slept_too_long_sends_nothing(work: Work, session: Session) -> None:
    letter = queued(work)
    postman = Postman()

    def other_worker() -> None:
        session.execute(update(Letter).values(fencing_token=Letter.fencing_token + 1))
        session.commit()

    postman.on_the_way = other_worker

    assert deliver(session, postman)

    assert postman.taken == []
    assert letter.delivery is Delivery.SENDING


def test_a_lost_claim_passes_by_other_transports_too(work: Work, session: Session) -> None:
    letter = queued(work)

    assert deliver(session, Postman(before=ClaimLost()))

    assert letter.delivery is Delivery.SENDING


def test_an_overtaken_invitation_is_not_sent(work: Work, session: Session) -> None:
    old = queued(work, invitation(1, is_held=False))
    new = queued(work, invitation(1, sequence=1))
    postman = Postman()

    deliver(session, postman)

    assert postman.taken == []
    assert (old.delivery, new.delivery) == (Delivery.SUPERSEDED, Delivery.HELD)


def test_the_newest_invitation_is_sent(work: Work, session: Session) -> None:
    queued(work, invitation(2, sequence=5))
    letter = queued(work, invitation(1, sequence=1, is_held=False))

    deliver(session, Postman())

    assert letter.delivery is Delivery.SENT


def test_an_address_that_is_none_fails_with_a_sentence(work: Work, session: Session) -> None:
    letter = queued(work, plan(recipient_address="nobody", is_held=False))

    deliver(session, Postman())

    assert letter.delivery is Delivery.FAILED
    assert letter.error == "This is not an e-mail address. It looks like name@example.org."


def test_a_letter_that_another_worker_took_meanwhile_is_left_alone(
    work: Work, session: Session
) -> None:
    letter = queued(work, delivery=Delivery.SENDING, lease_until=NOW)
    letter.crashes = 5
    session.commit()

    assert not deliver(session, Postman())
