"""Random identifiers, tokens, and signed tokens."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import uuid


def new_uid() -> str:
    """A calendar UID (RFC 7986 5.3): a UUID without a host name or personal data."""
    return str(uuid.uuid4())


def new_public_id() -> str:
    """96 random bits in lower-case base32: an identifier for URLs, not a secret."""
    return _base32(secrets.token_bytes(12))


def new_token() -> str:
    """256 random bits, URL-safe. Shown once; only `fingerprint(token)` is stored."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """130 random bits, to be copied by hand: lower-case base32 in groups, `abcde-fgh23-…`."""
    letters = _base32(secrets.token_bytes(17))[:26]
    return "-".join(letters[start : start + 5] for start in range(0, len(letters), 5))


def fingerprint(token: str) -> str:
    """SHA-256 of a token in hex. Stored instead of it, so that a leaked database grants no access."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class Signer:
    """Tokens made of a row's public id and its HMAC-SHA-256.

    A token is valid for one purpose only. `generation` counts revocations of the row: incrementing
    it invalidates all older tokens. Tokens are lower-case letters and digits, because some mail
    programs change the case.
    """

    def __init__(self, secret_key: str) -> None:
        self._key = secret_key.encode()

    def token(self, purpose: str, public_id: str, generation: int) -> str:
        return f"{public_id}{self._proof(purpose, public_id, generation)}"

    @staticmethod
    def public_id(token: str) -> str:
        """The public id in a token, not verified: load the row by it, then call `proves`."""
        return token[:20]

    def proves(self, token: str, purpose: str, public_id: str, generation: int) -> bool:
        expected = self.token(purpose, public_id, generation)
        return hmac.compare_digest(token.encode("utf-8", "replace"), expected.encode())

    def short_token(self, purpose: str, public_id: str, generation: int) -> str:
        """As `token` with 80 bits of proof, 36 characters: for the local part of an address."""
        return f"{public_id}{self._proof(purpose, public_id, generation)[:16]}"

    def proves_shortly(self, token: str, purpose: str, public_id: str, generation: int) -> bool:
        expected = self.short_token(purpose, public_id, generation)
        return hmac.compare_digest(token.encode("utf-8", "replace"), expected.encode())

    def mac(self, purpose: str, message: str) -> str:
        """HMAC-SHA-256 in hex, for anything but a row's token."""
        return hmac.new(self._key, f"{purpose}\0{message}".encode(), hashlib.sha256).hexdigest()

    def _proof(self, purpose: str, public_id: str, generation: int) -> str:
        message = f"{purpose}\0{public_id}\0{generation}".encode()
        return _base32(hmac.new(self._key, message, hashlib.sha256).digest()[:20])


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").lower()
