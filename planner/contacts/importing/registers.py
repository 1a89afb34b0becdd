"""Outlets, organisations, topics and pools by name, in a few statements for many names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import literal, select

from planner.accounts.models import Office
from planner.contacts.importing.changes import Terms
from planner.contacts.importing.models import Import
from planner.contacts.models import Pool
from planner.contacts.topic import Topic
from planner.kernel.portions import portions
from planner.kernel.search_keys import search_key
from planner.kernel.telephones import region_of
from planner.kernel.texts import Texts
from planner.kernel.work import Work


class Named(NamedTuple):
    """What an import needs of a row of a register. `position` is that of a topic, 0 for others."""

    id: int
    names: Texts
    position: int


def terms_of(work: Work, brought: Import) -> Terms:
    """What holds for all rows of that list."""
    office = work.session.get_one(Office, work.office_id)
    pools = dict(names_by_id(work, Pool))
    everybody = [pools[one].best(*office.languages) for one in brought.pool_ids if one in pools]
    return Terms(
        languages=tuple(office.languages),
        region=region_of(office.zone),
        source=brought.source,
        legal_basis=brought.legal_basis,
        are_journalists=brought.are_journalists,
        topics=frozenset(_by_name(_all_named(work, Topic))),
        pools=frozenset(_by_name(_all_named(work, Pool))),
        enters_topics=brought.enters_topics,
        enters_pools=brought.enters_pools,
        all_pools=tuple(everybody),
    )


def names_by_id(work: Work, model: Any) -> list[tuple[int, Texts]]:
    """All rows that are not archived, with their names."""
    return [(one.id, one.names) for one in _all_named(work, model)]


def ids_of_names(work: Work, model: Any, names: Collection[str]) -> dict[str, int]:
    """As `named_by`, their ids."""
    found = _called(work, model, names, (model.id,))
    return {key: number for key, (number,) in found.items()}


def named_by(work: Work, model: Any, names: Collection[str]) -> dict[str, Named]:
    """By search key, those that are called by one of `names` in any language."""
    found = _called(work, model, names, _columns(model))
    return {key: Named(*values) for key, values in found.items()}


def _called(
    work: Work, model: Any, names: Collection[str], columns: Sequence[Any]
) -> dict[str, Sequence[Any]]:
    """Most are found by the name that they are sorted by; all names are read only for the others.

    `columns` are the first ones of `Named`.
    """
    wanted = {key for name in names if (key := search_key(name))}
    found: dict[str, Sequence[Any]] = {}
    for some in portions(sorted(wanted)):
        stored = select(model.sort_name, *columns).where(
            model.office_id == work.office_id,
            model.archived_at.is_(None),
            model.sort_name.in_(some),
        )
        for key, *values in work.session.execute(stored.order_by(model.id.desc())):
            found[key] = values
    if missing := wanted - found.keys():
        others = _by_name(_all_named(work, model))
        found |= {key: others[key][: len(columns)] for key in missing if key in others}
    return found


def named_with_ids(work: Work, model: Any, ids: Iterable[int]) -> list[Named]:
    """Those with these ids, also from the archive."""
    found: list[Named] = []
    for some in portions(sorted(set(ids))):
        stored = select(*_columns(model)).where(
            model.office_id == work.office_id, model.id.in_(some)
        )
        found += [Named(*one) for one in work.session.execute(stored)]
    return found


def _all_named(work: Work, model: Any) -> list[Named]:
    found = select(*_columns(model)).where(
        model.office_id == work.office_id, model.archived_at.is_(None)
    )
    return [Named(*one) for one in work.session.execute(found.order_by(model.id))]


def _by_name(rows: Iterable[Named]) -> dict[str, Named]:
    found: dict[str, Named] = {}
    for one in rows:
        for name in one.names.values():
            found.setdefault(search_key(name), one)
    return found


def _columns(model: Any) -> tuple[Any, ...]:
    return model.id, model.names, model.position if model is Topic else literal(0)
