"""Secrets that are read again: only with the same key, and for the same purpose."""

from __future__ import annotations

import pytest

from planner.kernel.encryption import Cipher, Unreadable
from tests.conftest import SECRET

PASSWORD = "quiet-secret \N{SNOWMAN}"
OTHER = "another-secret-of-thirty-two-letters"


def test_what_is_encrypted_is_read_again() -> None:
    token = Cipher(SECRET).encrypt("mail", PASSWORD)

    assert PASSWORD not in token
    assert Cipher(SECRET).decrypt("mail", token) == PASSWORD


def test_nobody_sees_that_two_secrets_are_the_same() -> None:
    cipher = Cipher(SECRET)

    assert cipher.encrypt("mail", PASSWORD) != cipher.encrypt("mail", PASSWORD)


@pytest.mark.parametrize(("key", "purpose"), [(OTHER, "mail"), (SECRET, "mail of another office")])
def test_another_key_or_purpose_reads_nothing(key: str, purpose: str) -> None:
    token = Cipher(SECRET).encrypt("mail", PASSWORD)

    with pytest.raises(Unreadable):
        Cipher(key).decrypt(purpose, token)


@pytest.mark.parametrize("token", ["", "no token", "gAAAAA", "\N{SNOWMAN}"])
def test_what_was_never_encrypted_is_unreadable(token: str) -> None:
    with pytest.raises(Unreadable):
        Cipher(SECRET).decrypt("mail", token)


def test_a_cipher_shows_no_key() -> None:
    assert SECRET not in repr(Cipher(SECRET))
