"""Names across scripts and spellings."""

from __future__ import annotations

import pytest

from planner.contacts.duplicates.nearness import Nearness, nearness, shares_word
from planner.contacts.duplicates.spelling import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мария Иванова", "Maria Ivanova"),
        ("Иванова Мария Петровна", "Mariya Ivanova"),
        ("Hans Müller", "Mueller, Hans"),
        ("Екатерина Соловьёва", "Yekaterina Solovyova"),
        ("Пётр Горбачёв", "Pyotr Gorbachov"),
        ("Алёна Щукина", "Alena Shchukina"),
        ("Александр Шмидт", "Alexander Schmidt"),
        ("Дмитрий Цой", "Dmitry Tsoi"),
        ("Юлия Ершова", "Julia Yershova"),
        ("Игорь Ананьев", "Igor Ananiev"),
        ("Pat O'Brien", "Pat O’Brien"),
        ("Dr. Ada Byron", "Byron Ada"),
        ("Jean-Luc Godard", "Jean Luc Godard"),
    ],
)
def test_a_name_is_the_same_in_every_script_and_order(one: str, other: str) -> None:
    assert nearness([folded(one)], [folded(other)]) is Nearness.SAME


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("М. Иванова", "Maria Ivanova", Nearness.INITIALS),
        ("Иванова М.П.", "Maria Ivanova", Nearness.INITIALS),
        ("Anna Schmidt", "Anna Schmitt", Nearness.SIMILAR),
        ("Anna Schröder", "Anna Schrödre", Nearness.SIMILAR),
        ("Maria Ivanova", "Marina Ivanova", Nearness.SIMILAR),
        ("Maria del Carmen Lopez", "Maria Lopez", Nearness.LONGER),
        ("Anna Ivanova", "Inna Ivanova", Nearness.OTHER),
        ("Sasha Ivanov", "Sasha Ivanova", Nearness.OTHER),
        ("Ivan Petrovich Ivanov", "Ivan Ivanovich Ivanov", Nearness.OTHER),
        ("Maria Ivanova", "Maria Petrova", Nearness.OTHER),
        ("A. Ivanova", "Maria Ivanova", Nearness.OTHER),
        ("Ivanova", "Ivanova", Nearness.SAME),
        ("Ivanova", "Maria Ivanova", Nearness.OTHER),
        ("M. P.", "M. P.", Nearness.OTHER),
        ("Maria Anna Ivanova", "Ivanova Olga Vera", Nearness.OTHER),
        ("", "Maria Ivanova", Nearness.OTHER),
    ],
)
def test_how_near_two_names_are(one: str, other: str, expected: Nearness) -> None:
    assert nearness([folded(one)], [folded(other)]) is expected


@pytest.mark.parametrize(
    ("name", "patronymic"),
    [
        ("Roman Arkadyevich Abramovich", "arkadeviC"),
        ("Abramovich Roman Arkadyevich", "arkadeviC"),
        ("Иванова Мария Ильинична", "iliniCna"),
        ("Goran Petrovich", ""),
        ("Anna Maria Lopez", ""),
    ],
)
def test_the_patronymic_is_told_from_the_surname(name: str, patronymic: str) -> None:
    assert folded(name).patronymic == patronymic


def test_siblings_share_a_word() -> None:
    assert shares_word([folded("Anna Ivanova")], [folded("Ivanova Vera")])
