"""Reading lists of people from files."""

from __future__ import annotations

import csv
import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import phonenumbers

from benchmarks.figures import Figure
from planner.contacts.importing.columns import suggest_columns
from planner.contacts.importing.row_reading import ReadingSettings, read_rows
from planner.pdf import PdfClient
from planner.tables.reading import read_table
from planner.tables.table import Table

ROWS, MANY_ROWS = 10_000, 100_000
_HEADINGS = "ФИО;СМИ;Должность;Телефон;E-mail;Город;Язык;Темы;Пул;Обращение"
_SURNAMES = ("Ветрова", "Лучина", "Солнцева", "Рекова", "Озерова", "Полева", "Снегова")
_GIVEN = ("Мария", "Анна", "Ольга", "Ирина", "Вера")
_SETTINGS = ReadingSettings(languages=("en", "ru"), region="RU")
_TIMES = 3


def measure() -> Iterator[Figure]:
    raw = sample(ROWS)
    read(raw)
    taken, bare = min(_seconds(read, raw)), min(_seconds(bare_reading, raw))
    yield Figure(
        f"{ROWS:,} rows of CSV read as people / by csv and phonenumbers",
        taken / bare,
        most=4,
        detail=f"{taken:.2f} s, {bare:.2f} s",
    )
    for where in ("here", "in a worker"):
        yield Figure(f"memory for {MANY_ROWS:,} rows read {where}, in MB", _peak(where), most=200)


def sample(rows: int) -> bytes:
    """A list as a Russian office keeps it; every row is another person."""
    lines = [_HEADINGS]
    for n in range(rows):
        name = f"{_SURNAMES[n % 7]} {_GIVEN[n % 5]} Петровна"
        lines.append(
            f"{name};Газета «Заря-{n % 300}»;корреспондент отдела;8 (916) {n // 10_000:03}-"
            f"{n // 100 % 100:02}-{n % 100:02};p{n}@paper{n % 300}.test;Тверь;русский;наука, вода;"
            "основной;г-жа"
        )
    return "\r\n".join(lines).encode("cp1251")


def read(raw: bytes) -> int:
    """The number of rows, without faults."""
    table = read_table(raw)
    return _through(table)


def bare_reading(raw: bytes) -> int:
    """What no reader can do without: the cells, and the telephones as numbers."""
    read_cells = list(csv.reader(io.StringIO(raw.decode("cp1251"), newline=""), delimiter=";"))
    for cells in read_cells[1:]:
        number = phonenumbers.parse(cells[3], "RU")
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return len(read_cells) - 1


def peak_of(where: str) -> float:
    """Go through the rows in this process; its peak of resident memory in MB."""
    raw = sample(MANY_ROWS)
    if where == "here":
        table = read_table(raw)
    else:
        client = PdfClient()
        table = client.read_table(raw)
        client.close()
    assert _through(table) == MANY_ROWS
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _through(table: Table) -> int:
    columns = suggest_columns(table)
    return sum(not row.faults for row in read_rows(table, columns, _SETTINGS))


def _seconds(act: Callable[[bytes], int], raw: bytes) -> Iterator[float]:
    for _ in range(_TIMES):
        began = time.process_time()
        assert act(raw) == ROWS
        yield time.process_time() - began


def _peak(where: str) -> float:
    program = f"from benchmarks.lists import peak_of; print(peak_of({where!r}))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return float(done.stdout)
