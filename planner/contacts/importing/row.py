"""A row of a list of people, as it was understood."""

from __future__ import annotations

from dataclasses import dataclass

from planner.contacts.models import Gender
from planner.kernel.messages import Message
from planner.kernel.texts import NO_TEXTS, Texts


@dataclass(frozen=True, kw_only=True, slots=True)
class ListRow:
    """A person as a row of a list describes them; fields without a column are empty.

    `number` is the number of the row in the file. `emails` are cleaned addresses, the first of which
    is for letters; `phones` are in international form, or as written where they could not be read.
    `faults` are sentences that say why the row cannot be taken; `doubts` say what a person should
    look at.
    """

    number: int
    names: Texts = NO_TEXTS
    surnames: Texts = NO_TEXTS
    gender: Gender | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    outlet: str = ""
    organisation: str = ""
    function: str = ""
    topics: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
    language: str = ""
    notes: str = ""
    source: str = ""
    legal_basis: str = ""
    faults: tuple[Message, ...] = ()
    doubts: tuple[Message, ...] = ()
