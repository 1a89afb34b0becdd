"""What the sentences before were like, so that no pattern is repeated while another is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class SaidSoFar:
    """`speakers` made the statement that the sentence before told; () if it told something else.
    `has_words`: it told words of theirs; else only that they spoke. `has_pronoun`: it called them by
    a pronoun. `has_begun`: somebody has spoken; `has_discussion`: one was held of which nothing else
    is known; `has_venue`: the place of the event was named; `has_clock`: its hour was;
    `has_title`: its title was, with the news; `has_backers`: those who supported it were.
    `told` are the uids of the statements that were told; `quoted_above` is that of the quotation
    below the headline, or "". `last` is the last sentence of the body; `day` is the day of the event
    that the text has come to.
    `is_about_event`: it is about the event, in the same paragraph, so that the next may say “it”.
    """

    speakers: tuple[object, ...] = ()
    has_words: bool = False
    has_pronoun: bool = False
    has_begun: bool = False
    has_discussion: bool = False
    has_venue: bool = False
    has_clock: bool = False
    has_title: bool = False
    has_backers: bool = False
    told: set[str] = field(default_factory=set)
    quoted_above: str = ""
    last: str = ""
    day: int = 1
    is_about_event: bool = False
    used: list[str] = field(default_factory=list)

    def copy(self) -> SaidSoFar:
        made = SaidSoFar(**vars(self))  # faster than `copy.copy`
        made.told, made.used = set(self.told), list(self.used)
        return made

    def in_turn(self, patterns: Sequence[str]) -> list[str]:
        """Those that were not used first, then the one that was used longest ago."""
        return sorted(patterns, key=lambda pattern: self._last_use(pattern))

    def note(self, pattern: str, speakers: tuple[object, ...]) -> None:
        self.used.append(pattern)
        self.speakers, self.has_words = speakers, True

    def note_greeting(self, speakers: tuple[object, ...]) -> None:
        """The sentence said that these people spoke."""
        self.speakers, self.has_words, self.has_pronoun = speakers, False, False

    def _last_use(self, pattern: str) -> int:
        places = [place for place, used in enumerate(self.used) if used == pattern]
        return places[-1] if places else -1
