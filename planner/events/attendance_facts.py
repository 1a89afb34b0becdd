"""Attendance figures of an event, as drafting and papers use them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from planner.contacts.models import OutletKind, OutletScope
from planner.kernel.texts import Texts


class Qualifier(StrEnum):
    """How exact an attendance figure is."""

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
    """A pool whose members took part, and the programme of work that it belongs to."""

    names: Texts
    programme_id: int | None = None
    programme_names: Texts = field(default_factory=Texts)
    programme_abbreviation: str = ""


@dataclass(frozen=True, kw_only=True)
class OtherFacts:
    """Guests other than journalists; `nouns` as they stand after the number."""

    people: int
    nouns: Texts


@dataclass(frozen=True, kw_only=True)
class AttendanceFacts:
    """Counts of journalists and outlets, the outlets and pools present, guests of other kinds.

    `is_confirmed`: somebody says that the counts hold though they hardly can. `people` and `outlets` are None if not counted. Outlets are named in papers only if
    `media_are_public`; people never are.
    """

    people: int | None = None
    outlets: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    outlets_qualifier: Qualifier = Qualifier.EXACT
    is_confirmed: bool = False
    media: tuple[MediumFacts, ...] = ()
    media_are_public: bool = False
    pools: tuple[PoolFacts, ...] = ()
    others: tuple[OtherFacts, ...] = ()

    @property
    def is_recorded(self) -> bool:
        """Whether anything is known of journalists."""
        return bool(self.people is not None or self.outlets is not None or self.media or self.pools)


def outlets_known(outlets: int | None, named: int) -> int | None:
    """How many outlets were there at least: the number, or those that are named if they are more."""
    return max(outlets or 0, named) if named else outlets


def is_doubtful(people: int | None, outlets: int | None, qualifier: Qualifier) -> bool:
    """More outlets than journalists, unless there were more journalists than the number says."""
    return (
        people is not None
        and outlets is not None
        and outlets > people
        and qualifier is not Qualifier.MORE_THAN
    )
