"""Validation and normalisation of e-mail and web addresses."""

from __future__ import annotations

import re
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import invisible_at, trimmed

_LONGEST_LOCAL, _LONGEST = 64, 254
_LONGEST_HOST = 253
_HOST_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\"(),:;<>\[\]\\]")


def clean_address(typed: str, field: str = "email") -> str:
    """The address as used for sending, with the domain in lower-case ASCII (IDNA).

    Invisible characters are stripped from both ends and refused elsewhere. Quotes, comments,
    groups, routes and literals are not accepted. At most 64 characters before the @ and 254 in all.
    Raises `Invalid` at `field`.
    """
    typed = trimmed(typed)
    if (place := invisible_at(typed)) is not None:
        raise Invalid(
            field,
            _(
                "An invisible character stands in this address, after “%(typed)s”. Type "
                "the address again by hand.",
                typed=typed[:place],
            ),
        )
    if _FORBIDDEN.search(typed) or len(typed) > _LONGEST:
        raise Invalid(field, _("This is not an e-mail address. It looks like name@example.org."))
    try:
        # `test_environment` admits the reserved domain `.test`, to which nothing is ever delivered.
        found = validate_email(
            typed, check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError as error:
        raise Invalid(
            field, _("This is not an e-mail address. It looks like name@example.org.")
        ) from error
    address = f"{found.ascii_local_part}@{found.ascii_domain}"
    if len(found.local_part) > _LONGEST_LOCAL or len(address) > _LONGEST:
        raise Invalid(field, _("This e-mail address is too long to be one."))
    return address


def clean_address_or_url(typed: str, field: str = "address") -> str:
    """An e-mail address, or an absolute URL. Raises `Invalid` at `field`."""
    return clean_url(typed, field) if "/" in typed else clean_address(typed, field)


def address_key(address: str) -> str:
    """The address in a form for comparing: trimmed, lower case."""
    return trimmed(address).lower()


def clean_url(typed: str, field: str = "url") -> str:
    """An absolute http or https address. Raises `Invalid` at `field`."""
    typed = trimmed(typed)
    try:
        parts = urlsplit(typed)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if (
        parts.scheme not in ("http", "https")
        or not host
        or re.search(r"[\s\x00-\x20\x7f<>\"]", typed)
    ):
        raise Invalid(
            field, _("This is not a web address. It looks like https://example.org/page.")
        )
    return typed


def clean_host(typed: str, field: str = "host") -> str:
    """The name of a machine in lower-case ASCII (IDNA), or its IP address without brackets.

    Raises `Invalid` at `field`.
    """
    host = trimmed(typed).lower().removesuffix(".")
    with suppress(ValueError):
        return str(ip_address(host.removeprefix("[").removesuffix("]")))
    try:
        name = host.encode("idna").decode()
    except UnicodeError:
        name = ""
    labels = name.split(".")
    is_name = all(map(_HOST_LABEL.fullmatch, labels)) and not labels[-1].isdigit()
    if not is_name or len(name) > _LONGEST_HOST:
        raise Invalid(
            field,
            _("This is not the name of a server. It looks like mail.example.org, without a port."),
        )
    return name
