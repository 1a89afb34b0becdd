"""Taking back an import: people whom it entered go, values that it changed are as before.

Whoever was changed or used since stays, and whatever was changed since, each with the reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select, update

from planner.accounts.models import Office
from planner.contacts.importing.changes import Change, Field
from planner.contacts.importing.changing import take_back
from planner.contacts.importing.models import Import, ImportRow, Outcome
from planner.contacts.importing.people import loaded_people
from planner.contacts.importing.references import referred_ids
from planner.contacts.importing.registers import ids_of_names
from planner.contacts.importing.row_json import row_from_json
from planner.contacts.models import Outlet, Person, Pool, PoolMember
from planner.contacts.topic import Topic
from planner.grammar.operations import forget_forms
from planner.history.changes import changes_of
from planner.history.operations import record_many
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.search_keys import search_key
from planner.kernel.telephones import region_of
from planner.kernel.work import Work
from planner.organisations.models import Organisation

CHANGED_SINCE = _("Somebody has changed this person since.")
USED_SINCE = _("This person is a guest, speaks somewhere, or is used elsewhere.")
IN_ANOTHER_POOL = _("Somebody has put this person into another pool since.")
GONE = _("This person is not in the register any more.")
# Rows that belong to a person and go with them.
_OWN = (
    *("affiliations", "channels", "person_topics", "pool_members", "import_rows"),
    *("person_keys", "duplicate_pairs"),
)


def undo_rows(work: Work, brought: Import, rows: Sequence[ImportRow]) -> list[Person]:
    """Take back a portion of the rows, the last first; the people who were changed."""
    changed = [row for row in rows if row.outcome is Outcome.CHANGED]
    people = _take_back_changes(work, changed)
    _follow_versions(work, brought, people)
    _remove_people(work, [row for row in rows if row.outcome is Outcome.CREATED])
    counts = Counter(brought.outcomes)
    counts -= Counter(_before(rows, changed))
    counts.update(str(row.outcome) for row in rows)
    brought.outcomes = dict(counts)
    work.session.flush()
    return people


def _before(rows: Sequence[ImportRow], changed: Sequence[ImportRow]) -> Iterable[str]:
    were_changed = {row.id for row in changed}
    return (str(Outcome.CHANGED if row.id in were_changed else Outcome.CREATED) for row in rows)


def remove_entered(work: Work, brought: Import) -> None:
    """Remove the outlets, organisations, topics and pools that came with the list, if nobody uses or
    has changed them.
    """
    for model, noun in _ENTERED.items():
        ids = brought.entered.get(model.__tablename__, [])
        used = referred_ids(work, model, ids)
        for some in portions(sorted(set(ids) - used)):
            unused = delete(model).where(
                model.office_id == work.office_id, model.id.in_(some), model.version == 1
            )
            gone = list(work.session.scalars(unused.returning(model.id)))
            record_many(work, f"{noun}.deleted", model.__tablename__, {one: {} for one in gone})


_ENTERED: dict[Any, str] = {
    Outlet: "outlet",
    Organisation: "organisation",
    Topic: "topic",
    Pool: "pool",
}


def _remove_people(work: Work, rows: Sequence[ImportRow]) -> None:
    ids = [row.person_id for row in rows if row.person_id is not None]
    people = loaded_people(work, ids)
    used = referred_ids(work, Person, ids, _OWN)
    elsewhere = _in_other_pools(work, rows)
    gone: list[Person] = []
    for row in rows:
        person = people.get(row.person_id or 0)
        if person is None:
            row.outcome = Outcome.UNDONE
        elif reason := _why_kept(row, person, used, elsewhere):
            row.outcome, row.reason = Outcome.KEPT, reason
        else:
            row.outcome, row.person_id = Outcome.UNDONE, None
            gone.append(person)
    work.session.flush()
    names = {name for one in gone for name in (*one.names.values(), *one.surnames.values())}
    for some in portions([one.id for one in gone]):
        removed = delete(Person).where(Person.office_id == work.office_id, Person.id.in_(some))
        work.session.execute(removed, execution_options={"synchronize_session": False})
    for one in gone:
        work.session.expunge(one)
    if names:
        forget_forms(work, names)
    record_many(work, "person.deleted", Person.__tablename__, {one.id: {} for one in gone})


def _why_kept(
    row: ImportRow, person: Person, used: Collection[int], elsewhere: Collection[int]
) -> str:
    if person.version != row.person_version:
        return CHANGED_SINCE
    if person.id in used:
        return USED_SINCE
    return IN_ANOTHER_POOL if person.id in elsewhere else ""


def _in_other_pools(work: Work, rows: Sequence[ImportRow]) -> set[int]:
    """The people who are in a pool that their row does not name."""
    named = {row.person_id: row_from_json(row.number, row.read).pools for row in rows}
    ids = ids_of_names(work, Pool, {name for pools in named.values() for name in pools})
    found = set()
    for person_id, pool_id in _memberships(work, [one for one in named if one is not None]):
        if pool_id not in {ids.get(search_key(name)) for name in named[person_id]}:
            found.add(person_id)
    return found


def _memberships(work: Work, ids: Iterable[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for some in portions(sorted(ids)):
        members = select(PoolMember.person_id, PoolMember.pool_id).where(
            PoolMember.office_id == work.office_id, PoolMember.person_id.in_(some)
        )
        found += work.session.execute(members).tuples()
    return found


def _take_back_changes(work: Work, rows: Sequence[ImportRow]) -> list[Person]:
    office = work.session.get_one(Office, work.office_id)
    region = region_of(office.zone)
    people = loaded_people(work, [row.person_id for row in rows if row.person_id is not None])
    pools: dict[int, set[str]] = defaultdict(set)
    changed: dict[int, Person] = {}
    for row in rows:
        person = people.get(row.person_id or 0)
        if person is None:
            row.outcome, row.reason = Outcome.KEPT, GONE
            continue
        stayed = []
        done = False
        for change in reversed([Change.from_json(one) for one in row.changes]):
            if change.field is Field.POOL:
                pools[person.id].add(change.new)
            elif take_back(person, change, region):
                done = True
            else:
                stayed.append(change)
        row.changes = [change.to_json() for change in stayed]
        row.outcome = Outcome.KEPT if stayed else Outcome.UNDONE
        row.reason = CHANGED_SINCE if stayed else ""
        if done:
            changed[person.id] = person
    _leave_pools(work, pools)
    facts = {}
    for person in changed.values():
        person.revise(None)
        facts[person.id] = {"changes": changes_of(work.session, person)}
    record_many(work, "person.import_undone", Person.__tablename__, facts)
    work.session.flush()
    return list(changed.values())


def _leave_pools(work: Work, pools: dict[int, set[str]]) -> None:
    """Take people out of the pools, given by the names under which they were put there."""
    ids = ids_of_names(work, Pool, {name for names in pools.values() for name in names})
    by_pool: dict[int, list[int]] = defaultdict(list)
    for person_id, names in pools.items():
        for name in names:
            if (pool_id := ids.get(search_key(name))) is not None:
                by_pool[pool_id].append(person_id)
    for pool_id, people in by_pool.items():
        for some in portions(people):
            work.session.execute(
                delete(PoolMember).where(
                    PoolMember.office_id == work.office_id,
                    PoolMember.pool_id == pool_id,
                    PoolMember.person_id.in_(some),
                )
            )


def _follow_versions(work: Work, brought: Import, people: Sequence[Person]) -> None:
    """Rows about the same people know the versions that the undo left, if the import left those before."""
    for person in people:
        work.session.execute(
            update(ImportRow)
            .where(
                ImportRow.office_id == work.office_id,
                ImportRow.import_id == brought.id,
                ImportRow.person_id == person.id,
                ImportRow.person_version == person.version - 1,
            )
            .values(person_version=person.version)
        )
