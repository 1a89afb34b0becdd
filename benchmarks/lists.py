"""Long lists of the desk against short ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from flask.testing import FlaskClient

from benchmarks.figures import Figure, seconds
from benchmarks.stage import Stage, look, stage

_TURNS = 15
_MOST_STATEMENTS = 15


def measure() -> Iterator[Figure]:
    yield from _compare("events", "/desk/events/", _events, 10_000)
    yield from _compare("people", "/desk/people/", _people, 100_000)


def _compare(
    name: str, address: str, fill: Callable[[Stage, int], None], many: int
) -> Iterator[Figure]:
    short, _ = _time(address, fill, 100)
    long, statements = _time(address, fill, many)
    yield Figure(
        f"list of {many:,} {name} / of 100",
        long / short,
        most=3,
        detail=f"{long * 1000:.0f} ms / {short * 1000:.0f} ms",
    )
    yield Figure(f"statements for {many:,} {name}", statements, most=_MOST_STATEMENTS)


def _time(address: str, fill: Callable[[Stage, int], None], count: int) -> tuple[float, int]:
    with stage() as on:
        fill(on, count)
        client: FlaskClient = on.client()
        return seconds(lambda: look(client, address), _TURNS), on.statements(client, address)


def _events(on: Stage, count: int) -> None:
    event = on.make.event()
    first = date(2012, 1, 1)
    on.multiply(
        event,
        count - 1,
        starts_on=lambda number: first + timedelta(days=number % 3000),
        ends_on=lambda number: first + timedelta(days=number % 3000),
    )


def _people(on: Stage, count: int) -> None:
    person = on.make.person("Anna Arden")
    on.multiply(
        person,
        count - 1,
        sort_name=lambda number: f"arden {number:06}",
        search_text=lambda number: f"anna arden {number:06}",
    )
