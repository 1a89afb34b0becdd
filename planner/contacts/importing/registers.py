"""Outlets, organisations, topics and pools by name, in a few statements for many names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select

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
        topics=frozenset(ids_by_name(work, Topic)),
        pools=frozenset(ids_by_name(work, Pool)),
        enters_topics=brought.enters_topics,
        enters_pools=brought.enters_pools,
        all_pools=tuple(everybody),
    )


def names_by_id(work: Work, model: Any) -> list[tuple[int, Texts]]:
    """All rows that are not archived, with their names."""
    found = select(model.id, model.names).where(
        model.office_id == work.office_id, model.archived_at.is_(None)
    )
    return list(work.session.execute(found.order_by(model.id)).tuples())


def ids_by_name(work: Work, model: Any, first: Iterable[int] = ()) -> dict[str, int]:
    """Ids by the search key of every name; of namesakes that in `first`, else the one entered first."""
    preferred = set(first)
    rows = sorted(names_by_id(work, model), key=lambda row: row[0] not in preferred)
    found: dict[str, int] = {}
    for number, names in rows:
        for name in names.values():
            found.setdefault(search_key(name), number)
    return found


def ids_of_names(work: Work, model: Any, names: Collection[str]) -> dict[str, int]:
    """Ids by search key, of those that are called by one of `names` in any language.

    Most are found by the name that they are sorted by; all names are read only for the others.
    """
    wanted = {key for name in names if (key := search_key(name))}
    found: dict[str, int] = {}
    for some in portions(sorted(wanted)):
        stored = select(model.sort_name, model.id).where(
            model.office_id == work.office_id,
            model.archived_at.is_(None),
            model.sort_name.in_(some),
        )
        found |= dict(work.session.execute(stored.order_by(model.id.desc())).tuples().all())
    if wanted - found.keys():
        others = ids_by_name(work, model)
        found |= {key: others[key] for key in wanted - found.keys() if key in others}
    return found
