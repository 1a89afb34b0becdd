"""An event, a guest with her letter in her hands, and messages that come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from planner.accounts.models import Office, ReplyAddresses
from planner.events.models.event import Event
from planner.inbox.models import ReceivedBy, ReceivedMessage
from planner.inbox.receiving import receive
from planner.invitations.models import Invitation
from planner.kernel.reply_addresses import reply_address
from planner.kernel.work import Work
from planner.mail.reading import read_message
from tests.factories import Make
from tests.mail_fixtures.answers import Program, gmail
from tests.mail_fixtures.replies import OWN_SERVER, Reply
from tests.unit.invitations.post import invite, send

Take = Callable[..., ReceivedMessage]
Answer = Callable[..., ReceivedMessage]


@pytest.fixture(autouse=True)
def _mailbox(office: Office) -> None:
    """The office knows its own mail server, and asks for answers at addresses with tokens."""
    office.authserv_id = OWN_SERVER
    office.reply_addresses = ReplyAddresses.TOKENS


@pytest.fixture
def event(make: Make) -> Event:
    return make.event()


@pytest.fixture
def ada(work: Work, make: Make, event: Event) -> Invitation:
    (guest,) = invite(work, event, [make.person("Ada", email="ada@paper.test")]).invited
    send(work)
    return guest


@pytest.fixture
def take(work: Work) -> Take:
    """A message comes in, at the hour of `work` if no other is said."""

    def came(
        raw: bytes, road: ReceivedBy = ReceivedBy.IMAP, received_at: datetime | None = None
    ) -> ReceivedMessage:
        return receive(work, raw, read_message(raw), road=road, received_at=received_at or work.now)

    return came


@pytest.fixture
def answers(work: Work, ada: Invitation, take: Take) -> Answer:
    """Ada's program answers; what is given differs from a proper answer."""

    def came(program: Program = gmail, **given: Any) -> ReceivedMessage:
        road = given.pop("road", ReceivedBy.IMAP)
        received_at = given.pop("received_at", None)
        to = reply_address(work.links.signer, "press@house.test", ada.person.public_id)
        usual = {"uid": ada.event.calendar_uid, "address": "ada@paper.test", "to": to}
        return take(program(Reply(**{**usual, **given})), road, received_at)

    return came
