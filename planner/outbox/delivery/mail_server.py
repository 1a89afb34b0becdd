"""Where a mail server is, and how it is signed in to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, kw_only=True, slots=True)
class OAuth:
    """Where access tokens are asked for, and as which program. `client_secret` is "" for a program
    without one.
    """

    token_url: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    must_be_public: bool = False

    @property
    def host(self) -> str:
        return urlsplit(self.token_url).hostname or ""

    @property
    def path(self) -> str:
        parts = urlsplit(self.token_url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    @property
    def server(self) -> MailServer:
        """Where it is connected to."""
        port = urlsplit(self.token_url).port or 443
        return MailServer(host=self.host, port=port, must_be_public=self.must_be_public)


@dataclass(frozen=True, kw_only=True, slots=True)
class MailServer:
    """`starts_with_tls`: TLS from the first byte, else STARTTLS. `user` is empty without sign-in. With
    `oauth`, the password is a refresh token.

    `office_id` is the office that has set it, None for the installation's. `must_be_public`: only
    addresses of the internet are connected to (S109).
    """

    host: str
    port: int
    starts_with_tls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)
    oauth: OAuth | None = None
    office_id: int | None = None
    must_be_public: bool = False

    @classmethod
    def from_url(cls, url: str) -> Self:
        """From `smtp://user:password@host:587` (STARTTLS) or `smtps://…` (TLS).

        Raises `ValueError`, which does not repeat the password.
        """
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("The mail server's address looks like smtp://host:587.")
        return cls(
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            starts_with_tls=parts.scheme == "smtps",
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )

    @property
    def address(self) -> str:
        """`mail.press.example:587`; an IPv6 address stands in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def mail_server(url: str) -> MailServer | None:
    """The server at that URL; None for an empty one."""
    return MailServer.from_url(url) if url else None
