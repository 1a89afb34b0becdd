"""Checks of the mail server and of the senders' DNS records. No mail is sent."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable

import dns.exception
import dns.resolver

from planner.cli.doctor.finding import Finding, ok, warning, wrong
from planner.outbox.delivery.mail_server import MailServer
from planner.outbox.delivery.mail_servers import MailServers, UnreadablePassword
from planner.outbox.delivery.smtp import Smtp
from planner.outbox.delivery.smtp_client import Timeouts
from planner.outbox.delivery.transport import Unavailable
from planner.outbox.models import OfficeMailServer

_TIMEOUTS = Timeouts(connect=10, command=10, whole=30)
_DNS_TIMEOUT_SECONDS = 4.0


def check_mail(
    server: MailServer | None,
    *,
    helo: str,
    tls: ssl.SSLContext | None = None,
    name: str = "mail server",
) -> Finding:
    """Connect, STARTTLS, sign in, and disconnect."""
    if server is None:
        return warning(name, "none is set (PLANNER_SMTP_URL): letters are kept as files")
    smtp = Smtp(server, helo=helo, tls=tls, timeouts=_TIMEOUTS)
    try:
        smtp.sign_in()
    except Unavailable as error:
        return wrong(name, _fault(error, server))
    finally:
        smtp.close()
    return ok(name, f"{server.address} answers" + (" and lets us in" if server.user else ""))


def check_own_mail(servers: MailServers, row: OfficeMailServer, slug: str, *, helo: str) -> Finding:
    """The same for the server that an office has set."""
    name = f"mail server of {slug}"
    try:
        server = servers.own(row)
    except UnreadablePassword:
        return wrong(
            name,
            "its password cannot be read with this secret key: an administrator of the office "
            "has to enter it anew",
        )
    return check_mail(server, helo=helo, name=name)


def _fault(error: Unavailable, server: MailServer) -> str:
    match error.__cause__:
        case None:
            return "offers no TLS, and nothing is sent in the clear"
        case smtplib.SMTPAuthenticationError() as refusal:
            return f"refuses name or password (it answers {refusal.smtp_code})"
        case cause:
            return f"cannot be used at {server.address}: {' '.join(str(cause).split())}"


def check_dns(domains: Iterable[str], resolver: dns.resolver.Resolver | None = None) -> Finding:
    """Whether each domain has an MX and an SPF record."""
    name = "DNS of the senders"
    wanted = sorted(set(domains))
    if not wanted:
        return ok(name, "there is no office yet")
    faults = []
    try:
        resolver = resolver or dns.resolver.Resolver()
        resolver.lifetime = _DNS_TIMEOUT_SECONDS
        for domain in wanted:
            faults += _faults(resolver, domain)
    except (dns.exception.DNSException, OSError):
        return warning(name, "cannot be asked here")
    if faults:
        return warning(name, "; ".join(faults))
    return ok(name, f"MX and SPF are there for {', '.join(wanted)}")


def _faults(resolver: dns.resolver.Resolver, domain: str) -> list[str]:
    try:
        takes_mail = bool(_records(resolver, domain, "MX"))
        texts = _records(resolver, domain, "TXT")
    except dns.resolver.NXDOMAIN:
        return [f"there is no domain {domain}: letters from it are refused"]
    faults = [] if takes_mail else [f"{domain} has no MX: answers by mail are lost"]
    if not any(text.strip('"').lower().startswith("v=spf1") for text in texts):
        faults.append(f"{domain} has no SPF: name your mail server there, or letters are spam")
    return faults


def _records(resolver: dns.resolver.Resolver, domain: str, kind: str) -> list[str]:
    try:
        return [record.to_text() for record in resolver.resolve(domain, kind)]
    except dns.resolver.NoAnswer:
        return []
