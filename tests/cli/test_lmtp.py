"""A mail server of this machine hands messages over by LMTP."""

from __future__ import annotations

import asyncio
import smtplib
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from planner.accounts.operations import open_office
from planner.app import create_app
from planner.cli import lmtp
from planner.cli.lmtp import Door
from planner.config import Settings
from planner.inbox.models import ReceivedBy, ReceivedMessage
from planner.kernel.ids import Signer, new_public_id
from planner.kernel.reply_addresses import ReplyForm, reply_address
from planner.kernel.texts import Texts
from planner.models import metadata
from planner.web.database import db
from planner.web.extensions import PDF_CLIENT
from tests.cli.test_prepared import PLAN
from tests.conftest import NOW, SECRET
from tests.paper_pictures import PictureKeeper

pytestmark = pytest.mark.loopback

MESSAGE = (
    b"From: Anna <anna@paper.test>\r\nTo: press@house.test\r\nMessage-ID: <1@paper.test>\r\n"
    b"Subject: At eleven\r\n\r\nI shall come at eleven.\r\n"
)
PRESS, RIVERS = "press@house.test", "rivers@house.test"


@pytest.fixture
def app(tmp_path: Path, pdf_client: PictureKeeper) -> Iterator[Flask]:
    """With two offices, each with its mailbox."""
    app = create_app(Settings.load(instance=tmp_path, secret_key=SECRET, database_patience=0.1))
    app.extensions[PDF_CLIENT] = pdf_client
    with app.app_context():
        metadata.create_all(db.engine)
        for name, mailbox in (("Press House", "Press@house.test"), ("Rivers", RIVERS)):
            open_office(db.session(), NOW, replace(PLAN, names=Texts(en=name), mail_from=mailbox))
        db.session.commit()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def door(app: Flask) -> Door:
    return Door(app)


@pytest.fixture
def client(door: Door, tmp_path: Path) -> Iterator[smtplib.LMTP]:
    """A mail server that has connected."""
    path, begun, kept = tmp_path / "lmtp", threading.Event(), {}

    async def serve() -> None:
        loop, stopped = asyncio.get_running_loop(), asyncio.Event()
        kept["stop"] = lambda: loop.call_soon_threadsafe(stopped.set)
        async with await loop.create_unix_server(door.connection, path):
            begun.set()
            await stopped.wait()

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    begun.wait()
    client = smtplib.LMTP(str(path))
    yield client
    client.close()
    kept["stop"]()
    thread.join()


def handed_over(
    client: smtplib.LMTP, *recipients: str, content: bytes = MESSAGE
) -> list[tuple[int, bytes]]:
    """What was answered for each recipient."""
    client.ehlo()
    client.mail("anna@paper.test")
    for recipient in recipients:
        client.rcpt(recipient)
    first = client.data(content)
    return [first, *(client.getreply() for _ in recipients[1:])]


def received(app: Flask) -> list[tuple[str, str, ReceivedBy]]:
    with app.app_context():
        rows = db.session.scalars(select(ReceivedMessage).order_by(ReceivedMessage.id)).all()
        return [(str(row.office_id), row.subject, row.road) for row in rows]


TAKEN = (250, b"2.1.5 taken")


@pytest.mark.parametrize("recipient", [PRESS, "Press+k3nd8f@House.test"])
def test_a_message_is_for_the_office_whose_mailbox_it_goes_to(
    client: smtplib.LMTP, app: Flask, recipient: str
) -> None:
    said = handed_over(client, recipient)

    assert said == [TAKEN]
    assert received(app) == [("1", "At eleven", ReceivedBy.LMTP)]


def test_each_recipient_has_an_answer(client: smtplib.LMTP, app: Flask) -> None:
    said = handed_over(client, PRESS, RIVERS)

    assert said == [TAKEN, TAKEN]
    assert [office for office, _subject, _road in received(app)] == ["1", "2"]


def test_nobody_s_mailbox_is_refused(client: smtplib.LMTP) -> None:
    client.ehlo()
    client.mail("anna@paper.test")

    assert client.rcpt("anna@house.test") == (550, b"5.1.1 no office has this mailbox")


def test_an_office_may_take_all(client: smtplib.LMTP, door: Door, app: Flask) -> None:
    door.office_id = 2

    said = handed_over(client, "answers@house.test")

    assert (said, [office for office, *_ in received(app)]) == ([TAKEN], ["2"])


def test_a_message_that_comes_twice_is_taken_in_once(client: smtplib.LMTP, app: Flask) -> None:
    handed_over(client, PRESS)

    said = handed_over(client, PRESS)

    assert (said, len(received(app))) == ([TAKEN], 1)


def test_while_the_database_is_busy_the_mail_server_keeps_the_message(
    client: smtplib.LMTP, app: Flask, tmp_path: Path
) -> None:
    other = sqlite3.connect(tmp_path / "planner.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    busy = handed_over(client, PRESS)
    other.rollback()
    other.close()

    after = handed_over(client, PRESS)

    assert (busy, after) == ([(451, b"4.3.0 not now, try again")], [TAKEN])


def test_what_is_much_too_large_is_refused(client: smtplib.LMTP) -> None:
    client.ehlo()

    code, _said = client.mail("anna@paper.test", [f"size={40 * 1024 * 1024}"])

    assert code == 552


def test_a_message_with_large_attachments_is_taken_and_told_of(
    client: smtplib.LMTP, app: Flask
) -> None:
    said = handed_over(client, PRESS, content=MESSAGE + b"a picture\r\n" * 150_000)

    assert said == [TAKEN]
    assert len(received(app)) == 1


@pytest.mark.parametrize("form", ReplyForm)
def test_each_way_of_writing_a_token_leads_to_its_office(
    client: smtplib.LMTP, app: Flask, form: ReplyForm
) -> None:
    signer = Signer(SECRET)
    address = reply_address(signer, PRESS, new_public_id(), form)

    assert handed_over(client, address) == [TAKEN]
    assert len(received(app)) == 1


def test_too_many_connections_are_told_to_come_later(client: smtplib.LMTP, door: Door) -> None:
    door.connections = 100
    client.ehlo()

    assert client.mail("anna@paper.test")[0] == 451


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--listen", "127.0.0.1:2424", "--socket", "lmtp"),
        ("--listen", "0.0.0.0:2424"),
        ("--listen", "127.0.0.1"),
    ],
)
def test_it_listens_on_this_machine_only(app: Flask, options: tuple[str, ...]) -> None:
    with app.app_context():
        result = app.test_cli_runner().invoke(lmtp.lmtp, options)

    assert result.exit_code == 2
