"""Who came to an event, in the words that papers need; filled by whoever knows the guest list."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from planner.contacts.models import OutletKind, OutletScope
from planner.kernel.texts import Texts


class Qualifier(StrEnum):
    """How exact a number of people is."""

    EXACT = ""
    MORE_THAN = "more_than"
    ABOUT = "about"


@dataclass(frozen=True, kw_only=True)
class MediumFacts:
    """A medium that was present."""

    names: Texts
    kind: OutletKind = OutletKind.ONLINE
    scope: OutletScope = OutletScope.NATIONAL
    cities: Texts = field(default_factory=Texts)


@dataclass(frozen=True, kw_only=True)
class PoolFacts:
    """A pool whose members took part, and the programme of work it was set up within."""

    names: Texts
    programme_id: int | None = None
    programme_names: Texts = field(default_factory=Texts)
    programme_abbreviation: str = ""


@dataclass(frozen=True, kw_only=True)
class AttendanceFacts:
    """Counted journalists, media and pools. All empty: attendance was not recorded.

    `people` and `outlets` are None where nobody counted. Media are named only if
    `media_are_public`; people who came never are.
    """

    people: int | None = None
    outlets: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    media: tuple[MediumFacts, ...] = ()
    media_are_public: bool = False
    pools: tuple[PoolFacts, ...] = ()

    @property
    def is_recorded(self) -> bool:
        return bool(self.people is not None or self.outlets is not None or self.media or self.pools)
