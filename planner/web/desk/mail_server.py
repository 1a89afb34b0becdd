"""The mail server that letters leave by, for pages."""

from __future__ import annotations

from planner.outbox.delivery.mail_server import MailServer, mail_server
from planner.web.extensions import settings


def current_server() -> MailServer | None:
    """The one that letters of the office leave by; None if they are kept as files."""
    return mail_server(settings().smtp_url)


def sends_mail() -> bool:
    """Whether a mail server is set; without one, letters are kept as files."""
    return current_server() is not None
