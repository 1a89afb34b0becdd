"""`flask doctor` at a mail server and a name server on this machine. No letter is sent."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from errno import ECONNREFUSED
from os import strerror
from pathlib import Path

import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword
from flask import Flask

from planner.accounts.operations import open_office
from planner.app import create_app
from planner.cli.doctor.finding import State
from planner.cli.doctor.mail import check_dns, check_mail
from planner.config import Settings
from planner.kernel.texts import Texts
from planner.models import metadata
from planner.outbox.delivery.mail_server import mail_server
from planner.web.database import db
from tests.cli.test_prepared import PLAN
from tests.conftest import NOW, SECRET
from tests.unit.outbox.own_servers import own_server
from tests.unit.outbox.server import Ledger, serve, serve_tls, trusting

RECORDS = {
    ("good.test.", "MX"): "10 mail.good.test.",
    ("good.test.", "TXT"): '"v=spf1 mx -all"',
    ("bare.test.", "A"): "192.0.2.1",
}


@pytest.fixture
def names() -> Iterator[dns.resolver.Resolver]:
    """Asks a name server that knows two domains."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=_answer, args=(server,))
    thread.start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.getsockname()[1]
    yield resolver
    server.sendto(b"", server.getsockname())
    thread.join()
    server.close()


def _let_in(_s: object, _e: object, _h: object, _m: object, data: LoginPassword) -> AuthResult:
    return AuthResult(success=data.password == b"right", handled=False)


def _answer(server: socket.socket) -> None:
    while True:
        raw, address = server.recvfrom(4096)
        if not raw:
            return
        asked = dns.message.from_wire(raw)
        response = dns.message.make_response(asked)
        (question,) = asked.question
        name, kind = question.name.to_text(), dns.rdatatype.to_text(question.rdtype)
        if name not in {known for known, _ in RECORDS}:
            response.set_rcode(dns.rcode.NXDOMAIN)
        elif record := RECORDS.get((name, kind)):
            response.answer.append(dns.rrset.from_text(name, 60, "IN", kind, record))
        server.sendto(response.to_wire(), address)


@pytest.mark.loopback
def test_a_domain_with_all_it_needs(names: dns.resolver.Resolver) -> None:
    found = check_dns(["good.test", "good.test"], names)

    assert (found.state, found.said) == (State.OK, "MX and SPF are there for good.test")


@pytest.mark.loopback
def test_what_a_domain_lacks_is_said(names: dns.resolver.Resolver) -> None:
    found = check_dns(["bare.test", "none.test"], names)

    assert found.state is State.WARNING
    assert found.said == (
        "bare.test has no MX: answers by mail are lost; bare.test has no SPF: name your mail "
        "server there, or letters are spam; there is no domain none.test: letters from it are "
        "refused"
    )


@pytest.mark.loopback
def test_a_name_server_that_is_not_there() -> None:
    resolver = dns.resolver.Resolver(configure=False)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        resolver.nameservers, resolver.port = ["127.0.0.1"], probe.getsockname()[1]

        found = check_dns(["good.test"], resolver)

    assert (found.state, found.said) == (State.WARNING, "cannot be asked here")


def test_no_office_has_no_domain() -> None:
    assert check_dns([]).state is State.OK


def test_no_mail_server_is_said() -> None:
    assert check_mail(None, helo="press.test").state is State.WARNING


@pytest.mark.loopback
def test_a_server_that_lets_us_in() -> None:
    ledger = Ledger()
    server = serve(
        ledger,
        tls_context=serve_tls(),
        authenticator=_let_in,
    )
    url = f"smtp://anna:{{}}@localhost:{server.port}"
    try:
        found = [
            check_mail(mail_server(url.format(word)), helo="press.test", tls=trusting())
            for word in ("right", "false")
        ]
    finally:
        server.stop()

    assert [one.state for one in found] == [State.OK, State.WRONG]
    assert found[0].said.endswith("answers and lets us in")
    assert found[1].said == "refuses name or password (it answers 535)"
    assert ledger.taken == []


@pytest.mark.loopback
def test_no_password_is_told_in_the_clear() -> None:
    server = serve(Ledger())
    try:
        found = check_mail(
            mail_server(f"smtp://anna:secret@127.0.0.1:{server.port}"), helo="press.test"
        )
        plain = check_mail(mail_server(f"smtp://127.0.0.1:{server.port}"), helo="press.test")
    finally:
        server.stop()

    assert (found.state, found.said) == (
        State.WRONG,
        "offers no TLS, and nothing is sent in the clear",
    )
    assert plain.state is State.OK


@pytest.mark.loopback
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_is_not_there(scheme: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

        found = check_mail(mail_server(f"{scheme}://127.0.0.1:{port}"), helo="press.test")

    assert found.state is State.WRONG
    why = ConnectionRefusedError(ECONNREFUSED, strerror(ECONNREFUSED))
    assert found.said == f"cannot be used at 127.0.0.1:{port}: {why}"


@pytest.mark.loopback
def test_the_server_is_greeted_as_letters_will_greet_it(tmp_path: Path) -> None:
    ledger = Ledger()
    server = serve(ledger)
    known = Settings.load(
        instance=tmp_path,
        secret_key=SECRET,
        smtp_url=f"smtp://127.0.0.1:{server.port}",
        ehlo_name="desk.press.example",
        mail_domain="press.example",
    )
    try:
        create_app(known).test_cli_runner().invoke(args=["doctor"])
    finally:
        server.stop()

    assert ledger.greetings == ["desk.press.example"]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[tuple[Flask, int, int]]:
    """An installation without a mail server, and two offices of it."""
    app = create_app(
        Settings.load(instance=tmp_path, secret_key=SECRET, private_mail_servers="127.0.0.1")
    )
    with app.app_context():
        metadata.create_all(db.engine)
        first, second = (
            open_office(db.session(), NOW, replace(PLAN, names=Texts(en=name))).id
            for name in ("Press House", "River Desk")
        )
        db.session.commit()
        yield app, first, second
        db.engine.dispose()


def _said(app: Flask) -> dict[str, str]:
    """What is said of mail servers, by name."""
    result = app.test_cli_runner().invoke(args=["doctor", "--json"])
    found = json.loads(result.stdout)
    return {one["name"]: one["said"] for one in found if one["name"].startswith("mail server")}


@pytest.mark.loopback
def test_the_servers_of_offices_are_looked_at_too(installation: tuple[Flask, int, int]) -> None:
    app, first, second = installation
    server = serve(Ledger())
    none = "none is set (PLANNER_SMTP_URL): letters are kept as files"
    try:
        before = _said(app)
        own_server(db.session(), first, host="127.0.0.1", port=server.port)
        db.session.commit()
        between = _said(app)
        own_server(db.session(), second, user="press", secret_key=f"{SECRET}!")
        db.session.commit()
        after = _said(app)
    finally:
        server.stop()

    answers = {"mail server of press-house": f"127.0.0.1:{server.port} answers"}
    assert before == {"mail server": none}
    assert between == {"mail server": none, **answers}
    assert after == {
        **answers,
        "mail server of river-desk": (
            "its password cannot be read with this secret key: an administrator of the office has "
            "to enter it anew"
        ),
    }
