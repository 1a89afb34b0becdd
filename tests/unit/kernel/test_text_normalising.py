from __future__ import annotations

import pytest

from planner.kernel.text_normalising import (
    clean_line,
    clean_text,
    has_unusable,
    invisible_at,
    looks_empty,
    mixed_word,
    trimmed,
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
        ("Ministry of Health\u000band Welfare", "Ministry of Health and Welfare"),
        ("page\u000cbreak", "page break"),
        ("next\u0085line", "next line"),
        ("line\u2028and\u2029paragraph", "line and paragraph"),
        ("tab\t \u00a0 spaces", "tab spaces"),
        ("\ufeffbyte order\u200b", "byte order"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_a_line_is_one_clean_line(typed: str, kept: str) -> None:
    """Report 10."""
    assert clean_line(typed) == kept


def test_a_text_keeps_its_lines_and_bidi_controls() -> None:
    assert clean_text("one\r\ntwo\rthree\u2029four") == "one\ntwo\nthree\nfour"
    assert clean_text("\u2067نص\u2069") == "\u2067نص\u2069"


@pytest.mark.parametrize("end", ["\u000b", "\u000c", "\u0085", "\u2028", "\u2029", "\r", "\r\n"])
def test_a_text_of_several_lines_keeps_every_kind_of_line_end(end: str) -> None:
    assert clean_text(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\ufeff", "\u2060", "\u00a0", "\u00ad", "\u200e", " \t\n"]
)
def test_what_no_screen_shows_is_trimmed(unseen: str) -> None:
    """Report 02."""
    assert trimmed(f"{unseen}8 800 333{unseen}") == "8 800 333"


def test_an_invisible_character_has_a_place() -> None:
    assert invisible_at("mi\u200ba") == 2
    assert invisible_at("mia") is None


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
