"""Names that nobody has: syllables of five languages, in the letters of cp1251."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random


@dataclass(frozen=True, slots=True)
class Tongue:
    """How names are made. `language` is that of the letters: whoever writes Cyrillic reads Russian here."""

    language: str
    given: tuple[str, ...]
    stems: tuple[str, ...]
    ends: tuple[str, ...]
    patronymics: tuple[str, ...] = ("",)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TONGUES = (
    Tongue(
        "ru",
        _words("Анна Вера Дарья Зоя Инна Лидия Мария Нина Ольга Софья Тамара Юлия"),
        _words("Бель Вар Гор Дубр Ель Жар Звон Ик Кор Луг Мел Нар Озер Пал Род Сад Тол Улан Хвой Щег"),
        _words("ова ина ская лева шина кова рина цева дова гина"),
        _words("Петровна Ивановна Сергеевна Павловна Олеговна"),
    ),
    Tongue(
        "ru",
        _words("Олекса Богдан Остап Тарас Мирослав Любомир Назар Данило Юрко Левко Ярема Клим"),
        _words("Кал Вер Жит Струк Пол Гай Байд Сор Тим Шев Яр Зел Дор Коц Луц Мор Пир Рад Стец Хом"),
        _words("енко чук ишин івський юк ієнко ак ець"),
    ),
    Tongue(
        "ru",
        _words("Јован Милица Љубица Ђорђе Његош Стефан Драгана Ненад Зоран Мирјана Вук Јелена"),
        _words("Јак Мил Стан Пав Рад Бог Вук Лаз Тод Жив Њег Ђур Кос Мат Нов Пет Сав Тес Чак Шор"),
        _words("овић евић ишић анић ковић инић ашић ић"),
    ),
    Tongue(
        "en",
        _words("Ada Brian Clara Derek Edith Fergus Grace Hugh Isobel Keith Lorna Miles"),
        _words("Ash Black Comb Dray Elm Fair Grey Hawk Kirk Lang March North Oak Pem Red Stan"),
        _words("bury croft dale field ham ley more ridge stead wick"),
    ),
    Tongue(
        "en",
        _words("Alba Bruno Carla Dario Elena Flavio Gemma Italo Lidia Marco"),
        _words("Bel Cas Dor Fer Gal Lam Mar Nov Pal Ric Sal Tor Val Zan Bor Cel Fal Gor Mon Ver"),
        _words("anti elli etti ini oni ucci ardi atti esi ola"),
    ),
)  # fmt: skip


def names_of(tongue: Tongue, random: Random) -> Iterator[tuple[str, str, str]]:
    """Surname, given name and patronymic, each three once, in an order that looks like none."""
    found = list(product(tongue.stems, tongue.ends, tongue.given, tongue.patronymics))
    random.shuffle(found)
    for stem, end, given, patronymic in found:
        yield stem + end, given, patronymic
