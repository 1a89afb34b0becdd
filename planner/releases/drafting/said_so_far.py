"""What the sentences before were like, so that no pattern is repeated while another is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace


@dataclass
class SaidSoFar:
    """`speakers` made the statement that the sentence before told; () if it told something else.
    `has_pronoun`: it called them by a pronoun. `has_begun`: somebody has spoken;
    `has_venue`: the place of the event was named.
    """

    speakers: tuple[object, ...] = ()
    has_pronoun: bool = False
    has_begun: bool = False
    has_venue: bool = False
    _used: list[str] = field(default_factory=list)

    def copy(self) -> SaidSoFar:
        return replace(self, _used=list(self._used))

    def in_turn(self, patterns: Sequence[str]) -> list[str]:
        """Those that were not used first, then the one that was used longest ago."""
        return sorted(patterns, key=lambda pattern: self._last_use(pattern))

    def note(self, pattern: str, speakers: tuple[object, ...]) -> None:
        self._used.append(pattern)
        self.speakers = speakers

    def _last_use(self, pattern: str) -> int:
        places = [place for place, used in enumerate(self._used) if used == pattern]
        return places[-1] if places else -1
