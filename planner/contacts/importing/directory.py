"""The outlets, organisations, topics and pools that the rows of a portion name; missing ones are entered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select

from planner.contacts.importing.changes import Terms, unique
from planner.contacts.importing.registers import Named, named_by, named_with_ids
from planner.contacts.importing.row import ListRow
from planner.contacts.models import Outlet, Pool
from planner.contacts.topic import LAST, Topic
from planner.history.operations import record_many
from planner.kernel.ids import new_uid
from planner.kernel.portions import portions
from planner.kernel.scripts import language_written
from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Directory:
    """Rows by the search key of their names. `entered` are the ids of new ones, by table.

    They are `Named`; those of `loaded` are rows of the session.
    """

    outlets: dict[str, Any]
    organisations: dict[str, Any]
    topics: dict[str, Any]
    pools: dict[str, Any]
    entered: dict[str, list[int]] = field(default_factory=dict)

    def employer(self, row: ListRow) -> Any:
        """The outlet of the row, else its organisation; None without either."""
        if row.outlet:
            return self.outlets[search_key(row.outlet)]
        return self.organisations[search_key(row.organisation)] if row.organisation else None


def directory_of(
    work: Work, rows: Collection[ListRow], terms: Terms, pool_ids: Iterable[int]
) -> Directory:
    """Every name in the (completed) rows is found or entered, once for all its spellings."""
    directory = Directory({}, {}, {}, {})
    for model, found, names in _wanted(directory, rows):
        found |= named_by(work, model, names)
        _enter(work, model, found, names, terms, directory.entered)
    for pool in named_with_ids(work, Pool, pool_ids):
        directory.pools.update({search_key(name): pool for name in pool.names.values()})
    return directory


def loaded(work: Work, directory: Directory, rows: Collection[ListRow]) -> Directory:
    """The same for these rows only, as rows of the session, which people can be changed with."""
    theirs = Directory({}, {}, {}, directory.pools)
    known = (directory.outlets, directory.organisations, directory.topics)
    for (model, found, names), named in zip(_wanted(theirs, rows), known, strict=False):
        ids = {key: named[key].id for key in map(search_key, names)}
        stored = {row.id: row for row in _rows(work, model, ids.values())}
        found |= {key: stored[number] for key, number in ids.items()}
    return theirs


def _wanted(
    directory: Directory, rows: Collection[ListRow]
) -> Iterator[tuple[Any, dict[str, Any], tuple[str, ...]]]:
    """The registers with what is found of them, and the names that the rows have for them."""
    yield Outlet, directory.outlets, unique(row.outlet for row in rows)
    bodies = unique(row.organisation for row in rows)
    yield Organisation, directory.organisations, bodies
    yield Topic, directory.topics, unique(name for row in rows for name in row.topics)
    yield Pool, directory.pools, unique(name for row in rows for name in row.pools)


def _rows(work: Work, model: Any, ids: Iterable[int]) -> list[Any]:
    found: list[Any] = []
    for some in portions(sorted(set(ids))):
        stored = select(model).where(model.office_id == work.office_id, model.id.in_(some))
        found += work.session.scalars(stored)
    return found


def _enter(
    work: Work,
    model: Any,
    found: dict[str, Any],
    names: Collection[str],
    terms: Terms,
    entered: dict[str, list[int]],
) -> None:
    """The new rows are recorded in the history as those that people enter."""
    new = {}
    for name in names:
        if (key := search_key(name)) not in found:
            texts = Texts({language_written(name, terms.languages): name})
            new[key] = model(office_id=work.office_id, uid=new_uid(), names=texts)
    if not new:
        return
    work.session.execute(insert(model), [_values(row) for row in new.values()])
    ids = _ids_by_uid(work, model, [row.uid for row in new.values()])
    found |= {key: Named(ids[row.uid], row.names, LAST) for key, row in new.items()}
    facts: dict[int, dict[str, Any]] = {ids[row.uid]: {} for row in new.values()}
    record_many(work, f"{_NOUNS[model]}.entered", model.__tablename__, facts)
    entered[model.__tablename__] = list(facts)


def _values(row: Any) -> dict[str, Any]:
    """The columns of a new row, with those that lists are sorted and searched by."""
    row.index()
    names = ("office_id", "uid", "names", "label", "sort_name", "search_text")
    return {name: getattr(row, name) for name in names}


def _ids_by_uid(work: Work, model: Any, uids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in portions(uids):
        stored = select(model.uid, model.id).where(
            model.office_id == work.office_id, model.uid.in_(some)
        )
        found |= dict(work.session.execute(stored).tuples().all())
    return found


_NOUNS: dict[Any, str] = {
    Outlet: "outlet",
    Organisation: "organisation",
    Topic: "topic",
    Pool: "pool",
}
