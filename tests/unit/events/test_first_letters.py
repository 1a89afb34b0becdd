"""The first letter of words that go on in a sentence: small, unless a name may begin."""

from __future__ import annotations

import pytest

from planner.events.first_letters import within


@pytest.mark.parametrize(
    ("entered", "language", "printed"),
    [
        ("Flows in small rivers", "en", "flows in small rivers"),
        ("Studies of wells", "en", "studies of wells"),
        ("Programme “Green Banks”", "en", "programme “Green Banks”"),
        ("Migration", "en", "migration"),
        ("An analysis of NRS data", "en", "an analysis of NRS data"),
        ("Upkeep of NRS boats", "en", "upkeep of NRS boats"),
        ("Жители Норландии", "ru", "жители Норландии"),
        ("Работа НОП", "ru", "работа НОП"),
    ],
)
def test_a_common_word_has_a_small_letter(entered: str, language: str, printed: str) -> None:
    assert within(entered, language) == printed


@pytest.mark.parametrize(
    ("entered", "language"),
    [
        ("Mareno in winter", "en"),
        ("Wells Cathedral", "en"),
        ("Norland farmers", "en"),
        ("Convention on Wetlands", "en"),
        ("Parliament of Norland", "en"),
        ("Council of ferry towns", "en"),
        ("NRS boats", "en"),
        ("“Green Banks” opens", "en"),
        ("Красная книга Норландии", "ru"),
        ("Федеральная служба лесов", "ru"),
        ("Марено зимой", "ru"),
        ("Ferries du lac", "fr"),
    ],
)
def test_what_may_be_a_name_keeps_its_capital(entered: str, language: str) -> None:
    assert within(entered, language) == entered


@pytest.mark.parametrize(
    ("entered", "printed"),
    [
        ("Директор Института", "директор Института"),
        ("Посол Королевства Вельмария", "посол Королевства Вельмария"),
    ],
)
def test_a_russian_post_is_followed_by_the_name_of_a_body(entered: str, printed: str) -> None:
    assert within(entered, "ru", is_post=True) == printed
