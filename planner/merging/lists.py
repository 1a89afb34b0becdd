"""What people have several of: addresses and telephones, functions, beats, pools. Both keep all.

The same one counts once. A row is known by its `mark`, which says what it is and not where it stands, so
that undoing finds it after the record was saved anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select

from planner.contacts.models import Affiliation, Channel, Outlet, Person, Pool, PoolMember
from planner.contacts.topic import PersonTopic, Topic
from planner.kernel.stored import as_stored, read
from planner.kernel.work import Work
from planner.organisations.models import Organisation

Row = dict[str, Any]
Lists = dict[str, list[Row]]

_COLUMNS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "channels": (Channel, ("kind", "value", "key", "label", "is_public")),
    "affiliations": (
        Affiliation,
        ("organisation_id", "outlet_id", "functions", "since", "until"),
    ),
    "topics": (PersonTopic, ("topic_id",)),
    "pools": (PoolMember, ("pool_id",)),
}
TABLES = tuple(model.__tablename__ for model, _columns in _COLUMNS.values())
_REFERS_TO: Mapping[str, Any] = {
    "organisation_id": Organisation,
    "outlet_id": Outlet,
    "topic_id": Topic,
    "pool_id": Pool,
}
_MARKED_BY: Mapping[str, tuple[str, ...]] = {"channels": ("kind", "key")}


def mark(name: str, row: Row) -> str:
    """What the row is, as a text."""
    told = [row[column] for column in _MARKED_BY.get(name, _COLUMNS[name][1])]
    return f"{name}:{json.dumps(told, sort_keys=True, ensure_ascii=False)}"


def lists_of(work: Work, person: Person) -> Lists:
    """The rows of each list as JSON, in their order."""
    members = select(PoolMember).where(
        PoolMember.office_id == work.office_id, PoolMember.person_id == person.id
    )
    rows: Mapping[str, Sequence[Any]] = {
        "channels": person.channels,
        "affiliations": person.affiliations,
        "topics": person.topics,
        "pools": work.session.scalars(members.order_by(PoolMember.id)).all(),
    }
    return {
        name: [as_stored(row, _COLUMNS[name][1]) for row in some] for name, some in rows.items()
    }


def united(mine: Lists, theirs: Lists, left_out: Collection[str], first_address: str) -> Lists:
    """Those of both, each once, without those whose marks are in `left_out`; letters then go to
    `first_address` (a key), if one is named.
    """
    lists: Lists = {}
    for name in _COLUMNS:
        found: dict[str, Row] = {}
        for row in (*mine[name], *theirs[name]):
            if mark(name, row) not in left_out:
                found.setdefault(mark(name, row), row)
        lists[name] = list(found.values())
    lists["affiliations"] = _without_bare(lists["affiliations"])
    lists["channels"].sort(key=lambda row: row["key"] != first_address)
    return lists


def set_lists(work: Work, person: Person, lists: Lists) -> bool:
    """Give the person these rows; False if something that they refer to is gone, and was left out."""
    there = {name: _without_gone(work, rows) for name, rows in lists.items()}
    _set_rows(work, person, "channels", there["channels"])
    _set_rows(work, person, "affiliations", there["affiliations"])
    _set_topics(work, person, [row["topic_id"] for row in there["topics"]])
    _set_pools(work, person, [row["pool_id"] for row in there["pools"]])
    return all(len(there[name]) == len(rows) for name, rows in lists.items())


def set_lists_back(work: Work, person: Person, before: Lists, after: Lists) -> bool:
    """Take out what the merge brought and put back what it took; what was entered since stays."""
    lists: Lists = {}
    for name, now in lists_of(work, person).items():
        was = {mark(name, row): row for row in before[name]}
        brought = {mark(name, row) for row in after[name]} - was.keys()
        kept = {mark(name, row): row for row in now if mark(name, row) not in brought}
        merged = {mark(name, row) for row in after[name]}
        back = {one: row for one, row in was.items() if one in kept or one not in merged}
        lists[name] = [kept.get(one, row) for one, row in back.items()]
        lists[name] += [row for one, row in kept.items() if one not in back]
    return set_lists(work, person, lists)


def _without_bare(rows: list[Row]) -> list[Row]:
    """Without an employer that stands beside itself with a function, or with dates."""
    return [row for row in rows if not any(_says_more(other, row) for other in rows)]


def _says_more(other: Row, row: Row) -> bool:
    is_same = all(other[name] == row[name] for name in ("organisation_id", "outlet_id"))
    if other is row or not is_same or row["functions"] or row["since"] or row["until"]:
        return False
    return bool(other["functions"] or other["since"] or other["until"])


def _without_gone(work: Work, rows: list[Row]) -> list[Row]:
    """Without rows that refer to what was deleted meanwhile."""
    found = list(rows)
    for column, model in _REFERS_TO.items():
        wanted = {row[column] for row in rows if row.get(column) is not None}
        if not wanted:
            continue
        there = set(
            work.session.scalars(
                select(model.id).where(model.office_id == work.office_id, model.id.in_(wanted))
            )
        )
        found = [row for row in found if row.get(column) is None or row[column] in there]
    return found


def _set_rows(work: Work, person: Person, name: str, rows: list[Row]) -> None:
    model, columns = _COLUMNS[name]
    made = [
        model(
            office_id=work.office_id,
            position=position,
            **{column: read(model, column, row[column]) for column in columns},
        )
        for position, row in enumerate(rows)
    ]
    setattr(person, name, made)


def _set_topics(work: Work, person: Person, ids: list[int]) -> None:
    """SQLAlchemy inserts before it deletes: links that stay are reused."""
    there = {link.topic_id: link for link in person.topics}
    person.topics = [
        there.get(number)
        or PersonTopic(
            office_id=work.office_id,
            topic_id=number,
            topic=work.session.get_one(Topic, number),
        )
        for number in ids
    ]


def _set_pools(work: Work, person: Person, ids: list[int]) -> None:
    theirs = PoolMember.office_id == work.office_id, PoolMember.person_id == person.id
    there = set(work.session.scalars(select(PoolMember.pool_id).where(*theirs)))
    if gone := there - set(ids):
        work.session.execute(delete(PoolMember).where(*theirs, PoolMember.pool_id.in_(gone)))
    work.session.add_all(
        PoolMember(office_id=work.office_id, person_id=person.id, pool_id=number)
        for number in ids
        if number not in there
    )
