"""Identities: random names for things, and tokens that prove a right."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import uuid


def new_uid() -> str:
    """A calendar UID (RFC 7986 5.3): a bare UUID, no host name, nothing personal."""
    return str(uuid.uuid4())


def new_public_id() -> str:
    """96 random bits in lower-case base32: names a thing in an address, proves nothing."""
    return _base32(secrets.token_bytes(12))


def new_token() -> str:
    """256 random bits, url-safe. Shown once; only `fingerprint(token)` is stored."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """130 random bits to be copied from a screen: lower-case base32 in groups, `abcde-fgh23-…`."""
    letters = _base32(secrets.token_bytes(17))[:26]
    return "-".join(letters[start : start + 5] for start in range(0, len(letters), 5))


def fingerprint(token: str) -> str:
    """What is stored of a token: its SHA-256 in hex. A copy of the database opens no door."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class Signer:
    """Tokens that carry a row's public id and prove it with HMAC-SHA-256.

    One purpose each: a token made for one purpose is worth nothing for another. A row's
    `generation` counts revocations: one up, and every older token is dead. Lower-case
    letters and digits only, because mail programs change case.
    """

    def __init__(self, secret_key: str) -> None:
        self._key = secret_key.encode()

    def token(self, purpose: str, public_id: str, generation: int) -> str:
        return f"{public_id}{self._proof(purpose, public_id, generation)}"

    @staticmethod
    def public_id(token: str) -> str:
        """The public id that a token claims; look the row up by it, then ask `proves`."""
        return token[:20]

    def proves(self, token: str, purpose: str, public_id: str, generation: int) -> bool:
        expected = self.token(purpose, public_id, generation)
        return hmac.compare_digest(token.encode("utf-8", "replace"), expected.encode())

    def mac(self, purpose: str, message: str) -> str:
        """A keyed fingerprint in hex, for anything that is not a row's token."""
        return hmac.new(self._key, f"{purpose}\0{message}".encode(), hashlib.sha256).hexdigest()

    def _proof(self, purpose: str, public_id: str, generation: int) -> str:
        message = f"{purpose}\0{public_id}\0{generation}".encode()
        return _base32(hmac.new(self._key, message, hashlib.sha256).digest()[:20])


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").lower()
