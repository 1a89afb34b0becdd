"""Where a mail server is, from the setting."""

from __future__ import annotations

import pytest

from planner.outbox.delivery.mail_server import MailServer, mail_server


@pytest.mark.parametrize(
    ("url", "server", "address"),
    [
        (
            "smtp://press:a%3Ab@mail.house.test",
            MailServer(host="mail.house.test", port=587, user="press", password="a:b"),
            "mail.house.test:587",
        ),
        (
            "smtps://mail.house.test",
            MailServer(host="mail.house.test", port=465, starts_with_tls=True),
            "mail.house.test:465",
        ),
        ("smtp://[2001:db8::5]:25", MailServer(host="2001:db8::5", port=25), "[2001:db8::5]:25"),
    ],
)
def test_a_server_is_read_from_its_address(url: str, server: MailServer, address: str) -> None:
    assert MailServer.from_url(url) == server
    assert mail_server(url) == server
    assert server.address == address


def test_without_an_address_there_is_none() -> None:
    assert mail_server("") is None


def test_its_password_is_shown_nowhere() -> None:
    assert "secret" not in repr(MailServer.from_url("smtp://press:secret@mail.house.test"))
