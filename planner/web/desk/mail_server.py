"""The mail server that letters leave by, for pages."""

from __future__ import annotations

from flask import g

from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.mail_servers import MailServers, UnreadablePassword, own_server
from planner.outbox.models import OfficeMailServer
from planner.web.database import db
from planner.web.extensions import settings
from planner.web.transaction import current_office


def mail_servers() -> MailServers:
    return MailServers.of_installation(settings())


def current_own_server() -> OfficeMailServer | None:
    """The one that the office has set."""
    return db.session.scalars(own_server(current_office().id)).one_or_none()


def server_of_letters(own: OfficeMailServer | None) -> MailServer | None:
    """The one that letters of the office leave by, its own without the password; None if they are
    kept as files.
    """
    servers = mail_servers()
    return servers.shared if own is None else servers.without_password(own)


def password_fault(own: OfficeMailServer | None) -> str:
    """Why the password of the office's own server cannot be used; "" if it can."""
    try:
        if own is not None:
            mail_servers().own(own)
    except UnreadablePassword as error:
        return error.message
    return ""


def sends_mail() -> bool:
    """Whether a mail server is set; without one, letters are kept as files."""
    if settings().smtp_url:
        return True
    if "has_own_mail_server" not in g:
        g.has_own_mail_server = current_own_server() is not None
    return bool(g.has_own_mail_server)
