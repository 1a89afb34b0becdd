"""Bringing in lists of journalists, against the bare work that they need.

Processor time in processes of their own, so that one does not warm up the other: reading the file, the
preview and the import of 10,000 rows against `csv`, `phonenumbers` and bare inserts for the same
rows; memory of the process over 100,000 rows.
"""

from __future__ import annotations

import csv
import io
import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import phonenumbers

from benchmarks.figures import Figure
from benchmarks.stage import NOW, Stage, stage
from planner.accounts.models import Role
from planner.config import ROOT
from planner.contacts.importing.columns import Column, suggest_columns
from planner.contacts.importing.models import ChangeRule, Import
from planner.contacts.importing.operations import ListPlan, agree, begin_reading, bring_list
from planner.files import transfers
from planner.jobs.job_kinds import JobKind
from planner.jobs.kinds import ACTS
from planner.jobs.portions import Tools, do_portion
from planner.jobs.starting import start_with_list
from planner.outbox.delivery.mail_servers import MailServers
from planner.pdf import PdfClient

ROWS, MANY = 10_000, 100_000
_OUTLETS = 400
_PLAN = ListPlan(source="Accreditation")


def measure() -> Iterator[Figure]:
    bare = _in_own_process("bare", ROWS)["seconds"]
    ours = _in_own_process("import", ROWS)
    many = _in_own_process("import", MANY)
    yield Figure(
        f"import of {ROWS:,} rows / csv, phonenumbers and bare inserts",
        ours["import"] / bare,
        most=4,
        detail=f"{ours['import']:.1f} s, {bare:.1f} s",
    )
    yield Figure(
        f"file, preview and import of {ROWS:,} rows / the same",
        (ours["preview"] + ours["import"]) / bare,
        most=12,
        detail=f"{ours['preview']:.1f} s for file and preview",
    )
    yield Figure(
        f"memory for {MANY:,} rows, MB",
        many["memory"],
        most=200,
        detail=f"{many['preview'] + many['import']:.0f} s",
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


def run_bare(on: Stage, rows: int) -> float:
    """The rows read by `csv`, their telephones by `phonenumbers`, and inserted into the same tables."""
    raw = content(rows)
    on.session.commit()
    began = time.process_time()
    read = csv.reader(io.StringIO(raw.decode("cp1251")), delimiter=";")
    next(read)
    inserted: dict[str, list[tuple[object, ...]]] = {sql: [] for sql in _INSERTS}
    people, channels, posts, topics = inserted.values()
    for n, (name, emails, phone, _outlet, function, beats) in enumerate(read, 1):
        number = phonenumbers.parse(phone, "RU")
        phonenumbers.is_possible_number(number)
        key = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        names = json.dumps({"ru": name})
        people.append((n, str(n), names, str(n), name, name, f"{name} {emails} {function}"))
        channels += [(n, "email", one, one) for one in emails.split(", ")]
        channels.append((n, "phone", phone, key))
        posts.append((n, n % _OUTLETS + 1, json.dumps({"ru": function})))
        topics += [(n, place) for place, _beat in enumerate(beats.split(", "))]
    with sqlite3.connect(on.folder / "instance" / "planner.sqlite3") as database:
        for sql, values in inserted.items():
            database.executemany(sql, values)
    return time.process_time() - began


_INSERTS = (
    """INSERT INTO people (office_id, id, uid, names, public_id, surnames, honorifics, language,
    is_journalist, biographies, biography_is_public, source, legal_basis_note, notes, label, sort_name,
    search_text, version) VALUES (1, ?, ?, ?, ?, '{}', '{}', '', 1, '{}', 0, '', '', '', ?, ?, ?, 1)""",
    """INSERT INTO channels (office_id, person_id, kind, value, key, label, is_public, position)
    VALUES (1, ?, ?, ?, ?, '', 0, 0)""",
    """INSERT INTO affiliations (office_id, person_id, outlet_id, functions, position)
    VALUES (1, ?, ?, ?, 0)""",
    "INSERT INTO person_topics (office_id, person_id, topic_id) VALUES (1, ?, ?)",
)


def run_import(on: Stage, rows: int, client: PdfClient) -> dict[str, float]:
    """From the file to the people, as the worker does it: seconds for the preview and the import."""
    member = on.make.member(Role.APPROVER)
    on.session.commit()
    work = replace(on.make.work, actor_id=member.user_id)
    raw = content(rows)
    began = time.process_time()
    table = client.read_table(raw)
    written = transfers.write(on.folder / "files", raw)
    file = transfers.keep(work, written, "list.csv", "text/csv")
    brought = bring_list(work, "list.csv", file, table, suggest_columns(table), _PLAN)
    columns = [Column(name) for name in brought.columns]
    del table
    begin_reading(work, brought, columns, _PLAN, None)
    start_with_list(work, JobKind.LIST_PREVIEW, brought, rows)
    _work_off(on, client)
    previewed = time.process_time()
    brought = on.session.get_one(Import, brought.id)
    agree(work, brought, ChangeRule.TAKE, brought.version)
    start_with_list(work, JobKind.LIST_IMPORT, brought, rows)
    _work_off(on, client)
    taken = time.process_time() - previewed
    brought = on.session.get_one(Import, brought.id)
    assert brought.outcomes == {"created": rows}, (brought.counts, brought.outcomes)
    return {"preview": previewed - began, "import": taken}


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
        if what == "bare":
            print(json.dumps({"seconds": run_bare(on, rows), "memory": 0}))
            return
        client = PdfClient()
        client.read_table(content(10))
        before = _peak()
        found = run_import(on, rows, client)
        print(json.dumps({**found, "memory": _peak() - before}))
        client.close()


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]))
