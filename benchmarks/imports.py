"""Bringing in lists of journalists, against the bare work that they need.

Processor time of reading the file, the preview and the import of 10,000 rows against `csv`,
`phonenumbers` and bare inserts for the same rows; memory of the process over 100,000 rows.
"""

from __future__ import annotations

import csv
import io
import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import phonenumbers
from sqlalchemy import select

from benchmarks.figures import Figure
from benchmarks.stage import NOW, Stage, stage
from planner.accounts.models import Membership, Role
from planner.config import ROOT
from planner.contacts.importing.columns import Column, suggest_columns
from planner.contacts.importing.models import ChangeRule, Import
from planner.contacts.importing.operations import ListPlan, agree, begin_reading, bring_list
from planner.files import transfers
from planner.jobs.job_kinds import JobKind
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Tools, do_portion
from planner.jobs.starting import start_with_list
from planner.kernel.garbage import look_for_garbage_rarely
from planner.kernel.work import Work
from planner.models import metadata
from planner.outbox.delivery.mail_servers import MailServers
from planner.pdf import PdfClient

ROWS, MANY, _TIMES = 10_000, 100_000, 3
_OUTLETS = 400
_PLAN = ListPlan(source="Accreditation")


def measure() -> Iterator[Figure]:
    found = _in_own_process("compare", ROWS)
    many = _in_own_process("import", MANY)
    yield Figure(
        f"import of {ROWS:,} rows / csv, phonenumbers and bare inserts of the rows that it stores",
        found["import"] / found["bare import"],
        most=4,
        detail=f"{found['import']:.2f} s, {found['bare import']:.2f} s",
    )
    yield Figure(
        f"file, preview and import of {ROWS:,} rows / the same, with the rows of the preview",
        found["whole"] / found["bare whole"],
        most=8,
        detail=f"{found['whole']:.2f} s, {found['bare whole']:.2f} s",
    )
    yield Figure(
        f"memory for {MANY:,} rows, MB",
        many["memory"],
        most=200,
        detail=f"{many['seconds']:.0f} s",
    )


def content(rows: int) -> bytes:
    """A list as offices have it: surname first, two addresses in some cells, Russian telephones."""
    lines = ["ФИО;Почта;Телефон;Издание;Должность;Пишет о\n"]
    for n in range(rows):
        name = f"{_word(n)}ов {_word(n // 7)} {_word(n // 11)}ович"
        more = f", home{n}@mail.test" if n % 10 == 0 else ""
        lines.append(
            f"{name};press{n}@paper{n % _OUTLETS}.test{more};8 (812) {n % 900 + 100}-{n % 90 + 10}-"
            f"{n % 80 + 10};Газета {_word(n % _OUTLETS)};корреспондент;{_TOPICS[n % 5]}\n"
        )
    return "".join(lines).encode("cp1251")


_TOPICS = ("вода", "экология", "вода, реки", "политика", "культура")
_LETTERS = "абвгдежзиклмнопрстуф"


def _word(number: int) -> str:
    letters = [_LETTERS[number // 20**place % 20] for place in range(4)]
    return f"Т{''.join(letters)}"


def compare(on: Stage, rows: int, client: PdfClient) -> dict[str, float]:
    """Seconds of ours, and of the bare work: the list read by `csv`, its telephones by `phonenumbers`,
    and every row that the program has stored inserted again, all of one table at once, in the median
    of some times.

    `import` is from the agreement to the people. Its rows are people, channels, posts, beats, outlets,
    the keys by which duplicates are found, the history. `whole` begins with the file, and counts the
    rows of the preview too.
    """
    database = on.folder / "instance" / "planner.sqlite3"
    copies = [on.folder / "before the preview", on.folder / "before the import"]
    on.session.commit()
    _copy(database, copies[0])
    began = time.process_time()
    brought = run_preview(on, rows, client)
    previewed = time.process_time()
    _copy(database, copies[1])
    again = time.process_time()
    run_import(on, brought, client)
    imported = time.process_time() - again
    raw = content(rows)
    new = [_new_rows(database, copy) for copy in copies]
    reading = _seconds(lambda _time: _read_bare(raw))
    whole, only = (
        _seconds(partial(_insert_bare, copy, stored))
        for copy, stored in zip(copies, new, strict=True)
    )
    return {
        "import": imported,
        "bare import": reading + only,
        "whole": previewed - began + imported,
        "bare whole": reading + whole,
    }


def _read_bare(raw: bytes) -> None:
    read = csv.reader(io.StringIO(raw.decode("cp1251")), delimiter=";")
    next(read)
    for row in read:
        number = phonenumbers.parse(row[2], "RU")
        phonenumbers.is_possible_number(number)
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _insert_bare(copy: Path, new: dict[str, list[tuple[object, ...]]], time: int) -> None:
    """Into a fresh copy each time, with references checked as they are by the program."""
    database = copy.with_name(f"{copy.name} {time}")
    shutil.copyfile(copy, database)
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA foreign_keys=ON")
    for table, rows in new.items():
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
    connection.commit()
    connection.close()


def _new_rows(database: Path, before: Path) -> dict[str, list[tuple[object, ...]]]:
    """By table, those that stand in the one database and not yet in the other."""
    found = {}
    with sqlite3.connect(database) as after, sqlite3.connect(before) as earlier:
        for table in (one.name for one in metadata.sorted_tables if "id" in one.c):
            most = f"SELECT coalesce(max(id), 0) FROM {table}"
            since = earlier.execute(most).fetchone()
            rows = after.execute(f"SELECT * FROM {table} WHERE id > ?", since).fetchall()
            if rows:
                found[table] = rows
    return found


def _copy(database: Path, to: Path) -> None:
    with sqlite3.connect(database) as source, sqlite3.connect(to) as target:
        source.backup(target)


def _seconds(act: Callable[[int], None]) -> float:
    """The median of some times, as other processes take more or less of the processor meanwhile."""
    taken = []
    for number in range(_TIMES):
        began = time.process_time()
        act(number)
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def run_preview(on: Stage, rows: int, client: PdfClient) -> int:
    """From the file to the preview, as the web and the worker do it; the id of the list."""
    work = _work(on)
    raw = content(rows)
    table = client.read_table(raw)
    written = transfers.write(on.folder / "files", raw)
    file = transfers.keep(work, written, "list.csv", "text/csv")
    brought = bring_list(work, "list.csv", file, table, suggest_columns(table), _PLAN)
    columns = [Column(name) for name in brought.columns]
    del table
    begin_reading(work, brought, columns, _PLAN, None)
    start_with_list(work, JobKind.LIST_PREVIEW, brought, rows)
    _work_off(on, client)
    return brought.id


def run_import(on: Stage, number: int, client: PdfClient) -> None:
    """From the agreement to the people, as the worker does it."""
    work = _work(on)
    brought = on.session.get_one(Import, number)
    agree(work, brought, ChangeRule.TAKE, brought.version)
    start_with_list(work, JobKind.LIST_IMPORT, brought, brought.total)
    _work_off(on, client)
    brought = on.session.get_one(Import, number)
    assert brought.outcomes == {"created": brought.total}, (brought.counts, brought.outcomes)


def _work(on: Stage) -> Work:
    member = on.session.scalars(select(Membership)).first() or on.make.member(Role.APPROVER)
    return replace(on.make.work, actor_id=member.user_id)


def _work_off(on: Stage, client: PdfClient) -> None:
    tools = Tools(
        links=on.settings.links,
        folder=on.folder / "files",
        pdf_client=lambda: client,
        mail_servers=MailServers.of_installation(on.settings),
    )
    on.session.commit()
    while do_portion(on.session, ACTS, tools, NOW):
        on.session.expunge_all()


def _in_own_process(what: str, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.imports", what, str(rows)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _main(what: str, rows: int) -> None:
    with stage() as on:
        client = PdfClient()
        client.read_table(content(10))
        look_for_garbage_rarely()  # as the worker does
        if what == "compare":
            found = compare(on, rows, client)
        else:
            before, began = _peak(), time.process_time()
            run_import(on, run_preview(on, rows, client), client)
            found = {"memory": _peak() - before, "seconds": time.process_time() - began}
        print(json.dumps(found))
        client.close()


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]))
