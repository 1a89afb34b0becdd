"""Languages by their names and codes."""

from __future__ import annotations

import pytest

from planner.kernel.language_names import OFFERED, tag_of, tags_of, written


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("ru", "ru"),
        ("RU", "ru"),
        ("uz-Cyrl", "uz-Cyrl"),
        (" Russian ", "ru"),
        ("RUSSIAN", "ru"),
        ("русский", "ru"),
        ("Узбекский", "uz"),
        ("Deutsch", "de"),
        ("العربية", "ar"),
        ("Central  Kurdish", "ckb"),
        ("Klingonish", ""),
        ("russian!", ""),
        ("", ""),
        ("🙂", ""),
    ],
)
def test_a_language_is_understood_by_name_and_by_code(text: str, tag: str) -> None:
    assert tag_of(text) == tag


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Russian, Uzbek; tg", ["ru", "uz", "tg"]),
        ("ru uz ru", ["ru", "uz"]),
        ("русский، العربية", ["ru", "ar"]),
        ("Central Kurdish, en", ["ckb", "en"]),
        ("en, gibberish words", ["en", "gibberish", "words"]),
        (" , ", []),
    ],
)
def test_a_list_of_languages_keeps_its_order(text: str, tags: list[str]) -> None:
    assert tags_of(text) == tags


@pytest.mark.parametrize("reader", ["en", "ru"])
@pytest.mark.parametrize("tag", [*OFFERED, "uz-Cyrl", "en-GB", "xx", "nonsense"])
def test_what_is_written_is_understood_again(tag: str, reader: str) -> None:
    assert tag_of(written(tag, reader)) in {tag, ""}
    assert tag not in OFFERED or written(tag, reader) != tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Englisch", "en"),
        ("russe", "ru"),
        ("Alemán", "de"),
        ("الفرنسية", "fr"),
        ("французский", "fr"),
    ],
)
def test_languages_are_known_by_their_names_in_six_languages(name: str, tag: str) -> None:
    assert tag_of(name) == tag
