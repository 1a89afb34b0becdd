"""Which people of the register a row of a list may be about.

`find_candidates` is the only place that decides it, by the same keys and the same evidence as
`contacts.duplicates`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select

from planner.contacts.duplicates.evidence import CERTAIN, SENTENCES, Known, Match, Reason, weigh
from planner.contacts.duplicates.keys import employer_mark, known_people, people_near
from planner.contacts.duplicates.nearness import Nearness, nearness
from planner.contacts.duplicates.spelling import folded_names
from planner.contacts.importing.changes import phone_key
from planner.contacts.importing.registers import ids_of_names
from planner.contacts.importing.row import ListRow
from planner.contacts.models import Outlet, Person
from planner.kernel.addresses import address_key
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.search_keys import name_words, search_key
from planner.kernel.texts import Texts
from planner.kernel.work import Work
from planner.organisations.models import Organisation

IN_ARCHIVE = _("This person is in the archive.")
OTHER_NAME = SENTENCES[Reason.ADDRESS_OF_OTHER_NAME]
SHARED_TELEPHONE = SENTENCES[Reason.TELEPHONE_OF_SIMILAR_NAME]
SIMILAR_NAME = SENTENCES[Reason.SIMILAR_NAME_AT_OUTLET]
ONLY_NAME = SENTENCES[Reason.ONLY_NAME]


class Candidate(NamedTuple):
    """A person that a row may be about, by id. `doubt` says why it is not certain; "" if it is."""

    person_id: int
    doubt: str = ""


class _Likely(NamedTuple):
    """What speaks for a person; no `match` where it is the address alone."""

    person_id: int
    match: Match | None


class _Entered(NamedTuple):
    """What else of a person decides."""

    names: Texts
    is_archived: bool


def find_candidates(
    work: Work,
    rows: Sequence[ListRow],
    region: str | None,
    besides: Callable[[set[int]], Collection[int]] = lambda _near: (),
) -> dict[int, list[Candidate]]:
    """By number of the row, the certain ones first; rows about nobody known are left out.

    Many rows share a telephone with somebody, few are about them: people are compared as plain values.
    Of those who have something in common with a row, `besides` names those who are not to be compared.
    """
    known = _known_rows(work, rows, region)
    near = people_near(work, known)
    ids = set().union(*near.people.values())
    about = known_people(work, ids.difference(besides(ids)), in_archive=True)
    likely = {
        row.number: list(
            _likely(row, known[row.number].without(near.common), theirs & about.keys(), about)
        )
        for row in rows
        if (theirs := near.people.get(row.number))
    }
    entered = _entered(work, {one.person_id for some in likely.values() for one in some})
    found = {}
    for row in rows:
        candidates = [_candidate(row, one, entered) for one in likely.get(row.number, ())]
        if candidates:
            found[row.number] = sorted(candidates, key=lambda one: (bool(one.doubt), one.person_id))
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
            emails=frozenset(map(address_key, row.emails)),
            phones=frozenset(filter(None, (phone_key(phone, region) for phone in row.phones))),
            employers=employers(row),
        )
        for row in rows
    }


def _likely(
    row: ListRow, mine: Known, theirs: Iterable[int], about: Mapping[int, Known]
) -> Iterator[_Likely]:
    """A namesake is the same person at the same outlet, and another one at another outlet. An address
    without a name is that of its owner.
    """
    for number in theirs:
        match = weigh(mine, about[number]) if row.names else None
        if match is not None and match.reason is not Reason.NAME_ELSEWHERE:
            yield _Likely(number, match)
        elif not mine.emails.isdisjoint(about[number].emails):
            yield _Likely(number, None)


def _entered(work: Work, ids: Iterable[int]) -> dict[int, _Entered]:
    found = {}
    for some in portions(sorted(ids)):
        people = select(Person.id, Person.names, Person.archived_at).where(
            Person.office_id == work.office_id, Person.id.in_(some)
        )
        for number, names, archived_at in work.session.execute(people):
            found[number] = _Entered(names, archived_at is not None)
    return found


def _candidate(row: ListRow, likely: _Likely, entered: Mapping[int, _Entered]) -> Candidate:
    number, match = likely
    person = entered[number]
    certain = Candidate(number, IN_ARCHIVE if person.is_archived else "")
    if match is None:
        # Also of a newsroom: two letters to one mailbox are asked about.
        return Candidate(number, OTHER_NAME) if row.names else certain
    if match.reason is Reason.NAME_AT_OUTLET and not _is_spelled_alike(row, person.names):
        return Candidate(number, SIMILAR_NAME)
    if match.certainty >= CERTAIN and match.is_same_name:
        return certain
    return Candidate(number, match.sentence)


def _is_spelled_alike(row: ListRow, names: Texts) -> bool:
    """But for script and order; another patronymic, or none, tells nobody apart."""
    theirs = [set(name_words(name)) for name in names.values()]
    mine = [set(name_words(name)) for name in row.names.values()]
    return any(one <= other or other <= one for one in mine for other in theirs)
