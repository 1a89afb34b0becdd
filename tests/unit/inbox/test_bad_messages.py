"""Bad messages: each has one row that says in a sentence what became of it, and changes nothing else."""

from __future__ import annotations

import tracemalloc
from datetime import time
from typing import Any

import pytest
from sqlalchemy import func, select

from planner.events.changes import When
from planner.inbox.models import RawMessage, ReceivedBy, ReceivedMessage
from planner.inbox.receiving import receive
from planner.invitations.models import Answer, Invitation
from planner.kernel.reply_addresses import reply_address
from planner.kernel.work import Work
from planner.mail.limits import MESSAGE_BYTES, within
from planner.mail.reading import read_message
from planner.outbox.message.mime import to_mime
from planner.outbox.models import Letter
from tests.hostile.messages import BAD, Bad
from tests.mail_fixtures.answers import exchange
from tests.mail_fixtures.replies import Reply
from tests.unit.inbox.conftest import Take
from tests.unit.invitations.post import DAY, last_letter, save, send

MEMORY = 12 * 1024 * 1024


@pytest.fixture
def ada(work: Work, ada: Invitation) -> Invitation:
    """A guest who was told of another hour: her answer is to the second version."""
    save(work, ada.event, when=When(starts_on=DAY, starts_clock=time(15), zone="Europe/Moscow"))
    send(work)
    return ada


@pytest.fixture
def answer(work: Work, ada: Invitation) -> Reply:
    """That counts as it is."""
    return Reply(
        uid=ada.event.calendar_uid,
        address="ada@paper.test",
        to=reply_address(work.links.signer, "press@house.test", ada.person.public_id),
        sequence=ada.asked_sequence or 0,
    )


def state(work: Work, guest: Invitation) -> dict[str, Any]:
    """All that a message could change."""
    work.session.flush()
    work.session.refresh(guest)
    return {
        "answer": (guest.answer, guest.answered_at, guest.message, guest.crew),
        "address": (guest.address, guest.person.emails),
        "event": (guest.event.sequence, guest.event.starts_at, guest.event.status),
        "letters": work.session.scalar(select(func.count(Letter.id))),
        "guests": work.session.scalar(select(func.count(Invitation.id))),
    }


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_message_is_told_in_a_sentence_and_changes_nothing(
    work: Work, ada: Invitation, answer: Reply, take: Take, bad: Bad
) -> None:
    before = state(work, ada)

    message = take(bad(answer))

    assert state(work, ada) == before
    assert message.reason.endswith((".", "?"))
    assert work.session.scalar(select(func.count(ReceivedMessage.id))) == 1


def test_the_answer_that_the_bad_ones_are_made_of_counts(
    work: Work, ada: Invitation, answer: Reply, take: Take
) -> None:
    take(exchange(answer))

    assert ada.standing is Answer.ACCEPTED


@pytest.mark.parametrize("name", ["a video", "thirty megabytes", "a calendar of a megabyte"])
def test_what_is_too_large_is_neither_read_nor_kept(
    work: Work, ada: Invitation, answer: Reply, name: str
) -> None:
    raw = BAD[name](answer)
    tracemalloc.start()

    read = read_message(within(raw))
    receive(work, raw, read, road=ReceivedBy.IMAP, received_at=work.now)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(raw) > MESSAGE_BYTES
    assert most < MEMORY
    assert work.session.scalar(select(RawMessage)) is None


def test_a_letter_of_ours_that_comes_back_to_us_asks_nobody_anything(
    work: Work, ada: Invitation, take: Take
) -> None:
    """A list, or a forwarding that leads in a circle, brings it into our own mailbox."""
    own = to_mime(last_letter(work), work.now)
    before = state(work, ada)

    message = take(own)

    assert (state(work, ada), message.attention) == (before, None)
