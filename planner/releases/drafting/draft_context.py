"""What the sections of a draft share: the facts, and what was told so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.releases.drafting.bending import Bending
from planner.releases.drafting.block_builder import BlockBuilder
from planner.releases.drafting.draft_block import DraftBlock
from planner.releases.drafting.running_text import names_in
from planner.releases.drafting.said_so_far import SaidSoFar
from planner.releases.drafting.standing import Standing, standing_of
from planner.releases.drafting.untold_statements import Reason, untold
from planner.releases.drafting.whole_text import WholeText
from planner.releases.drafting.wording import Wording, wording_of
from planner.releases.facts.release_facts import ItemFacts, ReleaseFacts, StatementFacts


class Progress(NamedTuple):
    """How far a draft has come: how often bodies and programmes were named, who was introduced,
    what the sentences were like, the last paragraph.
    """

    named: Counter[str]
    people: set[int | str]
    said: SaidSoFar
    paragraph: DraftBlock | None


@dataclass
class DraftContext:
    """The facts, what was told so far, and how short the draft must be.

    `is_brief` cuts statements to one sentence, `is_briefest` also leaves out methods of studies.
    `named` counts how often bodies and programmes were named: in full at first, then by the short
    name. `people` are those already introduced: ids of persons, paths of unnamed roles.
    `is_coming`: the event is told in the future tense. `names` are those of the record, which keep
    their capital letters wherever they stand; collected from the facts unless given.
    """

    facts: ReleaseFacts
    whole: WholeText = field(default_factory=WholeText)
    is_brief: bool = False
    is_briefest: bool = False
    names: frozenset[str] = frozenset()
    named: Counter[str] = field(default_factory=Counter)
    people: set[int | str] = field(default_factory=set)
    said: SaidSoFar = field(default_factory=SaidSoFar)
    paragraph: DraftBlock | None = None
    wording: Wording = field(init=False)
    bending: Bending = field(init=False)
    untold: dict[str, Reason] = field(init=False)
    standing: Standing = field(init=False)
    is_coming: bool = field(init=False)

    def __post_init__(self) -> None:
        self.names = self.names or names_in(self.facts)
        self.wording = wording_of(self.facts.language)
        self.bending = Bending(self.facts.language, self.facts.forms)
        self.untold = untold(self.facts)
        self.standing = standing_of(self.facts.event)
        self.is_coming = self.facts.event.is_coming or self.standing.is_to_come

    def told(self, item: ItemFacts) -> list[StatementFacts]:
        """The statements of the item that the body tells in this language; none before the event."""
        if self.is_coming:
            return []
        elsewhere = {*self.untold, self.said.quoted_above}
        return [
            statement
            for statement in item.statements
            if statement.uid not in elsewhere and (statement.text or statement.document)
        ]

    def in_tense(self, message: str) -> str:
        """The message, or that of an event to come."""
        return self.wording.before_event(message) if self.is_coming else message

    def builder(self) -> BlockBuilder:
        return BlockBuilder(self)

    def is_first(self, key: str) -> bool:
        """Counts one more mention of a body or programme; True if there was none before."""
        self.named[key] += 1
        return self.named[key] == 1

    def progress(self) -> Progress:
        return Progress(self.named.copy(), set(self.people), self.said.copy(), self.paragraph)

    def go_on_from(self, progress: Progress) -> None:
        self.named, self.people = progress.named.copy(), set(progress.people)
        self.said, self.paragraph = progress.said.copy(), progress.paragraph

    @contextmanager
    def unnamed(self) -> Iterator[None]:
        """Whoever is named meanwhile counts as not named yet, as in a headline."""
        named, people = self.named.copy(), set(self.people)
        yield
        self.named, self.people = named, people
