"""The house speaks every language completely."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.kernel import phrases
from planner.kernel.dates import locale_of
from planner.kernel.phrases import Phrase, all_phrases, languages, phrase, spoken_language


def texts(found: Phrase) -> list[str]:
    return list(found.values()) if isinstance(found, dict) else [found]


def places(found: Phrase) -> set[str]:
    return {place for text in texts(found) for place in re.findall(r"\{(.*?)\}", text)}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_phrase_with_the_same_places(language: str) -> None:
    english, theirs = all_phrases("en"), all_phrases(language)

    assert {key: places(found) for key, found in theirs.items()} == {
        key: places(found) for key, found in english.items()
    }


@pytest.mark.parametrize("language", languages())
def test_a_phrase_that_counts_has_every_form_of_its_language(language: str) -> None:
    forms = set(locale_of(language).plural_form.tags) | {"other"}

    for key, found in all_phrases(language).items():
        assert all(text.strip() == text and text for text in texts(found)), key
        assert isinstance(found, str) or set(found) == forms, key


def test_a_place_is_filled_once() -> None:
    assert phrase("en", "newsroom.published", when="{number} <b>") == "Published {number} <b>"


def test_a_missing_value_or_phrase_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("en", "newsroom.published")
    with pytest.raises(KeyError):
        phrase("en", "newsroom.nothing")


def test_an_unspoken_language_is_answered_in_english() -> None:
    assert phrase("fr", "newsroom.where") == "Where"
    assert phrase("ru-RU", "newsroom.where") == "Где"
    assert [spoken_language(tag) for tag in ("ru-RU", "fr", "EN")] == ["ru", "en", "en"]


def test_a_counting_phrase_follows_the_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = tmp_path / "ru"
    room.mkdir()
    (room / "door.toml").write_text(
        '[guests]\none = "{count} гость"\nfew = "{count} гостя"\n'
        'many = "{count} гостей"\nother = "{count} гостя"\n',
        "utf-8",
    )
    monkeypatch.setattr(phrases, "FOLDER", tmp_path)
    languages.cache_clear()
    phrases._phrases.cache_clear()
    try:
        spoken = [phrase("ru", "door.guests", count=n) for n in (1, 3, 11, 21)]
    finally:
        languages.cache_clear()
        phrases._phrases.cache_clear()

    assert spoken == ["1 гость", "3 гостя", "11 гостей", "21 гость"]
