"""Addresses with a token of the recipient: on the letter, on the envelope, and hidden from members."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from sqlalchemy.orm import Session

from planner.accounts.models import Office, ReplyAddresses
from planner.kernel.ids import new_public_id
from planner.kernel.links import PLACEHOLDER
from planner.kernel.reply_addresses import (
    ReplyForm,
    proves_reply,
    reply_address,
    reply_token,
    takes_reply_tokens,
    with_plain_addresses,
    without_reply_tokens,
)
from planner.kernel.work import Work
from planner.outbox.list_kinds import ListKind
from planner.outbox.message.mime import to_mime
from planner.outbox.message.redaction import calendar_for_a_test, for_members
from planner.outbox.operations import unsaved
from tests.unit.outbox.letters import CALENDAR, invitation
from tests.unit.outbox.postman import Postman, deliver, queued

MAILBOX = "press@house.test"


@pytest.fixture
def address(work: Work) -> str:
    return reply_address(work.links.signer, MAILBOX, new_public_id())


def test_a_token_proves_one_person_in_any_case(work: Work) -> None:
    signer, person, other = work.links.signer, new_public_id(), new_public_id()
    token = reply_token(reply_address(signer, MAILBOX, person).upper())

    assert proves_reply(signer, token, person)
    assert not proves_reply(signer, token, other)
    assert not proves_reply(signer, f"{person}{'a' * 16}", person)


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        (MAILBOX, True),
        (f"{'p' * 27}@house.test", True),
        (f"{'p' * 28}@house.test", False),
        ("press+2012@house.test", False),
    ],
)
def test_a_mailbox_takes_a_token_if_it_stays_an_address(mailbox: str, *, expected: bool) -> None:
    assert takes_reply_tokens(mailbox) is expected


@pytest.mark.parametrize("written", [MAILBOX, "press+short@house.test", "", "press+@house.test"])
def test_other_addresses_have_no_token(written: str) -> None:
    assert reply_token(written) == ""


@pytest.mark.parametrize(
    ("form", "before", "after"),
    [
        (ReplyForm.PLUS, "press+", "@house.test"),
        (ReplyForm.HYPHEN, "press-", "@house.test"),
        (ReplyForm.EQUALS, "press=", "@house.test"),
        (ReplyForm.SUBDOMAIN, "", "@press.house.test"),
    ],
)
def test_each_way_of_writing_it_is_read_and_hidden(
    work: Work, form: ReplyForm, before: str, after: str
) -> None:
    signer, person = work.links.signer, new_public_id()

    address = reply_address(signer, MAILBOX, person, form)

    token = address.removeprefix(before).removesuffix(after)
    assert reply_token(f"Press <{address}>") == token
    assert proves_reply(signer, token, person)
    assert without_reply_tokens(f"mailto:{address}") == f"mailto:{before}{PLACEHOLDER}{after}"
    assert with_plain_addresses(f"mailto:{address}") == f"mailto:{MAILBOX}"


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [("press@house.test", True), ("press.office@house.test", False), ("-p@house.test", False)],
)
def test_a_mailbox_becomes_a_part_of_the_domain_if_it_can(mailbox: str, *, expected: bool) -> None:
    assert takes_reply_tokens(mailbox, ReplyForm.SUBDOMAIN) is expected


def test_a_mailbox_that_is_no_part_of_a_domain_keeps_its_address(work: Work) -> None:
    given = reply_address(
        work.links.signer, "press_office@house.test", new_public_id(), ReplyForm.SUBDOMAIN
    )

    assert given == ""


def test_answers_are_asked_for_at_the_address(work: Work, address: str) -> None:
    letter = unsaved(
        work,
        invitation(
            1,
            reply_address=address,
            list_kind=ListKind.INVITATIONS,
            unsubscribe_url="https://house.test/u/x",
        ),
    )

    message = message_from_bytes(to_mime(letter), policy=policy.default)

    assert message["From"].addresses[0].addr_spec == MAILBOX
    assert message["Reply-To"].addresses[0].addr_spec == address
    assert message["List-Unsubscribe"] == (
        f"<https://house.test/u/x>, <mailto:{address}?subject=unsubscribe%20invitations>"
    )


def test_without_one_the_letter_is_as_before(work: Work) -> None:
    message = message_from_bytes(to_mime(unsaved(work, invitation(1))), policy=policy.default)

    assert message["Reply-To"] is None


@pytest.mark.parametrize(
    ("setting", "is_on_the_envelope"),
    [
        (ReplyAddresses.MAILBOX, False),
        (ReplyAddresses.TOKENS, False),
        (ReplyAddresses.TOKENS_ON_ENVELOPES, True),
    ],
)
def test_letters_come_back_to_it_where_the_server_takes_that(
    work: Work,
    session: Session,
    office: Office,
    address: str,
    setting: ReplyAddresses,
    *,
    is_on_the_envelope: bool,
) -> None:
    office.reply_addresses = setting
    queued(work, invitation(1, reply_address=address, is_held=False))
    queued(work, invitation(2, is_held=False))
    postman = Postman()

    while deliver(session, postman):
        pass

    assert [taken.sender for taken in postman.taken] == [
        address if is_on_the_envelope else MAILBOX,
        MAILBOX,
    ]


def test_members_do_not_see_the_token_and_tests_do_not_have_it(work: Work, address: str) -> None:
    calendar = CALENDAR.replace(b"SUMMARY", f"ORGANIZER:mailto:{address}\r\nSUMMARY".encode())
    letter = unsaved(work, invitation(1, reply_address=address, calendar=calendar))

    shown = for_members(letter)

    assert shown.reply_address == f"press+{PLACEHOLDER}@house.test"
    assert f"mailto:press+{PLACEHOLDER}@house.test".encode() in (shown.calendar or b"")
    assert f"ORGANIZER:mailto:{MAILBOX}".encode() in calendar_for_a_test(calendar)
