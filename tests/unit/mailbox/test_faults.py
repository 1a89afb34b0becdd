"""What goes wrong with a mailbox, in words: by a server that says what it is told to."""

from __future__ import annotations

import pytest

from planner.mailbox.faults import MailboxFault
from planner.mailbox.imap.connection import Connection
from planner.outbox.delivery.mail_server import MailServer
from tests.e2e.running import free_port
from tests.imap.faulty import GREETING, Answer, FaultyServer, faulty, hang_up
from tests.unit.mailbox.asking import QUICK, opened, told

pytestmark = pytest.mark.loopback


@pytest.mark.parametrize(
    ("answer", "said", "is_persistent"),
    [
        (
            b"{tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n",
            (
                "localhost does not accept the user name or the password. It answers: "
                "[AUTHENTICATIONFAILED] Invalid credentials"
            ),
            True,
        ),
        (
            b"{tag} NO [ALERT] Application-specific password required\r\n",
            (
                "localhost asks for a password for programs (“app password”), which your mail provider "
                "gives in the settings of the account. It answers: [ALERT] Application-specific "
                "password required"
            ),
            True,
        ),
        (
            b"{tag} NO [ALERT] Your account is not enabled for IMAP use.\r\n",
            (
                "IMAP is switched off for this mailbox, or sign-in by password is. Switch it on in the "
                "settings of the account at your mail provider. localhost answers: [ALERT] Your account "
                "is not enabled for IMAP use."
            ),
            True,
        ),
        (
            b"* BYE Too many simultaneous connections\r\n",
            (
                "localhost allows no more connections to this mailbox: other programs read it at the "
                "same time. It answers: Too many simultaneous connections"
            ),
            False,
        ),
        (
            b"{tag} NO [UNAVAILABLE] Internal error\r\n",
            "localhost lets nobody in at the moment. It answers: [UNAVAILABLE] Internal error",
            False,
        ),
        (
            b"{tag} BAD what?\r\n",
            "localhost does not accept the user name or the password. It answers: BAD [b'what?']",
            True,
        ),
    ],
)
def test_a_refused_sign_in(
    imap: FaultyServer, answer: bytes, said: str, *, is_persistent: bool
) -> None:
    imap.say("LOGIN", answer)

    with pytest.raises(MailboxFault) as caught, opened(imap.server):
        pass

    assert (caught.value.message, caught.value.is_persistent) == (said, is_persistent)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"* BYE busy\r\n", "localhost:993 closed the connection: * BYE busy"),
        (
            b"* BYE too many connections\r\n",
            (
                "localhost allows no more connections to this mailbox: other programs read it at the "
                "same time. It answers: * BYE too many connections"
            ),
        ),
        (
            b"220 mail.house.test ESMTP\r\n",
            "localhost:993 answers what nobody understands. Does it speak IMAP?",
        ),
        (hang_up, "localhost:993 closed the connection: socket error: EOF"),
    ],
)
def test_a_greeting_that_is_none(imap: FaultyServer, answer: Answer, said: str) -> None:
    imap.say(GREETING, answer)

    assert told(imap) == said


def test_a_server_that_hangs_up_has_not_refused_the_password(imap: FaultyServer) -> None:
    imap.say("LOGIN", hang_up)

    assert told(imap) == "localhost:993 closed the connection: socket error: EOF"


def test_a_server_without_encryption_gets_no_password() -> None:
    with faulty(has_tls=False) as imap:
        said = told(imap)

        assert said == "localhost:993 offers no encryption, so that nothing is sent to it."
        assert [line.split()[0] for line in imap.heard] == ["CAPABILITY"]


def test_what_is_said_before_encryption_is_not_listened_to() -> None:
    with faulty(has_tls=False) as imap:
        imap.say("CAPABILITY", b"* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done\r\n")
        imap.say("STARTTLS", b"{tag} OK done\r\n* OK and more\r\n")

        assert told(imap) == "localhost:993 closed the connection: STARTTLS"


def test_a_server_that_takes_no_password(imap: FaultyServer) -> None:
    imap.say("CAPABILITY", b"* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n{tag} OK done\r\n")

    assert told(imap) == "localhost offers no sign-in by password."


def test_a_password_goes_by_plain_in_any_script(imap: FaultyServer) -> None:
    imap.say("CAPABILITY", b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n{tag} OK done\r\n")
    imap.say("AUTHENTICATE", b"{tag} NO [AUTHENTICATIONFAILED] no\r\n")

    assert told(imap) == (
        "localhost does not accept the user name or the password. It answers: "
        "[AUTHENTICATIONFAILED] no"
    )


def test_a_folder_that_is_not_there(imap: FaultyServer) -> None:
    imap.say("EXAMINE", b"{tag} NO [NONEXISTENT] Unknown Mailbox\r\n")

    assert told(imap) == (
        "The folder “INBOX” of the mailbox cannot be opened. Is there one of this name? localhost "
        "answers: [NONEXISTENT] Unknown Mailbox"
    )


@pytest.mark.parametrize(
    "answer",
    [
        b"* 1 EXISTS\r\n{tag} OK done\r\n",
        b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] \r\n* NO [UIDNOTSTICKY] \r\n{tag} OK done\r\n",
    ],
)
def test_a_folder_without_lasting_numbers(imap: FaultyServer, answer: bytes) -> None:
    imap.say("EXAMINE", answer)

    assert told(imap) == (
        "The server does not number the messages of “INBOX” lastingly, so that nobody can tell "
        "which of them have been read."
    )


def test_a_certificate_that_nobody_knows(imap: FaultyServer) -> None:
    with pytest.raises(MailboxFault) as caught, Connection(imap.server, timeouts=QUICK):
        pass

    assert caught.value.message == (
        "The certificate of localhost is not valid, so that nothing is sent to it: self-signed "
        "certificate."
    )


def test_a_port_that_speaks_no_tls() -> None:
    with faulty(has_tls=False) as imap:
        server = MailServer(host="localhost", port=imap.port, starts_with_tls=True)

        with pytest.raises(MailboxFault) as caught, opened(server):
            pass

        assert "Port 993 begins with TLS, 143 with STARTTLS." in caught.value.message


def test_a_port_where_nobody_is() -> None:
    server = MailServer(host="localhost", port=free_port(), starts_with_tls=True)

    with pytest.raises(MailboxFault) as caught, opened(server):
        pass

    assert caught.value.message == (
        f"localhost:{server.port} refuses the connection. Is this the right port, and does a server "
        "run there?"
    )


def test_a_server_in_our_own_network_is_refused() -> None:
    server = MailServer(host="localhost", port=993, starts_with_tls=True, must_be_public=True)

    with pytest.raises(MailboxFault) as caught, opened(server):
        pass

    assert caught.value.message.startswith("No mail server of the internet is found")
