"""A refresh token that came in place of a stored one is stored wherever that stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner import jobs
from planner.config import Settings
from planner.kernel.encryption import Cipher
from planner.kernel.ids import new_token
from planner.kernel.work import Work
from planner.mailbox import servers as mailboxes
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.servers import MailboxServers
from planner.outbox.delivery.access_tokens import access_token, renewals
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.mail_servers import MailServers, password_purpose
from planner.outbox.models import OfficeMailServer
from planner.outbox.stored_passwords import tokens_as_text
from tests.conftest import NOW, PUBLIC_URL, SECRET
from tests.unit.mailbox.stored import stored_mailbox
from tests.unit.outbox.delivery.token_server import TokenServer, token_server
from tests.unit.outbox.own_servers import own_server
from tests.unit.outbox.server import trusting

pytestmark = pytest.mark.loopback


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(
        instance=tmp_path,
        public_url=PUBLIC_URL,
        secret_key=SECRET,
        private_mail_servers="localhost",
    )


@pytest.fixture
def service() -> Iterator[TokenServer]:
    with token_server() as server:
        server.told = {"access_token": "first", "refresh_token": new_token()}
        yield server


def mailbox(work: Work, service: TokenServer, token: str, key: str = SECRET) -> OfficeMailbox:
    row = stored_mailbox(work.session, work.office_id, token_url=service.url, client_id="planner")
    row.encrypted_password = Cipher(key).encrypt(
        mailboxes.password_purpose(work.office_id), tokens_as_text(token, "hush")
    )
    work.session.commit()
    return row


def mail_server(work: Work, service: TokenServer, token: str) -> OfficeMailServer:
    row = own_server(work.session, work.office_id, user="press")
    row.token_url, row.client_id = service.url, "planner"
    row.encrypted_password = Cipher(SECRET).encrypt(
        password_purpose(work.office_id), tokens_as_text(token, "hush")
    )
    work.session.commit()
    return row


def of_mailbox(row: OfficeMailbox, settings: Settings) -> MailServer:
    return MailboxServers.of_installation(settings).of_mailbox(row)


def of_mail_server(row: OfficeMailServer, settings: Settings) -> MailServer:
    return MailServers.of_installation(settings).own(row)


def test_mailbox_and_mail_server_of_one_account_get_it(
    work: Work, service: TokenServer, settings: Settings
) -> None:
    token, latest = new_token(), service.told["refresh_token"]
    read, sent_by = mailbox(work, service, token), mail_server(work, service, token)
    access_token(of_mail_server(sent_by, settings), tls=trusting())

    jobs.attend(work.session, settings, NOW)

    assert of_mailbox(read, settings).password == latest
    assert of_mail_server(sent_by, settings).password == latest
    assert access_token(of_mailbox(read, settings), tls=trusting()) == "first"
    assert len(service.asked) == 1
    assert renewals() == {}


def test_another_account_keeps_its_own(
    work: Work, service: TokenServer, settings: Settings
) -> None:
    token = new_token()
    read, sent_by = mailbox(work, service, token), mail_server(work, service, new_token())
    access_token(of_mail_server(sent_by, settings), tls=trusting())

    jobs.store_refresh_tokens(work.session, settings)

    assert of_mailbox(read, settings).password == token


def test_what_another_key_has_encrypted_is_left_alone(
    work: Work, service: TokenServer, settings: Settings
) -> None:
    token = new_token()
    read = mailbox(work, service, token, "another key" * 4)
    before = read.encrypted_password
    access_token(of_mail_server(mail_server(work, service, token), settings), tls=trusting())

    jobs.store_refresh_tokens(work.session, settings)

    assert read.encrypted_password == before


def test_without_another_one_nothing_is_written(
    work: Work, service: TokenServer, settings: Settings
) -> None:
    jobs.store_refresh_tokens(work.session, settings)
    service.told = {"access_token": "first"}
    sent_by = mail_server(work, service, new_token())
    access_token(of_mail_server(sent_by, settings), tls=trusting())
    work.session.rollback()

    jobs.store_refresh_tokens(work.session, settings)

    assert not work.session.in_transaction()
