"""What can stand in a header, with every hostile text of the corpus."""

from __future__ import annotations

import re

import pytest

from planner.outbox.headers import display_name, header_text
from tests.hostile.headers import HOSTILE


@pytest.mark.parametrize("text", HOSTILE)
def test_a_header_text_is_one_line_without_encoded_words(text: str) -> None:
    safe = header_text(text)

    assert re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]|=\\?", safe) is None
    assert len(safe) <= 200
    safe.encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_display_name_holds_nothing_of_an_address(text: str) -> None:
    safe = display_name(text)

    assert re.search('[<>"(),:;@\\[\\]\\\\\x00-\x1f]|=\\?', safe) is None
    assert len(safe) <= 60


def test_harmless_text_stays_as_it_is() -> None:
    assert header_text("Круглый стол: реки? – да!") == "Круглый стол: реки? – да!"
    assert display_name("Anna-Maria O'Neill") == "Anna-Maria O'Neill"


def test_an_encoded_word_is_broken_open() -> None:
    assert header_text("=?utf-8?q?x?=") == "= ?utf-8?q?x?="
    assert display_name("=<?utf-8?q?x?=") == "= ?utf-8?q?x?="
