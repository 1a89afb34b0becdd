"""Setting the mail server of an office: what is kept, what is refused, what is told of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from planner.history.models import Entry
from planner.kernel.encryption import Cipher
from planner.kernel.errors import Invalid, Stale
from planner.kernel.work import Work
from planner.outbox.delivery.connecting import NOT_PUBLIC
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.mail_servers import MailServers, UnreadablePassword
from planner.outbox.models import MailRoute, OfficeMailServer
from planner.outbox.office_server import (
    MailServerPlan,
    encrypt_anew,
    remove_mail_server,
    set_mail_server,
)
from tests.conftest import NOW, SECRET
from tests.factories import Make
from tests.unit.outbox.own_servers import own_server
from tests.unit.outbox.postman import MINUTE, queued

SERVERS = MailServers(None, Cipher(SECRET), {"mail.inside", "10.0.0.25"})
PLAN = MailServerPlan(
    host="Mail.Press.Example.",
    port=465,
    starts_with_tls=True,
    user_name="press",
    password="quiet-secret",
)
OTHER = "another-secret-of-thirty-two-letters"


def stored(work: Work, plan: MailServerPlan = PLAN, version: int | None = None) -> OfficeMailServer:
    return set_mail_server(work, plan, SERVERS, version)


def as_used(work: Work) -> MailServer | None:
    return SERVERS.of_office(work.session, work.office_id)


def entries(work: Work) -> list[Entry]:
    return list(work.session.scalars(select(Entry).order_by(Entry.id)))


def test_it_is_stored_and_used(work: Work) -> None:
    server = stored(work)

    assert as_used(work) == MailServer(
        host="mail.press.example",
        port=465,
        starts_with_tls=True,
        user="press",
        password="quiet-secret",
        office_id=work.office_id,
        must_be_public=True,
    )
    assert "quiet-secret" not in f"{server.encrypted_password} {PLAN} {as_used(work)}"


def test_the_database_and_so_a_copy_of_it_holds_no_password(work: Work) -> None:
    server = stored(work)
    work.session.commit()

    driver: Any = work.session.connection().connection.driver_connection
    database = driver.serialize()

    assert server.encrypted_password.encode() in database
    assert b"quiet-secret" not in database


def test_the_password_of_one_office_is_none_of_another(work: Work, make: Make) -> None:
    token = stored(work).encrypted_password
    theirs = own_server(work.session, make.office().id, user="press")
    theirs.encrypted_password = token
    work.session.flush()

    with pytest.raises(UnreadablePassword):
        SERVERS.own(theirs)


@pytest.mark.parametrize("host", ["mail.inside", "10.0.0.25"])
def test_a_host_that_the_installation_names_may_be_private(work: Work, host: str) -> None:
    stored(work, replace(PLAN, host=host))

    server = as_used(work)
    assert server is not None
    assert (server.host, server.must_be_public) == (host, False)


def test_an_office_without_its_own_uses_that_of_the_installation(work: Work, make: Make) -> None:
    shared = MailServer(host="mail.all.example", port=587)
    servers = replace(SERVERS, shared=shared)
    stored(work)

    assert servers.of_office(work.session, make.office().id) == shared


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        (
            {"host": "https://mail.press.example"},
            "host",
            "This is not the name of a server. It looks like mail.example.org, without a port.",
        ),
        ({"host": "10.0.0.26"}, "host", NOT_PUBLIC),
        ({"host": "mailhost"}, "host", NOT_PUBLIC),
        (
            {"port": 22},
            "port",
            "Mail servers are used at the ports 25, 465, 587 and 2525 only.",
        ),
        ({"user_name": ""}, "user_name", "Enter the user name that belongs to this password."),
        ({"password": ""}, "password", "Enter the password of this user."),
    ],
)
def test_what_cannot_be_used_is_refused(
    work: Work, given: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        stored(work, replace(PLAN, **given))

    assert (refusal.value.field, refusal.value.message) == (field, said)
    assert work.session.scalars(select(OfficeMailServer)).all() == []


def test_an_empty_password_keeps_the_stored_one(work: Work) -> None:
    token = stored(work).encrypted_password

    changed = stored(work, replace(PLAN, port=2525, starts_with_tls=False, password=""))

    assert (changed.port, changed.encrypted_password) == (2525, token)


@pytest.mark.parametrize("given", [{"host": "mail.other.example"}, {"user_name": "other"}])
def test_a_stored_password_is_given_to_no_other_server_or_user(
    work: Work, given: dict[str, Any]
) -> None:
    """Else whoever names a server of theirs would learn it."""
    stored(work)

    with pytest.raises(Invalid) as refusal:
        stored(work, replace(PLAN, password="", **given))

    assert (refusal.value.field, refusal.value.message) == (
        "password",
        (
            "The stored password belongs to press at mail.press.example. Enter that of this user "
            "and server."
        ),
    )


@pytest.mark.parametrize(
    "given",
    [{"forgets_sign_in": True}, {"user_name": ""}, {"host": "mail.other.example", "user_name": ""}],
)
def test_the_sign_in_is_removed(work: Work, given: dict[str, Any]) -> None:
    stored(work)

    server = stored(work, replace(PLAN, password="", **given))

    assert (server.user_name, server.encrypted_password) == ("", "")
    used = as_used(work)
    assert used is not None
    assert (used.user, used.password) == ("", "")


def test_a_user_without_a_stored_password_needs_one(work: Work) -> None:
    stored(work, replace(PLAN, forgets_sign_in=True))

    with pytest.raises(Invalid, match="password"):
        stored(work, replace(PLAN, password=""))


def test_of_two_who_change_it_the_second_is_told(work: Work) -> None:
    stored(work)
    stored(work, replace(PLAN, port=587), version=1)

    with pytest.raises(Stale):
        stored(work, replace(PLAN, port=25), version=1)


def test_the_history_holds_no_password(work: Work) -> None:
    stored(work)
    stored(work, replace(PLAN, port=587, user_name="desk", password="other-secret"))
    remove_mail_server(work)
    work.session.flush()

    found = entries(work)

    assert [(one.verb, one.facts) for one in found] == [
        ("office.mail_server_set", {"host": "mail.press.example"}),
        (
            "office.mail_server_set",
            {
                "host": "mail.press.example",
                "changes": {"encrypted_password": None, "port": [465, 587], "user_name": None},
            },
        ),
        ("office.mail_server_removed", {"host": "mail.press.example"}),
    ]


def test_a_new_server_and_a_removed_one_try_at_once_what_waits(work: Work) -> None:
    letter = queued(work, due_at=NOW + MINUTE, refusals=1)
    closed = {"sender": "", "domain": "", "paused_until": NOW + MINUTE, "failures": 3}
    own, shared = f"office-{work.office_id}", "folder"
    for act in (stored, remove_mail_server):
        letter.due_at = NOW + MINUTE
        work.session.add_all(MailRoute(transport=one, **closed) for one in (own, shared))
        work.session.flush()

        act(work)

        work.session.refresh(letter)
        assert (letter.due_at, letter.refusals) == (NOW, 0)
        assert work.session.scalars(select(MailRoute.transport)).all() == [shared]
        work.session.delete(work.session.scalars(select(MailRoute)).one())
        work.session.flush()


def test_to_remove_what_is_not_there_is_no_act(work: Work) -> None:
    remove_mail_server(work)

    assert entries(work) == []


def test_a_new_secret_key_reads_what_the_old_one_has_written(work: Work, make: Make) -> None:
    stored(work)
    theirs = own_server(work.session, make.office().id, user="press", secret_key=OTHER)
    lost = theirs.encrypted_password
    own_server(work.session, make.office().id)

    encrypt_anew(work.session, Cipher(SECRET), Cipher(OTHER + "!"))

    later = MailServers(None, Cipher(OTHER + "!"))
    server = later.of_office(work.session, work.office_id)
    assert server is not None
    assert server.password == "quiet-secret"
    assert theirs.encrypted_password == lost
    with pytest.raises(UnreadablePassword, match="Enter it anew"):
        later.own(theirs)
