"""The guest in previews and test letters."""

from __future__ import annotations

from planner.events.models.event import Event
from planner.invitations.calendar import Guest
from planner.kernel.work import Work


def sample_guest(work: Work, event: Event) -> Guest:
    """Placeholders for the guest's name, address and link."""
    return Guest(
        name="…",
        address="guest@example.org",
        page=f"{work.links.public_url}/i/…",
        own_page=f"{work.links.public_url}/m/…",
        sequence=event.sequence,
        stamp=event.revised_at,
    )
