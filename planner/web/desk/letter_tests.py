"""Sending a letter to oneself to look at it: once per press, and what the page says then."""

from __future__ import annotations

from flask import request

from planner.kernel.ids import fingerprint
from planner.kernel.messages import gettext as _
from planner.web.desk.mail_server import sends_mail
from planner.web.repeated_submission import FORM_KEY


def test_key() -> str:
    """The same for two presses on the same page; "" for a form without a key."""
    key = request.form.get(FORM_KEY, "")
    return fingerprint(key) if key else ""


def test_said(address: str) -> str:
    if sends_mail():
        return _("A test is on its way to %(address)s.", address=address)
    return _(
        "No mail server is set: nobody receives anything. The test is put into a file instead."
    )
