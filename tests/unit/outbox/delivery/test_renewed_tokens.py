"""Refresh tokens that come in place of the stored ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.kernel.ids import new_token
from planner.outbox.delivery.access_tokens import (
    forget_token,
    note_stored,
    renewals,
)
from planner.outbox.delivery.mail_server import MailServer
from tests.unit.outbox.delivery.token_server import TokenServer, token_of

pytestmark = pytest.mark.loopback


def test_another_refresh_token_is_asked_with_from_then_on(
    service: TokenServer, server: MailServer
) -> None:
    service.told = {"access_token": "x", "refresh_token": "next"}

    token_of(server)
    forget_token(server)
    token_of(server)

    assert [one["refresh_token"] for one in service.asked] == [server.password, "next"]


def test_another_refresh_token_is_told_of_until_it_is_stored(
    service: TokenServer, server: MailServer
) -> None:
    service.told = {"access_token": "x", "refresh_token": new_token()}
    stored = (service.oauth(), server.password)

    token_of(server)
    before = renewals()
    note_stored(before)

    assert (before[stored], renewals()) == (service.told["refresh_token"], {})


def test_who_has_read_the_former_refresh_token_asks_with_it_no_more(
    service: TokenServer, server: MailServer
) -> None:
    latest = new_token()
    service.told = {"access_token": "x", "refresh_token": latest}
    token_of(server)
    note_stored(renewals())

    forget_token(server)
    token_of(server)

    assert [one["refresh_token"] for one in service.asked] == [server.password, latest]
    assert renewals() == {}


def test_a_provider_may_come_back_to_a_refresh_token_of_before(
    service: TokenServer, server: MailServer
) -> None:
    between = new_token()
    for latest in (between, server.password):
        service.told = {"access_token": "x", "refresh_token": latest}
        forget_token(server)
        token_of(server)
        note_stored(renewals())

    forget_token(server)
    token_of(server)

    asked = [one["refresh_token"] for one in service.asked]
    assert asked == [server.password, between, server.password]


def test_an_access_token_holds_for_the_stored_refresh_token_too(
    service: TokenServer, server: MailServer
) -> None:
    service.told = {"access_token": "x", "refresh_token": new_token()}

    token_of(server)
    note_stored(renewals())
    token_of(replace(server, password=service.told["refresh_token"]))

    assert len(service.asked) == 1
