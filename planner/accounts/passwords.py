"""Hashing passwords, and refusing weak ones (NIST SP 800-63B 5.1.1, OWASP)."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.text_normalising import has_unusable

SHORTEST, LONGEST = 12, 200
_LEAST_REMAINDER = 8
_COMMON = Path(__file__).with_name("common_passwords.txt.gz")
_HASHER = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
_LEET = str.maketrans("@4301$5!7", "aaeoissit")


def hash_password(password: str) -> str:
    """argon2id with a new salt: 32 MiB, three passes, one lane."""
    return _HASHER.hash(_bytes(password))


def is_right(password_hash: str, password: str) -> bool:
    """Whether the password matches. Takes the same time for invalid hashes, such as ""."""
    try:
        return _HASHER.verify(password_hash, _bytes(password))
    except VerificationError:
        return False
    except InvalidHashError:
        waste_time(password)
        return False


def waste_time(password: str) -> None:
    """Take as long as `is_right`, so that the time does not reveal which accounts exist."""
    is_right(_dummy_hash(), password)


def is_outdated(password_hash: str) -> bool:
    """Whether the hash was made with other parameters than the current ones."""
    return _HASHER.check_needs_rehash(password_hash)


def refuse_weak(password: str, names: Iterable[str] = (), field: str = "password") -> None:
    """Raises `Invalid` at `field` for a weak password.

    It must have 12 to 200 characters of any kind, not be common, and not consist of `names`: those
    of the office and the person, and the address.
    """
    if has_unusable(password):
        raise Invalid(field, _("This password holds characters that no keyboard makes."))
    password = _normal(password)
    if len(password) < SHORTEST:
        raise Invalid(
            field,
            _(
                "Use at least %(least)s characters: three or four words will do.",
                least=SHORTEST,
            ),
        )
    if len(password) > LONGEST:
        raise Invalid(field, _("Use at most %(most)s characters.", most=LONGEST))
    if _is_common(password.casefold()):
        raise Invalid(field, _("Many people use this password. Choose another one."))
    if _remainder(password.casefold(), names) < _LEAST_REMAINDER:
        raise Invalid(
            field, _("This password is made of your name, your address or the name of the office.")
        )


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def _bytes(password: str) -> bytes:
    return _normal(password).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def _dummy_hash() -> str:
    return _HASHER.hash("nobody has this password")


def _is_common(password: str) -> bool:
    """In the list, also with digits or signs at either end, in leet spelling, or repeated."""
    variants = {password, password.translate(_LEET)}
    variants |= {re.sub(r"^[\W\d_]+|[\W\d_]+$", "", one) for one in variants}
    variants |= {unit for one in variants if (unit := _repeated(one)) != one}
    return any(one in _common() or len(set(one)) < 4 for one in variants)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(gzip.decompress(_COMMON.read_bytes()).decode().split("\n"))


def _repeated(text: str) -> str:
    """The unit of which the text is a repetition: “abc” for “abcabcabc”."""
    length = (text + text).find(text, 1)
    return text[:length] if text else text


def _remainder(password: str, names: Iterable[str]) -> int:
    """The number of characters that are left without the words of `names`."""
    words = {word for name in names for word in re.findall(r"[^\W_]{4,}", name.casefold())}
    for word in sorted(words, key=len, reverse=True):
        password = password.replace(word, "")
    return len(password)
