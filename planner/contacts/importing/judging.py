"""The verdict on each row of a list: what importing it would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import select

from planner.accounts.models import Office
from planner.contacts.importing.candidates import (
    Candidate,
    find_candidates,
    is_same_row,
    twin_key,
)
from planner.contacts.importing.changes import (
    Change,
    Known,
    Terms,
    channel_keys,
    known_person,
    known_row,
)
from planner.contacts.importing.differences import changes_between
from planner.contacts.importing.models import ImportKey, ImportRow, Verdict
from planner.contacts.importing.people import loaded_people
from planner.contacts.importing.row import ListRow
from planner.contacts.importing.row_json import row_from_json
from planner.contacts.models import Person, Pool, PoolMember
from planner.contacts.suppressions import suppressed_everywhere
from planner.kernel.addresses import address_key
from planner.kernel.messages import Message
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.scripts import language_written
from planner.kernel.texts import Texts
from planner.kernel.work import Work

NOBODY = _("Neither a name nor an e-mail address stands in this row.")
OWN_ADDRESS = _("This is the office's own address.")
SUPPRESSED = _("does not want letters")
SEVERAL = _("Several people of the register may be meant.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A (completed) row with the verdict; see `models.ImportRow`."""

    row: ListRow
    verdict: Verdict
    reason: str = ""
    person: Person | None = None
    twin_number: int | None = None
    changes: list[Change] = field(default_factory=list)


Twins = dict[str, list[ListRow]]
"""New people of the list by what they can be found by."""


@dataclass(frozen=True, slots=True)
class _Judge:
    """What the rows of a portion are compared with."""

    terms: Terms
    own_key: str
    suppressed: set[str]
    candidates: dict[int, list[Candidate]]
    people: dict[int, Person]
    knows: dict[int, Known]
    twins: Twins

    def verdict(self, row: ListRow) -> Judged:
        keys = set(map(address_key, row.emails))
        if row.faults:
            return Judged(row=row, verdict=Verdict.ERROR, reason=joined(row.faults))
        if not row.names and not row.emails:
            return Judged(row=row, verdict=Verdict.ERROR, reason=NOBODY)
        if self.own_key in keys:
            return Judged(row=row, verdict=Verdict.ERROR, reason=OWN_ADDRESS)
        if not keys.isdisjoint(self.suppressed):
            return Judged(row=row, verdict=Verdict.SUPPRESSED, reason=SUPPRESSED)
        if candidates := self.candidates.get(row.number):
            return self._about(row, candidates)
        return self._about_nobody(row)

    def _about(self, row: ListRow, candidates: Sequence[Candidate]) -> Judged:
        first = candidates[0]
        person = self.people[first.person_id]
        certain = [one for one in candidates if not one.doubt]
        changes = changes_between(self.knows[person.id], row, self.terms)
        if len(certain) == 1 or (len(candidates) == 1 and not changes):
            return self._doubted(row, _matched(row, changes, person=person))
        reason = SEVERAL if len(candidates) > 1 else first.doubt
        return Judged(
            row=row,
            verdict=Verdict.DOUBTFUL,
            reason=reason,
            person=person,
            changes=changes,
        )

    def _about_nobody(self, row: ListRow) -> Judged:
        for number, other in self._near(row):
            if not is_same_row(row, other):
                reason = _("Row %(number)s has the same address and another name.", number=number)
                return Judged(row=row, verdict=Verdict.DOUBTFUL, reason=reason)
            changes = changes_between(known_row(other, self.terms), row, self.terms)
            reason = _("The same person as in row %(number)s.", number=number)
            return self._doubted(row, _matched(row, changes, twin_number=number, reason=reason))
        judged = self._doubted(row, Judged(row=row, verdict=Verdict.NEW))
        if not row.names:
            judged = self._named(judged)
        if judged.verdict is Verdict.NEW:
            self._remember(judged.row)
        return judged

    def _near(self, row: ListRow) -> Iterable[tuple[int, ListRow]]:
        """Earlier rows about a new person who is likely the same; a shared telephone alone says nothing."""
        addresses = set(map(address_key, row.emails))
        for key in row_keys(row, self.terms):
            for other in self.twins.get(key, ()):
                if key in addresses or is_same_row(row, other):
                    yield other.number, other

    def _named(self, judged: Judged) -> Judged:
        """The address of an editorial office without a person: named after it, if somebody agrees."""
        row = judged.row
        name = row.outlet or row.organisation or row.emails[0]
        names = Texts({language_written(name, self.terms.languages): name})
        reason = _("No name stands in this row. It would be entered as “%(name)s”.", name=name)
        return replace(
            judged, row=replace(row, names=names), verdict=Verdict.DOUBTFUL, reason=reason
        )

    @staticmethod
    def _doubted(row: ListRow, judged: Judged) -> Judged:
        """What is to be looked at is asked about, unless nothing would happen."""
        if not row.doubts or judged.verdict is Verdict.SAME:
            return judged
        return replace(judged, verdict=Verdict.DOUBTFUL, reason=joined(row.doubts))

    def _remember(self, row: ListRow) -> None:
        for key in row_keys(row, self.terms):
            self.twins[key].append(row)


def judge(work: Work, import_id: int, rows: Sequence[ListRow], terms: Terms) -> list[Judged]:
    """The rows completed by what the list says of everybody, in order. Reads only."""
    rows = [terms.completed(row) for row in rows]
    candidates = find_candidates(work, rows, terms.region)
    people = loaded_people(work, [some[0].person_id for some in candidates.values()])
    office = work.session.get_one(Office, work.office_id)
    verdicts = _Judge(
        terms=terms,
        own_key=address_key(office.mail_from),
        suppressed=suppressed_everywhere(work, [email for row in rows for email in row.emails]),
        candidates=candidates,
        people=people,
        knows=what_is_known(work, people.values(), terms),
        twins=_twins(work, import_id, rows, terms),
    )
    return [verdicts.verdict(row) for row in rows]


def what_is_known(work: Work, people: Iterable[Person], terms: Terms) -> dict[int, Known]:
    """By id; the people must be loaded with everything."""
    wanted = {person.id: person for person in people}
    pools, day = pools_of_people(work, wanted), today(work)
    return {one.id: known_person(one, pools[one.id], terms, day) for one in wanted.values()}


def pools_of_people(work: Work, ids: Iterable[int]) -> dict[int, list[Texts]]:
    """The names of the pools that each of them is in."""
    pools: dict[int, list[Texts]] = defaultdict(list)
    for some in portions(sorted(ids)):
        members = (
            select(PoolMember.person_id, Pool.names)
            .join(PoolMember.pool)
            .where(PoolMember.office_id == work.office_id, PoolMember.person_id.in_(some))
        )
        for person_id, names in work.session.execute(members):
            pools[person_id].append(names)
    return pools


def today(work: Work) -> date:
    """The day at the office."""
    office = work.session.get_one(Office, work.office_id)
    return work.now.astimezone(ZoneInfo(office.zone)).date()


def row_keys(row: ListRow, terms: Terms) -> list[str]:
    """What the row can be found by in its list."""
    named = twin_key(row)
    return [*channel_keys(row, terms.region), *([named] if named else [])]


def joined(messages: Sequence[Message]) -> Message:
    """Several sentences as one."""
    first, *rest = messages
    if not rest:
        return first
    return Message("%(first)s %(rest)s", {"first": first, "rest": joined(rest)})


def _matched(
    row: ListRow,
    changes: list[Change],
    *,
    person: Person | None = None,
    twin_number: int | None = None,
    reason: str = "",
) -> Judged:
    return Judged(
        row=row,
        verdict=Verdict.CHANGES if changes else Verdict.SAME,
        reason=reason,
        person=person,
        twin_number=twin_number,
        changes=changes,
    )


def _twins(work: Work, import_id: int, rows: Sequence[ListRow], terms: Terms) -> Twins:
    """New people in earlier rows of the same list that have a key in common with one of these."""
    places: dict[str, list[int]] = defaultdict(list)
    first = rows[0].number if rows else 0
    for some in portions(sorted({key for row in rows for key in row_keys(row, terms)})):
        known = select(ImportKey.key, ImportKey.number).where(
            ImportKey.office_id == work.office_id,
            ImportKey.import_id == import_id,
            ImportKey.key.in_(some),
            ImportKey.number < first,
        )
        for key, number in work.session.execute(known):
            places[key].append(number)
    numbers = {number for found in places.values() for number in found}
    new = _new_rows(work, import_id, numbers)
    found: Twins = defaultdict(list)
    for key, near in places.items():
        found[key] += [new[number] for number in sorted(near) if number in new]
    return found


def _new_rows(work: Work, import_id: int, numbers: Iterable[int]) -> dict[int, ListRow]:
    """Those about a new person. The verdict is compared here, so that SQLite looks for the numbers."""
    found = {}
    for some in portions(sorted(numbers)):
        rows = select(ImportRow.number, ImportRow.read, ImportRow.verdict).where(
            ImportRow.office_id == work.office_id,
            ImportRow.import_id == import_id,
            ImportRow.number.in_(some),
        )
        for number, read, verdict in work.session.execute(rows):
            if verdict is Verdict.NEW:
                found[number] = row_from_json(number, read)
    return found
