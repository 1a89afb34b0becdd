"""Settings: typed, from `PLANNER_…` variables; unknown ones are refused."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import SplitResult, urlsplit

from pydantic import Field, PrivateAttr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from planner.kernel.addresses import clean_host
from planner.kernel.database import PATIENCE_SECONDS
from planner.kernel.errors import Invalid
from planner.kernel.ids import Signer
from planner.kernel.instance import (
    PDF_SOCKET,
    SHORTEST_KEY,
    StoredKey,
    Unusable,
    open_folder,
    stored_key,
)
from planner.kernel.links import Links
from planner.kernel.logs import FORMATS

_DATABASE = "planner.sqlite3"
ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# A host name with a dot that may exist (RFC 2606), or an address literal (RFC 5321 4.1.3).
_EHLO_NAME = re.compile(
    r"(?!.*\.(?:invalid|local|localhost|localdomain)$)(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}"
    r"|\[[0-9a-f.:IPv]+\]",
    re.IGNORECASE,
)
_FEWEST_DISTINCT_CHARACTERS = 10
SHORTEST_HISTORY = 365  # days


class Settings(BaseSettings):
    """All settings. Defaults are safe for production; development loosens them.

    `public_url` is the base of links in letters and calendars. `database_patience` is how long a
    request waits for the write lock, in seconds. `smtp_url` is `smtp://user:password@host:587`
    (STARTTLS), `smtps://…` (TLS) or empty: letters are then written to `instance/mail/` as files.
    `ehlo_name` is the name sent with EHLO, empty for the host name of this machine; `mail_domain`
    is its name in version 0.1. `private_mail_servers` are hosts between commas that an office may
    set as its mail server although they are not on the internet. `lmtp` is the path of a socket or an
    address of this machine where `bin/serve` takes in messages, empty for none. `clock_file` names a file with an
    ISO 8601 time that replaces the system clock, for demonstrations and tests only. `log_format` is
    `text` or `json`.
    `history_days` is how long history entries are kept, at least a year; 0 keeps them for ever.
    """

    model_config = SettingsConfigDict(env_prefix="PLANNER_", frozen=True, extra="forbid")

    instance: Path = ROOT / "instance"
    public_url: str = "http://127.0.0.1:8000"
    secret_key: str = ""
    database_url: str = ""
    database_patience: Annotated[float, Field(ge=0, le=600, allow_inf_nan=False)] = PATIENCE_SECONDS
    smtp_url: str = ""
    ehlo_name: str = ""
    mail_domain: str = ""
    private_mail_servers: str = ""
    lmtp: str = ""
    trusted_proxies: Annotated[int, Field(ge=0, le=20)] = 0
    clock_file: Path | None = None
    log_format: str = "text"
    history_days: Annotated[int, Field(ge=0)] = 0
    _made_key: bool = PrivateAttr(default=False)

    @classmethod
    def load(cls, **given: object) -> Settings:
        """Settings from the environment and `given`. Raises `SystemExit` with a message."""
        known = {f"PLANNER_{name.upper()}" for name in cls.model_fields}
        unknown = sorted(k for k in os.environ if k.startswith("PLANNER_") and k not in known)
        if unknown:
            raise SystemExit(f"Unknown settings: {', '.join(unknown)}.")
        try:
            settings = cls(**given)  # type: ignore[arg-type]
            open_folder(settings.instance)
            key = StoredKey(settings.secret_key, is_new=False)
            if not key.value:
                key = stored_key(settings.key_file, makes=settings.has_no_database)
        except ValidationError as error:
            raise SystemExit("\n".join(_error_messages(error))) from error
        except Unusable as error:
            raise SystemExit(str(error)) from error
        filled = settings.filled_with(key)
        filled.refuse_danger()
        return filled

    def filled_with(self, key: StoredKey) -> Settings:
        """These settings with that key, and the instance's own database if none is set."""
        self._made_key = key.is_new
        own_database = f"sqlite:///{self.instance.resolve() / _DATABASE}"
        return self.model_copy(
            update={"secret_key": key.value, "database_url": self.database_url or own_database}
        )

    @property
    def is_secure(self) -> bool:
        """Served over TLS: cookies are `__Host-` and `Secure`."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def hosts(self) -> frozenset[str]:
        """The accepted `Host` headers; all loopback names if `public_url` has one of them."""
        parts = urlsplit(self.public_url)
        if parts.hostname not in LOOPBACK:
            return frozenset({parts.netloc})
        port = f":{parts.port}" if parts.port else ""
        return frozenset(f"{name}{port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def links(self) -> Links:
        return Links(self.public_url, Signer(self.secret_key))

    @property
    def greeting(self) -> str:
        """The name for EHLO; "" for the machine's own."""
        return self.ehlo_name or self.mail_domain

    @property
    def private_mail_hosts(self) -> frozenset[str]:
        """`private_mail_servers` in the form in which hosts are stored. Raises `Invalid`."""
        named = filter(None, map(str.strip, self.private_mail_servers.split(",")))
        return frozenset(map(clean_host, named))

    @property
    def has_no_database(self) -> bool:
        """Whether the instance is new, so that no link has been signed yet."""
        return not self.database_url and not (self.instance / _DATABASE).exists()

    @property
    def made_key(self) -> bool:
        """Whether this process created the key file."""
        return self._made_key

    @property
    def key_file(self) -> Path:
        return self.instance / "secret_key"

    @property
    def pdf_socket(self) -> Path:
        """The socket of the shared PDF server while bin/serve runs."""
        return self.instance.resolve() / PDF_SOCKET

    @property
    def mail_folder(self) -> Path:
        return self.instance / "mail"

    @property
    def files_folder(self) -> Path:
        return self.instance / "files"

    def now(self) -> datetime:
        """The current time in UTC (aware), read from `clock_file` if that is set."""
        if self.clock_file is None:
            return datetime.now(UTC)
        return datetime.fromisoformat(self.clock_file.read_text().strip()).astimezone(UTC)

    def _check_clock(self) -> None:
        try:
            self.now()
        except (OSError, ValueError) as error:
            raise SystemExit(
                "PLANNER_CLOCK_FILE must name a file with a moment such as "
                "2012-03-27T11:00:00+04:00."
            ) from error

    def _check_private_mail_servers(self) -> None:
        try:
            self.private_mail_hosts  # noqa: B018 - reading it validates it
        except Invalid as error:
            raise SystemExit(
                "PLANNER_PRIVATE_MAIL_SERVERS must name hosts between commas, such as "
                "mail.house.example,10.0.0.25, without ports."
            ) from error

    def refuse_danger(self) -> None:
        """Raises `SystemExit` with a message if the settings are invalid or unsafe."""
        if len(self.secret_key) < SHORTEST_KEY:
            raise SystemExit(f"PLANNER_SECRET_KEY must have at least {SHORTEST_KEY} characters.")
        if len(set(self.secret_key)) < _FEWEST_DISTINCT_CHARACTERS:
            raise SystemExit("PLANNER_SECRET_KEY can be guessed. Leave it out: one is made then.")
        if self.log_format not in FORMATS:
            raise SystemExit(f"PLANNER_LOG_FORMAT is one of: {', '.join(FORMATS)}.")
        if 0 < self.history_days < SHORTEST_HISTORY:
            raise SystemExit(
                f"PLANNER_HISTORY_DAYS is at least {SHORTEST_HISTORY}, or 0 to keep the history for"
                " ever: who may clear a release is known from it."
            )
        if self.smtp_url and self.greeting and not _EHLO_NAME.fullmatch(self.greeting):
            raise SystemExit(
                "PLANNER_EHLO_NAME must be the full name of this machine, such as mail.press.example,"
                " or its address in brackets. Mail servers refuse any other greeting."
            )
        _check_database_url(self.database_url)
        _check_mail_server(self.smtp_url)
        _check_lmtp(self.lmtp)
        self._check_private_mail_servers()
        self._check_clock()
        parts = _split_url(self.public_url)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise SystemExit("PLANNER_PUBLIC_URL must be an address such as https://press.example.")
        if parts.hostname in LOOPBACK:
            return
        if parts.scheme == "http":
            raise SystemExit("Without TLS the program serves this machine only: use https://.")
        if os.environ.get("FLASK_DEBUG", "0").lower() not in ("", "0", "false", "no"):
            raise SystemExit("FLASK_DEBUG shows our insides to strangers: it is for this machine.")


def _split_url(address: str) -> SplitResult | None:
    """The parts of a URL; None if it is malformed, such as a port that is not a number."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reading it validates it
    except ValueError:
        return None
    return parts


def _check_database_url(address: str) -> None:
    """Raises `SystemExit`. The address may hold a password, so it is not repeated."""
    try:
        make_url(address).get_dialect().import_dbapi()
    except (ArgumentError, NoSuchModuleError) as error:
        raise SystemExit(
            "PLANNER_DATABASE_URL is not the address of a database. It looks like "
            "postgresql+psycopg://user:password@host/name. Leave it out, and a file in the "
            "instance folder is used."
        ) from error
    except ImportError as error:
        raise SystemExit(
            f"PLANNER_DATABASE_URL needs the driver “{error.name}”, which is not installed. "
            f"Install it: .venv/bin/pip install {error.name}"
        ) from error


def _check_mail_server(address: str) -> None:
    """Raises `SystemExit`. The address may hold a password, so it is not repeated."""
    parts = _split_url(address)
    if address and (parts is None or parts.scheme not in ("smtp", "smtps") or not parts.hostname):
        raise SystemExit(
            "PLANNER_SMTP_URL is not the address of a mail server. It looks like "
            "smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465 (TLS)."
        )


def _check_lmtp(given: str) -> None:
    """Raises `SystemExit`. Only of this machine, since whoever reaches it may hand over anything."""
    host, _colon, port = given.rpartition(":")
    is_address = host.strip("[]") in LOOPBACK and port.isascii() and port.isdigit()
    if given and not given.startswith("/") and not is_address:
        raise SystemExit(
            "PLANNER_LMTP must be the path of a socket, such as /run/planner/lmtp, or an address of "
            "this machine, such as 127.0.0.1:2424."
        )


def _error_messages(error: ValidationError) -> Iterator[str]:
    """One message per invalid setting, with the value that was given."""
    for fault in error.errors(include_url=False, include_context=False):
        name = "_".join(["PLANNER", *(str(part).upper() for part in fault["loc"])])
        yield f"{name} is “{fault['input']}”. {fault['msg']}."
