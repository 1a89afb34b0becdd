"""Letters of each office leave by its own mail server, and none by that of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from sqlalchemy.orm import Session

from planner import jobs
from planner.accounts.models import Office
from planner.config import Settings
from planner.kernel.work import Work
from planner.outbox.delivery.connecting import NOT_PUBLIC
from planner.outbox.delivery.mail_routes import closed_to
from planner.outbox.delivery.mail_servers import UNREADABLE
from planner.outbox.models import Delivery, Letter, MailRoute
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.factories import Make
from tests.unit.outbox.letters import plan
from tests.unit.outbox.own_servers import PASSWORD, own_server
from tests.unit.outbox.postman import queued
from tests.unit.outbox.server import CERTIFICATE, Ledger, serve, serve_tls

pytestmark = pytest.mark.loopback

Serve = Callable[..., tuple[Ledger, int]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(
        instance=tmp_path,
        public_url=PUBLIC_URL,
        secret_key=SECRET,
        private_mail_servers="localhost",
    )


@pytest.fixture(autouse=True)
def _trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.fixture
def start() -> Iterator[Serve]:
    """A server that lets in who knows `password`; without one, everybody and without TLS."""
    controllers = []

    def started(password: str = "") -> tuple[Ledger, int]:
        ledger = Ledger()

        def let_in(_s: object, _e: object, _h: object, _m: object, data: object) -> AuthResult:
            assert isinstance(data, LoginPassword)
            return AuthResult(success=data.password == password.encode(), handled=False)

        secure = {"tls_context": serve_tls(), "authenticator": let_in, "auth_required": True}
        controllers.append(serve(ledger, **(secure if password else {})))
        return ledger, controllers[-1].port

    yield started
    for controller in controllers:
        controller.stop()


@pytest.fixture
def theirs(make: Make, work: Work) -> Work:
    """The other office."""
    return replace(work, office_id=make.office(slug="theirs", mail_from="desk@theirs.test").id)


def write(work: Work, number: int = 1) -> Letter:
    office = work.session.get_one(Office, work.office_id)
    key = f"{office.slug} {number}"
    return queued(
        work,
        plan(
            unique_key=key,
            recipient_address=f"anna{number}@{office.slug}.example",
            sender_address=office.mail_from,
            is_held=False,
        ),
    )


def drain(session: Session, settings: Settings) -> None:
    session.commit()
    while jobs.deliver(session, settings, NOW):
        pass
    session.expire_all()


def recipients(ledger: Ledger) -> list[str]:
    return [address for envelope in ledger.taken for address in envelope.rcpt_tos]


def test_each_office_has_its_server_and_its_connection(
    work: Work, theirs: Work, session: Session, settings: Settings, start: Serve
) -> None:
    (ours, port), (other, other_port) = start(PASSWORD), start()
    own_server(session, work.office_id, port=port, user="press")
    own_server(session, theirs.office_id, port=other_port)
    letters = [write(one, number) for number in (1, 2) for one in (work, theirs)]

    drain(session, settings)

    assert recipients(ours) == ["anna1@house.example", "anna2@house.example"]
    assert recipients(other) == ["anna1@theirs.example", "anna2@theirs.example"]
    assert (ours.connections, other.connections) == (2, 1)  # greeted again after STARTTLS
    assert [letter.delivery for letter in letters] == [Delivery.SENT] * 4


def test_a_refused_sign_in_stops_no_other_office(
    work: Work, theirs: Work, session: Session, settings: Settings, start: Serve, make: Make
) -> None:
    (ours, port), (other, other_port) = start("another password"), start(PASSWORD)
    own_server(session, work.office_id, port=port, user="press")
    own_server(session, theirs.office_id, port=other_port, user="press")
    third = replace(work, office_id=make.office(slug="third").id)
    refused, taken, filed = write(work), write(theirs), write(third)

    drain(session, settings)

    assert (refused.delivery, taken.delivery, filed.delivery) == (
        Delivery.QUEUED,
        Delivery.SENT,
        Delivery.FILED,
    )
    assert (recipients(ours), recipients(other)) == ([], ["anna1@theirs.example"])
    (closed,) = closed_to(session, work.office_id, NOW)
    assert closed.is_own
    assert closed.route.code.startswith("535")
    for one in (theirs, third):
        assert closed_to(session, one.office_id, NOW) == []


def test_a_stop_of_the_installation_stops_no_office_with_its_own(
    work: Work, theirs: Work, session: Session, settings: Settings, start: Serve
) -> None:
    _other, port = start()
    own_server(session, theirs.office_id, port=port)
    (settings.instance / "mail").write_text("a file, not a folder")
    waiting, taken = write(work), write(theirs)

    drain(session, settings)

    assert (waiting.delivery, taken.delivery) == (Delivery.QUEUED, Delivery.SENT)
    assert closed_to(session, theirs.office_id, NOW) == []
    assert [one.is_own for one in closed_to(session, work.office_id, NOW)] == [False]


def test_the_password_is_not_told_before_tls(
    work: Work, session: Session, settings: Settings, start: Serve
) -> None:
    plain, port = start()
    own_server(session, work.office_id, port=port, user="press")
    letter = write(work)

    drain(session, settings)

    assert letter.delivery is Delivery.QUEUED
    assert letter.error == "The mail server offers no TLS. Nothing is sent in the clear."
    assert plain.taken == []


def test_a_password_of_another_key_stops_the_letters_of_this_office(
    work: Work, session: Session, settings: Settings
) -> None:
    own_server(session, work.office_id, user="press", secret_key="another-secret-of-32-letters-xyz")
    letter = write(work)

    drain(session, settings)

    (closed,) = closed_to(session, work.office_id, NOW)
    assert (letter.delivery, letter.error) == (Delivery.QUEUED, UNREADABLE)
    assert (closed.is_own, closed.route.error) == (True, UNREADABLE)


def test_a_host_that_nobody_has_allowed_is_not_connected_to(
    work: Work, session: Session, settings: Settings, start: Serve
) -> None:
    ledger, port = start()
    own_server(session, work.office_id, port=port)
    letter = write(work)

    drain(session, settings.model_copy(update={"private_mail_servers": ""}))

    assert (letter.delivery, letter.error) == (Delivery.QUEUED, NOT_PUBLIC)
    assert ledger.greetings == []


def test_another_server_takes_the_next_letter(
    work: Work, session: Session, settings: Settings, start: Serve
) -> None:
    (first, port), (second, other_port) = start(), start()
    server = own_server(session, work.office_id, port=port)
    letters = [write(work, number) for number in (1, 2)]
    session.commit()

    jobs.deliver(session, settings, NOW)
    session.expire_all()
    server.port = other_port
    session.commit()
    jobs.deliver(session, settings, NOW)
    session.expire_all()
    session.delete(server)
    letters.append(write(work, 3))
    drain(session, settings)

    assert recipients(first) == ["anna1@house.example"]
    assert recipients(second) == ["anna2@house.example"]
    assert letters[2].delivery is Delivery.FILED


def test_a_start_tries_the_servers_of_offices_too(
    work: Work, theirs: Work, session: Session, settings: Settings
) -> None:
    own_server(session, work.office_id)
    closed = {"sender": "", "domain": "", "paused_until": NOW.replace(hour=12), "failures": 1}
    ours, gone = f"office-{work.office_id}", f"office-{theirs.office_id}"
    session.add_all(MailRoute(transport=one, **closed) for one in (ours, gone))
    session.commit()

    jobs.reopen_mail_routes(session, settings, NOW)

    session.expire_all()
    routes = session.query(MailRoute).all()
    assert [(route.transport, route.paused_until) for route in routes] == [(ours, None)]
