"""Connecting to mail servers. One that an office has set must be on the internet (S109).

Its name is resolved here, each time, and the connection is made to an address that was looked at:
a name that leads elsewhere a moment later gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address, ip_network

from planner.kernel.messages import gettext as _
from planner.outbox.delivery.mail_server import MailServer

# Networks that lead to IPv4 addresses: NAT64, 6to4, Teredo, mapped and compatible ones.
_LEAD_ELSEWHERE = tuple(
    map(
        ip_network,
        ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::ffff:0:0/96", "::/96"),
    )
)
_MOST_ADDRESSES = 3
# The same for every reason, so that nobody learns which names and addresses a network has.
NOT_PUBLIC = _(
    "No mail server of the internet is found under this name. Is it spelt as your mail provider has "
    "it? A server in your own network must be allowed by whoever runs the program "
    "(PLANNER_PRIVATE_MAIL_SERVERS)."
)


class NotPublic(OSError):
    """The name is unknown, or leads to an address that is not one of the internet."""

    def __init__(self) -> None:
        super().__init__(NOT_PUBLIC)


def connect(server: MailServer, timeout: float) -> socket.socket:
    """A connection to the server. Raises `OSError`, also `NotPublic`."""
    if not server.must_be_public:
        return socket.create_connection((server.host, server.port), timeout)
    addresses = _public_addresses(server)
    for address in addresses[:-1]:
        try:
            return socket.create_connection((address, server.port), timeout)
        except OSError:
            continue
    return socket.create_connection((addresses[-1], server.port), timeout)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the internet."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and (
        found.is_site_local or any(found in network for network in _LEAD_ELSEWHERE)
    ):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def may_be_public(host: str) -> bool:
    """Whether a host may be one of the internet, as far as it can be told without asking."""
    try:
        ip_address(host)
    except ValueError:
        return "." in host
    return is_public(host)


def _public_addresses(server: MailServer) -> Sequence[str]:
    """All addresses of the server's name, if each of them is public."""
    try:
        found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotPublic from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not addresses or not all(map(is_public, addresses)):
        raise NotPublic
    return addresses[:_MOST_ADDRESSES]
