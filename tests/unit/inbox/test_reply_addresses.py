"""An answer to an address with a token goes through a mail server, and is known by where it was put."""

from __future__ import annotations

import smtplib

import pytest

from planner.accounts.models import Office
from planner.invitations.models import Invitation
from planner.kernel.reply_addresses import ReplyForm, reply_address
from planner.kernel.work import Work
from tests.factories import Make
from tests.mail_fixtures.personal import letter
from tests.unit.inbox.conftest import Take
from tests.unit.invitations.post import entry_of, invite, last_letter, send
from tests.unit.outbox.server import Ledger, serve

MAILBOX = "press@house.test"


def delivered(message: bytes, address: str) -> bytes:
    """What a mail server puts into the mailbox when a program sends the message to `address`."""
    ledger = Ledger()
    server = serve(ledger)
    try:
        with smtplib.SMTP(server.hostname, server.port) as client:
            client.sendmail("ada@paper.test", [address], message)
    finally:
        server.stop()
    (envelope,) = ledger.taken
    assert isinstance(envelope.content, bytes)
    head = f"Return-Path: <{envelope.mail_from}>\r\nX-Original-To: {envelope.rcpt_tos[0]}\r\n"
    return head.encode() + envelope.content


@pytest.mark.loopback
@pytest.mark.parametrize("form", ReplyForm)
def test_whoever_writes_to_the_address_is_known(
    work: Work, ada: Invitation, take: Take, form: ReplyForm
) -> None:
    address = reply_address(work.links.signer, MAILBOX, ada.person.public_id, form)
    written = letter("I come at eleven.", to=MAILBOX, sender="ada@home.test")

    message = take(delivered(written, address))

    assert (message.person_id, message.invitation_id) == (ada.person_id, ada.id)


@pytest.mark.parametrize("form", ReplyForm)
def test_the_address_stands_in_letters_as_the_office_writes_it(
    work: Work, make: Make, office: Office, form: ReplyForm
) -> None:
    office.reply_form = form

    (guest,) = invite(work, make.event(), [make.person("Bo", email="bo@paper.test")]).invited
    send(work)

    expected = reply_address(work.links.signer, office.mail_from, guest.person.public_id, form)
    assert last_letter(work).reply_address == expected
    assert str(entry_of(last_letter(work))["ORGANIZER"]) == f"mailto:{expected}"
