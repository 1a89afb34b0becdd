"""A mailbox that is signed in to by OAuth 2."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace

import pytest

from planner.kernel.encryption import Cipher
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_token
from planner.kernel.work import Work
from planner.mailbox.faults import MailboxFault
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.operations import MailboxPlan, encrypt_anew, set_mailbox
from planner.mailbox.servers import MailboxServers
from planner.outbox.delivery.mail_server import MailServer, OAuth
from planner.outbox.stored_passwords import OAuthPlan
from tests.conftest import SECRET
from tests.imap.faulty import SAID, FaultyServer
from tests.unit.mailbox.asking import opened
from tests.unit.outbox.delivery.token_server import TokenServer, token_server

URL = "https://login.example.org/token"
OAUTH = OAuthPlan(
    token_url=URL, client_id="planner", client_secret="hush", refresh_token="long " * 300
)
SERVERS = MailboxServers(Cipher(SECRET))


@pytest.fixture
def service() -> Iterator[TokenServer]:
    with token_server() as server:
        yield server


def at(imap: FaultyServer, service: TokenServer) -> MailServer:
    return replace(imap.server, password=new_token(), oauth=service.oauth())


def plan(**given: object) -> MailboxPlan:
    usual = {
        "host": "imap.example.org",
        "port": 993,
        "starts_with_tls": True,
        "user_name": "press",
        "oauth": OAUTH,
    }
    return MailboxPlan(**{**usual, **given})  # type: ignore[arg-type]


@pytest.mark.loopback
def test_the_server_gets_the_access_token(imap: FaultyServer, service: TokenServer) -> None:
    imap.say("AUTHENTICATE", b"+ \r\n")
    imap.say(SAID, b"{tag} OK done\r\n")
    server = at(imap, service)

    with opened(server):
        pass

    command, said = imap.heard[1:3]
    assert command == "AUTHENTICATE XOAUTH2"
    assert b64decode(said) == b"user=press\x01auth=Bearer first\x01\x01"


@pytest.mark.loopback
def test_a_refused_token_is_told_of_and_asked_for_anew(
    imap: FaultyServer, service: TokenServer
) -> None:
    imap.say("AUTHENTICATE", b"+ \r\n")
    imap.say(SAID, b"{tag} NO AUTHENTICATE failed\r\n")
    server = at(imap, service)

    for _ in range(2):
        with pytest.raises(MailboxFault, match="does not accept the user name"), opened(server):
            pass

    assert len(service.asked) == 2


@pytest.mark.loopback
def test_a_refused_refresh_token_needs_a_person(imap: FaultyServer, service: TokenServer) -> None:
    service.status, service.told = 400, {"error": "invalid_grant"}

    with pytest.raises(MailboxFault, match="gives no access token") as caught:
        opened(at(imap, service)).__enter__()

    assert caught.value.is_persistent
    assert imap.heard == []


def test_secrets_are_stored_encrypted(work: Work) -> None:
    row = set_mailbox(work, plan(), SERVERS, None)

    assert (row.token_url, row.client_id) == (URL, "planner")
    assert "hush" not in row.encrypted_password
    assert SERVERS.of_mailbox(row) == MailServer(
        host="imap.example.org",
        port=993,
        starts_with_tls=True,
        user="press",
        password=OAUTH.refresh_token,
        oauth=OAuth(token_url=URL, client_id="planner", client_secret="hush", must_be_public=True),
        office_id=work.office_id,
        must_be_public=True,
    )


def test_stored_secrets_are_kept_for_the_same_account(work: Work) -> None:
    before = set_mailbox(work, plan(), SERVERS, None).encrypted_password
    kept = replace(OAUTH, client_secret="", refresh_token="")

    row = set_mailbox(work, plan(oauth=kept), SERVERS, None)

    assert row.encrypted_password == before


@pytest.mark.parametrize(
    "changed",
    [
        {"host": "imap.elsewhere.org"},
        {"user_name": "other"},
        {"oauth": replace(OAUTH, refresh_token="", token_url="https://elsewhere.org/token")},
        {"oauth": replace(OAUTH, refresh_token="", client_id="other")},
        {"oauth": replace(OAUTH, refresh_token="", client_secret="other")},
    ],
)
def test_stored_secrets_are_given_to_nobody_else(work: Work, changed: dict[str, object]) -> None:
    set_mailbox(work, plan(), SERVERS, None)
    kept = {"oauth": replace(OAUTH, client_secret="", refresh_token="")}

    with pytest.raises(Invalid) as caught:
        set_mailbox(work, plan(**{**kept, **changed}), SERVERS, None)

    assert caught.value.field == "refresh_token"


@pytest.mark.parametrize(
    ("oauth", "field"),
    [
        (OAuthPlan(client_id="planner"), "token_url"),
        (OAuthPlan(refresh_token="x"), "token_url"),
        (replace(OAUTH, token_url="http://login.example.org/token"), "token_url"),
        (replace(OAUTH, token_url="https://10.0.0.1/token"), "token_url"),
        (replace(OAUTH, client_id=""), "client_id"),
        (replace(OAUTH, refresh_token=""), "refresh_token"),
    ],
)
def test_what_is_missing_is_said_at_its_field(work: Work, oauth: OAuthPlan, field: str) -> None:
    with pytest.raises(Invalid) as caught:
        set_mailbox(work, plan(oauth=oauth), SERVERS, None)

    assert caught.value.field == field


def test_a_password_after_a_token_has_to_be_entered(work: Work) -> None:
    set_mailbox(work, plan(), SERVERS, None)

    with pytest.raises(Invalid, match="Enter the password"):
        set_mailbox(work, plan(oauth=OAuthPlan()), SERVERS, None)
    row = set_mailbox(work, plan(oauth=OAuthPlan(), password="secret"), SERVERS, None)

    assert (row.token_url, SERVERS.of_mailbox(row).password) == ("", "secret")
    assert SERVERS.of_mailbox(row).oauth is None


def test_another_secret_key_keeps_both_secrets(work: Work) -> None:
    row = set_mailbox(work, plan(), SERVERS, None)
    other = Cipher("another key" * 4)

    encrypt_anew(work.session, SERVERS.cipher, other)

    found = MailboxServers(other).of_mailbox(work.session.get_one(OfficeMailbox, row.id))
    assert found.oauth is not None
    assert (found.password, found.oauth.client_secret) == (OAUTH.refresh_token, "hush")
