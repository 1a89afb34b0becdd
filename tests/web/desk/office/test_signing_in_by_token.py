"""A mailbox that is signed in to by OAuth 2 is set on its page."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from planner.kernel.encryption import Cipher
from planner.mailbox.servers import MailboxServers
from tests.conftest import SECRET
from tests.web.desk.office.test_office_mailbox import PART, URL, set_mailbox, stored
from tests.web.reading import texts, wrong
from tests.web.visitor import Visitor

TOKENS = {
    "password": "",
    "token_url": "https://login.press.example/token",
    "client_id": "planner",
    "client_secret": "hush-secret",
    "refresh_token": "long-token",
}


def test_it_is_signed_in_to_by_tokens_that_are_shown_nowhere(
    administrator: Visitor, session: Session
) -> None:
    answer = set_mailbox(administrator, **TOKENS)
    page = administrator.get(URL).text

    server = MailboxServers(Cipher(SECRET)).of_mailbox(stored(session))
    assert answer.status_code == 303
    assert server.oauth is not None
    assert (server.password, server.oauth.client_secret) == ("long-token", "hush-secret")
    assert "Sign-in OAuth 2, by tokens of: https://login.press.example/token" in texts(
        page, f"{PART} dl div"
    )
    assert "hush-secret" not in page
    assert "long-token" not in page


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"token_url": ""}, "token_url"),
        ({"token_url": "https://login/token"}, "token_url"),
        ({"client_id": ""}, "client_id"),
        ({"refresh_token": ""}, "refresh_token"),
    ],
)
def test_what_tokens_lack_is_said_at_its_field(
    administrator: Visitor, given: dict[str, str], field: str
) -> None:
    answer = set_mailbox(administrator, **{**TOKENS, **given})

    assert answer.status_code == 422
    assert list(wrong(answer.text)) == [field]
