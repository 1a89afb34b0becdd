"""How forms are asked for, and how they are shown."""

from __future__ import annotations

import pytest

from planner.grammar.languages import grammar_of
from planner.grammar.needs import CASES, Need, Sort
from planner.grammar.russian import foreign_word, in_context, question


@pytest.mark.parametrize(
    ("need", "sort", "form", "asked", "shown"),
    [
        ("genitive", "body", "Озёрного фонда", "по заказу (чего?) …", "по заказу Озёрного фонда"),
        ("genitive", "person", "Анны Лозовой", "по словам (кого?) …", "по словам Анны Лозовой"),
        ("genitive", "occasion", "фонда", "к 20-летию (чего?) …", "к 20-летию фонда"),
        ("dative", "occasion", "фонду", "20 лет (чему?) …", "20 лет фонду"),
        ("dative", "body", "фонду", "благодаря (чему?) …", "благодаря фонду"),
        ("instrumental", "body", "МОП", "совместно с (кем? чем?) …", "совместно с МОП"),
        ("accusative", "place", "музей", "посетили (что?) …", "посетили музей"),
        ("prepositional", "place", "Всполье", "прошёл (где?) в …", "прошёл во Всполье"),
        ("prepositional", "place", "на мосту", "прошёл (где?) в …", "прошёл на мосту"),
        ("prepositional", "phrase", "озёрах", "рассказали (о чём?) о …", "рассказали об озёрах"),
    ],
)
def test_a_case_is_asked_for_by_its_question(
    need: str, sort: str, form: str, asked: str, shown: str
) -> None:
    assert question("", Need(need), Sort(sort)) == asked
    assert in_context("", Need(need), Sort(sort), form) == shown


def test_gender_and_surname_have_questions_of_their_own() -> None:
    assert question("Озёрный фонд", Need.GENDER, Sort.BODY) == (
        "Как сказать: Озёрный фонд – провёл / провела / провело / провели?"
    )
    assert in_context("Гильдия", Need.GENDER, Sort.BODY, "f") == "Гильдия провела"
    assert question("Анна Лозовая", Need.SURNAME, Sort.PERSON) == (
        "Фамилия отдельно, для второго упоминания: …"
    )
    assert in_context("Анна Лозовая", Need.SURNAME, Sort.PERSON, "Лозовая") == "Лозовая"


@pytest.mark.parametrize("need", CASES)
@pytest.mark.parametrize("sort", Sort)
def test_every_question_has_a_place_for_the_form(need: Need, sort: Sort) -> None:
    assert question("", need, sort).count("…") == 1
    assert "(" not in in_context("", need, sort, "фонд")


def test_words_in_latin_letters_are_found() -> None:
    assert foreign_word("Озёрный фонд", "Озёрного фонда") == ""
    assert foreign_word("Озёрный фонд", "«Про Aqua»") == "Aqua"
    assert foreign_word("Фонд «Pro Aqua»", "Фонда «Pro Aqua»") == ""
    assert foreign_word("канал IT-новостей", "канала IT-новостей") == ""
    assert foreign_word("IT-прогулка", "IT-прогулку") == ""
    assert foreign_word("IT-прогулка", "IT-пpогулку") == "пpогулку"


def test_a_language_without_cases_asks_for_nothing() -> None:
    assert grammar_of("en") is None
    assert grammar_of("ru-RU") is grammar_of("ru")
