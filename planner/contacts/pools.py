"""Operations on pools of people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, select

from planner.contacts.models import Person, Pool, PoolMember
from planner.contacts.queries import at_address
from planner.history.operations import record
from planner.kernel.addresses import address_key
from planner.kernel.errors import Invalid
from planner.kernel.ids import new_uid
from planner.kernel.messages import gettext as _
from planner.kernel.search_keys import search_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.archiving import referred
from planner.organisations.models import AidProgramme, Organisation

MOST_LINES = 500
_ADDRESS = re.compile(r"[^\s<>,;]+@[^\s<>,;]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class PoolPlan:
    """All that is entered about a pool: the body that set it up, and its programme of work."""

    names: Texts
    created_by_id: int | None = None
    programme_id: int | None = None


def enter_pool(work: Work, plan: PoolPlan) -> Pool:
    """Add an empty pool. Raises `Invalid`."""
    pool = Pool(office_id=work.office_id, uid=new_uid())
    _fill(work, pool, plan)
    work.session.add(pool)
    work.session.flush()
    record(work, "pool.entered", pool)
    return pool


def revise_pool(work: Work, pool: Pool, plan: PoolPlan, opened_version: int | None) -> Pool:
    """Update a pool. Raises `Invalid`, and `Stale` if somebody else saved it meanwhile."""
    pool.revise(opened_version)
    _fill(work, pool, plan)
    work.session.flush()
    record(work, "pool.revised", pool)
    return pool


def add_members(work: Work, pool: Pool, people: Iterable[Person]) -> int:
    """Add people to a pool. Returns how many were not in it yet."""
    wanted = {person.id: person for person in people}
    members = set(
        work.session.scalars(
            select(PoolMember.person_id).where(
                PoolMember.pool_id == pool.id, PoolMember.office_id == work.office_id
            )
        )
    )
    new = [person for person_id, person in wanted.items() if person_id not in members]
    work.session.add_all(
        PoolMember(office_id=work.office_id, pool=pool, person=person) for person in new
    )
    work.session.flush()
    if new:
        record(work, "pool.members_added", pool, count=len(new))
    return len(new)


def remove_member(work: Work, pool: Pool, person: Person) -> None:
    """Remove a person from a pool. Idempotent."""
    work.session.execute(
        delete(PoolMember).where(
            PoolMember.pool_id == pool.id,
            PoolMember.person_id == person.id,
            PoolMember.office_id == work.office_id,
        )
    )
    record(work, "pool.member_removed", pool, person=person.id)


def people_named(work: Work, pasted: str, field: str) -> list[Person]:
    """The people named in pasted lines, each of which holds an e-mail address, a name, or both.

    Raises `Invalid` at `field` with the lines that match nobody or several people.
    """
    lines = [line.strip() for line in pasted.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise Invalid(field, _("At most %(most)s lines at once, please.", most=MOST_LINES))
    found = {line: _person_named(work, line) for line in lines}
    if unknown := [line for line, person in found.items() if person is None]:
        raise Invalid(
            field,
            _(
                "Not found, or more than one of that name: %(lines)s. Take these lines "
                "out, or add the people first.",
                lines="; ".join(unknown),
            ),
        )
    return [person for person in found.values() if person is not None]


def _person_named(work: Work, line: str) -> Person | None:
    if address := _ADDRESS.search(line):
        return work.session.scalars(at_address(address_key(address[0]), work.office_id)).first()
    namesakes = work.session.scalars(
        select(Person)
        .where(
            Person.office_id == work.office_id,
            Person.sort_name == search_key(line),
            Person.archived_at.is_(None),
        )
        .limit(2)
    ).all()
    return namesakes[0] if len(namesakes) == 1 else None


def check_pool(plan: PoolPlan) -> None:
    """Raises `Invalid` for a pool without a name."""
    if not plan.names:
        raise Invalid("names", _("A pool needs a name in at least one language."))


def _fill(work: Work, pool: Pool, plan: PoolPlan) -> None:
    check_pool(plan)
    pool.created_by = referred(work, Organisation, plan.created_by_id, "created_by_id")
    pool.programme = referred(work, AidProgramme, plan.programme_id, "programme_id")
    pool.names = plan.names
