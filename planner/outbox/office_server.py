"""Setting and removing the mail server of an office."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.history.operations import record
from planner.kernel.addresses import clean_host
from planner.kernel.encryption import Cipher
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.work import Work
from planner.outbox.delivery.connecting import NOT_PUBLIC, may_be_public
from planner.outbox.delivery.mail_servers import MailServers, own_server, password_purpose
from planner.outbox.delivery.route_closing import forget_own_routes
from planner.outbox.models import OfficeMailServer
from planner.outbox.stored_passwords import (
    NO_OAUTH,
    OAuthPlan,
    check_oauth,
    encrypt_rows_anew,
    password_to_store,
)

PORTS = (587, 465, 25, 2525)  # the usual one first


@dataclass(frozen=True, kw_only=True, slots=True)
class MailServerPlan:
    """As an administrator enters it. An empty `password` keeps the stored one of the same server
    and user; `forgets_sign_in` removes it with the user name.
    """

    host: str
    port: int
    starts_with_tls: bool
    user_name: str = ""
    password: str = field(default="", repr=False)
    forgets_sign_in: bool = False
    oauth: OAuthPlan = NO_OAUTH


def set_mail_server(
    work: Work, plan: MailServerPlan, servers: MailServers, opened_version: int | None
) -> OfficeMailServer:
    """Store the office's own server; its waiting letters are tried at once.

    Raises `Stale`, or `Invalid` with the field. A name is not resolved here but each time a
    connection is made.
    """
    host = clean_host(plan.host)
    if plan.port not in PORTS:
        raise Invalid("port", _("Mail servers are used at the ports 25, 465, 587 and 2525 only."))
    if host not in servers.private_hosts and not may_be_public(host):
        raise Invalid("host", NOT_PUBLIC)
    oauth = NO_OAUTH if plan.forgets_sign_in else plan.oauth
    check_oauth(oauth, servers.private_hosts)
    server = work.session.scalars(own_server(work.office_id)).one_or_none()
    user = "" if plan.forgets_sign_in else plan.user_name
    password = _password(work, plan, servers.cipher, server, host)
    if server is None:
        server = OfficeMailServer(office_id=work.office_id)
        work.session.add(server)
    else:
        server.revise(opened_version)
    server.host, server.port, server.starts_with_tls = host, plan.port, plan.starts_with_tls
    server.user_name, server.encrypted_password = user, password
    server.token_url, server.client_id = oauth.token_url, oauth.client_id
    work.session.flush()
    forget_own_routes(work)
    record(work, "office.mail_server_set", server, host=host)
    return server


def remove_mail_server(work: Work) -> None:
    """Letters of the office leave by the installation's server from now on. Idempotent."""
    server = work.session.scalars(own_server(work.office_id)).one_or_none()
    if server is None:
        return
    forget_own_routes(work)
    record(work, "office.mail_server_removed", server, host=server.host)
    work.session.delete(server)
    work.session.flush()


def encrypt_anew(session: Session, old: Cipher, new: Cipher) -> None:
    """For another secret key. A password that the old one does not read stays unreadable."""
    encrypted = select(OfficeMailServer).where(OfficeMailServer.encrypted_password != "")
    encrypt_rows_anew(session, session.scalars(encrypted), password_purpose, old, new)


def _password(
    work: Work,
    plan: MailServerPlan,
    cipher: Cipher,
    server: OfficeMailServer | None,
    host: str,
) -> str:
    """The encrypted password to store; "" without sign-in."""
    is_named = plan.user_name or plan.password or plan.oauth.token_url
    if plan.forgets_sign_in or not is_named:
        return ""
    return password_to_store(
        server,
        host=host,
        user_name=plan.user_name,
        password=plan.password,
        encrypt=partial(cipher.encrypt, password_purpose(work.office_id)),
        oauth=plan.oauth,
    )
