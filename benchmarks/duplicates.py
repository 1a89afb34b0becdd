"""Duplicates among 100,000 people, of whom every twentieth stands there twice.

In a process of its own: processor time of looking through everybody, as after an upgrade; its memory;
how many of the planted duplicates are found; how many pairs that are none stand among the certain and
likely ones. Then one person who is saved again, and one who is being typed.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, func, select, update

from benchmarks.figures import Figure
from benchmarks.stage import NOW, Stage, stage
from planner.contacts.duplicates.evidence import LIKELY
from planner.contacts.duplicates.models import DuplicatePair, PersonKey
from planner.contacts.models import Affiliation, Channel, ChannelKind, Outlet, Person
from planner.jobs.comparing import compare_some
from planner.kernel.ids import new_uid
from planner.kernel.row_inserts import insert_rows
from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts

PEOPLE, OUTLETS, EVERY = 100_000, 1_500, 20
_SYLLABLES = ("ба", "ве", "гор", "ди", "же", "за", "ки", "лу", "ме", "ни", "по", "ре", "со", "ту")
_GIVEN = (
    *("Мария", "Анна", "Ольга", "Екатерина", "Наталья", "Юлия", "Алёна", "Софья", "Вера", "Инна"),
    *("Иван", "Пётр", "Сергей", "Александр", "Дмитрий", "Алексей", "Юрий", "Евгений", "Олег"),
    *("Тимур", "Роман", "Глеб", "Фёдор", "Игорь", "Виктор", "Павел", "Антон", "Борис", "Лев"),
    *("Дарья", "Ксения", "Полина", "Галина", "Жанна", "Зоя", "Тамара", "Раиса", "Эльвира", "Яна"),
)
_LATIN = {"Екатерина": "Yekaterina", "Наталья": "Natalia", "Юлия": "Julia", "Алёна": "Alena"}


def measure() -> Iterator[Figure]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.duplicates"], check=True, capture_output=True, text=True
    )
    took = json.loads(done.stdout)
    yield Figure(
        f"duplicates of {PEOPLE:,} people, seconds of one core",
        took["seconds"],
        most=30,
        detail=f"{took['pairs']:,} pairs",
    )
    yield Figure("memory that it takes, MB", took["memory"], most=60)
    yield Figure("planted duplicates that are found, %", took["found"], least=99)
    yield Figure("certain and likely pairs that are none, %", took["wrong"], most=5)
    yield Figure("one saved person, ms", took["one"], most=30)


def look_through() -> dict[str, Any]:
    with stage() as on:
        planted = _enter(on)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        while compare_some(on.session, on.settings.links, NOW):
            pass
        seconds = time.process_time() - began
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        pairs = _pairs(on)
        likely = [pair for pair, doubt in pairs.items() if 100 - doubt >= LIKELY]
        return {
            "seconds": seconds,
            "memory": (after - before) / 1024,
            "pairs": len(pairs),
            "found": 100 * len(planted & pairs.keys()) / len(planted),
            "wrong": 100 * len(set(likely) - planted) / len(likely),
            "one": _one(on),
        }


def _pairs(on: Stage) -> dict[tuple[int, int], int]:
    rows = select(DuplicatePair.first_id, DuplicatePair.second_id, DuplicatePair.doubt)
    return {(row.first_id, row.second_id): row.doubt for row in on.session.execute(rows)}


def _one(on: Stage) -> float:
    number = on.session.scalar(select(func.max(Person.id)))
    on.session.execute(update(Person).where(Person.id == number).values(edition=Person.edition + 1))
    on.session.commit()
    began = time.process_time()
    compare_some(on.session, on.settings.links, NOW)
    return 1000 * (time.process_time() - began)


def _enter(on: Stage) -> set[tuple[int, int]]:
    """The people, entered before there were keys; the planted pairs."""
    dice, office_id = random.Random(7), on.make.work.office_id
    on.session.execute(delete(PersonKey))
    outlets = [{"uid": new_uid(), "names": Texts(ru=f"Газета {n}")} for n in range(OUTLETS)]
    insert_rows(on.session, Outlet, [{"office_id": office_id, **one} for one in outlets])
    outlet_ids = list(on.session.scalars(select(Outlet.id)))
    first = (on.session.scalar(select(func.max(Person.id))) or 0) + 1
    people, posts, channels, planted = [], [], [], set()
    surnames = ["".join(dice.choices(_SYLLABLES, k=4)).capitalize() for _ in range(10_000)]
    rarer = [1 / (rank + 50) for rank in range(len(surnames))]
    names = iter(dice.choices(surnames, rarer, k=PEOPLE))
    number = first
    while number < first + PEOPLE:
        surname = next(names) + "ов"
        given, outlet = dice.choice(_GIVEN), dice.choice(outlet_ids)
        records = [(f"{given} {surname}", outlet, f"p{number}@paper{outlet}.test")]
        if number % EVERY == 0 and number + 1 < first + PEOPLE:
            planted.add((number, number + 1))
            records.append(_again(dice, given, surname, *records[0][1:], number))
        for name, employer, address in records:
            people.append(_person(office_id, name))
            own = {"office_id": office_id, "person_id": number}
            posts.append({**own, "outlet_id": employer, "functions": Texts(), "position": 0})
            channels.append(_channel(own, ChannelKind.EMAIL, address, 0))
            channels.append(_channel(own, ChannelKind.PHONE, f"+7495{employer:07}", 1))
            number += 1
    for model, rows in ((Person, people), (Affiliation, posts), (Channel, channels)):
        for at in range(0, len(rows), 5000):
            insert_rows(on.session, model, rows[at : at + 5000])
    on.session.commit()
    return planted


def _again(
    dice: random.Random, given: str, surname: str, outlet: int, address: str, number: int
) -> tuple[str, int, str]:
    """The same person as somebody else has entered them."""
    other = f"q{number}@mail.test"
    latin = search_key(surname).replace("y", "j").capitalize()
    match dice.randrange(4):
        case 0:
            return f"{surname} {given}", outlet, other
        case 1:
            return f"{_LATIN.get(given) or search_key(given).capitalize()} {latin}", outlet, other
        case 2:
            return f"{surname} {given[0]}.", outlet, other
        case _:
            return f"{given} {surname}", outlet % OUTLETS + 1, address


def _person(office_id: int, name: str) -> dict[str, Any]:
    key = search_key(name)
    return {
        "office_id": office_id,
        "uid": new_uid(),
        "names": Texts(ru=name),
        "label": name,
        "sort_name": key,
        "search_text": key,
        "is_journalist": True,
    }


def _channel(own: dict[str, Any], kind: ChannelKind, key: str, position: int) -> dict[str, Any]:
    return {**own, "kind": kind, "value": key, "key": key, "position": position}


if __name__ == "__main__":
    print(json.dumps(look_through()))
