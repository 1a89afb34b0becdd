"""Free letters whose texts want to be headers have those of every other, and nobody else gets them."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.readers import readers
from planner.free_letters.drawing import drawn
from planner.free_letters.operations import draft_free_letter
from planner.free_letters.recipients import selection
from planner.kernel.errors import Invalid
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.outbox.message.mime import to_mime
from planner.outbox.models import Letter
from planner.outbox.operations import enqueue_all
from tests.factories import Make
from tests.hostile.headers import HOSTILE
from tests.unit.free_letters.drafts import member, plan

# What a form lets through: SQLite keeps no lone surrogates.
GIVEN = [one for one in HOSTILE if one.strip() and "\ud800" not in one]
REFUSED = [one for one in GIVEN if len(one) > 200 or "{" in one]


def sent(work: Work, make: Make, office: Office, text: str) -> EmailMessage:
    """The letter with this text as subject, greeting and body."""
    pool = make.pool()
    member(make, pool, "Ada", email="ada@paper.test")
    said = Texts(en=text)
    given = plan(pool_ids=[pool.id], subjects=said, greetings=said, texts=said)
    letter = draft_free_letter(work, None, given)
    found = selection(work, letter).recipients
    enqueue_all(
        work, drawn(work, letter, office, found, readers(work, [one.person_id for one in found]))
    )
    (written,) = work.session.scalars(select(Letter))
    message = message_from_bytes(to_mime(written, work.now), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("text", [one for one in GIVEN if one not in REFUSED])
def test_no_text_makes_another_letter(work: Work, make: Make, office: Office, text: str) -> None:
    odd = sent(work, make, office, text)

    (recipient,) = odd["To"].addresses
    assert recipient.addr_spec == "ada@paper.test"
    assert odd["Bcc"] is None
    assert [one.get_content_type() for one in odd.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_too_long_or_cannot_be_filled_in_is_told(
    work: Work, make: Make, office: Office, text: str
) -> None:
    with pytest.raises(Invalid, match=r"At most 200 characters|cannot be filled in") as refused:
        sent(work, make, office, text)

    assert refused.value.field == "subjects"
