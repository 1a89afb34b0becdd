"""New people of a list, stored in a few statements for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from planner.contacts.duplicates.keys import employer_mark, key_rows
from planner.contacts.duplicates.models import PersonKey
from planner.contacts.duplicates.spelling import folded_names
from planner.contacts.importing.changes import Terms, phone_key
from planner.contacts.importing.directory import Directory
from planner.contacts.importing.judging import today
from planner.contacts.importing.registers import Named
from planner.contacts.importing.row import ListRow
from planner.contacts.legal_basis import as_entered
from planner.contacts.models import Affiliation, Channel, ChannelKind, Person, PoolMember
from planner.contacts.topic import PersonTopic
from planner.history.operations import record_many
from planner.kernel.addresses import address_key
from planner.kernel.ids import new_uid
from planner.kernel.portions import portions
from planner.kernel.row_inserts import insert_rows
from planner.kernel.scripts import language_written
from planner.kernel.search_keys import search_key
from planner.kernel.texts import NO_TEXTS, Texts
from planner.kernel.work import Work

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _New:
    """A (completed) row with what the directory has of it; beats in the order of the office, each once."""

    row: ListRow
    employer: Named | None
    topics: list[Named]

    @classmethod
    def of(cls, row: ListRow, directory: Directory) -> _New:
        topics = {one.id: one for one in (directory.topics[search_key(t)] for t in row.topics)}
        in_order = sorted(topics.values(), key=lambda one: (one.position, one.id))
        return cls(row, directory.employer(row), in_order)

    @property
    def employer_ids(self) -> tuple[int | None, int | None]:
        """Of outlet and organisation."""
        number = self.employer.id if self.employer else None
        return (number, None) if self.row.outlet else (None, number)


def add_people(
    work: Work, rows: Sequence[ListRow], directory: Directory, terms: Terms, import_id: int
) -> list[int]:
    """Enter a person for each (completed) row; their ids, in the same order."""
    if not rows:
        return []
    day = today(work)
    new = [_New.of(row, directory) for row in rows]
    made = [_person(work, one, terms, day) for one in new]
    insert_rows(work.session, Person, made)
    ids = _ids_of(work, [one["uid"] for one in made])
    parts: dict[Any, list[Row]] = defaultdict(list)
    for number, one in zip(ids, new, strict=True):
        owner = {"office_id": work.office_id, "person_id": number}
        for model, values in _parts(one, directory, terms):
            parts[model].append({**owner, **values})
        marks = filter(None, [employer_mark(*one.employer_ids)])
        parts[PersonKey] += key_rows(work.office_id, number, folded_names(one.row.names), marks)
    for model, some in parts.items():
        insert_rows(work.session, model, some)
    facts = {"list": import_id}
    record_many(work, "person.imported", Person.__tablename__, dict.fromkeys(ids, facts))
    return ids


def _ids_of(work: Work, uids: Sequence[str]) -> list[int]:
    """SQLite gives the ids of rows that are inserted together in no order."""
    found: dict[str, int] = {}
    for some in portions(uids):
        stored = select(Person.uid, Person.id).where(
            Person.office_id == work.office_id, Person.uid.in_(some)
        )
        found |= dict(work.session.execute(stored).tuples().all())
    return [found[uid] for uid in uids]


def add_to_pools(work: Work, members: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put people into pools, given as ids of pool and person; those that were not in it yet."""
    wanted = list(dict.fromkeys(members))
    there: set[tuple[int, int]] = set()
    for some in portions({person for _pool, person in wanted}):
        found = select(PoolMember.pool_id, PoolMember.person_id).where(
            PoolMember.office_id == work.office_id, PoolMember.person_id.in_(some)
        )
        there |= set(work.session.execute(found).tuples())
    new = [one for one in wanted if one not in there]
    rows = [
        {"office_id": work.office_id, "pool_id": pool, "person_id": person} for pool, person in new
    ]
    insert_rows(work.session, PoolMember, rows)
    return new


def _person(work: Work, new: _New, terms: Terms, day: date) -> Row:
    """The columns of a person, with those that `Searchable.index` derives."""
    row = new.row
    label = next(iter(row.names.values()))
    basis, note = as_entered(row.legal_basis)
    return {
        "office_id": work.office_id,
        "uid": new_uid(),
        "names": row.names,
        "surnames": row.surnames,
        "honorifics": NO_TEXTS,
        "gender": row.gender,
        "language": row.language,
        "is_journalist": terms.are_journalists,
        "biographies": NO_TEXTS,
        "source": row.source,
        "legal_basis": basis,
        "legal_basis_note": note,
        "legal_basis_on": day if basis else None,
        "notes": row.notes,
        "label": label,
        "sort_name": search_key(label),
        # The key of all words together, made of keys that are kept for the next rows.
        "search_text": " ".join(filter(None, map(search_key, _words_to_find(new)))),
        "version": 1,
    }


def _words_to_find(new: _New) -> Iterator[str]:
    """As `Person.words_to_find`."""
    yield from new.row.names.values()
    if new.row.function:
        yield new.row.function
    if new.employer is not None:
        yield from new.employer.names.values()
    for topic in new.topics:
        yield from topic.names.values()
    yield from dict.fromkeys(map(address_key, new.row.emails))


def _parts(new: _New, directory: Directory, terms: Terms) -> Iterator[tuple[Any, Row]]:
    """The rows that belong to the person."""
    row = new.row
    if row.outlet or row.organisation or row.function:
        language = language_written(row.function, terms.languages)
        outlet_id, organisation_id = new.employer_ids
        yield (
            Affiliation,
            {
                "outlet_id": outlet_id,
                "organisation_id": organisation_id,
                "functions": Texts({language: row.function}),
                "position": 0,
            },
        )
    for position, (kind, value, key) in enumerate(_channels(row, terms)):
        yield Channel, {"kind": kind, "value": value, "key": key, "position": position}
    for topic in new.topics:
        yield PersonTopic, {"topic_id": topic.id}
    for pool in {directory.pools[search_key(name)].id for name in row.pools}:
        yield PoolMember, {"pool_id": pool}


def _channels(row: ListRow, terms: Terms) -> Iterator[tuple[ChannelKind, str, str]]:
    emails = {address_key(email): email for email in row.emails}
    phones = {phone_key(phone, terms.region): phone for phone in row.phones}
    for key, value in emails.items():
        yield ChannelKind.EMAIL, value, key
    for key, value in phones.items():
        if key:
            yield ChannelKind.PHONE, value, key
