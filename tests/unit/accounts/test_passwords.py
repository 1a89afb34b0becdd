from __future__ import annotations

import unicodedata

import pytest

from planner.accounts.passwords import hash_password, is_outdated, is_right, refuse_weak
from planner.kernel.errors import Invalid

GOOD = "correct horse battery staple"
NAMES = ["Press House of the North", "Anna Example", "anna.example@house.example"]


def test_a_password_is_kept_as_argon2id_with_enough_memory() -> None:
    kept = hash_password(GOOD)

    assert kept.startswith("$argon2id$v=19$m=32768,t=3,p=1$")
    assert (is_right(kept, GOOD), is_right(kept, GOOD + " ")) == (True, False)
    assert not is_outdated(kept)


def test_every_character_counts() -> None:
    long = "ä1" * 64
    kept = hash_password(long + "x" + "z" * 71)

    assert not is_right(kept, long + "y" + "z" * 71)


def test_two_spellings_of_one_letter_are_the_same() -> None:
    kept = hash_password(unicodedata.normalize("NFD", "Größenwahnsinn"))

    assert is_right(kept, unicodedata.normalize("NFC", "Größenwahnsinn"))


def test_an_unusable_hash_fits_no_password() -> None:
    assert not is_right("!", "")
    assert not is_right("!", "\ud800")


@pytest.mark.parametrize(
    "good",
    [
        GOOD,
        "ночь улица фонарь аптека",
        "            " + "a b c d",
        "x7!" * 4 + "qwz9",
        "ab" * 3 + GOOD,
    ],
)
def test_a_long_rare_one_is_taken(good: str) -> None:
    refuse_weak(good, NAMES)


@pytest.mark.parametrize(
    ("weak", "said"),
    [
        ("elevenchars", "at least 12"),
        ("x" * 201, "at most 200"),
        ("password1234", "Many people"),
        ("P@ssw0rd!!!!", "Many people"),
        ("qwertyqwerty", "Many people"),
        ("monkeymonkeymonkey", "Many people"),
        ("aaaaaaaaaaaaaaa", "Many people"),
        ("121212121212", "Many people"),
        ("PressHouse2012", "made of your name"),
        ("AnnaExample!1", "made of your name"),
        ("nul\x00nul nul nul", "no keyboard"),
    ],
)
def test_a_weak_one_is_refused(weak: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        refuse_weak(weak, NAMES)
