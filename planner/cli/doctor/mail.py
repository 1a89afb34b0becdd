"""Checks of the mail server and of the senders' DNS records. No mail is sent."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

import dns.exception
import dns.resolver

from planner.cli.doctor.finding import Finding, ok, warning, wrong
from planner.config import LOOPBACK

_TIMEOUT_SECONDS = 10
_DNS_TIMEOUT_SECONDS = 4.0


def check_mail(smtp_url: str, *, helo: str, tls: ssl.SSLContext | None = None) -> Finding:
    """Connect, STARTTLS, sign in, and disconnect."""
    name = "mail server"
    if not smtp_url:
        return warning(name, "none is set (PLANNER_SMTP_URL): letters are kept as files")
    parts = urlsplit(smtp_url)
    context = tls or ssl.create_default_context()
    host, port = parts.hostname or "", parts.port or (465 if parts.scheme == "smtps" else 587)
    try:
        with _connect(parts.scheme, host, port, helo, context) as server:
            server.ehlo_or_helo_if_needed()
            is_private = parts.scheme == "smtps"
            if not is_private and server.has_extn("starttls"):
                server.starttls(context=context)
                is_private = True
            if not is_private and (parts.username or host not in LOOPBACK):
                return wrong(name, "offers no TLS, and nothing is sent in the clear")
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
    except smtplib.SMTPAuthenticationError as error:
        return wrong(name, f"refuses name or password (it answers {error.smtp_code})")
    except (OSError, smtplib.SMTPException) as error:
        return wrong(name, f"cannot be used at {host}:{port}: {_message(error)}")
    return ok(name, f"{host}:{port} answers" + (" and lets us in" if parts.username else ""))


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


def _connect(scheme: str, host: str, port: int, helo: str, context: ssl.SSLContext) -> smtplib.SMTP:
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, helo, timeout=_TIMEOUT_SECONDS, context=context)
    return smtplib.SMTP(host, port, helo, timeout=_TIMEOUT_SECONDS)


def _message(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
