"""Finding pairs among the people of an office: a portion of those who were entered or changed.

    read and compared (reads only) → stored (a short transaction)

Keys are written with the person, so that whoever is compared later finds whoever was compared before.
A person who is saved meanwhile has a later edition and is compared again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, select, tuple_, update
from sqlalchemy.orm import Session

from planner.contacts.duplicates.evidence import ENOUGH, Known, Match, weigh
from planner.contacts.duplicates.keys import NAMESAKES, known_people, people_near
from planner.contacts.duplicates.models import DuplicatePair
from planner.contacts.models import Person
from planner.kernel.portions import portions
from planner.kernel.row_inserts import insert_rows
from planner.kernel.work import Work

PORTION = 500
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundPairs:
    """What comparing people has found; `known` are the people of the pairs. Nothing is said of those
    that are `put_off`.
    """

    matches: Mapping[Pair, Match]
    known: Mapping[int, Known]
    put_off: Collection[Pair] = ()

    def checksum(self, pair: Pair) -> str:
        return pair_checksum(self.known[pair[0]], self.known[pair[1]])


def people_to_compare(
    session: Session, office_id: int | None = None, limit: int = PORTION
) -> tuple[int, dict[int, int]] | None:
    """An office, and its people who are to be compared, with their editions; None if there are none.

    For the worker, all offices, unless one is named.
    """
    is_due = Person.edition != Person.compared_edition
    if office_id is None:
        office_id = session.scalar(select(Person.office_id).where(is_due).limit(1))
    some = (
        select(Person.id, Person.edition)
        .where(is_due, Person.office_id == office_id)
        .order_by(Person.id)
        .limit(limit)
    )
    found = dict(session.execute(some).tuples().all())
    return (office_id, found) if found and office_id is not None else None


def find_pairs(work: Work, people: Mapping[int, Known]) -> FoundPairs:
    """Pairs of these people with anybody who is not in the archive.

    Whoever is still to be compared, and stands behind all of them, finds them then: of two, the later
    number always compares.
    """
    near = people_near(work, people, NAMESAKES)
    last = max(people, default=0)
    others = {other for found in near.people.values() for other in found} - people.keys()
    comes_later = (Person.id > last) & (Person.edition != Person.compared_edition)
    known = {**known_people(work, others, ~comes_later), **people}
    matches: dict[Pair, Match] = {}
    put_off: set[Pair] = set()
    for number, found in near.people.items():
        mine = known[number].without(near.common)
        for other in found - {number}:
            match = weigh(mine, known[other]) if other in known else None
            if match is not None and match.certainty >= ENOUGH:
                matches[min(number, other), max(number, other)] = match
            elif other not in known and other > last:
                put_off.add((number, other))
    return FoundPairs(matches, known, put_off)


def store_pairs(work: Work, editions: Mapping[int, int], found: FoundPairs) -> None:
    """Replace the pairs of these people. One that somebody has dismissed stays dismissed while both
    records have the names and addresses that they had then.
    """
    stored = _stored(work, editions)
    dismissed = {pair: checksum for pair, checksum in stored.items() if checksum is not None}
    new = {
        pair
        for pair in found.matches
        if pair not in dismissed or dismissed[pair] != found.checksum(pair)
    }
    is_open = stored.keys() - dismissed.keys() - set(found.put_off)
    _delete(work, is_open | (new & dismissed.keys()))
    rows = [
        {
            "office_id": work.office_id,
            "first_id": first,
            "second_id": second,
            "reason": found.matches[first, second].reason,
            "doubt": 100 - found.matches[first, second].certainty,
        }
        for first, second in sorted(new)
    ]
    insert_rows(work.session, DuplicatePair, rows)
    _note_compared(work, editions)


def pair_checksum(one: Known, other: Known) -> str:
    """Of names and addresses, without telling them."""
    told = [
        *(f"{' '.join(name.words)} {name.patronymic}" for name in one.names),
        *sorted(one.emails | one.phones),
        "",
        *(f"{' '.join(name.words)} {name.patronymic}" for name in other.names),
        *sorted(other.emails | other.phones),
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _stored(work: Work, ids: Iterable[int]) -> dict[Pair, str | None]:
    """The pairs of these people; the checksum of those that somebody has dismissed."""
    found: dict[Pair, str | None] = {}
    columns = select(
        DuplicatePair.first_id,
        DuplicatePair.second_id,
        DuplicatePair.checksum,
        DuplicatePair.dismissed_at,
    )
    for some in portions(ids):
        for theirs in _with_either(work, some):
            for first, second, checksum, dismissed_at in work.session.execute(
                columns.where(*theirs)
            ):
                found[first, second] = checksum if dismissed_at is not None else None
    return found


def _delete(work: Work, pairs: Iterable[Pair]) -> None:
    for some in portions(sorted(pairs)):
        members = tuple_(DuplicatePair.first_id, DuplicatePair.second_id)
        work.session.execute(
            delete(DuplicatePair).where(
                DuplicatePair.office_id == work.office_id, members.in_(some)
            ),
            execution_options={"synchronize_session": False},
        )


def _with_either(work: Work, ids: list[int]) -> Iterator[tuple[ColumnElement[bool], ...]]:
    """Conditions for two statements: with OR, SQLite would read all pairs of the office."""
    for member in (DuplicatePair.first_id, DuplicatePair.second_id):
        yield DuplicatePair.office_id == work.office_id, member.in_(ids)


def _note_compared(work: Work, editions: Mapping[int, int]) -> None:
    """Past the ORM, so that it is no save, and no page is made anew because of it. Those saved meanwhile
    keep a later edition.
    """
    people = Person.__table__
    by_edition: dict[int, list[int]] = defaultdict(list)
    for number, edition in editions.items():
        by_edition[edition].append(number)
    for edition, numbers in by_edition.items():
        for some in portions(numbers):
            work.session.connection().execute(
                update(people)  # type: ignore[arg-type]
                .where(people.c.office_id == work.office_id, people.c.id.in_(some))
                .values(compared_edition=edition)
            )
