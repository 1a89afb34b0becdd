"""Importing a portion of the rows of a list, once a person has agreed to the preview."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from planner.contacts.importing.adding import add_people, add_to_pools
from planner.contacts.importing.candidates import find_candidates
from planner.contacts.importing.changes import (
    Change,
    Field,
    Terms,
    known_person,
)
from planner.contacts.importing.changing import Changer
from planner.contacts.importing.differences import allowed, changes_between
from planner.contacts.importing.directory import Directory, directory_of, loaded
from planner.contacts.importing.fates import Fate, fate_of, store_fates, store_versions
from planner.contacts.importing.judging import SUPPRESSED, pools_of_people, today
from planner.contacts.importing.models import Decision, Import, ImportRow, Outcome, Verdict
from planner.contacts.importing.people import loaded_people
from planner.contacts.importing.registers import Named, terms_of
from planner.contacts.models import Person
from planner.contacts.suppressions import suppressed_everywhere
from planner.history.changes import changes_of
from planner.history.operations import record_many
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.search_keys import search_key
from planner.kernel.work import Work

ENTERED_MEANWHILE = _("Somebody has entered this person meanwhile.")
CHANGED_MEANWHILE = _("Somebody has changed this person meanwhile.")
GONE = _("This person is not in the register any more.")
TWIN_LEFT_OUT = _("Another row about the same person was left out.")


_MET = (Outcome.CREATED, Outcome.CHANGED, Outcome.UNCHANGED)


def import_rows(work: Work, brought: Import, rows: Sequence[Any]) -> list[Person]:
    """Import a portion of the rows (`fates.rows_to_import`), in order; the people who were changed.

    What the preview did not say does not happen: a row about somebody who was entered, changed or
    removed meanwhile becomes doubtful and is left out.
    """
    terms = terms_of(work, brought)
    fates = list(map(fate_of, rows))
    _refuse_suppressed(work, fates)
    here = _refuse_known(work, brought, [fate for fate in fates if fate.is_new], terms)
    new = [fate for fate in fates if fate.is_new]
    matched = [fate for fate in fates if fate.is_matched]
    taken = [fate.row for fate in (*new, *matched)]
    directory = directory_of(work, taken, terms, brought.pool_ids)
    ids = add_people(work, [fate.row for fate in new], directory, terms, brought.id)
    for fate, number in zip(new, ids, strict=True):
        fate.outcome, fate.person_id, here[number] = Outcome.CREATED, number, 1
    _find_twins(work, brought, fates, matched)
    here |= _people_of(work, brought, {fate.person_id for fate in matched if fate.person_id})
    changed = _Matching(work, brought, directory, terms, here).change(matched)
    store_fates(work, brought, fates, here)
    store_versions(work, brought, {person.id: person.version for person in changed})
    _note_entered(brought, directory)
    return changed


@dataclass(slots=True)
class _Matching:
    """The changes of people who were there, or came with an earlier row. `here` are the versions
    that this import left of those whom it has met.
    """

    work: Work
    brought: Import
    directory: Directory
    terms: Terms
    here: dict[int, int]

    def change(self, matched: Sequence[Fate]) -> list[Person]:
        ids = {fate.person_id for fate in matched if fate.person_id}
        people, pools = loaded_people(self.work, ids), pools_of_people(self.work, ids)
        day, changed, members = today(self.work), {}, []
        directory = loaded(self.work, self.directory, [fate.row for fate in matched])
        changer = Changer(directory, self.terms, day)
        for fate in matched:
            person = self._person(fate, people)
            if person is None:
                continue
            known = known_person(person, pools[person.id], self.terms, day)
            changes = changes_between(known, fate.row, self.terms)
            fate.changes = allowed(changes, self.brought.change_rule)
            for pool in self._pools(fate.changes):
                pools[person.id].append(pool.names)
                members.append((pool.id, person.id))
            if own := [one for one in fate.changes if one.field is not Field.POOL]:
                changer.apply(person, fate.row, own)
                person.revise(None)
                changed[person.id] = person
            fate.outcome = Outcome.CHANGED if fate.changes else Outcome.UNCHANGED
            self.here[person.id] = person.version
        add_to_pools(self.work, members)
        self._record(changed)
        self.work.session.flush()
        return list(changed.values())

    def _record(self, changed: dict[int, Person]) -> None:
        """With the names of the changed fields, as `record` does."""
        facts = {
            number: {"list": self.brought.id, "changes": changes_of(self.work.session, person)}
            for number, person in changed.items()
        }
        record_many(self.work, "person.completed", Person.__tablename__, facts)

    def _person(self, fate: Fate, people: dict[int, Person]) -> Person | None:
        """The person of the row as the preview saw them; else the row becomes doubtful."""
        person = people.get(fate.person_id or 0)
        if person is None:
            fate.doubt(GONE if fate.twin_number is None else TWIN_LEFT_OUT)
            return None
        is_ours = self.here.get(person.id) == person.version
        if not is_ours and person.version != fate.person_version:
            fate.doubt(CHANGED_MEANWHILE)
            return None
        return person

    def _pools(self, changes: Sequence[Change]) -> list[Named]:
        names = [one.new for one in changes if one.field is Field.POOL]
        return [self.directory.pools[search_key(name)] for name in names]


def _find_twins(
    work: Work, brought: Import, fates: Sequence[Fate], matched: Sequence[Fate]
) -> None:
    """The people whom earlier rows, of this portion or before, have entered."""
    wanted = {fate.twin_number for fate in matched if fate.twin_number is not None}
    found = {fate.number: fate.person_id for fate in fates if fate.outcome is Outcome.CREATED}
    for some in portions(sorted(wanted - found.keys())):
        earlier = select(ImportRow.number, ImportRow.person_id, ImportRow.outcome).where(
            ImportRow.office_id == work.office_id,
            ImportRow.import_id == brought.id,
            ImportRow.number.in_(some),
        )
        found |= {
            number: person_id
            for number, person_id, outcome in work.session.execute(earlier)
            if outcome is Outcome.CREATED
        }
    for fate in matched:
        if fate.twin_number is not None:
            fate.person_id = found.get(fate.twin_number)


def _refuse_suppressed(work: Work, fates: Sequence[Fate]) -> None:
    """Whoever has opted out since the preview is left out."""
    keys = suppressed_everywhere(work, [email for fate in fates for email in fate.row.emails])
    for fate in fates:
        if not keys.isdisjoint(map(address_key, fate.row.emails)):
            fate.verdict, fate.reason, fate.decision = Verdict.SUPPRESSED, SUPPRESSED, None


def _refuse_known(work: Work, brought: Import, new: Sequence[Fate], terms: Terms) -> dict[int, int]:
    """New people whom somebody else has entered since the preview. Whom a person decided not to be
    the same is known. Returns those near them whom this import has met, with their versions.
    """
    here: dict[int, int] = {}

    def met(near: set[int]) -> Collection[int]:
        here.update(_people_of(work, brought, near))
        return here

    candidates = find_candidates(work, [fate.row for fate in new], terms.region, met)
    for fate in new:
        strangers = candidates.get(fate.number, [])
        if fate.decision is Decision.NEW:
            strangers = [c for c in strangers if not c.doubt and c.person_id != fate.person_id]
        if strangers:
            fate.doubt(ENTERED_MEANWHILE)
            fate.person_id = strangers[0].person_id
    return here


def _people_of(work: Work, brought: Import, ids: Collection[int]) -> dict[int, int]:
    """Those among `ids` whom this import has met, with the versions that it left."""
    here: dict[int, int] = {}
    for some in portions(sorted(ids)):
        # Compared here and not in SQL, where each further column tempts SQLite from the index.
        found = select(
            ImportRow.person_id, ImportRow.person_version, ImportRow.import_id, ImportRow.outcome
        ).where(ImportRow.office_id == work.office_id, ImportRow.person_id.in_(some))
        here |= {
            person_id: version
            for person_id, version, import_id, outcome in work.session.execute(found)
            if import_id == brought.id and outcome in _MET
        }
    return here


def _note_entered(brought: Import, directory: Directory) -> None:
    entered = dict(brought.entered)
    for table, ids in directory.entered.items():
        entered[table] = [*entered.get(table, ()), *ids]
    brought.entered = entered
