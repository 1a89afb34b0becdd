"""The outlets, organisations, topics and pools that the rows of a portion name; missing ones are entered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select

from planner.contacts.importing.changes import Terms, unique
from planner.contacts.importing.registers import ids_of_names
from planner.contacts.importing.row import ListRow
from planner.contacts.models import Outlet, Pool
from planner.contacts.topic import Topic
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
    """Rows by the search key of their names. `entered` are the ids of new ones, by table."""

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
    wanted = (
        (Outlet, directory.outlets, [row.outlet for row in rows]),
        (Organisation, directory.organisations, [row.organisation for row in rows]),
        (Topic, directory.topics, [name for row in rows for name in row.topics]),
        (Pool, directory.pools, [name for row in rows for name in row.pools]),
    )
    for model, found, names in wanted:
        _find(work, model, found, unique(names))
        _enter(work, model, found, unique(names), terms, directory.entered)
    for pool in _rows(work, Pool, pool_ids):
        directory.pools.update({search_key(name): pool for name in pool.names.values()})
    return directory


def _find(work: Work, model: Any, found: dict[str, Any], names: Collection[str]) -> None:
    ids = ids_of_names(work, model, names)
    rows = {row.id: row for row in _rows(work, model, ids.values())}
    found |= {key: rows[number] for key, number in ids.items()}


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
    stored = {row.uid: row for row in _by_uid(work, model, [row.uid for row in new.values()])}
    found |= {key: stored[row.uid] for key, row in new.items()}
    ids = [stored[row.uid].id for row in new.values()]
    record_many(work, f"{_NOUNS[model]}.entered", model.__tablename__, {one: {} for one in ids})
    entered[model.__tablename__] = ids


def _values(row: Any) -> dict[str, Any]:
    """The columns of a new row, with those that lists are sorted and searched by."""
    row.index()
    names = ("office_id", "uid", "names", "label", "sort_name", "search_text")
    return {name: getattr(row, name) for name in names}


def _by_uid(work: Work, model: Any, uids: Sequence[str]) -> list[Any]:
    found: list[Any] = []
    for some in portions(uids):
        stored = select(model).where(model.office_id == work.office_id, model.uid.in_(some))
        found += work.session.scalars(stored)
    return found


_NOUNS: dict[Any, str] = {
    Outlet: "outlet",
    Organisation: "organisation",
    Topic: "topic",
    Pool: "pool",
}
