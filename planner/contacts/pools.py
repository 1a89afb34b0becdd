"""Acts on pools of people."""

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
    """All that is entered about a pool: who made it, within which programme of work."""

    names: Texts
    created_by_id: int | None = None
    programme_id: int | None = None


def enter_pool(work: Work, plan: PoolPlan) -> Pool:
    """Put a new pool, with nobody in it, into the register."""
    pool = Pool(office_id=work.office_id, uid=new_uid())
    _fill(work, pool, plan)
    work.session.add(pool)
    work.session.flush()
    record(work, "pool.entered", pool)
    return pool


def revise_pool(work: Work, pool: Pool, plan: PoolPlan, opened_version: int | None) -> Pool:
    """Replace what is entered about a pool."""
    pool.revise(opened_version)
    _fill(work, pool, plan)
    work.session.flush()
    record(work, "pool.revised", pool)
    return pool


def add_members(work: Work, pool: Pool, people: Iterable[Person]) -> int:
    """Put people into a pool; who is in it already stays. Returns how many are new."""
    wanted = {person.id: person for person in people}
    known = set(
        work.session.scalars(
            select(PoolMember.person_id).where(
                PoolMember.pool_id == pool.id, PoolMember.office_id == work.office_id
            )
        )
    )
    new = [person for number, person in wanted.items() if number not in known]
    work.session.add_all(
        PoolMember(office_id=work.office_id, pool=pool, person=person) for person in new
    )
    work.session.flush()
    if new:
        record(work, "pool.members_added", pool, count=len(new))
    return len(new)


def remove_member(work: Work, pool: Pool, person: Person) -> None:
    """Take somebody out of a pool; once is enough."""
    work.session.execute(
        delete(PoolMember).where(
            PoolMember.pool_id == pool.id,
            PoolMember.person_id == person.id,
            PoolMember.office_id == work.office_id,
        )
    )
    record(work, "pool.member_removed", pool, person=person.id)


def people_named(work: Work, pasted: str, field: str) -> list[Person]:
    """The people that pasted lines speak of: an address, a name, or both in each line.

    Raises `Invalid` at `field` with the lines that are nobody, or more than one person.
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
        found = at_address(address_key(address[0]), work.office_id)
        return work.session.scalars(found).first()
    named = work.session.scalars(
        select(Person)
        .where(
            Person.office_id == work.office_id,
            Person.sort_name == search_key(line),
            Person.archived_at.is_(None),
        )
        .limit(2)
    ).all()
    return named[0] if len(named) == 1 else None


def _fill(work: Work, pool: Pool, plan: PoolPlan) -> None:
    if not plan.names:
        raise Invalid("names", _("A pool needs a name in at least one language."))
    pool.created_by = referred(work, Organisation, plan.created_by_id, "created_by_id")
    pool.programme = referred(work, AidProgramme, plan.programme_id, "programme_id")
    pool.names = plan.names
