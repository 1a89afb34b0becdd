"""Finding guests by a list of those who came: pasted names or addresses, one a line, or rows of a sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from planner.events.models.event import Event
from planner.invitations.models import Invitation
from planner.invitations.queries import GUEST_LOADS
from planner.kernel.addresses import address_key
from planner.kernel.errors import Invalid
from planner.kernel.messages import gettext as _
from planner.kernel.search_keys import search_key
from planner.kernel.text_normalising import clean_line, lines_of
from planner.kernel.work import Work

MOST_LINES = 2000
_CELLS = re.compile(r"[\t;,<>]")
_LONGEST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Found:
    """`guests` in the order of the list, each once; `unknown` are lines in which nobody of the guest list
    was found, `doubtful` those that may be several.
    """

    guests: Sequence[Invitation]
    unknown: Sequence[str]
    doubtful: Sequence[str]


def guests_in(work: Work, event: Event, text: str) -> Found:
    """Whom the lines name, by address, else by name, in either order of its words.

    Raises `Invalid` at "came" if there is no line, or too many. Writes nothing.
    """
    lines = [line for line in lines_of(text) if line.strip(" ,;\t")]
    if not lines:
        raise Invalid("came", _("Paste at least one name or address."))
    if len(lines) > MOST_LINES:
        raise Invalid("came", _("At most %(most)s lines, please.", most=MOST_LINES))
    by_address, by_name = _indexes(_guests(work, event))
    found: dict[int, Invitation] = {}
    unknown: list[str] = []
    doubtful: list[str] = []
    for line in lines:
        named = _named_in(line, by_address, by_name)
        if len(named) == 1:
            found[named[0].id] = named[0]
        else:
            (doubtful if named else unknown).append(clean_line(line)[:_LONGEST_SHOWN])
    return Found(list(found.values()), unknown, doubtful)


Index = dict[str, list[Invitation]]


def _indexes(guests: Iterable[Invitation]) -> tuple[Index, Index]:
    by_address: Index = defaultdict(list)
    by_name: Index = defaultdict(list)
    for guest in guests:
        if guest.address:
            by_address[address_key(guest.address)].append(guest)
        by_name[_name_key(guest.name)].append(guest)
    return by_address, by_name


def _named_in(line: str, by_address: Index, by_name: Index) -> list[Invitation]:
    cells = [clean_line(cell).strip(" \"'“”") for cell in _CELLS.split(line)]
    for cell in cells:
        if "@" in cell and (guests := by_address.get(address_key(cell))):
            return guests
    for words in (*cells, " ".join(cells[:2]), " ".join(cells)):
        if guests := by_name.get(_name_key(words)):
            return guests
    return []


def _name_key(name: str) -> str:
    return " ".join(sorted(search_key(name).split()))


def _guests(work: Work, event: Event) -> Sequence[Invitation]:
    found = select(Invitation).where(
        Invitation.office_id == work.office_id,
        Invitation.event_id == event.id,
        Invitation.withdrawn_at.is_(None),
    )
    return work.session.scalars(found.options(*GUEST_LOADS).order_by(Invitation.id)).all()
