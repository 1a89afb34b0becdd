"""What a guest is invited as."""

from __future__ import annotations

from enum import StrEnum


class GuestKind(StrEnum):
    """Whom the guest list counts apart. `CREW` are camera, sound and drivers who come with an
    invitation of their own; those without are named with the guest who brings them.
    """

    JOURNALIST = "journalist"
    CREW = "crew"
    OFFICIAL = "official"
    PARTNER = "partner"
    OTHER = "other"

    @property
    def is_press(self) -> bool:
        """Whether people who are entered for this are journalists in Contacts."""
        return self in (GuestKind.JOURNALIST, GuestKind.CREW)
