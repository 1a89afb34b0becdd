"""Which people of the register a row of a list may be about.

`find_candidates` is the only place that decides it, by the same keys and the same evidence as
`contacts.duplicates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.contacts.duplicates.evidence import CERTAIN, SENTENCES, Known, Reason, weigh
from planner.contacts.duplicates.keys import employer_mark, known_of, people_near
from planner.contacts.duplicates.nearness import Nearness, nearness
from planner.contacts.duplicates.spelling import folded_names
from planner.contacts.importing.changes import channel_keys
from planner.contacts.importing.people import loaded_people
from planner.contacts.importing.registers import ids_of_names
from planner.contacts.importing.row import ListRow
from planner.contacts.models import Outlet, Person
from planner.kernel.messages import gettext as _
from planner.kernel.search_keys import name_words, search_key
from planner.kernel.work import Work
from planner.organisations.models import Organisation

IN_ARCHIVE = _("This person is in the archive.")
OTHER_NAME = SENTENCES[Reason.ADDRESS_OF_OTHER_NAME]
SHARED_TELEPHONE = SENTENCES[Reason.TELEPHONE_OF_SIMILAR_NAME]
SIMILAR_NAME = SENTENCES[Reason.SIMILAR_NAME_AT_OUTLET]
ONLY_NAME = SENTENCES[Reason.ONLY_NAME]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person that a row may be about. `doubt` says why it is not certain; "" if it is."""

    person: Person
    doubt: str = ""


def find_candidates(
    work: Work, rows: Sequence[ListRow], region: str | None
) -> dict[int, list[Candidate]]:
    """By number of the row, the certain ones first; rows about nobody known are left out.

    The people are loaded with everything that they are compared by, in a few statements.
    """
    known = _known_rows(work, rows, region)
    near = people_near(work, known)
    people = loaded_people(work, {one for ids in near.people.values() for one in ids})
    about = {number: known_of(person) for number, person in people.items()}
    found = {}
    for row in rows:
        mine = known[row.number].without(near.common)
        likely = [
            _compared(row, mine, people[number], about[number])
            for number in near.people.get(row.number, ())
        ]
        if candidates := [one for one in likely if one is not None]:
            found[row.number] = sorted(candidates, key=lambda one: (bool(one.doubt), one.person.id))
    return found


def twin_key(row: ListRow) -> str:
    """The key of a name with an outlet, the same in any order of words; "" without one of them."""
    employer = search_key(row.outlet or row.organisation)
    words = name_words(next(iter(row.names.values()), ""))
    return f"{' '.join(words)} / {employer}" if employer and words else ""


def is_same_row(row: ListRow, other: ListRow) -> bool:
    """Whether two rows of a list with a key in common are about the same person."""
    if not row.names or not other.names:
        return True
    near = nearness(folded_names(row.names), folded_names(other.names))
    return near >= Nearness.LONGER


def _known_rows(work: Work, rows: Sequence[ListRow], region: str | None) -> dict[int, Known]:
    """What the rows are compared by. An outlet that is not in the register is nobody's so far."""
    outlets = ids_of_names(work, Outlet, {row.outlet for row in rows if row.outlet})
    bodies = ids_of_names(
        work, Organisation, {row.organisation for row in rows if row.organisation}
    )

    def employers(row: ListRow) -> frozenset[str]:
        key = search_key(row.outlet or row.organisation)
        if not key:
            return frozenset()
        mark = (
            employer_mark(outlets.get(key), None)
            if row.outlet
            else employer_mark(None, bodies.get(key))
        )
        return frozenset([mark or f"new {key}"])

    return {
        row.number: Known(
            names=tuple(folded_names(row.names)),
            emails=frozenset(channel_keys(ListRow(number=0, emails=row.emails), region)),
            phones=frozenset(channel_keys(ListRow(number=0, phones=row.phones), region)),
            employers=employers(row),
        )
        for row in rows
    }


def _compared(row: ListRow, mine: Known, person: Person, about: Known) -> Candidate | None:
    """A namesake is the same person at the same outlet, and another one at another outlet. An address
    without a name is that of its owner.
    """
    has_address = not mine.emails.isdisjoint(about.emails)
    if not row.names:
        return _certain(person) if has_address else None
    match = weigh(mine, about)
    if match is None or match.reason is Reason.NAME_ELSEWHERE:
        # Also of a newsroom: two letters to one mailbox are asked about.
        return Candidate(person, OTHER_NAME) if has_address else None
    if match.reason is Reason.NAME_AT_OUTLET and not _is_spelled_alike(row, person):
        return Candidate(person, SIMILAR_NAME)
    if match.certainty >= CERTAIN and match.is_same_name:
        return _certain(person)
    return Candidate(person, match.sentence)


def _is_spelled_alike(row: ListRow, person: Person) -> bool:
    """But for script and order; another patronymic, or none, tells nobody apart."""
    names = [set(name_words(name)) for name in person.names.values()]
    mine = [set(name_words(name)) for name in row.names.values()]
    return any(one <= other or other <= one for one in mine for other in names)


def _certain(person: Person) -> Candidate:
    return Candidate(person, IN_ARCHIVE if person.is_archived else "")
