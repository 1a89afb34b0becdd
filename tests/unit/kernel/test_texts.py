from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from planner.kernel.texts import Texts, TextsType


def test_blank_texts_are_missing_texts() -> None:
    assert Texts(en="Round table", ru="  ", ka="") == Texts(en="Round table")
    assert not Texts(en=" ")


def test_the_best_text_is_in_the_first_language_that_has_one() -> None:
    texts = Texts(ru="Круглый стол", en="Round table")

    assert texts.best("fr", "en") == "Round table"
    assert texts.best("fr") == "Круглый стол"
    assert texts.best_language("fr") == "ru"
    assert Texts().best("en") == ""
    assert str(texts) == "Круглый стол"


def test_exactly_never_falls_back() -> None:
    assert Texts(ru="Круглый стол").exactly("en") == ""


def test_lines_are_entries() -> None:
    assert Texts(en="one\n\n two \n").lines("en") == ["one", "two"]


def test_texts_are_values() -> None:
    assert hash(Texts(en="a", ru="б")) == hash(Texts({"ru": "б", "en": "a"}))
    assert Texts(en="a") != {"en": "a"}
    assert repr(Texts(en="a")) == "Texts({'en': 'a'})"
    assert list(Texts(en="a", ru="б")) == ["en", "ru"]
    assert len(Texts(en="a")) == 1


def test_no_text_is_stored_as_an_empty_object() -> None:
    column = TextsType()

    assert column.process_bind_param(None, None) == {}  # type: ignore[arg-type]
    assert column.process_result_value(None, None) == Texts()  # type: ignore[arg-type]


@pytest.mark.parametrize("stored", ["{}", "null", None, '{"en": "a"}'])
def test_what_is_stored_is_read(engine: Engine, stored: str | None) -> None:
    column = text("SELECT :stored AS found").columns(found=TextsType())

    with engine.connect() as connection:
        found = connection.execute(column, {"stored": stored}).scalar()

    assert found == (Texts(en="a") if stored and "a" in stored else Texts())
