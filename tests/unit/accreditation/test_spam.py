"""What keeps machines out of a public form."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.accreditation.spam import Fault, fault_of, has_link, has_only_links, stamp
from planner.kernel.ids import Signer
from tests.conftest import NOW, SECRET

SIGNER = Signer(SECRET)


@pytest.mark.parametrize(
    ("seconds", "fault"),
    [
        (0, Fault.TOO_FAST),
        (2, Fault.TOO_FAST),
        (3, None),
        (12 * 60 * 60, None),
        (12 * 60 * 60 + 1, Fault.TOO_OLD),
    ],
)
def test_a_form_is_sent_neither_at_once_nor_after_half_a_day(
    seconds: int, fault: Fault | None
) -> None:
    made = stamp(SIGNER, NOW, "event")

    assert fault_of(SIGNER, made, NOW + timedelta(seconds=seconds), "event") is fault


@pytest.mark.parametrize("given", ["", "1332234000", "1332234000.0", "x.y", "²³.a"])
def test_a_stamp_that_is_not_ours_is_too_old(given: str) -> None:
    assert fault_of(SIGNER, given, NOW, "event") is Fault.TOO_OLD


def test_a_stamp_is_of_one_event() -> None:
    made = stamp(SIGNER, NOW, "event")

    assert fault_of(SIGNER, made, NOW + timedelta(minutes=1), "another") is Fault.TOO_OLD


@pytest.mark.parametrize(
    ("text", "is_spam"),
    [
        ("", False),
        ("I write about rivers.", False),
        ("https://spam.example/pills", True),
        ("www.spam.example buy!", True),
        ("see cheap.com/pills http://a.example", True),
        ("My last piece: https://paper.example/rivers and more of them", False),
        ("Моя последняя статья: https://paper.example/reki", False),
    ],
)
def test_a_text_is_more_than_a_link(text: str, *, is_spam: bool) -> None:
    assert has_only_links(text) is is_spam


@pytest.mark.parametrize(
    ("text", "found"),
    [("Ada", False), ("Ada http://x.example", True), ("www.x.example", True), ("A. B.", False)],
)
def test_a_name_holds_no_web_address(text: str, *, found: bool) -> None:
    assert has_link(text) is found


@pytest.mark.parametrize("text", [".", "a.", "a.com", "https:"])
def test_a_long_word_takes_no_longer_than_its_letters(text: str) -> None:
    word = text * 100_000

    assert not has_link(word)
    assert not has_only_links(word)
