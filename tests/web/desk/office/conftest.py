"""Settings of the installation, and a mail server of the office."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.factories import Make
from tests.unit.outbox.own_servers import own_server
from tests.unit.outbox.server import Ledger, serve
from tests.web.desk.office.own_mail import SetTo
from tests.web.desk.office.test_mail import SETTINGS


@pytest.fixture
def set_to(app: Flask, monkeypatch: pytest.MonkeyPatch) -> SetTo:
    """`set_to(smtp_url="…")`: settings of the installation."""

    def change(**given: str) -> None:
        known = app.extensions[SETTINGS].model_copy(update=given)
        monkeypatch.setitem(app.extensions, SETTINGS, known)

    return change


@pytest.fixture
def own_ledger(make: Make, set_to: SetTo) -> Iterator[Ledger]:
    """What came in at the office's own server, on this machine."""
    ledger = Ledger()
    controller = serve(ledger)
    set_to(private_mail_servers="127.0.0.1")
    own_server(make.work.session, make.work.office_id, host="127.0.0.1", port=controller.port)
    yield ledger
    controller.stop()
