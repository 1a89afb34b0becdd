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
