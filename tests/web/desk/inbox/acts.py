"""A guest with her letter, and messages that come in: to import in tests of the inbox."""

from __future__ import annotations

import pytest

from planner.accounts.models import Office
from planner.inbox.models import ReceivedBy, ReceivedMessage
from planner.inbox.receiving import receive
from planner.invitations.models import Invitation
from planner.kernel.work import Work
from planner.mail.reading import read_message
from tests.factories import Make
from tests.mail_fixtures.answers import gmail
from tests.mail_fixtures.replies import Reply
from tests.unit.invitations.post import invite, send

INBOX = "/desk/inbox/"


@pytest.fixture
def ada(work: Work, make: Make, office: Office) -> Invitation:
    (guest,) = invite(work, make.event(), [make.person("Ada", email="ada@paper.test")]).invited
    send(work)
    work.session.commit()
    return guest


def take(work: Work, raw: bytes) -> ReceivedMessage:
    message = receive(work, raw, read_message(raw), road=ReceivedBy.IMAP, received_at=work.now)
    work.session.commit()
    return message


def answer(work: Work, guest: Invitation, **given: str) -> ReceivedMessage:
    """Without a proof, so that a person decides."""
    usual = {"uid": guest.event.calendar_uid, "address": "ada@paper.test", "results": ""}
    return take(work, gmail(Reply(**{**usual, **given})))  # type: ignore[arg-type]
