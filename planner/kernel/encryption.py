"""Encryption of what is stored and has to be read again, such as the password of a mail server."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class Unreadable(Exception):
    """The text was encrypted with another key or for another purpose, or is damaged."""


class Cipher:
    """Encrypts with keys that are derived from the secret key, one for each purpose."""

    def __init__(self, secret_key: str) -> None:
        self._secret_key = secret_key.encode()

    def encrypt(self, purpose: str, text: str) -> str:
        return self._fernet(purpose).encrypt(text.encode()).decode()

    def decrypt(self, purpose: str, token: str) -> str:
        """Raises `Unreadable`."""
        try:
            return self._fernet(purpose).decrypt(token.encode()).decode()
        except InvalidToken as error:
            raise Unreadable from error

    def _fernet(self, purpose: str) -> Fernet:
        derived = HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(self._secret_key)
        return Fernet(base64.urlsafe_b64encode(derived))
