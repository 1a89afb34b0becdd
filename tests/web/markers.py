"""A unique word in every stored text, so that whatever a page shows can be traced to its column.

New columns are marked without a change here. Columns that must keep their values (identifiers,
fingerprints, addresses of pages) are recognised by these values.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, Text, select

from planner.events.models.event import PressContact
from planner.events.models.kinds import BodyRole
from planner.kernel.texts import Texts, TextsType
from planner.models import metadata
from planner.organisations.models import Boilerplate
from tests.conftest import NOW
from tests.factories import Make
from tests.unit.outbox.own_servers import own_server
from tests.web.matrix import Things
from tests.web.samples import SAMPLES

# Columns whose values the program interprets, so they are not overwritten: those with the same
# value in many rows, and those whose value belongs to one row.
_SHARED = {
    *("zone", "language", "accent", "media_type", "purpose", "about", "calendar_method", "gate"),
    *("verb", "subject_kind", "data_revision", "location"),
}
_OWN = {
    *("slug", "uid", "public_id", "calendar_uid", "path", "sha256", "token_hash", "key_hash"),
    *("password_hash", "unique_key", "message_id", "in_reply_to", "e164", "address_hash", "key"),
}
_FIXED = _SHARED | _OWN
_ADDRESSES = {
    *("email", "mail_from", "sender_address", "recipient_address", "address"),
    "colleague_address",
}
_PAGES = {"website", "url", "link", "materials_url"}
_SHORTEST = 12


def full_office(make: Make, files: Path) -> Things:
    """An office with one record of every kind, all about one announced event."""
    things = Things(make, files)
    body = things["organisation_id"]
    event = make.event(
        announced_at=NOW,
        link="https://meet.test/x",
        project=things["project_id"],
        hotline=things["hotline_id"],
        own_kind=things["own_kind_id"],
        programme_of_work=things["programme_of_work_id"],
        materials_url="https://files.test/x",
    )
    things.use("event_id", event)
    things.use("newsroom.events:public_id", event.public_id)
    things.use("item_id", make.item(event, study=things["study_id"]))
    session = make.work.session
    for role in BodyRole:
        make.body(event, role, organisation=body)
    make.affiliation(things["person_id"], organisation=body, outlet=None)
    make.affiliation(things["person_id"], outlet=things["outlet_id"])
    part = make.part(things["item_id"], person=things["person_id"], organisation=body)
    things.use("part_id", part)
    session.add_all(
        (
            PressContact(office_id=make.work.office_id, event=event, names=Texts(en="x")),
            Boilerplate(office_id=make.work.office_id, organisation=body, language="en", text="x"),
        )
    )
    own_server(session, make.work.office_id, user="press")
    release = things["release_id"]
    release.slug = f"long-enough-to-be-found-{release.id}"
    things.use("release_slug", release.slug)
    for blank in SAMPLES:
        assert things[blank] is not None
    session.commit()
    return things


def mark(connection: Connection, office_id: int) -> dict[str, str]:
    """Write a unique word into each text column of the office. Returns the column of each word."""
    for table in _tables():
        values = {
            column.name: value
            for column in table.columns
            if (value := _marked(table, column)) is not None
        }
        if values:
            connection.execute(table.update().where(_owner(table) == office_id).values(values))
    return _known(connection, office_id)


def shown(body: bytes, known: dict[str, str]) -> set[str]:
    """The columns whose words are in a response, also with a capital at the head of a line."""
    text = body.decode("utf-8", "replace").replace("\r\n ", "").replace("&amp;", "&").casefold()
    return {column for word, column in known.items() if word.casefold() in text}


def _known(connection: Connection, office_id: int) -> dict[str, str]:
    known: dict[str, str] = {}
    for table in _tables():
        columns = [
            column
            for column in table.columns
            if isinstance(column.type, Text | TextsType) and column.name not in _SHARED
        ]
        if not columns:
            continue
        for row in connection.execute(select(*columns).where(_owner(table) == office_id)):
            for column, value in zip(columns, row, strict=True):
                word = _word(table, column)
                if isinstance(value, str) and word not in value and len(value) >= _SHORTEST:
                    # Of a value that another table repeats, the first: messages repeat the UID of events.
                    if value in known:
                        continue
                    known[value] = f"{table.name}.{column.name}"
                elif value:
                    known[word] = f"{table.name}.{column.name}"
    return known


def _marked(table: Table, column: Column[Any]) -> Any:
    """The value to write into that column; None to leave it as it is."""
    word = _word(table, column)
    if isinstance(column.type, TextsType):
        return Texts(en=word, ru=word)
    if not isinstance(column.type, Text) or column.name in _FIXED:
        return None
    if column.name in _ADDRESSES:
        return f"{word}@mark.test"
    return f"https://{word}.test/" if column.name in _PAGES else word


def _word(table: Table, column: Column[Any]) -> str:
    return f"q{hashlib.sha256(f'{table.name}.{column.name}'.encode()).hexdigest()[:12]}"


def _tables() -> list[Table]:
    """All tables with rows of an office."""
    return [
        table
        for table in metadata.sorted_tables
        if ("office_id" in table.c and "id" in table.c) or table.name == "offices"
    ]


def _owner(table: Table) -> Column[Any]:
    return table.c.id if table.name == "offices" else table.c.office_id
