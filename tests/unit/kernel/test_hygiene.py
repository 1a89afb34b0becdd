from __future__ import annotations

import pytest

from planner.kernel.hygiene import (
    clean_line,
    clean_text,
    has_unusable,
    looks_empty,
    mixed_word,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna  Kudrya ", "Anna Kudrya"),
        ("Anna\r\nBcc: x@y.test", "Anna Bcc: x@y.test"),
        ("e\u0301", "é"),
        ("admin\u202egnp.exe", "admingnp.exe"),
        ("bell\x07\x1b[0m", "bell[0m"),
        ("\u2028split", "split"),
        ("\u200b\u3164 ", ""),
        ("نص عربي", "نص عربي"),
        ("👩\u200d💻 at work", "👩\u200d💻 at work"),
        ("tag\U000e0041", "tag"),
    ],
)
def test_a_line_is_one_clean_line(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_a_text_keeps_its_lines_and_bidi_controls() -> None:
    assert clean_text("one\r\ntwo\rthree\u2029four") == "one\ntwo\nthree\nfour"
    assert clean_text("\u2067نص\u2069") == "\u2067نص\u2069"


def test_marks_do_not_pile_up() -> None:
    assert clean_line("Z" + "\u0335" * 40) == "Z" + "\u0335" * 8


def test_what_looks_empty_is_empty() -> None:
    assert looks_empty("\u2060\ufeff \n")
    assert not looks_empty(".")


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "\ufdd0", "\uffff"])
def test_what_no_keyboard_makes_is_refused(text: str) -> None:
    assert has_unusable(text)


def test_a_usable_text_passes() -> None:
    assert not has_unusable("Круглый стол")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Press House", ""),
        ("Пресс-дом Press", ""),
        ("Ωmega", "Ωmega"),
        ("Press Hоuse", "Hоuse"),
        ("日本 ქართული مائدة", ""),
    ],
)
def test_letters_that_look_alike_are_noticed_within_a_word(text: str, word: str) -> None:
    assert mixed_word(text) == word
