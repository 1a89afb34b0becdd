from __future__ import annotations

import pytest

from planner.events.changes import Where
from planner.events.places import is_other_place, is_respelled
from planner.kernel.texts import Texts

HALL = Where(cities=Texts(en="Geneva"), venues=Texts(en="Small Hall"))


@pytest.mark.parametrize(
    "after",
    [
        HALL,
        Where(cities=Texts(en="Geneva"), venues=Texts(en="Small Hall", ru="Малый зал")),
        Where(cities=Texts(en="GENEVA"), venues=Texts(en="“Small” hall")),
        Where(cities=Texts(en="Geneva"), venues=Texts(en="Smal Hall")),
        Where(
            cities=Texts(en="Geneva"), venues=Texts(en="Small Hall"), addresses=Texts(en="1 Quay")
        ),
        Where(cities=Texts(en="Geneva"), venues=Texts(en="Small Hall"), link="https://x.example"),
    ],
)
def test_the_same_place_told_in_other_words_is_no_move(after: Where) -> None:
    assert not is_other_place(HALL, after)


@pytest.mark.parametrize(
    "after",
    [
        Where(cities=Texts(en="Geneva"), venues=Texts(en="Large Hall")),
        Where(cities=Texts(en="Geneva")),
        Where(cities=Texts(en="Vienna"), venues=Texts(en="Small Hall")),
        Where(cities=Texts(en="Geneva"), venues=Texts(ru="Малый зал")),
        Where(link="https://x.example"),
        Where(),
    ],
)
def test_another_place_is_a_move(after: Where) -> None:
    assert is_other_place(HALL, after)


def test_to_meet_in_a_room_after_all_is_a_move() -> None:
    assert is_other_place(Where(link="https://x.example"), HALL)
    assert not is_other_place(Where(link="https://x.example"), Where(link="https://y.example"))


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("Hotel Marina", "Hotel Mairna", True),
        ("Hotel Marina", "Hotel Marinna", True),
        ("Hotel Marina", "Hotel Morina", True),
        ("Дом жунралиста", "Дом журналиста", True),
        ("Press-Centre", "Presscentre", True),
        ("Hall 1", "Hall 2", False),
        ("Room A", "Room B", False),
        ("Red Hall", "Bed Hall", False),
        ("North Hall", "South Hall", False),
        ("Hall II", "Hall III", False),
        ("Hotel Marina", "Hotel Marina Park", False),
        ("Marina Hotel", "Morena Hotel", False),
        ("Marien Hotal", "Marine Hotel", False),
    ],
)
def test_a_slip_of_the_key_is_told_from_another_name(
    before: str, after: str, is_same: bool
) -> None:
    assert is_respelled(before, after) is is_same
