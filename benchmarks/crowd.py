"""Filling the database of an office with generated rows, few or as many as after years of use.

Rows are copied within SQLite, so that a hundred thousand people take seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from benchmarks.stage import NOW, Stage
from planner.accounts.models import Office
from planner.contacts.models import Person, Pool
from planner.events.models.event import Event, Part, PressContact, ProgrammeItem
from planner.events.models.kinds import ItemKind
from planner.history.models import Entry
from planner.invitations.models import Invitation
from planner.kernel.statistics import refresh_statistics
from planner.kernel.texts import Texts
from planner.outbox.models import Delivery, Letter
from planner.outbox.operations import enqueue
from planner.releases.models import Block, Release
from tests.releases import issued
from tests.unit.outbox.letters import plan


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """Numbers of rows; `guests` are of one event, and up to as many letters are about it."""

    people: int
    events: int
    guests: int
    releases: int
    letters: int
    bodies: int


# Also fills the first page of every list, so that the pages of both sizes show as much.
SMALL = Size(people=300, events=150, guests=60, releases=120, letters=600, bodies=60)
LARGE = Size(
    people=100_000, events=10_000, guests=5_000, releases=20_000, letters=200_000, bodies=2_000
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The rows whose pages are measured."""

    event: Event
    item: ProgrammeItem
    part: Part
    invitation: Invitation
    release: Release
    letter: Letter
    person: Person
    pool: Pool
    entry: Entry


def crowd(on: Stage, size: Size) -> Crowd:
    """Fill the office with rows that differ in names, dates and references only."""
    fill = _Fill(on.session)
    made = _first_rows(on)
    session = on.session
    _registers(on, fill, size, made)
    fill.copies(
        made.event,
        size.events - 1,
        public_id="lower(hex(randomblob(8)))",
        calendar_uid="lower(hex(randomblob(16)))",
        titles="json_object('en', 'Rivers without borders ' || n, 'ru', 'Реки без границ ' || n)",
        starts_on="date('2010-01-01', (n * 7 % 3000) || ' days')",
        ends_on="date('2010-01-01', (n * 7 % 3000) || ' days')",
        starts_at="datetime('2010-01-01 08:00:00', (n * 7 % 3000) || ' days') || '.000000'",
        ends_at="datetime('2010-01-01 10:00:00', (n * 7 % 3000) || ' days') || '.000000'",
        search_text="'rivers without borders ' || n || ' reki bez granits geneva'",
        status="CASE WHEN n % 9 = 0 THEN 'draft' ELSE 'confirmed' END",
    )
    _letters(fill, made, size)
    _entries(fill, made, size)
    _guests(fill, made, size)
    _releases(fill, made, size)
    session.commit()
    refresh_statistics(session.connection())
    session.commit()
    session.expire_all()
    return made


class _Fill:
    """Copies a row by one statement; `n` numbers the copies from 1."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def copies(self, row: Any, times: int, **columns: str) -> None:
        """`columns` are SQL expressions for values that differ; `source` is the copied row."""
        table = inspect(type(row)).local_table
        names = [column.name for column in table.columns if column.name != "id"]
        values = [columns.get(name, f"source.{name}") for name in names]
        self.session.flush()
        self.session.execute(
            text(
                f"WITH RECURSIVE numbers(n) AS "
                f"(SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :times) "
                f"INSERT INTO {table.name} ({', '.join(names)}) "
                f"SELECT {', '.join(values)} FROM {table.name} AS source, numbers "
                f"WHERE source.id = :id AND n <= :times"
            ),
            {"times": times, "id": row.id},
        )


_UID = "lower(hex(randomblob(16)))"


def _first_rows(on: Stage) -> Crowd:
    make = on.make
    office = on.session.get_one(Office, make.work.office_id)
    event = make.event(announced_at=NOW - timedelta(days=1))
    make.body(event)
    on.session.add(PressContact(office_id=office.id, event=event, names=Texts(en="Ada Byron")))
    item = make.item(event, kind=ItemKind.REPORT, titles=Texts(en="Reports"), study=make.study())
    person = make.person("Anna Arden", is_journalist=True)
    part = make.part(item, person=make.person("Speaker"), organisation=make.organisation())
    invitation = make.invitation(event, person=person, outlet=make.outlet(), sent_sequence=0)
    letter = enqueue(
        make.work,
        plan(
            unique_key="letter-0",
            event_id=event.id,
            about=f"invitations:{invitation.id}",
            purpose="invitation",
            is_held=True,
            text="All about rivers. " * 60,
            html="<p>All about rivers.</p>" * 100,
        ),
    )
    release = issued(make, office, event)
    make.affiliation(person, outlet=invitation.outlet)
    entry = Entry(
        office_id=office.id,
        at=NOW,
        verb="invitation.checked_in",
        subject_kind=Invitation.__tablename__,
        subject_id=invitation.id,
        event_id=event.id,
        facts={},
    )
    on.session.add(entry)
    on.session.flush()
    return Crowd(event, item, part, invitation, release, letter, person, make.pool(), entry)


def _registers(on: Stage, fill: _Fill, size: Size, made: Crowd) -> None:
    named = {
        "uid": _UID,
        "names": "json_object('en', 'Name ' || n)",
        "label": "'Name ' || n",
        "sort_name": "printf('name %06d', n)",
        "search_text": "printf('name %06d', n)",
    }
    titled = {("titles" if name == "names" else name): sql for name, sql in named.items()}
    fill.copies(made.part.organisation, size.bodies, **named)
    fill.copies(made.invitation.outlet, size.bodies, **named)
    fill.copies(made.item.study, size.bodies, **titled)
    fill.copies(made.pool, size.bodies, **named)
    fill.copies(
        made.person,
        size.people - 2,
        **{
            **named,
            "public_id": "lower(hex(randomblob(8)))",
            "names": "json_object('en', 'Anna Arden ' || n)",
            "sort_name": "printf('arden %06d', n)",
            "search_text": "printf('anna arden %06d name anna%d@paper.test', n, n)",
            "is_journalist": "n % 2",
        },
    )
    _details_of_people(on.session, size, made)


def _details_of_people(session: Session, size: Size, made: Crowd) -> None:
    """An address and an outlet for each person, and the members of the pool."""
    execute = session.execute
    execute(
        text(
            "INSERT INTO channels (office_id, person_id, kind, value, key, label, is_public, position)"
            " SELECT office_id, id, 'email', 'anna' || id || '@paper.test',"
            " 'anna' || id || '@paper.test', '', 0, 0 FROM people WHERE sort_name LIKE 'arden %'"
        )
    )
    execute(
        text(
            "INSERT INTO affiliations (office_id, person_id, outlet_id, functions, position)"
            ' SELECT office_id, id, :outlet + id % :bodies, \'{"en": "Editor"}\', 0'
            " FROM people WHERE sort_name LIKE 'arden %'"
        ),
        {"outlet": made.invitation.outlet_id, "bodies": size.bodies},
    )
    execute(
        text(
            "INSERT INTO pool_members (office_id, pool_id, person_id)"
            " SELECT office_id, :pool, id FROM people"
            " WHERE sort_name LIKE 'arden %' LIMIT :members"
        ),
        {"pool": made.pool.id, "members": size.guests},
    )


def _letters(fill: _Fill, made: Crowd, size: Size) -> None:
    """Held letters to the guests of the large event; the rest are sent letters of other events."""
    named = {
        "unique_key": f"'copy:' || {_UID}",
        "message_id": f"'<' || {_UID} || '@office.test>'",
        "recipient_address": "'anna' || n || '@paper.test'",
    }
    held = min(size.guests, size.letters // 2)
    guest = f"'invitations:' || ({made.invitation.id} + n)"
    fill.copies(made.letter, held, **named, about=guest)
    fill.copies(
        made.letter,
        size.letters - held,
        **named,
        event_id=f"source.event_id + n % {size.events}",
        delivery=f"'{Delivery.SENT.value}'",
        about="'invitations:0'",
        sent_at="source.written_at",
    )


def _entries(fill: _Fill, made: Crowd, size: Size) -> None:
    """A history entry for each letter, a tenth of them about the large event."""
    fill.copies(
        made.entry,
        size.letters,
        verb="CASE n % 3 WHEN 0 THEN 'letter.released' ELSE 'invitation.checked_in' END",
        subject_id=f"source.subject_id + n % {size.guests}",
        event_id=f"CASE n % 10 WHEN 0 THEN source.event_id ELSE source.event_id + n % {size.events} END",
    )


def _guests(fill: _Fill, made: Crowd, size: Size) -> None:
    fill.copies(
        made.invitation,
        size.guests - 1,
        public_id="lower(hex(randomblob(8)))",
        person_id="(SELECT id FROM people WHERE sort_name = printf('arden %06d', n))",
        outlet_id=f"source.outlet_id + n % {size.bodies}",
        name="'Anna Arden ' || n",
        address="'anna' || n || '@paper.test'",
        sort_name="printf('arden %06d', n)",
        search_text="printf('anna arden %06d', n)",
        answer="CASE n % 4 WHEN 0 THEN 'accepted' WHEN 1 THEN 'declined' ELSE 'needs-action' END",
        checked_in_at="CASE WHEN n % 4 = 0 THEN source.invited_at END",
    )


def _releases(fill: _Fill, made: Crowd, size: Size) -> None:
    """Two releases for each event, over some years."""
    fill.copies(
        made.release,
        size.releases - 1,
        slug=f"'rivers-' || {_UID}",
        event_id=f"source.event_id + n % {size.events}",
        number=f"1 + n / {size.events}",
        published_at="datetime(source.published_at, (-n * 4) || ' hours') || '.000000'",
    )
    for block in fill.session.query(Block).filter_by(release_id=made.release.id):
        fill.copies(
            block,
            size.releases - 1,
            release_id="source.release_id + n",
        )
