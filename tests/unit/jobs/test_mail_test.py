"""A test letter: it goes to whoever asked for it, and the answer of the server is kept."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from planner.accounts.models import Role, User
from planner.background.models import JobState
from planner.jobs.starting import start_mail_test
from planner.kernel.work import Work
from planner.outbox.delivery.mail_server import MailServer
from tests.factories import Make
from tests.unit.background.started import acting, fresh
from tests.unit.jobs.doing import do_one, told, waiting
from tests.unit.outbox.server import Ledger, serve

pytestmark = pytest.mark.loopback


@pytest.fixture
def mine(make: Make) -> Work:
    return acting(make, Role.ADMINISTRATOR)


@pytest.fixture
def me(mine: Work) -> User:
    return mine.session.get_one(User, mine.actor_id)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def server(ledger: Ledger) -> Iterator[MailServer]:
    controller: Controller = serve(ledger)
    yield MailServer(host="127.0.0.1", port=controller.port)
    controller.stop()


def test_the_letter_goes_to_whoever_asked_and_stands_in_no_outbox(
    mine: Work, me: User, ledger: Ledger, server: MailServer, tmp_path: Path
) -> None:
    me.language = "ru"
    job = start_mail_test(mine)

    do_one(mine, tmp_path, server)

    (envelope,) = ledger.taken
    letter = message_from_bytes(envelope.original_content or b"", policy=policy.default)
    assert (envelope.mail_from, envelope.rcpt_tos) == ("press@house.test", [me.email])
    assert letter["Subject"] == "Press House: пробное письмо"
    body = letter.get_body(("plain",))
    assert body is not None
    assert f"через почтовый сервер 127.0.0.1:{server.port}." in " ".join(body.get_content().split())
    assert ledger.greetings == ["desk.press.example"]
    assert waiting(mine) == []
    assert (fresh(mine.session, job).state, job.seen_at) == (JobState.DONE, mine.now)
    assert told(mine, job) == [
        (
            f"Test letter to {me.email}",
            "done",
            (
                "The mail server has taken the letter. Look whether it has arrived, also among "
                "unwanted mail."
            ),
        )
    ]


def test_the_answer_of_the_server_is_kept(
    mine: Work, me: User, ledger: Ledger, server: MailServer, tmp_path: Path
) -> None:
    ledger.say("MAIL", "550 5.7.1 not from you")
    job = start_mail_test(mine)

    do_one(mine, tmp_path, server)

    assert told(mine, job) == [
        (
            f"Test letter to {me.email}",
            "failed",
            (
                "The mail server takes no letters from press@house.test. It answers: "
                "550 5.7.1 not from you"
            ),
        )
    ]


def test_without_a_server_it_is_refused(mine: Work, tmp_path: Path) -> None:
    job = start_mail_test(mine)

    do_one(mine, tmp_path)

    assert fresh(mine.session, job).state is JobState.FAILED
    assert job.error == "No mail server is set."


def test_each_administrator_gets_their_own(make: Make, mine: Work) -> None:
    first = start_mail_test(mine)

    assert start_mail_test(mine).id == first.id
    assert start_mail_test(acting(make, Role.ADMINISTRATOR)).id != first.id
