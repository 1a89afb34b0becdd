"""Setting the mailbox of an office: what is kept, what is refused, what begins anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from planner.history.models import Entry
from planner.kernel.encryption import Cipher
from planner.kernel.errors import Invalid, Stale
from planner.kernel.work import Work
from planner.mailbox.faults import MailboxFault
from planner.mailbox.models import OfficeMailbox
from planner.mailbox.operations import MailboxPlan, encrypt_anew, remove_mailbox, set_mailbox
from planner.mailbox.servers import MailboxServers
from planner.outbox.delivery.connecting import NOT_PUBLIC
from planner.outbox.delivery.mail_server import MailServer
from tests.conftest import NOW, SECRET
from tests.factories import Make
from tests.unit.mailbox.stored import stored_mailbox

SERVERS = MailboxServers(Cipher(SECRET), {"imap.inside"})
PLAN = MailboxPlan(
    host="IMAP.Press.Example.",
    port=993,
    starts_with_tls=True,
    user_name="press",
    password="quiet-secret",
)
OTHER = "another-secret-of-thirty-two-letters"


def stored(work: Work, plan: MailboxPlan = PLAN, version: int | None = None) -> OfficeMailbox:
    return set_mailbox(work, plan, SERVERS, version)


def test_it_is_stored_and_used(work: Work) -> None:
    mailbox = stored(work)

    assert SERVERS.of_mailbox(mailbox) == MailServer(
        host="imap.press.example",
        port=993,
        starts_with_tls=True,
        user="press",
        password="quiet-secret",
        office_id=work.office_id,
        must_be_public=True,
    )
    assert (mailbox.folder, mailbox.due_at) == ("INBOX", NOW)


def test_the_database_and_so_a_copy_of_it_holds_no_password(work: Work) -> None:
    stored(work)
    work.session.commit()

    driver: Any = work.session.connection().connection.driver_connection

    assert b"quiet-secret" not in driver.serialize()


def test_the_password_of_one_office_is_none_of_another(work: Work, make: Make) -> None:
    token = stored(work).encrypted_password
    theirs = stored_mailbox(work.session, make.office().id, encrypted_password=token)

    with pytest.raises(MailboxFault):
        SERVERS.of_mailbox(theirs)


def test_a_host_that_the_installation_names_may_be_private(work: Work) -> None:
    mailbox = stored(work, replace(PLAN, host="imap.inside"))

    assert SERVERS.of_mailbox(mailbox).must_be_public is False


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"host": "10.0.0.9"}, "host", NOT_PUBLIC),
        ({"host": "localhost"}, "host", NOT_PUBLIC),
        ({"port": 587}, "port", "Mailboxes are read at the ports 993 and 143 only."),
        ({"days_back": 4000}, "days_back", "Choose one of these."),
        ({"password": ""}, "password", "Enter the password of this user."),
        ({"user_name": ""}, "user_name", "Enter the user name that belongs to this password."),
    ],
)
def test_what_is_refused(work: Work, given: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        stored(work, replace(PLAN, **given))

    assert (caught.value.field, caught.value.message) == (field, said)


def test_a_stored_password_goes_to_no_other_server(work: Work) -> None:
    stored(work)

    with pytest.raises(Invalid) as caught:
        stored(work, replace(PLAN, host="imap.thief.example", password=""))

    assert caught.value.field == "password"


def test_two_people_do_not_overwrite_each_other(work: Work) -> None:
    stored(work)
    stored(work, version=1)

    with pytest.raises(Stale):
        stored(work, version=1)


def test_with_another_password_it_is_gone_on_with_and_tried_at_once(work: Work) -> None:
    mailbox = stored(work)
    mailbox.uid_validity, mailbox.last_uid, mailbox.failures = 7, 40, 3
    mailbox.failure, mailbox.failed_since = "no", NOW
    mailbox.due_at = NOW + timedelta(hours=1)
    token = mailbox.fencing_token

    stored(work, replace(PLAN, password="right"))

    assert (mailbox.uid_validity, mailbox.last_uid, mailbox.due_at) == (7, 40, NOW)
    assert [mailbox.failure, mailbox.failures, mailbox.failed_since] == ["", 0, None]
    assert mailbox.fencing_token == token + 1


@pytest.mark.parametrize("given", [{"host": "imap.other.example"}, {"folder": "Answers"}])
def test_another_folder_is_read_from_its_beginning(work: Work, given: dict[str, Any]) -> None:
    mailbox = stored(work)
    mailbox.uid_validity, mailbox.last_uid, mailbox.read_at = 7, 40, NOW

    stored(work, replace(PLAN, **given))

    assert [mailbox.uid_validity, mailbox.last_uid, mailbox.read_at] == [None, 0, None]


def test_it_is_told_in_the_history_without_the_password(work: Work) -> None:
    stored(work)
    remove_mailbox(work)
    remove_mailbox(work)

    entries = work.session.scalars(select(Entry).order_by(Entry.id)).all()
    assert [entry.verb for entry in entries] == ["office.mailbox_set", "office.mailbox_removed"]
    assert "quiet-secret" not in str([entry.facts for entry in entries])
    assert work.session.scalars(select(OfficeMailbox)).all() == []


def test_another_secret_key_encrypts_the_password_anew(work: Work) -> None:
    mailbox = stored(work)

    encrypt_anew(work.session, Cipher(SECRET), Cipher(OTHER))

    assert MailboxServers(Cipher(OTHER)).of_mailbox(mailbox).password == "quiet-secret"


def test_a_password_that_the_old_key_does_not_read_stays_unreadable(work: Work) -> None:
    mailbox = stored(work)

    encrypt_anew(work.session, Cipher(OTHER), Cipher(OTHER))

    assert SERVERS.of_mailbox(mailbox).password == "quiet-secret"
