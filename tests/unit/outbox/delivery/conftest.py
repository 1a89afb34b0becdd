"""A service that gives access tokens, and a mail server that is signed in to by them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.kernel.ids import new_token
from planner.outbox.delivery.mail_server import MailServer
from tests.unit.outbox.delivery.token_server import TokenServer, token_server


@pytest.fixture
def service() -> Iterator[TokenServer]:
    with token_server() as server:
        yield server


@pytest.fixture
def server(service: TokenServer) -> MailServer:
    """With a refresh token that no other test has asked with."""
    return MailServer(
        host="localhost", port=1, user="press", password=new_token(), oauth=service.oauth()
    )
