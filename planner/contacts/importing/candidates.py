"""Which people of the register a row of a list may be about.

`find_candidates` is the only place that decides it, from exact keys: the same address, the same
telephone number, the same name with the outlet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.contacts.importing.changes import channel_keys
from planner.contacts.importing.people import loaded_people
from planner.contacts.importing.row import ListRow
from planner.contacts.models import Channel, Person
from planner.kernel.messages import gettext as _
from planner.kernel.portions import portions
from planner.kernel.search_keys import name_words, search_key
from planner.kernel.work import Work

IN_ARCHIVE = _("This person is in the archive.")
OTHER_NAME = _("Somebody of another name has this address.")
SHARED_TELEPHONE = _("Somebody of a similar name has this telephone number.")
ONLY_NAME = _("Somebody of this name is in the register, and no outlet tells them apart.")


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
    at_key = _ids_at(work, {key for row in rows for key in channel_keys(row, region)})
    named = _ids_named(work, {key for row in rows for key in name_keys(row)})
    people = loaded_people(
        work, {one for ids in (*at_key.values(), *named.values()) for one in ids}
    )
    found = {}
    for row in rows:
        keys = [*channel_keys(row, region), *name_keys(row)]
        near = {one: people[one] for key in keys for one in (at_key | named).get(key, ())}
        likely = [_compared(row, person, region) for person in near.values()]
        if candidates := [one for one in likely if one is not None]:
            found[row.number] = sorted(candidates, key=lambda one: (bool(one.doubt), one.person.id))
    return found


def name_keys(row: ListRow) -> list[str]:
    """The keys under which the name may stand in the register, whichever word of it comes first."""
    keys = []
    for name in row.names.values():
        words = search_key(name).replace(",", " ").split()
        turned = (words[at:] + words[:at] for at in (0, 1, -1))
        keys += [" ".join(one) for one in turned]
    return list(dict.fromkeys(keys))


def twin_key(row: ListRow) -> str:
    """The key of a name with an outlet, the same in any order of words; "" without one of them."""
    employer = search_key(row.outlet or row.organisation)
    words = name_words(next(iter(row.names.values()), ""))
    return f"{' '.join(words)} / {employer}" if employer and words else ""


def is_same_row(row: ListRow, other: ListRow) -> bool:
    """Whether two rows of a list with a key in common are about the same person."""
    if not row.names or not other.names:
        return True
    names = other.names.values()
    return _is_named_alike(row, names) or _is_shorter_or_longer(row, names)


def _compared(row: ListRow, person: Person, region: str | None) -> Candidate | None:
    mine = {c.key for c in person.channels}
    is_named_alike = not row.names or _is_named_alike(row, person.names.values())
    is_near = is_named_alike or _is_shorter_or_longer(row, person.names.values())
    has_address = not mine.isdisjoint(channel_keys(ListRow(number=0, emails=row.emails), region))
    has_phone = not mine.isdisjoint(channel_keys(ListRow(number=0, phones=row.phones), region))
    if is_near and (has_address or (has_phone and row.names)):
        return Candidate(person, IN_ARCHIVE if person.is_archived else "")
    if has_address:
        return Candidate(person, OTHER_NAME)
    if has_phone and row.names and _shares_word(row, person):
        return Candidate(person, SHARED_TELEPHONE)
    if row.names and is_named_alike:
        return _named_alike(row, person)
    return None


def _named_alike(row: ListRow, person: Person) -> Candidate | None:
    """A namesake is the same person at the same outlet, and another one at another outlet."""
    wanted = search_key(row.outlet or row.organisation)
    employers = {
        search_key(name)
        for a in person.affiliations
        if a.employer
        for name in a.employer.names.values()
    }
    if wanted and wanted in employers:
        return Candidate(person, IN_ARCHIVE if person.is_archived else "")
    return None if wanted and employers else Candidate(person, ONLY_NAME)


def _is_named_alike(row: ListRow, names: Iterable[str]) -> bool:
    mine = {tuple(name_words(name)) for name in row.names.values()}
    return not mine.isdisjoint(tuple(name_words(name)) for name in names)


def _is_shorter_or_longer(row: ListRow, names: Iterable[str]) -> bool:
    """Whether two words of the name are the same and one of the names has more, as a patronymic."""
    for name in row.names.values():
        for other in names:
            words, others = set(name_words(name)), set(name_words(other))
            if min(len(words), len(others)) > 1 and (words <= others or others <= words):
                return True
    return False


def _shares_word(row: ListRow, person: Person) -> bool:
    mine = {word for name in row.names.values() for word in name_words(name)}
    return any(not mine.isdisjoint(name_words(name)) for name in person.names.values())


def _ids_at(work: Work, keys: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for some in portions(sorted(keys)):
        stored = select(Channel.key, Channel.person_id).where(
            Channel.office_id == work.office_id, Channel.key.in_(some)
        )
        for key, person_id in work.session.execute(stored):
            found[key].append(person_id)
    return found


def _ids_named(work: Work, keys: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for some in portions(sorted(keys)):
        stored = select(Person.sort_name, Person.id).where(
            Person.office_id == work.office_id, Person.sort_name.in_(some)
        )
        for key, person_id in work.session.execute(stored):
            found[key].append(person_id)
    return found
